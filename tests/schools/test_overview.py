"""A class at a glance: true for every pupil, and as cheap for thirty as for one."""

from datetime import timedelta

import pytest

from schools.overview import State, class_overview
from tests.factories import make_class, make_course
from tests.schools import deeds

pytestmark = pytest.mark.django_db


def overview(school_class):
    return class_overview(school_class, language="pl", today=deeds.TODAY)


def states(school_class):
    (progress,) = overview(school_class).courses
    return {place.pupil.last_name: place.state for place in progress.places}


def test_every_pupil_stands_beside_every_step(school, course):
    school_class = make_class(school)
    none, some, every = (deeds.join(school_class, last_name=name) for name in ("Ada", "Bem", "Cep"))
    deeds.assign(school_class, course)
    deeds.learn(some, course, steps=1)
    certificate = deeds.finish(every, course)
    (progress,) = overview(school_class).courses
    assert [step.title for step in progress.steps] == ["Lekcja 1", "Lekcja 2", "Test końcowy"]
    assert [(place.pupil, place.done, place.total) for place in progress.places] == [
        (none, 0, 3),
        (some, 1, 3),
        (every, 3, 3),
    ]
    assert [place.state for place in progress.places] == [State.WAITING, State.BEGUN, State.COMPLETED]
    assert [place.certificate for place in progress.places] == [None, None, certificate]
    assert progress.finished == 1


def test_past_the_day_only_who_is_not_done_is_late(school, course):
    school_class = make_class(school)
    done = deeds.join(school_class, last_name="Ada")
    deeds.join(school_class, last_name="Bem")
    deeds.assign(school_class, course, due_on=deeds.TODAY - timedelta(days=1))
    deeds.finish(done, course)
    assert states(school_class) == {"Ada": State.COMPLETED, "Bem": State.OVERDUE}


def test_on_the_day_itself_nobody_is_late(school, course):
    school_class = make_class(school, pupils=1)
    deeds.assign(school_class, course, due_on=deeds.TODAY)
    assert set(states(school_class).values()) == {State.WAITING}


def test_pupils_stand_in_the_order_of_the_polish_alphabet(school):
    school_class = make_class(school)
    names = ["Cak", "Ćwik", "Dąb", "Ebert", "Lis", "Łapa", "Nowak", "Ńo", "Osa", "Ósma", "Sęk", "Śliwa", "Żak"]
    for name in sorted(names, reverse=True):
        deeds.join(school_class, last_name=name)
    assert [pupil.last_name for pupil in overview(school_class).pupils] == names


def test_what_a_pupil_does_beside_the_class_is_nobodys_business(school, course):
    school_class = make_class(school)
    pupil = deeds.join(school_class)
    deeds.finish(pupil, course)
    assert overview(school_class).courses == []
    assert overview(school_class).certificates == []


def test_a_pupil_of_another_class_is_not_on_the_list(school, course):
    ours, theirs = make_class(school, pupils=1), make_class(school, pupils=1, name="8a")
    deeds.assign(ours, course)
    deeds.assign(theirs, course)
    assert [place.pupil for place in overview(ours).courses[0].places] == [ours.memberships.get().pupil]


def test_revoked_certificates_are_not_counted(school, course):
    school_class = make_class(school)
    certificate = deeds.finish(deeds.join(school_class), course)
    deeds.assign(school_class, course)
    type(certificate).objects.update(revoked_at=deeds.NOW, revocation_reason="name")
    assert overview(school_class).certificates == []


def test_a_course_that_is_no_longer_published_keeps_its_record(school, course):
    school_class = make_class(school)
    pupil = deeds.join(school_class)
    deeds.assign(school_class, course)
    deeds.finish(pupil, course)
    course.unpublish()
    (progress,) = overview(school_class).courses
    assert progress.finished == 1


@pytest.mark.parametrize("pupils", [1, 3, 30])
def test_the_overview_costs_the_same_for_any_class(school, course, pupils, django_assert_num_queries):
    second = make_course(slug="drugi", code="K2", title="Drugi")
    school_class = make_class(school, pupils=pupils)
    for one in (course, second):
        deeds.assign(school_class, one)
    for membership in school_class.memberships.select_related("pupil"):
        deeds.finish(membership.pupil, course)
        deeds.learn(membership.pupil, second, steps=1)
    with django_assert_num_queries(10):
        found = overview(school_class)
        assert [len(progress.places) for progress in found.courses] == [pupils, pupils]
        assert len(found.certificates) == pupils
