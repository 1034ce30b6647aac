"""One press reminds: a letter, or a note on the desk of who has no address; once a day, whoever presses."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from courses import progress
from courses.enrolment import enrolment_of
from reminders.models import Message
from reminders.registry import kind_called
from schools.following.reminding import KIND, Reminded, remind
from schools.models import Terms
from tests.schools import deeds

pytestmark = pytest.mark.django_db


@pytest.fixture
def assignment(class_7b, course):
    return deeds.assign(class_7b, course, due_on=timezone.localdate() + timedelta(days=3), now=timezone.now())


@pytest.fixture
def with_address(class_7b, assignment, course):
    pupil = deeds.join(class_7b, "Iga", "Zych", email="iga@example.org")
    deeds.learn(pupil, course, steps=1)
    return pupil


@pytest.fixture
def without_address(class_7b):
    return class_7b.memberships.first().pupil


def press(browser, assignment, **posted):
    address = reverse("schools:remind", args=[assignment.school_class.uuid, assignment.uuid])
    return browser.post(address, posted, follow=True).content.decode()


def test_who_has_an_address_gets_a_letter_and_who_has_none_a_note_on_the_desk(
    as_, ewa, assignment, course, with_address, without_address
):
    told = remind(assignment=assignment, pupils=[with_address, without_address], by=ewa, now=timezone.now())
    assert told == Reminded(letters=1, notes=1)
    assert [(message.recipient, message.kind) for message in Message.objects.all()] == [(with_address, KIND)]
    assert (
        course.title
        in as_(without_address).get(reverse("home:desk")).content.decode().split("Nauczyciel przypomina")[1]
    )


def test_a_second_press_on_the_same_day_reminds_nobody(ewa, basia, assignment, with_address, without_address):
    pupils, now = [with_address, without_address], timezone.now()
    remind(assignment=assignment, pupils=pupils, by=ewa, now=now)
    assert remind(assignment=assignment, pupils=pupils, by=basia, now=now) == Reminded(already=2)
    assert Message.objects.count() == 1
    tomorrow = now + timedelta(days=1)
    assert remind(assignment=assignment, pupils=pupils, by=basia, now=tomorrow) == Reminded(letters=1, notes=1)
    assert Message.objects.count() == 2


def test_the_note_goes_when_the_pupil_goes_on(as_, ewa, assignment, course, without_address):
    remind(assignment=assignment, pupils=[without_address], by=ewa, now=timezone.now())
    enrolment = enrolment_of(without_address, course.translation_key)
    progress.see_step(enrolment=enrolment, step=progress.step_pages(course)[0], now=timezone.now())
    assert "Nauczyciel przypomina" not in as_(without_address).get(reverse("home:desk")).content.decode()


def test_the_letter_is_not_sent_when_the_course_is_finished_meanwhile(ewa, assignment, course, with_address):
    remind(assignment=assignment, pupils=[with_address], by=ewa, now=timezone.now())
    message, kind = Message.objects.get(), kind_called(KIND)
    assert kind.still_applies(message)
    deeds.finish(with_address, course)
    assert not kind.still_applies(message)


def test_a_button_reminds_those_who_are_there_at_that_moment(as_, ewa, assignment, course, with_address):
    page = press(as_(ewa), assignment, who="waiting")
    assert "3 osoby bez adresu zobaczą przypomnienie" in page
    assert set(Terms.objects.values_list("pupil", flat=True)) == set(
        assignment.school_class.memberships.exclude(pupil=with_address).values_list("pupil", flat=True)
    )
    assert "dziś już przypomniano" in page
    assert "3 osobom przypomniano już dzisiaj" in press(as_(ewa), assignment, who="waiting")


def test_one_pupil_is_reminded_from_the_own_page(as_, ewa, assignment, with_address):
    assert "Wysyłamy 1 list." in press(as_(ewa), assignment, pupil=with_address.uuid)


@pytest.mark.parametrize("posted", [{}, {"who": "completed"}, {"who": "'"}, {"pupil": "nobody"}])
def test_a_press_that_names_nobody_reminds_nobody(as_, ewa, assignment, posted):
    assert "Nie ma komu przypominać" in press(as_(ewa), assignment, **posted)
    assert not Terms.objects.exists()
