"""What is written about certificates, and when."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from certificates import issuing, reminders, replacing
from certificates.models import Certificate
from reminders.models import Message
from reminders.outbox import post
from reminders.writing import write

pytestmark = pytest.mark.django_db

END = date(2028, 11, 23)


@pytest.fixture
def ending(certificate):
    Certificate.objects.update(valid_until=END, refresh_on=date(2027, 11, 23), issued_on=date(2026, 11, 23))
    return Certificate.objects.get()


def expiring_on(today) -> list[str]:
    return [due.key for due in reminders.certificates_expiring(today)]


@pytest.mark.parametrize("days", [60, 30, 7])
def test_sixty_thirty_and_seven_days_before_the_end_the_holder_is_told(ending, days):
    assert expiring_on(END - timedelta(days=days)) == [f"certificate-expiring:{ending.public_id}:{days}"]


def test_over_the_last_hundred_days_each_letter_has_one_key(ending):
    keys = {key for days in range(100, -3, -1) for key in expiring_on(END - timedelta(days=days))}
    assert len(keys) == 3


@pytest.mark.parametrize("late", [1, 2])
def test_a_day_on_which_the_machine_was_off_is_made_up_for(ending, late):
    assert expiring_on(END - timedelta(days=30 - late)) == [f"certificate-expiring:{ending.public_id}:30"]


@pytest.mark.parametrize("days", [61, 57, 31, 27, 8, 4, 0, -1])
def test_on_other_days_nobody_is_written_to(ending, days):
    assert expiring_on(END - timedelta(days=days)) == []


def test_a_short_certificate_is_not_announced_to_end_before_it_was_given(ending):
    Certificate.objects.update(issued_on=END - timedelta(days=31))
    assert expiring_on(END - timedelta(days=60)) == []
    assert expiring_on(END - timedelta(days=30)) != []


def test_two_weeks_before_the_refresher_the_holder_is_told(ending):
    [due] = reminders.knowledge_to_refresh(date(2027, 11, 9))
    assert due.key == f"certificate-refresh:{ending.public_id}"
    assert due.person_id == ending.holder_id
    assert list(reminders.knowledge_to_refresh(date(2027, 11, 8))) == []


def test_nobody_is_written_to_about_a_revoked_certificate(ending, basia):
    issuing.revoke(certificate=ending, by=basia, reason=Certificate.Reason.MISTAKE, now=timezone.now())
    assert expiring_on(END - timedelta(days=30)) == []


def test_a_letter_that_waits_is_dropped_when_the_certificate_is_revoked(ending, basia):
    letter = Message.objects.get(kind="certificate-ready")
    assert reminders.still_stands(letter)
    issuing.revoke(certificate=ending, by=basia, reason=Certificate.Reason.MISTAKE, now=timezone.now())
    assert not reminders.still_stands(letter)


def test_who_has_a_newer_certificate_is_not_told_that_the_old_one_ends(ending, basia):
    letter = Message.objects.get(kind="certificate-ready")
    new = replacing.reissue(certificate=ending, by=basia, now=timezone.now())
    assert not reminders.still_stands(letter)
    assert reminders.still_stands(Message.objects.get(key=f"certificate-ready:{new.public_id}"))


def test_the_letter_that_comes_with_the_certificate(certificate):
    email = write(Message.objects.get(kind="certificate-ready"))
    assert email.subject == "Twoje zaświadczenie: Uratuj serce"
    html = email.alternatives[0][0]
    for text in (email.body, html):
        assert certificate.number in text
        assert certificate.code_in_groups in text
        assert "/pl/certificates/" in text
    assert "–" not in email.subject


@pytest.mark.parametrize(
    ("kind", "rule", "today"),
    [
        ("certificate-expiring", reminders.certificates_expiring, END - timedelta(days=7)),
        ("certificate-refresh", reminders.knowledge_to_refresh, date(2027, 11, 9)),
    ],
)
def test_reminders_say_which_certificate_and_until_when(ending, ala, kind, rule, today):
    [due] = rule(today)
    email = write(post(person=ala, kind=kind, key=due.key, context=due.context))
    assert "Uratuj serce" in email.subject
    assert "23 listopada 2028" in email.body
    assert "23 listopada 2028" in email.alternatives[0][0]
    assert "/pl/me/" in email.body


def test_a_letter_has_no_markup_in_its_text(ala):
    context = {
        "certificate": "x", "course_title": "RKO & <AED>", "number": "1", "code": "A", "valid_until": "2028-11-23",
    }  # fmt: skip
    email = write(post(person=ala, kind="certificate-ready", key="k", context=context))
    assert "RKO & <AED>" in email.subject
    assert "RKO & <AED>" in email.body
    assert "RKO &amp; &lt;AED&gt;" in email.alternatives[0][0]
