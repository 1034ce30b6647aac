"""One's own addresses with other people's things in them."""

import pytest
from django.urls import reverse

from schools import uploading
from schools.models import Assignment, Terms
from tests import factories
from tests.schools import deeds, files
from tests.schools.test_doors import everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def theirs(school_next_door):
    return factories.make_class(school_next_door, pupils=1)


def test_a_pupil_of_another_school_gets_no_card_and_is_not_taken_off(as_, basia, class_7b, theirs):
    pupil = theirs.memberships.get().pupil
    before = everything()
    for name in ("issue_card", "leave"):
        assert as_(basia).post(reverse(f"schools:{name}", args=[class_7b.uuid, pupil.uuid])).status_code == 404
    assert everything() == before


def test_an_assignment_of_another_school_stays(as_, basia, class_7b, theirs, course):
    assignment = deeds.assign(theirs, course)
    address = reverse("schools:withdraw", args=[class_7b.uuid, assignment.uuid])
    assert as_(basia).post(address).status_code == 404
    assert Assignment.objects.get() == assignment


def test_a_pupil_of_another_class_is_not_looked_at(as_, ewa, class_7b, class_8a, course):
    ours, theirs = deeds.assign(class_7b, course), deeds.assign(class_8a, course)
    pupil, other = class_7b.memberships.first().pupil, deeds.join(class_8a)
    attempt = deeds.answer_check(other, course)
    for name, args in {
        "pupil": [class_7b.uuid, other.uuid],
        "pupil_attempt": [class_7b.uuid, pupil.uuid, attempt.uuid],
    }.items():
        assert as_(ewa).get(reverse(f"schools:{name}", args=args)).status_code == 404
    assert (
        as_(ewa).get(reverse("schools:pupil_attempt", args=[class_7b.uuid, other.uuid, attempt.uuid])).status_code
        == 404
    )
    for args in ([class_7b.uuid, other.uuid, ours.uuid], [class_7b.uuid, pupil.uuid, theirs.uuid]):
        assert as_(ewa).post(reverse("schools:extend", args=args), {}).status_code == 404
    as_(ewa).post(reverse("schools:remind", args=[class_7b.uuid, ours.uuid]), {"pupil": other.uuid})
    assert as_(ewa).post(reverse("schools:remind", args=[class_7b.uuid, theirs.uuid])).status_code == 404
    assert not Terms.objects.exists()


def test_what_a_pupil_does_beside_the_class_is_not_opened(as_, ewa, class_7b):
    private = factories.make_course(slug="prywatny", code="K9")
    pupil = class_7b.memberships.first().pupil
    attempt = deeds.answer_check(pupil, private)
    assert (
        as_(ewa).get(reverse("schools:pupil_attempt", args=[class_7b.uuid, pupil.uuid, attempt.uuid])).status_code
        == 404
    )


def test_a_teacher_of_another_school_cannot_be_chosen(as_, basia, class_7b, school_next_door):
    post = school_next_door.staff.get()
    answer = as_(basia).post(reverse("schools:class_teachers", args=[class_7b.uuid]), {"teachers": [post.pk]})
    assert answer.status_code == 422
    assert not class_7b.teachers.exists()


def test_fields_that_nobody_asked_for_change_nothing(as_, basia, class_7b, school, school_next_door, course):
    data = {
        "course": course.translation_key,
        "classes": [class_7b.pk],
        "school_class": "1",
        "school": school_next_door.pk,
        "name": "9z",
    }
    as_(basia).post(reverse("schools:assign", args=[class_7b.uuid]), data)
    as_(basia).post(reverse("schools:class_teachers", args=[class_7b.uuid]), data)
    class_7b.refresh_from_db()
    assert (class_7b.school, class_7b.name) == (school, "7b")
    assert Assignment.objects.get().school_class == class_7b


def test_an_upload_is_confirmed_only_for_the_school_it_was_made_for(as_, dorota, basia, school):
    upload = deeds.keep(school, files.csv_file(), by=basia)
    address = reverse("schools:roster_confirm", args=[upload.uuid])
    assert as_(dorota).post(address, {"school": "2"}).status_code == 404
    assert uploading.RosterUpload.objects.get().applied_at is None
