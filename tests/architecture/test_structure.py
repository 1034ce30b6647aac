"""The shape of the house, kept by a test."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

from accounts.privacy.register import register

ROOT = Path(__file__).resolve().parents[2]
APPS = [
    "home",
    "schools",
    "certificates",
    "courses",
    "quizzes",
    "accounts",
    "reminders",
    "figures",
    "calendars",
    "audit",
]


def source_files():
    for folder in [*APPS, "site", "tests"]:
        yield from (ROOT / folder).rglob("*.py")


def test_arrows_only_run_down():
    """The layers contract of pyproject.toml, by import-linter."""
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports")],
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT}:{ROOT / 'site'}", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_site_is_a_folder_and_the_standard_library_keeps_its_name():
    import site

    assert not (ROOT / "site" / "__init__.py").exists()
    assert not str(site.__file__).startswith(str(ROOT))


def test_there_are_no_drawers():
    drawers = {"utils", "helpers", "common", "core", "misc", "services", "lib"}
    found = [path for path in source_files() if path.stem in drawers or path.parent.name in drawers]
    assert found == []


def test_files_stay_small_enough_to_read():
    """A file that needs headings wants to be two. Settings read top to bottom and are let through."""
    long = {
        str(path.relative_to(ROOT)): count
        for path in source_files()
        if "migrations" not in path.parts and "settings" not in path.parts
        if (count := len(path.read_text().splitlines())) > 400
    }
    assert long == {}


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_migration_can_be_taken_back():
    for app in APPS:
        for path in (ROOT / app / "migrations").glob("0*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "RunPython":
                    assert len(node.args) + len(node.keywords) >= 2, f"{path.name} has no way back"


def test_every_model_says_what_it_keeps_of_a_person():
    """In its app's privacy.py: `privacy.keeps(...)`, or `privacy.keeps_nothing(..., because=...)`. See docs/privacy.md."""
    assert {model._meta.label for model in apps.get_models()} - register().said.keys() == set()


PAGES = [path for path in (ROOT / "templates").rglob("*.html") if not {"pdf", "reminders"} & set(path.parts)]
LETTER = re.compile(r"templates/(account/email/|letter\.html$)")


def test_pages_have_no_inline_script_or_style():
    """The content security policy would block them."""
    bad = re.compile(r"""\sstyle=["']|\son(click|change|submit|load|input)=|<style[\s>]|<script(?![^>]*\ssrc=)""")
    found = [
        str(path.relative_to(ROOT)) for path in PAGES if not LETTER.search(str(path)) and bad.search(path.read_text())
    ]
    assert found == []


def test_nothing_is_loaded_from_elsewhere():
    """No third party learns who visits: every link to a resource is our own."""
    bad = re.compile(r"""(src|href)=["'](https?:)?//[^"']+\.(js|css|woff2?|png|jpe?g|svg)""")
    files = [*PAGES, *(ROOT / "site/assets").rglob("*.css"), *(ROOT / "site/assets").rglob("*.js")]
    found = [str(path.relative_to(ROOT)) for path in files if bad.search(path.read_text())]
    assert found == []


def test_lessons_never_offer_to_call_112():
    """A class that taps a number would call it: `tel:` has no place outside the emergency cards."""
    pages = [page for page in PAGES if page.parent.name != "emergency"]
    files = [*pages, *(ROOT / "home/seed").rglob("*.yaml"), *(ROOT / "home/seed").rglob("*.md")]
    assert [str(path) for path in files if "tel:" in path.read_text()] == []


def test_no_red_cross_is_drawn():
    """The emblem is protected by law; the icon sets that draw it stay out."""
    bad = re.compile(r"first-aid-kit|openmoji|redcross|red-cross", re.IGNORECASE)
    files = [*(ROOT / "templates").rglob("*.svg"), *(ROOT / "site/assets").rglob("*.svg")]
    assert [str(path) for path in files if bad.search(path.name + path.read_text())] == []


def test_every_named_static_file_is_there():
    """Production refuses to render a page that names a file which is not in the manifest."""
    named = re.compile(r"""\{% static ["']([^"'{}]+)["'] %\}""")
    missing = {
        (str(path.relative_to(ROOT)), name)
        for path in (ROOT / "templates").rglob("*.*")
        for name in named.findall(path.read_text() if path.suffix in {".html", ".js", ".svg"} else "")
        if not name.startswith(("wagtail", "mfa/")) and not (ROOT / "site" / "assets" / name).exists()
    }
    assert missing == set()
