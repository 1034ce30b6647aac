"""What a class puts into calendars: the pupil's own days, the teacher's classes, and no pupil's name."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import translation

from calendars.registry import entries_of
from schools import assigning
from schools.following.extending import extend
from schools.practical import taking_part
from tests import factories
from tests.schools import deeds
from tests.schools.practical.stage import make_session

pytestmark = pytest.mark.django_db

DUE = date(2026, 12, 18)
SINCE = date(2026, 9, 1)


def entries(person):
    return entries_of(person, since=SINCE)


def titles(person) -> list[str]:
    return [entry.title for entry in entries(person)]


@pytest.fixture
def ola(class_7b):
    return deeds.join(class_7b, "Ola", "Lis")


@pytest.fixture
def assignment(class_7b, course):
    return deeds.assign(class_7b, course, due_on=DUE)


def test_a_pupil_sees_the_day_of_the_course_and_the_meetings(ola, class_7b, course, assignment):
    session = make_session(class_7b, place="sala 12, parter")
    meeting, due = entries(ola)
    assert (due.title, due.begins, due.is_a_day) == (f"Termin: {course.title}", DUE, True)
    assert due.path == course.get_url()
    assert (meeting.title, meeting.begins) == ("Manekin (7b)", session.starts_at)
    assert meeting.place == "sala 12, parter, Szkoła Podstawowa nr 1"
    assert meeting.path == reverse("home:desk"), "the list of attendance is not a pupil's"


def test_who_waits_for_a_place_is_told_so_and_who_was_taken_off_sees_nothing(ola, ewa, class_7b):
    session = make_session(class_7b, places=1)
    taking_part.choose(session=session, chosen=[ola], seen=taking_part.line_of(session).mark, by=ewa)
    waiting = class_7b.memberships.exclude(pupil=ola).first().pupil
    assert titles(ola) == ["Manekin (7b)"]
    assert titles(waiting) == ["Manekin (7b), lista rezerwowa"]
    taking_part.take_off(session=session, pupil=ola, by=ewa)
    assert titles(ola) == []
    assert titles(ewa) == ["Manekin (7b)"]


def test_a_day_that_was_agreed_with_one_pupil_is_the_day_of_that_pupil(ola, class_7b, ewa, assignment):
    before = entries(ola)[0].changed_at
    terms = extend(assignment=assignment, pupil=ola, due_on=DUE + timedelta(days=14), by=ewa)
    (due,) = entries(ola)
    assert due.begins == DUE + timedelta(days=14)
    assert due.changed_at == terms.changed_at > before
    assert [entry.begins for entry in entries(deeds.join(class_7b))] == [DUE]
    extend(assignment=assignment, pupil=ola, due_on=None, by=ewa)
    assert entries(ola)[0].begins == DUE


def test_a_day_that_was_moved_is_the_same_entry_set_later(ola, ewa, assignment):
    (before,) = entries(ola)
    conditions = assigning.Conditions(due_on=DUE + timedelta(days=7))
    assigning.change(assignment=assignment, conditions=conditions, by=ewa, now=deeds.NOW)
    (after,) = entries(ola)
    assert after.key == before.key
    assert after.begins == DUE + timedelta(days=7)
    assert after.changed_at > before.changed_at


def test_what_is_done_leaves_the_calendar_and_a_refresher_comes(ola, class_7b, course, assignment):
    deeds.take_exam(ola, course)
    assert f"Termin: {course.title}" not in titles(ola)
    later = deeds.NOW + timedelta(days=1)
    deeds.assign(class_7b, course, now=later, is_refresher=True, due_on=date(2027, 2, 1))
    assert f"Termin: {course.title}, odświeżenie" in titles(ola)


def test_what_is_for_others_of_the_class_is_not_in_ones_calendar(ola, class_7b, course):
    other = deeds.join(class_7b, "Adam", "Bąk")
    deeds.assign(class_7b, course, due_on=DUE, some={"pupils": [other]})
    assert titles(ola) == []
    assert titles(other) == [f"Termin: {course.title}"]


def test_a_teacher_sees_the_classes_he_or_she_teaches_and_no_name_of_a_pupil(
    ewa, piotr, ola, class_7b, course, assignment
):
    session = make_session(class_7b, leader="Jan Ratownik")
    extend(assignment=assignment, pupil=ola, due_on=DUE + timedelta(days=14), by=ewa)
    meeting, due = entries(ewa)
    assert due.title == f"Termin: {course.title} (7b)"
    assert due.begins == DUE, "what was agreed with one pupil is nobody else's"
    assert due.path == f"{reverse('schools:class', args=[class_7b.uuid])}?course={assignment.uuid}"
    assert meeting.path == reverse("schools:session", args=[class_7b.uuid, session.uuid])
    said = f"{entries(ewa)}"
    people = [membership.pupil for membership in class_7b.memberships.select_related("pupil")]
    assert not any(name in said for pupil in people for name in (pupil.last_name, pupil.username, str(pupil.uuid)))
    assert "Ratownik" not in said, "who leads a meeting stands on its page"
    assert titles(piotr) == []


def test_the_office_has_only_the_classes_it_teaches(basia, halina, class_7b, assignment):
    assert titles(basia) == titles(halina) == []
    class_7b.teachers.add(basia.school_posts.get())
    assert len(titles(basia)) == 1


def test_whose_post_ended_and_who_left_the_class_sees_nothing(ewa, ola, class_7b, assignment):
    ewa.school_posts.all().delete()
    ola.class_memberships.all().delete()
    assert titles(ewa) == titles(ola) == []


def test_a_class_in_the_archive_stands_in_no_calendar(ewa, ola, class_7b, assignment):
    make_session(class_7b)
    class_7b.archived_at = deeds.NOW
    class_7b.save()
    assert titles(ewa) == titles(ola) == []


def test_a_stranger_sees_nothing(cezary, class_7b, assignment):
    make_session(class_7b)
    assert titles(cezary) == []


def test_what_is_long_over_is_left_out(ola, class_7b, course):
    begins = datetime(2026, 8, 31, 9, tzinfo=ZoneInfo("Europe/Warsaw"))
    make_session(class_7b, starts_at=begins, ends_at=begins + timedelta(hours=1))
    deeds.assign(class_7b, course, due_on=date(2026, 8, 31))
    assert titles(ola) == []


def test_a_course_that_is_no_longer_published_has_no_day(ola, course, assignment):
    course.unpublish()
    assert titles(ola) == []


def test_the_titles_are_in_the_language_that_is_spoken(ola, assignment):
    with translation.override("en"):
        assert titles(ola)[0].startswith("Due: ")


ENTRIES_OF_A_PUPIL = 11
ENTRIES_OF_A_TEACHER = 6


def test_many_entries_cost_as_much_as_one(ola, ewa, class_7b, django_assert_num_queries):
    for count in (1, 3):
        while class_7b.sessions.count() < count:
            number = class_7b.sessions.count()
            make_session(class_7b)
            deeds.assign(class_7b, factories.make_course(slug=f"k{number}"), due_on=DUE)
            learnt = factories.make_course(slug=f"r{number}")
            deeds.assign(class_7b, learnt, due_on=DUE, is_refresher=True)
        entries(ola), entries(ewa)
        with django_assert_num_queries(ENTRIES_OF_A_PUPIL):
            assert len(entries(ola)) == 3 * count
        with django_assert_num_queries(ENTRIES_OF_A_TEACHER):
            assert len(entries(ewa)) == 3 * count
