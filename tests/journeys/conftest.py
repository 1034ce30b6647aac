"""Journeys go through a real Chromium against the whole running product."""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.journeys.product import ready_product

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


# A click that leads to another page does not wait for it: what is expected is waited for.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def product(tmp_path_factory):
    """The product with its starter content and demo accounts, made before.

    What a first start does is for tests/site/test_run_all.py to see.
    """
    running = ready_product(tmp_path_factory.mktemp("product") / "data")
    running.start()
    yield running
    running.stop()


def chromium_path() -> str | None:
    """Return the system's Chromium, first the one without windows; None lets Playwright use its own (macOS)."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def visit(browser, product):
    """Open a page of its own for a person: `visit()` on a phone, `visit(width=1280)` at a desk, `visit(script=False)`.

    At the end the console has to be empty: no error, no warning, no complaint of the content policy.
    """
    contexts, complaints = [], []

    def open_page(*, width=390, height=844, script=True, dark=False, quiet=True, touch=False):
        context = browser.new_context(
            viewport={"width": width, "height": height},
            java_script_enabled=script,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            base_url=product.url,
            locale="pl-PL",
            accept_downloads=True,
            has_touch=touch,
        )
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        if quiet:
            page.on("console", lambda said: complaints.append(said.text))
            page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [text for text in complaints if not expected(text)] == []


def expected(text: str) -> bool:
    """Whether a message of the console is no fault: answers that say "not found", and the checker in Wagtail's userbar."""
    return "the server responded with a status of 4" in text or text.startswith(
        ("axe.run results", "Axe is already running")
    )


@pytest.fixture
def pictures():
    """Where journeys put pictures, when PICTURES names a folder; None otherwise."""
    folder = os.environ.get("PICTURES")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
    return Path(folder) if folder else None
