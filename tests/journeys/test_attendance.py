"""Attendance in a gym without a network: the ticks wait on the device, are said to be unsaved, and are saved when it is back."""

import json
import sqlite3
from contextlib import closing

import pytest

from tests.journeys import deeds
from tests.journeys.looks import faults
from tests.journeys.product import wait_for
from tests.journeys.sitting import unsent, wait_until_said

pytestmark = [pytest.mark.browser, pytest.mark.services]

MAKE_MEETING = """
from schools.models import SchoolClass
from tests.schools.practical.stage import make_session
school_class = SchoolClass.objects.get(teachers__person__username="nauczyciel", archived_at=None)
session = make_session(school_class, title="Sala gimnastyczna", trainers=2)
print(f"/pl/schools/classes/{school_class.uuid}/sessions/{session.uuid}/")
"""
PRESENT = """
SELECT COUNT(*) FROM schools_session_present JOIN schools_session ON schools_session.id = session_id
WHERE title = 'Sala gimnastyczna'
"""
WAITS = "Obecność nie jest jeszcze zapisana."


def present(product) -> int:
    with closing(sqlite3.connect(f"file:{product.data_dir}/db.sqlite3?mode=ro", uri=True)) as database:
        return database.execute(PRESENT).fetchone()[0]


def test_ticks_wait_for_the_network_without_a_name_and_go_with_whoever_signs_out(visit, product):
    address = product.python(MAKE_MEETING)
    page = visit(quiet=False)
    deeds.sign_in(page, "nauczyciel")
    page.goto(address)
    everybody = page.get_by_role("checkbox").count()
    page.get_by_role("link", name="Zaznacz wszystkich").click()
    wait_until_said(page, "Obecność zapisana.")
    assert present(product) == everybody

    page.context.set_offline(True)
    page.get_by_role("checkbox").first.uncheck()
    wait_until_said(page, WAITS)
    page.get_by_role("button", name="Zapisz obecność").click()
    page.get_by_text("Zaznaczenia są bezpieczne na tym urządzeniu").wait_for()
    assert faults(page) == []
    (entry,) = unsent(page)
    names = page.locator(".attendance__one").all_inner_texts()
    assert not any(name in json.dumps(entry, ensure_ascii=False) for name in names)
    assert present(product) == everybody

    page.context.set_offline(False)
    wait_until_said(page, "Obecność zapisana.")
    wait_for(lambda: present(product) == everybody - 1, "the attendance to be kept")

    page.goto(f"{address}places/")
    page.get_by_role("heading", name="Kto ma miejsce").wait_for()
    assert faults(page) == []
    page.goto(address)
    page.context.route("**/attendance/", lambda route: route.abort())
    page.get_by_role("checkbox").first.check()
    wait_until_said(page, WAITS)
    page.goto("/pl/accounts/logout/")
    assert len(unsent(page)) == 1
    page.locator("main").get_by_role("button", name="Wyloguj się").click()
    page.wait_for_url(lambda url: "/logout/" not in url)
    assert unsent(page) == []
