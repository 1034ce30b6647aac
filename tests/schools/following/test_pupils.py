"""One pupil: how far, what was answered, another day for one; and who looked is noted."""

import logging
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.deeds import Deed
from audit.models import Entry
from quizzes import attempts
from reminders.registry import kind_called
from schools.following.extending import extend
from schools.models import Terms
from schools.reminders import assignments_due
from tests.schools import deeds

pytestmark = pytest.mark.django_db


@pytest.fixture
def assignment(class_7b, course):
    return deeds.assign(class_7b, course, due_on=date(2026, 12, 18))


@pytest.fixture
def pupil(class_7b):
    return deeds.join(class_7b, "Iga", "Zych", email="iga@example.org")


def page_of(browser, class_7b, pupil):
    return browser.get(reverse("schools:pupil", args=[class_7b.uuid, pupil.uuid])).content.decode()


def test_the_page_tells_steps_attempts_and_the_day(as_, ewa, class_7b, assignment, course, pupil):
    deeds.take_exam(pupil, course, wrong={0})
    page = page_of(as_(ewa), class_7b, pupil)
    for words in ("Iga Zych", "do powtórki", "50%", "jeszcze nie", "18 grudnia 2026"):
        assert words in page


def test_the_answers_are_shown_when_the_test_is_handed_in_and_not_before(as_, ewa, class_7b, assignment, course, pupil):
    attempt = deeds.take_exam(pupil, course, wrong={0})
    address = reverse("schools:pupil_attempt", args=[class_7b.uuid, pupil.uuid, attempt.uuid])
    page = as_(ewa).get(address).content.decode()
    assert "Pytanie 1" in page and "Jeszcze nie" in page
    from courses import exams, progress

    exam = progress.step_pages(course)[-1]
    going_on = exams.start_exam(person=pupil, exam=exam, now=timezone.now())
    address = reverse("schools:pupil_attempt", args=[class_7b.uuid, pupil.uuid, going_on.uuid])
    page = as_(ewa).get(address).content.decode()
    assert "Ten test jeszcze trwa" in page
    assert "Pytanie 1" not in page
    assert attempts.open_attempt(learner=pupil, subject=exam.translation_key) == going_on


def test_a_teacher_gives_one_pupil_another_day(as_, ewa, class_7b, assignment, pupil):
    day = timezone.localdate() + timedelta(days=40)
    address = reverse("schools:extend", args=[class_7b.uuid, pupil.uuid, assignment.uuid])
    page = as_(ewa).post(address, {f"{assignment.pk}-due_on": day.isoformat()}, follow=True).content.decode()
    assert "To termin tylko dla tej osoby" in page
    assert Terms.objects.get().due_on == day
    as_(ewa).post(address, {f"{assignment.pk}-due_on": ""})
    assert Terms.objects.get().due_on is None


@pytest.mark.parametrize("day", ["2020-01-01", "jutro"])
def test_a_day_that_cannot_be_is_refused_and_nothing_changes(as_, ewa, class_7b, assignment, pupil, day):
    address = reverse("schools:extend", args=[class_7b.uuid, pupil.uuid, assignment.uuid])
    answer = as_(ewa).post(address, {f"{assignment.pk}-due_on": day})
    assert answer.status_code == 422
    assert "Błąd:" in answer.content.decode()
    assert not Terms.objects.exists()


def test_letters_go_by_the_pupils_own_day(assignment, basia, class_7b, pupil):
    other = deeds.join(class_7b, "Ola", "Lis", email="ola@example.org")
    extend(assignment=assignment, pupil=pupil, due_on=date(2027, 1, 15), by=basia)
    assert [due.person_id for due in assignments_due(date(2026, 12, 17))] == [other.pk]
    assert [(due.person_id, due.context["due_on"]) for due in assignments_due(date(2027, 1, 14))] == [
        (pupil.pk, "2027-01-15")
    ]


def test_a_letter_about_the_former_day_is_not_sent(assignment, basia, pupil):
    from reminders import outbox

    (due,) = assignments_due(date(2026, 12, 17))
    message = outbox.post(person=pupil, kind="assignment-due", key=due.key, context=due.context)
    assert kind_called("assignment-due").still_applies(message)
    extend(assignment=assignment, pupil=pupil, due_on=date(2027, 1, 15), by=basia)
    assert not kind_called("assignment-due").still_applies(message)


def test_the_own_day_stands_on_the_pupils_desk(as_, assignment, basia, course, class_7b):
    pupil = class_7b.memberships.first().pupil
    extend(assignment=assignment, pupil=pupil, due_on=date(2027, 1, 15), by=basia)
    assert "15 stycznia 2027" in as_(pupil).get(reverse("home:desk")).content.decode()


def test_every_look_at_a_pupil_is_noted_without_a_name(as_, ewa, class_7b, assignment, course, pupil, caplog):
    attempt = deeds.answer_check(pupil, course)
    with caplog.at_level(logging.INFO, "audit.ledger"):
        page_of(as_(ewa), class_7b, pupil)
        as_(ewa).get(reverse("schools:pupil_attempt", args=[class_7b.uuid, pupil.uuid, attempt.uuid]))
    seen = Entry.objects.filter(by=ewa, school_class=class_7b.pk, concerns__person=pupil)
    assert list(seen.order_by("pk").values_list("deed", flat=True)) == [Deed.PUPIL_SEEN, Deed.ATTEMPT_SEEN]
    assert f"attempt-seen by={ewa.pk}" in caplog.text
    assert "Zych" not in caplog.text
