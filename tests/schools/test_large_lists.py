"""A long list does not ask the database line by line: to upload it, to look at it, to import it, to complete it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from schools.models import ClassMembership, RosterUpload
from tests.schools import deeds, files

pytestmark = pytest.mark.django_db

SHORT, LONG = 30, 300


def queries_of(work) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert work().status_code in (200, 302)
    return len(captured)


def address(name: str) -> str:
    return reverse(f"schools:{name}", args=[RosterUpload.objects.latest("pk").uuid])


def road_of(browser, school, data) -> list[int]:
    """Return how often each stop of the road asks: the upload, the page that shows it, the import."""
    return [
        queries_of(lambda: browser.post(deeds.upload_url(school), deeds.upload_form(data))),
        queries_of(lambda: browser.get(address("roster_report"))),
        queries_of(lambda: browser.post(address("roster_confirm"))),
    ]


def test_a_new_list(as_, basia, school):
    browser = as_(basia)
    road_of(browser, school, files.csv_file(["Ola", "Lis", "0a"]))  # what is asked once in a process
    short = road_of(browser, school, files.many_pupils(SHORT))
    upload, page, imported = road_of(browser, school, files.many_pupils(LONG))
    assert [upload, page] == short[:2]
    assert upload + page <= 30
    assert imported <= 40  # SQLite takes new accounts by fifties
    assert ClassMembership.objects.count() == LONG + 1


def test_a_list_that_completes_addresses_and_identifiers(as_, basia, school):
    browser = as_(basia)
    costs = []
    for number in (SHORT, LONG):
        names = [[f"Jan{files.spelled(n)}", f"Lis{files.spelled(number)}", "7b"] for n in range(number)]
        deeds.bring(school, files.csv_file(*names), by=basia)
        header = [*files.HEADER, "E-mail", "Identyfikator"]
        more = [[*name, f"u{number}-{n}@example.org", f"{number}-{n}"] for n, name in enumerate(names)]
        costs.append(road_of(browser, school, files.csv_file(*more, header=header)))
    assert costs[0] == costs[1]
    assert ClassMembership.objects.exclude(roster_id="").exclude(pupil__email="").count() == SHORT + LONG


def test_the_page_shows_fifty_lines_and_leads_to_the_others(as_, basia, school):
    browser = as_(basia)
    browser.post(deeds.upload_url(school), deeds.upload_form(files.many_pupils(LONG)))
    page = browser.get(address("roster_report"))
    assert page.content.decode().count('<th scope="row">') == 50
    assert page.context["page"].paginator.num_pages == LONG // 50
    assert browser.get(address("roster_report"), {"page": 6}).context["page"].object_list[0].number == 252
