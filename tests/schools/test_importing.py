"""A roster becomes classes, accounts and places: all of it or nothing, and never twice."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from unittest import mock

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.utils import timezone

from audit.deeds import Deed
from audit.models import Entry
from audit.tasks import forget_what_is_past
from courses.models import Enrolment
from schools import importing
from schools.importing import RosterHasProblems
from schools.models import ClassMembership, RosterUpload, School, SchoolClass
from tests.factories import make_class
from tests.schools import deeds, files

pytestmark = pytest.mark.django_db


def pupils_of(school):
    return get_user_model().objects.filter(class_memberships__school_class__school=school)


def places(school):
    rows = ClassMembership.objects.filter(school_class__school=school).order_by("pk")
    return list(rows.values_list("pupil__last_name", "school_class__name", "school_class__school_year", "roster_id"))


def everything():
    """All that an import could change, row by row."""
    return (
        list(get_user_model().objects.order_by("pk").values()),
        list(SchoolClass.objects.order_by("pk").values()),
        list(ClassMembership.objects.order_by("pk").values()),
        list(Enrolment.objects.order_by("pk").values()),
    )


def test_a_roster_makes_classes_and_accounts_that_the_school_runs(school, basia):
    imported = deeds.bring(school, files.csv_file(), by=basia)
    assert (imported.new, imported.classes) == (3, 2)
    pupil = pupils_of(school).get(last_name="Żółć")
    assert (pupil.first_name, pupil.email, pupil.managed_by) == ("Łucja", "", school.name)
    assert pupil.username.startswith("lzolc")
    assert pupil.username.isascii()
    assert not pupil.has_usable_password()
    assert set(SchoolClass.objects.values_list("name", "school_year")) == {("7b", deeds.YEAR), ("8a", deeds.YEAR)}


def test_the_same_file_twice_changes_nothing(school, basia):
    deeds.bring(school, files.csv_file(), by=basia)
    before = everything()
    imported = deeds.bring(school, files.csv_file(), by=basia)
    assert not imported.anything
    assert everything() == before


def test_the_same_pupils_from_another_program_change_nothing(school, basia):
    deeds.bring(school, files.csv_file(), by=basia)
    before = everything()
    deeds.bring(school, files.csv_file(separator=",", encoding="cp1250"), by=basia)
    deeds.bring(school, files.workbook([files.HEADER, *files.PUPILS]), by=basia)
    assert everything() == before


def test_one_upload_confirmed_twice_is_imported_once(school, basia):
    upload = deeds.keep(school, files.csv_file(), by=basia)
    assert deeds.uploading.confirm(upload=upload, by=basia, now=deeds.NOW).new == 3
    before = everything()
    assert deeds.uploading.confirm(upload=upload, by=basia, now=deeds.NOW) is None
    assert everything() == before


def test_an_imported_upload_keeps_no_names(school, basia):
    deeds.bring(school, files.csv_file(), by=basia)
    assert RosterUpload.objects.get().rows == []


def test_one_problem_and_nothing_is_imported(school, basia):
    before = everything()
    with pytest.raises(RosterHasProblems):
        deeds.bring(school, files.csv_file(["Łucja", "Żółć", "7b"], ["", "Nowak", "7b"]), by=basia)
    assert everything() == before


@pytest.mark.parametrize("breaking", ["make_accounts", "leave_former_classes", "complete_data", "enrol_newcomers"])
def test_killed_halfway_nothing_is_imported(school, basia, breaking):
    before = everything()
    with mock.patch.object(importing, breaking, side_effect=RuntimeError("killed")):
        with pytest.raises(RuntimeError):
            deeds.bring(school, files.csv_file(), by=basia)
    assert everything() == before
    assert RosterUpload.objects.get().applied_at is None


def test_what_changed_since_the_report_is_seen_at_the_confirmation(school, basia):
    header = ["Imię", "Nazwisko", "Klasa", "E-mail"]
    upload = deeds.keep(school, files.csv_file(["Ewa", "Nowak", "7b", "ewa@example.org"], header=header), by=basia)
    get_user_model().objects.create_user("somebody", "EWA@example.org")
    before = everything()
    with pytest.raises(RosterHasProblems):
        deeds.uploading.confirm(upload=upload, by=basia, now=deeds.NOW)
    assert everything() == before


def test_a_name_taken_in_the_same_moment_is_drawn_again(school, basia):
    with mock.patch.object(importing, "usernames_in_use", side_effect=[{"lzolc22"}, set(), set(), set()]):
        with mock.patch("schools.usernames.secrets.choice", side_effect=lambda digits: digits[0]):
            deeds.bring(school, files.csv_file(files.PUPILS[0]), by=basia)
    assert pupils_of(school).get().username == "lzolc222"


def test_two_namesakes_get_two_accounts(school, basia):
    header = ["Imię", "Nazwisko", "Klasa", "Identyfikator"]
    deeds.bring(
        school, files.csv_file(["Anna", "Nowak", "7b", "1"], ["Anna", "Nowak", "7b", "2"], header=header), by=basia
    )
    first, second = pupils_of(school)
    assert first.username != second.username
    assert places(school) == [("Nowak", "7b", deeds.YEAR, "1"), ("Nowak", "7b", deeds.YEAR, "2")]


def test_an_address_in_the_roster_becomes_the_pupils(school, basia):
    header = ["Imię", "Nazwisko", "Klasa", "E-mail"]
    deeds.bring(school, files.csv_file(["Ewa", "Nowak", "7b", "Ewa@Example.org"], header=header), by=basia)
    assert pupils_of(school).get().email == "ewa@example.org"


HEADER = ["Imię", "Nazwisko", "Klasa", "Identyfikator"]


def test_a_pupil_who_changes_class_keeps_account_and_identifier(school, basia):
    deeds.bring(school, files.csv_file(["Ewa", "Nowak", "7b", "17"], header=HEADER), by=basia)
    pupil = pupils_of(school).get()
    imported = deeds.bring(school, files.csv_file(["Ewa", "Nowak", "7a", "17"], header=HEADER), by=basia)
    assert imported.moved == 1
    assert pupils_of(school).get() == pupil
    assert places(school) == [("Nowak", "7a", deeds.YEAR, "17")]


def test_a_new_school_year_adds_a_class_and_keeps_the_old_one(school, basia):
    deeds.bring(school, files.csv_file(["Ewa", "Nowak", "7b", "17"], header=HEADER), by=basia, school_year="2025/2026")
    deeds.bring(school, files.csv_file(["Ewa", "Nowak", "8b", "17"], header=HEADER), by=basia)
    assert places(school) == [("Nowak", "7b", "2025/2026", "17"), ("Nowak", "8b", deeds.YEAR, "17")]
    assert pupils_of(school).distinct().count() == 1


def test_a_later_file_adds_identifier_and_address(school, basia):
    deeds.bring(school, files.csv_file(["Ewa", "Nowak", "7b"]), by=basia)
    row = ["Ewa", "Nowak", "7b", "17", "ewa@example.org"]
    imported = deeds.bring(school, files.csv_file(row, header=[*HEADER, "E-mail"]), by=basia)
    assert (imported.new, imported.updated) == (0, 1)
    assert places(school) == [("Nowak", "7b", deeds.YEAR, "17")]
    assert pupils_of(school).get().email == "ewa@example.org"


def test_the_pupil_of_another_school_is_another_person(school, school_next_door, basia, dorota):
    deeds.bring(school_next_door, files.csv_file(["Ewa", "Nowak", "7b", "17"], header=HEADER), by=dorota)
    imported = deeds.bring(school, files.csv_file(["Ewa", "Nowak", "7b", "17"], header=HEADER), by=basia)
    assert imported.new == 1
    assert pupils_of(school).get() != pupils_of(school_next_door).get()


def test_who_joins_a_class_gets_its_courses(school, basia, course):
    school_class = make_class(school, pupils=1)
    deeds.assign(school_class, course)
    deeds.bring(school, files.csv_file(), by=basia)
    enrolled = set(
        Enrolment.objects.filter(course_key=course.translation_key).values_list("learner__last_name", flat=True)
    )
    assert {"Żółć", "Gąsienica"} <= enrolled
    assert "Źrebiec" not in enrolled


def test_uploads_that_nobody_decided_about_go_after_a_day(school, basia):
    old = deeds.keep(school, files.csv_file(), by=basia)
    RosterUpload.objects.filter(pk=old.pk).update(created_at=deeds.NOW - timedelta(days=2))
    new = deeds.keep(school, files.csv_file(), by=basia)
    assert list(RosterUpload.objects.all()) == [new]


def test_the_worker_forgets_old_uploads(school, basia):
    old, new = (deeds.keep(school, files.csv_file(), by=basia) for _ in range(2))
    RosterUpload.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=2))
    RosterUpload.objects.filter(pk=new.pk).update(created_at=timezone.now())
    forget_what_is_past()
    assert list(RosterUpload.objects.all()) == [new]


def test_ten_thousand_pupils_are_imported_while_the_lead_waits(school, basia):
    start = time.perf_counter()
    assert deeds.bring(school, files.many_pupils(10_000), by=basia).new == 10_000
    assert time.perf_counter() - start < 20
    assert pupils_of(school).count() == 10_000


def test_a_school_that_changes_its_name_keeps_its_pupils(school, basia):
    deeds.bring(school, files.csv_file(), by=basia)
    school.name = "Szkoła imienia Henryka Jordana"
    school.save()
    assert set(pupils_of(school).values_list("managed_by", flat=True)) == {school.name}
    assert School.objects.get().name == school.name


def test_the_log_names_ids_and_never_pupils(school, basia, caplog):
    with caplog.at_level("INFO", logger="audit.ledger"):
        deeds.bring(school, files.csv_file(), by=basia)
    entry = Entry.objects.get(deed=Deed.ROSTER_IMPORTED)
    assert (entry.by, entry.school, entry.facts) == (basia, school.pk, {"new": 3, "moved": 0, "gone": 0})
    assert {one.person for one in entry.concerns.all()} == set(pupils_of(school))
    assert f"roster-imported by={basia.pk} school={school.pk}" in caplog.text
    assert "Żółć" not in caplog.text


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_leads_who_import_at_once_make_nobody_twice(school, basia):
    uploads = [deeds.keep(school, files.csv_file(), by=basia) for _ in range(2)]

    def confirm(upload):
        try:
            return deeds.uploading.confirm(upload=upload, by=basia, now=deeds.NOW).new
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(confirm, uploads))
    assert sorted(made) == [0, 3]
    assert pupils_of(school).count() == 3


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_double_click_on_the_confirmation_imports_once(school, basia):
    upload = deeds.keep(school, files.csv_file(), by=basia)

    def confirm(_click):
        try:
            return deeds.uploading.confirm(upload=upload, by=basia, now=deeds.NOW) is not None
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(confirm, range(4))) == [False, False, False, True]
    assert pupils_of(school).count() == 3


def test_identifiers_added_to_last_years_list_carry_accounts_into_the_new_year(school, basia):
    deeds.bring(school, files.csv_file(["Ewa", "Nowak", "6b"]), by=basia, school_year="2025/2026")
    deeds.bring(school, files.csv_file(["Ewa", "Nowak", "6b", "17"], header=HEADER), by=basia, school_year="2025/2026")
    imported = deeds.bring(school, files.csv_file(["Ewa", "Nowak", "7b", "17"], header=HEADER), by=basia)
    assert (imported.new, imported.moved) == (0, 1)
    assert pupils_of(school).distinct().count() == 1
