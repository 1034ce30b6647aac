"""The log as the school's lead reads it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit import ledger
from audit.deeds import Deed
from audit.models import Entry
from schools import inviting
from schools.log_book import ON_A_PAGE
from tests.factories import PersonFactory, make_class, make_school
from tests.schools import deeds
from tests.schools.conftest import make_teacher

pytestmark = pytest.mark.django_db

LOG_QUERIES = 17


@pytest.fixture
def ola(class_7b):
    return deeds.join(class_7b, "Ola", "Lis")


@pytest.fixture
def looks(ewa, class_7b, ola):
    """What Ewa has done today: opened the page of the class and Ola's, and given Ola a new PIN."""
    ledger.note_look(Deed.CLASS_SEEN, by=ewa, school_class=class_7b)
    ledger.note_look(Deed.PUPIL_SEEN, by=ewa, school_class=class_7b, about=[ola])
    ledger.note(Deed.PIN_ISSUED, by=ewa, school_class=class_7b, about=[ola], changed=1)


def address_of(school, **asked):
    return reverse("schools:log", args=[school.uuid], query=asked)


def rows_of(browser, school, **asked):
    answer = browser.get(address_of(school, **asked))
    assert answer.status_code == 200
    return [(line.who, line.what, line.where, line.whom) for line in answer.context["lines"]]


def test_the_lead_reads_who_did_what_to_whom_the_latest_first(as_, basia, school, ewa, looks):
    seen, pin, pupil, class_seen = rows_of(as_(basia), school)[:4]
    assert seen == ("Basia Nowak", "otwarto dziennik zdarzeń", "", "")
    assert pin == (ewa.full_name, "nadano uczniowi nowy PIN", "7b", "Ola Lis")
    assert pupil == (ewa.full_name, "otwarto stronę ucznia", "7b", "Ola Lis")
    assert class_seen == (ewa.full_name, "otwarto stronę klasy", "7b", "cała klasa")


def test_it_is_asked_by_person_deed_pupil_and_days(as_, basia, school, ewa, looks, ola):
    browser = as_(basia)
    assert {row[0] for row in rows_of(browser, school, by=ewa.pk)} == {ewa.full_name}
    assert len(rows_of(browser, school, deed="pupil-seen")) == 1
    assert len(rows_of(browser, school, q="lis ola")) == 2
    assert rows_of(browser, school, q="Nikt") == []
    today, yesterday = timezone.localdate(), timezone.localdate() - timedelta(days=1)
    assert len(rows_of(browser, school, since=today)) == len(rows_of(browser, school, until=today)) > 3
    assert rows_of(browser, school, until=yesterday) == []


def test_what_does_not_fit_is_said_beside_the_form(as_, basia, school, looks):
    answer = as_(basia).get(address_of(school, since="kiedyś"))
    assert answer.status_code == 422
    assert len(answer.context["lines"]) > 3


def test_the_page_of_a_pupil_leads_to_who_saw_and_changed_the_data(as_, basia, ewa, class_7b, looks, ola):
    page = as_(basia).get(reverse("schools:pupil", args=[class_7b.uuid, ola.uuid])).content.decode()
    address = address_of(class_7b.school, pupil=ola.uuid)
    assert address in page
    found = as_(basia).get(address)
    told = [line.what for line in found.context["lines"]]
    assert {"nadano uczniowi nowy PIN", "otwarto stronę ucznia", "otwarto stronę klasy"} < set(told)
    assert "Tylko: Ola Lis i cała klasa" in found.content.decode()
    assert address not in as_(ewa).get(reverse("schools:pupil", args=[class_7b.uuid, ola.uuid])).content.decode()


def test_what_happened_to_another_pupil_or_before_the_pupil_came_is_not_there(as_, basia, ewa, class_7b):
    before = ledger.note(Deed.CLASS_SEEN, by=ewa, school_class=class_7b)
    jan = deeds.join(class_7b, "Jan", "Kos")
    ola = deeds.join(class_7b, "Ola", "Lis")
    other = ledger.note(Deed.PIN_ISSUED, by=ewa, school_class=class_7b, about=[jan])
    lines = as_(basia).get(address_of(class_7b.school, pupil=ola.uuid)).context["lines"]
    assert not {before.pk, other.pk} & {line.entry.pk for line in lines}


def test_who_is_erased_has_no_name_any_more(as_, basia, school, looks, ola, ewa):
    numbers = ewa.pk, ola.pk
    ewa.delete()
    ola.delete()
    rows = rows_of(as_(basia), school, deed="pin-issued")
    assert rows == [
        (f"usunięta osoba (nr {numbers[0]})", "nadano uczniowi nowy PIN", "7b", f"usunięta osoba (nr {numbers[1]})")
    ]


def test_who_knocks_from_outside_stays_a_number(as_, basia, school, class_7b, cezary, ewa):
    other_class = make_class(school, name="8a")
    as_(cezary).get(reverse("schools:class", args=[class_7b.uuid]))
    as_(ewa).get(reverse("schools:class", args=[other_class.uuid]))
    rows = rows_of(as_(basia), school, deed="refused")
    assert [row[0] for row in rows] == [ewa.full_name, f"osoba spoza szkoły (nr {cezary.pk})"]
    assert "Obcy" not in as_(basia).get(address_of(school)).content.decode()


