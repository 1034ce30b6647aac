"""The log: written once, with ids and never with names, in the transaction of the deed."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, NotSupportedError, connection, transaction
from django.utils import timezone

from audit import ledger
from audit.deeds import FACTS, VIEWS, Deed
from audit.models import Concern, Entry
from tests.factories import PersonFactory, make_class, make_school

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(basia, ala):
    return ledger.note(Deed.PIN_ISSUED, by=basia, about=[ala], changed=1)


def test_an_entry_says_who_did_what_to_whom_and_where(basia, ala):
    school_class = make_class(make_school(lead=basia))
    entry = ledger.note(
        Deed.ASSIGNMENT_EXTENDED, by=basia, school_class=school_class, about=[ala, ala.pk], due_on=date(2026, 12, 1)
    )
    kept = Entry.objects.get(pk=entry.pk)
    assert (kept.by, kept.deed, kept.school, kept.school_class) == (
        basia, "assignment-extended", school_class.school_id, school_class.pk,
    )  # fmt: skip
    assert kept.concerned == 1
    assert [one.person for one in kept.concerns.all()] == [ala]
    assert kept.facts == {"due_on": "2026-12-01"}


def test_what_concerns_the_people_of_one_school_stands_in_its_log(basia):
    school = make_school(lead=basia)
    pupils = [place.pupil for place in make_class(school, pupils=2).memberships.all()]
    stranger = PersonFactory()
    assert ledger.note(Deed.CERTIFICATES_ORDERED, by=basia, about=pupils).school == school.pk
    assert ledger.note(Deed.CERTIFICATE_REVOKED, by=stranger, about=[basia]).school == school.pk  # by her post
    assert ledger.note(Deed.CERTIFICATES_ORDERED, by=basia, about=[*pupils, stranger]).school is None


def test_no_name_and_nothing_that_was_typed_gets_in(basia):
    with pytest.raises(ValueError, match="note is not a fact"):
        ledger.note(Deed.PIN_ISSUED, by=basia, note="Żółć")
    with pytest.raises(ValueError, match="too long"):
        ledger.note(Deed.PIN_ISSUED, by=basia, fields="x" * 200)
    with pytest.raises(ValueError, match="not a valid Deed"):
        ledger.note("something-else", by=basia)
    assert not Entry.objects.exists()


def test_every_deed_and_every_fact_has_its_words():
    assert all(str(deed.label) and deed.label[0].islower() for deed in Deed)
    assert all(FACTS.values())


def test_an_entry_goes_with_its_deed(basia):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        ledger.note(Deed.PIN_ISSUED, by=basia)
        raise ZeroDivisionError
    assert not Entry.objects.exists()


def test_the_same_look_is_noted_once_in_ten_minutes(basia, ala, cezary, monkeypatch):
    school_class = make_class(make_school())
    for person, pupil in [(basia, ala), (basia, ala), (cezary, ala), (basia, cezary)]:
        ledger.note_look(Deed.PUPIL_SEEN, by=person, school_class=school_class, about=[pupil])
    assert Entry.objects.count() == 3
    monkeypatch.setattr(ledger, "SAME_LOOK", timedelta(0))
    ledger.note_look(Deed.PUPIL_SEEN, by=basia, school_class=school_class, about=[ala])
    assert Entry.objects.count() == 4


def test_only_looks_are_noted_as_looks(basia):
    assert Deed.PUPIL_SEEN in VIEWS
    with pytest.raises(ValueError, match="is a deed"):
        ledger.note_look(Deed.PIN_ISSUED, by=basia)


@pytest.mark.parametrize(
    "deed",
    [
        lambda entry: entry.save(),
        lambda entry: entry.delete(),
        lambda entry: Entry.objects.update(deed=""),
        lambda entry: Entry.objects.all().delete(),
        lambda entry: Entry.objects.bulk_update([entry], ["deed"]),
        lambda entry: Entry.objects.update_or_create(pk=entry.pk, defaults={"deed": ""}),
        lambda entry: entry.concerns.all().delete(),
        lambda entry: Concern.objects.update(person=None),
    ],
)
def test_no_code_of_ours_changes_or_deletes_an_entry(entry, deed):
    before = Entry.objects.values().get(), Concern.objects.values().get()
    with pytest.raises(NotSupportedError):
        deed(entry)
    assert (Entry.objects.values().get(), Concern.objects.values().get()) == before


@pytest.mark.parametrize("table, column", [("audit_entry", "deed"), ("audit_concern", "person_id")])
def test_the_database_itself_refuses_a_change(entry, table, column):
    with pytest.raises(IntegrityError, match="written once"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = 7")


@pytest.mark.postgresql
def test_postgresql_refuses_to_delete_what_is_young(entry):
    for table in ("audit_concern", "audit_entry"):
        with pytest.raises(IntegrityError, match="written once"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table}")


def test_an_entry_outlives_who_did_it_and_whom_it_is_about(entry, basia, ala):
    numbers = basia.pk, ala.pk
    basia.delete()
    ala.delete()
    kept = Entry.objects.select_related("by").get()
    assert (kept.by_id, kept.concerns.get().person_id) == numbers
    assert kept.by is None


def test_a_note_about_one_costs_as_much_as_about_a_year_of_a_school(basia, django_assert_num_queries):
    school = make_school()
    for count in (1, 300):
        with django_assert_num_queries(2):
            ledger.note(Deed.ROSTER_IMPORTED, by=basia, school=school, about=range(1, count + 1))
    assert Entry.objects.latest("pk").at <= timezone.now()
