"""The cast and the stage.

Ala learns. Basia runs her school and teaches class 7b. Cezary is a stranger who must get nothing.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connections
from django.utils import timezone, translation

from courses.models import CoursePage
from tests import databases, factories

# The database of each stage, once they are made.
STAGE_OF_THIS_PROCESS: dict[str, str] = {}


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """Both stages, fresh copies of their templates for this process."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    with django_db_blocker.unblock():
        for stage in databases.STAGES:
            target = f"bk_test_{os.getpid()}_{worker}_{stage}"
            if databases.on_sqlite():
                target = str(Path(settings.DATA_DIR) / f"{target}.sqlite3")
            databases.make(target, stage)
            STAGE_OF_THIS_PROCESS[stage] = target
        databases.go_to(STAGE_OF_THIS_PROCESS[databases.BARE])
        # What transactional tests put back after they flushed the tables: the languages, the front pages, the roles.
        connection = connections["default"]
        connection._test_serialized_contents = connection.creation.serialize_db_to_string()
    yield
    with django_db_blocker.unblock():
        connections["default"].close()
        for target in STAGE_OF_THIS_PROCESS.values():
            databases.drop(target)


def pytest_configure(config):
    Path(settings.DATA_DIR).mkdir(parents=True, exist_ok=True)


# Seconds each: they draw PDFs, plant the whole starter content, start Python anew, or walk through many of the editor's pages.
# The inner loop leaves them out.
SLOW = {
    "access/test_access.py",
    "access/test_noted.py",
    "architecture/test_translations.py",
    "badges/test_inside_pdf.py",
    "certificates/test_booklet.py",
    "designs/test_bad_names.py",
    "designs/test_designs.py",
    "designs/test_editor.py",
    "designs/test_every_page.py",
    "designs/test_sheets.py",
    "certificates/test_bundles.py",
    "certificates/test_object_storage.py",
    "certificates/test_originals.py",
    "certificates/test_plates.py",
    "certificates/test_rendering.py",
    "certificates/test_signing.py",
    "prints/test_plans.py",
    "prints/test_posters.py",
    "prints/test_summaries.py",
    "courses/test_review_desk.py",
    "courses/test_translating_lessons.py",
    "courses/test_upkeep.py",
    "home/test_planting.py",
    "home/test_seeding.py",
    "home/test_starter_languages.py",
    "privacy/test_no_trace.py",
    "quizzes/test_authoring_pages.py",
    "quizzes/test_bank_pages.py",
    "quizzes/test_bulk.py",
    "quizzes/test_regrading_pages.py",
    "quizzes/test_statistics_pages.py",
    "site/test_settings.py",
}


# They draw PDFs from facts that lie in a database for a moment: whichever it is, the page is the same.
DRAWN = {
    "badges/test_inside_pdf.py",
    "certificates/test_plates.py",
    "certificates/test_rendering.py",
    "certificates/test_signing.py",
    "prints/test_plans.py",
    "prints/test_posters.py",
    "prints/test_summaries.py",
    "designs/test_bad_names.py",
    "designs/test_every_page.py",
    "designs/test_sheets.py",
}


# They start the product as script/server does: on its embedded database, whatever the tests run on.
EMBEDDED = {"journeys/test_without_a_worker.py", "site/test_run_all.py"}


# They make the pictures of the documentation, when PICTURES names a folder.
BRUSHES = {"journeys/test_pictures.py"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """What is about PostgreSQL itself runs on it, and there what needs no database does not run a second time.

    The tests of a file that start processes of their own stay together on one worker.
    """
    on_postgresql = connections["default"].vendor == "postgresql"
    left_out = [item for item in items if not (needs_database(item) if on_postgresql else runs_on_sqlite(item))]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in set(left_out)]
    for item in items:
        if place_of(item) in SLOW:
            item.add_marker(pytest.mark.slow)
        if item.get_closest_marker("services"):
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


def pytest_make_parametrize_id(val, argname):
    """A value as long as a file, or made by chance, is no name: every worker has to call a test the same."""
    return argname if isinstance(val, str | bytes) and len(val) > 100 else None


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Go to the stage of the test, unless what a whole module shares is being played. A browser looks at a product of its own."""
    if item.get_closest_marker("browser"):
        return
    target = STAGE_OF_THIS_PROCESS.get(stage_of(item))
    connection = connections["default"]
    if target and connection.settings_dict["NAME"] != target and not connection.in_atomic_block:
        databases.go_to(target)


def stage_of(item) -> str:
    """A test that commits plays on the bare stage: it sweeps the tables."""
    marker = item.get_closest_marker("django_db")
    commits = "transactional_db" in item.fixturenames or (marker and marker.kwargs.get("transaction"))
    return databases.WITH_A_COURSE if "with_a_course" in item.fixturenames and not commits else databases.BARE


def runs_on_sqlite(item) -> bool:
    return not item.get_closest_marker("postgresql") and (place_of(item) not in BRUSHES or "PICTURES" in os.environ)


def place_of(item) -> str:
    return "/".join(item.path.parts[-2:])


def needs_database(item) -> bool:
    """Whether a test is about what meets the database: what starts a product of its own is.

    Pages are looked at on SQLite. On PostgreSQL the access matrix opens every address of the site as everybody; MATRIX=whole
    brings the tests of single pages too.
    """
    if place_of(item) in DRAWN | EMBEDDED:
        return False
    of_a_page = "client" in item.fixturenames and not item.get_closest_marker("postgresql")
    if of_a_page and os.environ.get("MATRIX") != "whole":
        return False
    markers = ("django_db", "services", "postgresql")
    return bool({"db", "transactional_db"} & set(item.fixturenames)) or any(map(item.get_closest_marker, markers))


def pytest_unconfigure(config):
    """Clean up when everybody is done: the workers of one run share the folder, and one may finish before the other."""
    if "PYTEST_XDIST_WORKER" not in os.environ and str(settings.DATA_DIR).startswith(tempfile.gettempdir()):
        shutil.rmtree(settings.DATA_DIR, ignore_errors=True)


@pytest.fixture(autouse=True)
def in_polish():
    """What a request activated stays active in its thread: no test inherits the language of the one before it."""
    yield
    translation.deactivate()


@pytest.fixture
def bare_stage(settings, tmp_path):
    """No file and no cached value of the tests before: for who looks for traces."""
    cache.clear()
    settings.MEDIA_ROOT, settings.MAIL_FOLDER = tmp_path / "media", tmp_path / "mail"
    shutil.rmtree(settings.PRIVATE_ROOT, ignore_errors=True)
    Path(settings.PRIVATE_ROOT).mkdir(parents=True)


@pytest.fixture
def ala(db):
    return factories.PersonFactory(username="ala", first_name="Ala", last_name="Żółć", email="ala@example.org")


@pytest.fixture
def basia(db):
    return factories.PersonFactory(username="basia", first_name="Basia", last_name="Nowak", email="basia@example.org")


@pytest.fixture
def cezary(db):
    return factories.PersonFactory(username="cezary", first_name="Cezary", last_name="Obcy", email="cezary@example.org")


@pytest.fixture
def with_a_course():
    """Asks for the stage on which the course stands already: see stage_of."""


@pytest.fixture
def course(with_a_course, db):
    """A live course with two lessons (one check question each) and an exam of two questions, there before the test begins."""
    return CoursePage.objects.filter(slug="uratuj-serce").first() or factories.make_course()


@pytest.fixture
def today():
    return timezone.localdate()
