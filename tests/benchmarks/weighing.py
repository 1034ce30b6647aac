"""What a first visit of a page costs: bytes on the wire and requests, in a browser that has seen nothing yet."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.journeys.conftest import CHROMIUM_ARGUMENTS, chromium_path
from tests.journeys.product import Product


@contextmanager
def running_product(folder: Path) -> Iterator[Product]:
    product = Product(folder / "product")
    product.start()
    try:
        yield product
    finally:
        product.stop()


def first_visits(product: Product, pages: dict[str, str]) -> dict[str, tuple[int, int]]:
    """Return bytes (compressed, with headers) and requests of each page, each in a fresh browser without a service worker."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_ARGUMENTS)
        weighed = {name: first_visit(browser, product.url + path) for name, path in pages.items()}
        browser.close()
    return weighed


def first_visit(browser, url: str) -> tuple[int, int]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    lengths: list[int] = []
    wire.on("Network.loadingFinished", lambda event: lengths.append(round(event["encodedDataLength"])))
    page.goto(url, wait_until="networkidle")
    context.close()
    return sum(lengths), len(lengths)
