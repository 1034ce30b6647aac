"""Who is reminded of an unfinished course, and when not."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from courses import progress
from courses.enrolment import enrol
from courses.models import Enrolment
from courses.reminders import unfinished_courses
from reminders.deliver import deliver_waiting_messages
from reminders.due import post_due_reminders
from reminders.models import Message
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


def enrolled(person, course, *, days_ago):
    enrolment = enrol(person=person, course=course)
    Enrolment.objects.filter(pk=enrolment.pk).update(last_seen_at=timezone.now() - timedelta(days=days_ago))
    return enrolment


@pytest.mark.parametrize(("days", "reminded"), [(6, 0), (7, 1), (20, 1), (21, 1), (59, 1), (61, 0)])
def test_a_course_left_alone_is_remembered_after_a_week_and_after_three(ala, course, today, days, reminded):
    enrolled(ala, course, days_ago=days)
    assert len(list(unfinished_courses(today))) == reminded


def test_each_occasion_is_written_about_once(ala, course, today):
    enrolled(ala, course, days_ago=8)
    assert post_due_reminders(today=today) == 1
    assert post_due_reminders(today=today) == 0


def test_who_has_finished_is_left_in_peace(ala, course, today):
    enrolment = enrolled(ala, course, days_ago=8)
    for page in progress.step_pages(course):
        progress.complete_step(enrolment=enrolment, step=page)
    assert list(unfinished_courses(today)) == []


def test_who_comes_back_before_the_letter_goes_out_gets_none(ala, course, today):
    enrolled(ala, course, days_ago=8)
    post_due_reminders(today=today)
    Enrolment.objects.update(last_seen_at=timezone.now())
    noon = timezone.localtime().replace(hour=12) + timedelta(days=1)
    deliver_waiting_messages(now=noon)
    assert Message.objects.get().state == Message.State.SKIPPED
    assert mail.outbox == []


def test_the_letter_leads_back_to_the_course(ala, course, today, settings):
    enrolled(ala, course, days_ago=8)
    post_due_reminders(today=today)
    deliver_waiting_messages(now=timezone.localtime().replace(hour=12) + timedelta(days=1))
    (letter,) = mail.outbox
    assert "Uratuj serce" in letter.subject
    assert f"{settings.SITE_URL}{course.get_url()}" in letter.body


def test_a_course_that_is_gone_reminds_nobody(ala, course, today):
    enrolled(ala, course, days_ago=8)
    course.unpublish()
    assert list(unfinished_courses(today)) == []


def test_the_rule_asks_a_constant_number_of_times(course, today, django_assert_num_queries):
    for count in (1, 3):
        while Enrolment.objects.count() < count:
            enrolled(PersonFactory(email=f"p{Enrolment.objects.count()}@example.org"), course, days_ago=8)
        list(unfinished_courses(today))
        with django_assert_num_queries(3):  # those a week silent, their course, those three weeks silent
            assert len(list(unfinished_courses(today))) == count
