"""The certificates of the staff: the office hears in time which of them end."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from certificates.models import Certificate
from reminders.due import post_due_reminders
from reminders.models import Message
from reminders.registry import kind_called
from reminders.writing import write
from schools.models import School, Staff
from schools.reminders import staff_certificates_ending
from schools.staff_certificates import ending_at
from tests.factories import PersonFactory
from tests.schools import deeds

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
RULE = kind_called("staff-certificates")


@pytest.fixture
def ending(ewa, course):
    """Ewa's certificate ends in a month."""
    found = deeds.finish(ewa, course)
    Certificate.objects.filter(pk=found.pk).update(valid_until=TODAY + timedelta(days=30))
    return found


def addressed():
    return {due.person_id for due in staff_certificates_ending(TODAY)}


def test_lead_and_secretary_are_written_to_and_nobody_else(
    school, basia, halina, ewa, ending, school_next_door, dorota
):
    assert addressed() == {basia.pk, halina.pk}


def test_they_are_written_to_once_a_month(school, basia, halina, ending):
    post_due_reminders(today=TODAY)
    for days in range(2):
        post_due_reminders(today=TODAY.replace(day=1) + timedelta(days=days))
    assert Message.objects.filter(kind="staff-certificates", recipient=basia).count() == 1


@pytest.mark.parametrize("days", [-1, 61])
def test_what_has_ended_or_lasts_longer_is_no_occasion(school, basia, ending, days):
    Certificate.objects.update(valid_until=TODAY + timedelta(days=days))
    assert addressed() == set()


def test_a_pupils_certificate_is_no_occasion(school, basia, class_7b, course):
    deeds.finish(class_7b.memberships.first().pupil, course)
    Certificate.objects.update(valid_until=TODAY + timedelta(days=30))
    assert addressed() == set()


def test_the_letter_leads_to_the_register_and_names_nobody(school, basia, ewa, ending):
    post_due_reminders(today=TODAY)
    email = write(Message.objects.get(kind="staff-certificates", recipient=basia))
    assert school.name in email.subject and "1 osoby" in email.body
    assert reverse("schools:office", args=[school.uuid]) in email.body
    assert ewa.last_name not in email.body + email.alternatives[0].content


def test_a_waiting_letter_is_dropped_when_the_certificate_was_renewed_or_the_post_ended(school, basia, ending):
    post_due_reminders(today=TODAY)
    message = Message.objects.get(kind="staff-certificates", recipient=basia)
    assert RULE.still_applies(message)
    Staff.objects.filter(person=basia).update(role=Staff.Role.TEACHER)
    assert not RULE.still_applies(message)
    Staff.objects.filter(person=basia).update(role=Staff.Role.LEAD)
    Certificate.objects.update(valid_until=TODAY + timedelta(days=400))
    assert not RULE.still_applies(message)


def test_the_desk_of_the_office_says_so_too(as_, basia, school, ending):
    page = as_(basia).get(reverse("home:desk")).content.decode()
    assert f"{reverse('schools:office', args=[school.uuid])}#staff" in page
    assert "kończy się 1 osobie" in page


def test_it_costs_the_same_for_any_number_of_people(school, class_7b, course, django_assert_num_queries):
    for number in range(3):
        person = PersonFactory()
        Staff.objects.create(school=school, person=person, role=Staff.Role.TEACHER)
        deeds.finish(person, course)
        Certificate.objects.update(valid_until=TODAY + timedelta(days=30))
        with django_assert_num_queries(2):
            (found,) = ending_at(School.objects.all(), today=TODAY)
        assert found.people == number + 1
