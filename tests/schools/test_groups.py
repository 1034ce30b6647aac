"""Courses for groups and single pupils of a class. Who was not chosen is not late, and in no file or register either."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.models import Enrolment
from home.desk.classes import with_courses
from home.desk.due import due_courses
from schools import numbers
from schools.certificate_register import pupils_lines
from schools.certificates import certificates_of
from schools.following.grid import State, class_grid
from schools.following.register import Wanted, register_of
from schools.models import ClassGroup, SchoolClass
from schools.overview import State as Progress
from schools.overview import class_overview
from schools.papers.contents import progress_table
from schools.papers.results import results_of
from schools.recipients import pupils_of
from tests.schools import deeds

pytestmark = pytest.mark.django_db

YESTERDAY = deeds.TODAY - timedelta(days=1)


@pytest.fixture
def pupils(class_7b):
    return [one.pupil for one in class_7b.memberships.order_by("pk").select_related("pupil")]


@pytest.fixture
def for_one(class_7b, course, pupils):
    """The course for the first of the three pupils; its day was yesterday."""
    return deeds.assign(class_7b, course, some={"pupils": pupils[:1]}, due_on=YESTERDAY)


def test_only_those_who_were_chosen_are_put_on_the_course(for_one, pupils):
    assert list(Enrolment.objects.values_list("learner", flat=True)) == [pupils[0].pk]


def test_only_the_chosen_are_late_on_the_screen_and_in_the_school(for_one, class_7b, course, pupils):
    grid = class_grid(for_one, course=course, now=deeds.NOW)
    assert [(row.pupil, row.state) for row in grid.rows] == [(pupils[0], State.OVERDUE)]
    key = course.translation_key
    found = register_of([class_7b], course_key=key, steps=[], wanted=Wanted(), now=deeds.NOW)
    assert [entry.uuid for entry in found.entries] == [pupils[0].uuid]


def test_only_the_chosen_count_on_the_desk_of_the_teacher(for_one, class_7b, pupils):
    (mine,) = with_courses(SchoolClass.objects.all(), language="pl", today=deeds.TODAY)
    assert (mine.pupils, mine.courses[0].pupils, mine.courses[0].not_started) == (3, 1, 1)
    class_7b.memberships.filter(pupil=pupils[0]).delete()
    (mine,) = with_courses(SchoolClass.objects.all(), language="pl", today=deeds.TODAY)
    assert mine.courses[0].pupils == 0


def test_the_files_name_only_those_for_whom_it_is(for_one, class_7b, pupils):
    overview = class_overview(class_7b, language="pl", today=deeds.TODAY)
    assert [(place.pupil, place.state) for place in overview.courses[0].places if place.given] == [
        (pupils[0], Progress.OVERDUE)
    ]
    assert [row[2] for row in progress_table([overview], whose="7b", by_class=False).rows] == [pupils[0].last_name]
    assert [result.pupil for result in results_of([overview])] == [pupils[0]]


def test_a_certificate_of_somebody_else_is_not_the_classes(for_one, school, class_7b, course, pupils):
    deeds.finish(pupils[1], course)
    today, year = timezone.localdate(), class_7b.school_year
    assert certificates_of(school, today=deeds.TODAY) == {}
    assert pupils_lines(school, school_year=year, today=today) == []
    assert [one.finished for one in numbers.of_school(school, school_year=year)] == [0]
    mine = deeds.finish(pupils[0], course)
    assert list(certificates_of(school, today=deeds.TODAY)) == [mine]
    assert [line.certificate for line in pupils_lines(school, school_year=year, today=today)] == [mine]
    assert [one.finished for one in numbers.of_school(school, school_year=year)] == [1]


def test_the_page_of_the_class_counts_certificates_of_the_chosen_alone(as_, ewa, for_one, class_7b, course, pupils):
    deeds.finish(pupils[1], course)
    address = reverse("schools:class", args=[class_7b.uuid])
    assert "Pobierz zaświadczenia klasy" not in as_(ewa).get(address).content.decode()
    deeds.finish(pupils[0], course)
    assert "Pobierz zaświadczenia klasy (1)" in as_(ewa).get(address).content.decode()


def test_the_desks_of_the_others_say_nothing(for_one, pupils):
    assert len(due_courses(pupils[0], [], language="pl")) == 0  # not on the course in this list, and it has begun
    for pupil in pupils[1:]:
        assert due_courses(pupil, [], language="pl") == []


def test_the_attempts_of_who_does_it_alone_stay_private(as_, ewa, for_one, class_7b, course, pupils):
    attempt = deeds.answer_check(pupils[1], course)
    address = reverse("schools:pupil_attempt", args=[class_7b.uuid, pupils[1].uuid, attempt.uuid])
    assert as_(ewa).get(address).status_code == 404


def test_who_comes_into_a_group_gets_its_course_and_who_leaves_keeps_it(class_7b, course, pupils, basia):
    group = deeds.make_group(class_7b, pupils[0])
    assignment = deeds.assign(class_7b, course, some={"groups": [group]})
    assert list(pupils_of(assignment)) == [pupils[0]]
    from schools import grouping

    grouping.save(group=group, pupils=[pupils[1]], by=basia, now=deeds.NOW)
    assert set(pupils_of(assignment)) == {pupils[0], pupils[1]}
    assert Enrolment.objects.count() == 2
    grouping.dissolve(group=group, by=basia)
    assert set(pupils_of(assignment)) == {pupils[0], pupils[1]}


def test_giving_it_to_more_adds_and_giving_it_to_all_stays_for_all(class_7b, course, pupils):
    deeds.assign(class_7b, course, some={"pupils": pupils[:1]})
    both = deeds.assign(class_7b, course, some={"pupils": pupils[1:2]})
    assert set(pupils_of(both)) == set(pupils[:2])
    deeds.assign(class_7b, course)
    still = deeds.assign(class_7b, course, some={"pupils": pupils[:1]})
    assert still.everybody
    assert set(pupils_of(still)) == set(pupils)


class TestOnThePages:
    @pytest.fixture
    def as_ewa(self, as_, ewa):
        return as_(ewa)

    @pytest.fixture
    def address(self, class_7b):
        return reverse("schools:groups", args=[class_7b.uuid])

    def test_a_teacher_makes_a_group_by_ticks_and_gives_it_a_course(self, as_ewa, class_7b, course, pupils, address):
        as_ewa.post(address, {"name": " Klub  ratownika ", "pupils": [pupils[0].pk, pupils[1].pk]})
        group = ClassGroup.objects.get()
        assert (group.name, group.pupils.count()) == ("Klub ratownika", 2)
        data = {"course": course.translation_key, "groups": [group.pk]}
        for _again in range(2):
            as_ewa.post(reverse("schools:assign", args=[class_7b.uuid]), data)
        assert set(pupils_of(class_7b.assignments.get())) == set(pupils[:2])

    def test_a_group_needs_a_name_of_its_own_and_pupils_of_the_class(self, as_ewa, class_7b, class_8a, pupils, address):
        deeds.make_group(class_7b, pupils[0])
        stranger = deeds.join(class_8a)
        for data, words in [
            ({"name": "Klub ratownika", "pupils": [pupils[1].pk]}, "Ta klasa ma już grupę o tej nazwie"),
            ({"name": "Nowa", "pupils": [stranger.pk]}, "Wybierz osobę z listy"),
            ({"name": "Nowa"}, "Wybierz przynajmniej jedną osobę"),
            ({"name": "", "pupils": [pupils[1].pk]}, "Nazwij grupę"),
        ]:
            answer = as_ewa.post(address, data)
            assert answer.status_code == 422
            assert words in answer.content.decode()
        assert ClassGroup.objects.count() == 1

    def test_a_group_of_another_class_cannot_be_opened_or_chosen(self, as_ewa, class_7b, class_8a, course):
        theirs = deeds.make_group(class_8a, deeds.join(class_8a))
        for name in ("group", "dissolve_group"):
            address = reverse(f"schools:{name}", args=[class_7b.uuid, theirs.uuid])
            assert as_ewa.post(address, {}).status_code == 404
        data = {"course": course.translation_key, "groups": [theirs.pk]}
        answer = as_ewa.post(reverse("schools:assign", args=[class_7b.uuid]), data)
        assert "Wybierz grupę z listy" in answer.content.decode()

    def test_the_whole_class_and_some_of_it_at_once_is_asked_back(self, as_ewa, class_7b, course, pupils):
        data = {"course": course.translation_key, "classes": [class_7b.pk], "pupils": [pupils[0].pk]}
        answer = as_ewa.post(reverse("schools:assign", args=[class_7b.uuid]), data)
        assert answer.status_code == 422
        assert "Odznacz klasę albo osoby" in answer.content.decode()

    def test_the_teacher_narrows_and_widens_what_was_given(self, as_ewa, class_7b, course, pupils):
        assignment = deeds.assign(class_7b, course)
        address = reverse("schools:assignment", args=[class_7b.uuid, assignment.uuid])
        assert as_ewa.post(address, {}).status_code == 422  # nobody
        as_ewa.post(address, {"pupils": [pupils[0].pk]})
        assignment.refresh_from_db()
        assert list(pupils_of(assignment)) == [pupils[0]]
        as_ewa.post(address, {"everybody": "on", "pupils": [pupils[0].pk]})
        assignment.refresh_from_db()
        assert set(pupils_of(assignment)) == set(pupils)
        assert Enrolment.objects.count() == 3