def test_another_school_reads_nothing_of_it(as_, school, looks, dorota, school_next_door):
    assert as_(dorota).get(address_of(school)).status_code == 404
    assert [row[1] for row in rows_of(as_(dorota), school_next_door)] == ["otwarto dziennik zdarzeń"]


@pytest.mark.parametrize("role", ["teacher", "secretary"])
def test_only_the_lead_reads_it(as_, school, class_7b, role):
    person = make_teacher(class_7b, "Nowy")
    person.school_posts.update(role=role)
    for name, more in (("log", []), ("log_file", ["csv"])):
        assert as_(person).get(reverse(f"schools:{name}", args=[school.uuid, *more])).status_code == 404
    assert "Dziennik zdarzeń" not in as_(person).get(reverse("schools:school", args=[school.uuid])).content.decode()


def test_pages_go_by_key(as_, basia, school, ewa):
    made = [ledger.note(Deed.STAFF_INVITED, by=ewa, school=school).pk for _ in range(ON_A_PAGE + 3)]
    browser, asked = as_(basia), {"deed": "staff-invited"}
    first = browser.get(address_of(school, **asked))
    assert [line.entry.pk for line in first.context["lines"]] == made[:2:-1]
    older = first.context["older"]
    assert f"?deed=staff-invited&amp;before={older}" in first.content.decode()
    ledger.note(Deed.STAFF_INVITED, by=ewa, school=school)  # what comes meanwhile moves nothing
    second = browser.get(address_of(school, **asked, before=older))
    assert [line.entry.pk for line in second.context["lines"]] == made[2::-1]
    assert second.context["older"] is None
    assert browser.get(address_of(school, before="x" * 30)).status_code == 200


def test_the_file_is_safe_and_says_the_same(as_, basia, school, class_7b, looks):
    deeds.join(class_7b, "=1+1", "@SUM(A1)")
    evil = class_7b.memberships.get(pupil__first_name="=1+1").pupil
    ledger.note(Deed.PIN_ISSUED, by=evil, school_class=class_7b, about=[evil])
    answer = as_(basia).get(reverse("schools:log_file", args=[school.uuid, "csv"]), {"deed": "pin-issued"})
    assert answer["Content-Disposition"].startswith('attachment; filename="dziennik-')
    head, evil_line, ola_line = answer.content.decode("utf-8-sig").splitlines()
    assert head == '"kiedy";"kto";"co";"klasa";"kogo dotyczy";"szczegóły"'
    assert '"\'=1+1 @SUM(A1)"' in evil_line
    assert '"Ola Lis"' in ola_line
    exported = Entry.objects.get(deed="log-exported")
    assert (exported.by, exported.facts) == (basia, {"rows": 2, "kind": "csv"})
    assert as_(basia).get(reverse("schools:log_file", args=[school.uuid, "pdf"])).status_code == 404


@pytest.mark.parametrize("entries", [1, 60])
def test_it_costs_the_same_however_long_the_log_is(
    as_, basia, school, class_7b, course, entries, django_assert_num_queries
):
    pupils = [place.pupil for place in class_7b.memberships.all()]
    for number in range(entries):
        by = basia if number % 2 else PersonFactory()
        ledger.note(
            Deed.ASSIGNMENT_EXTENDED, by=by, school_class=class_7b, about=pupils[:2], course=course.translation_key
        )
    browser, asked = as_(basia), {"pupil": pupils[0].uuid, "q": pupils[0].last_name}
    browser.get(address_of(school, **asked))
    with django_assert_num_queries(LOG_QUERIES):
        page = browser.get(address_of(school, **asked)).content.decode()
    assert page.count("<tr>") == min(entries + 1, ON_A_PAGE) + 1  # and the look itself
    assert "Uratuj serce" in page


def test_the_log_of_a_school_is_not_the_log_of_its_namesake(as_, basia, school):
    other = make_school(lead=basia, name="Druga")
    ledger.note(Deed.STAFF_INVITED, by=basia, school=other)
    assert rows_of(as_(basia), school, deed="staff-invited") == []


def test_an_invitation_that_is_over_is_refused_and_noted(client, as_, basia, school, cezary):
    made, code = inviting.invite(school=school, role="teacher", by=basia, now=timezone.now())
    inviting.revoke(invitation=made, by=basia, now=timezone.now())
    address = reverse("invitation", args=[code])
    assert client.get(address).status_code == 410
    assert as_(cezary).post(reverse("invitation_accept", args=[code])).status_code == 410
    assert client.get(reverse("invitation", args=["0000-0000-0000-0000"])).status_code == 404
    rows = rows_of(as_(basia), school, deed="refused")
    assert [row[0] for row in rows] == [f"osoba spoza szkoły (nr {cezary.pk})", "ktoś bez konta"]
