"""An import is taken back within a day: all of it, or nothing, and nobody loses what was learnt."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from courses.models import Enrolment
from schools import undoing, uploading
from schools.models import ClassMembership, RosterUpload, SchoolClass
from tests.schools import deeds, files

pytestmark = pytest.mark.django_db

HEADER = ["Imię", "Nazwisko", "Klasa", "Identyfikator"]
FIRST = [["Ewa", "Nowak", "7a", "17"], ["Jan", "Lis", "7b", "18"], ["Ola", "Żak", "7b", "19"]]


def bring(school, *pupils, by, leave_gone=False):
    upload = deeds.keep(school, files.csv_file(*pupils, header=HEADER), by=by)
    uploading.confirm(upload=upload, by=by, now=deeds.NOW, leave_gone=leave_gone)
    return RosterUpload.objects.get(pk=upload.pk)


def undo(upload, by, *, after=timedelta(hours=2)):
    undoing.undo(upload=upload, by=by, now=deeds.NOW + after)


def state(school):
    """Everything that an import may change."""
    places = ClassMembership.objects.filter(school_class__school=school).order_by("pupil__last_name")
    return (
        list(
            places.values("pupil__last_name", "pupil__email", "school_class__name", "roster_id", "number", "joined_at")
        ),
        list(SchoolClass.objects.order_by("name").values_list("name", flat=True)),
        list(get_user_model().objects.order_by("pk").values_list("pk", flat=True)),
        list(Enrolment.objects.order_by("pk").values_list("learner", flat=True)),
    )


def test_a_first_import_is_taken_back_without_a_trace(school, basia):
    before = state(school)
    upload = bring(school, *FIRST, by=basia)
    undo(upload, basia)
    assert state(school) == before


def test_moves_leavers_addresses_and_courses_are_taken_back(school, basia, course):
    bring(school, *FIRST, by=basia)
    deeds.assign(school.classes.get(name="7a"), course)
    before = state(school)
    upload = bring(
        school,
        ["Jan", "Lis", "7a", "18"],
        ["Iga", "Ćma", "7c", "20"],
        ["Ewa", "Nowak", "7a", "17"],
        by=basia,
        leave_gone=True,
    )
    assert state(school) != before
    undo(upload, basia)
    assert state(school) == before


def test_who_is_gone_is_named_and_leaves_only_when_that_is_wanted(school, basia):
    bring(school, *FIRST, by=basia)
    upload = deeds.keep(school, files.csv_file(FIRST[1], header=HEADER), by=basia)
    assert [known.last for known in uploading.report_of(upload).gone] == ["Żak"]  # and Ewa's class is not on this list
    uploading.confirm(upload=upload, by=basia, now=deeds.NOW)
    assert ClassMembership.objects.count() == 3
    bring(school, FIRST[1], by=basia, leave_gone=True)
    assert set(ClassMembership.objects.values_list("pupil__last_name", flat=True)) == {"Lis", "Nowak"}
    assert get_user_model().objects.filter(last_name="Żak").exists()


def test_nobody_is_gone_while_a_line_is_wrong(school, basia):
    bring(school, *FIRST, by=basia)
    upload = deeds.keep(school, files.csv_file(FIRST[1], ["", "Żak", "7b", "19"], header=HEADER), by=basia)
    assert uploading.report_of(upload).gone == []


def test_an_account_in_use_keeps_the_whole_import(school, basia, course):
    upload = bring(school, *FIRST, by=basia)
    deeds.learn(get_user_model().objects.get(last_name="Lis"), course, steps=1)
    before = state(school)
    with pytest.raises(undoing.InUse):
        undo(upload, basia)
    assert state(school) == before


def test_after_a_day_and_a_second_time_it_is_too_late(school, basia):
    upload = bring(school, *FIRST, by=basia)
    with pytest.raises(undoing.TooLate):
        undo(upload, basia, after=timedelta(days=1))
    undo(upload, basia)
    with pytest.raises(undoing.TooLate):
        undo(upload, basia)


def test_the_last_import_is_undone_first(school, basia):
    first, second = bring(school, FIRST[0], by=basia), bring(school, *FIRST, by=basia)
    RosterUpload.objects.filter(pk=second.pk).update(applied_at=deeds.NOW + timedelta(minutes=1))
    with pytest.raises(undoing.LaterImport):
        undo(first, basia)
    undo(second, basia)
    undo(first, basia)
    assert not ClassMembership.objects.exists()


def test_the_record_of_an_import_goes_when_it_can_no_longer_be_undone(school, basia):
    bring(school, *FIRST, by=basia)
    uploading.discard_forgotten(now=deeds.NOW + timedelta(hours=23))
    assert RosterUpload.objects.exists()
    uploading.discard_forgotten(now=deeds.NOW + timedelta(hours=25))
    assert not RosterUpload.objects.exists()


def test_the_office_undoes_on_the_page_of_the_school(as_, halina, school, basia):
    upload = bring(school, *FIRST, by=basia)
    RosterUpload.objects.filter(pk=upload.pk).update(applied_at=timezone.now())
    page = as_(halina).get(reverse("schools:school", args=[school.uuid])).content.decode()
    address = reverse("schools:roster_undo", args=[upload.uuid])
    assert address in page
    assert "Wczytanie cofnięte" in as_(halina).post(address, follow=True).content.decode()
    assert "minęła doba albo jest już cofnięte" in as_(halina).post(address, follow=True).content.decode()
