"""Giving certificates, and taking them back."""

import logging
import threading

import pytest
from django.db import IntegrityError, connections, transaction
from django.utils import timezone

from certificates import issuing
from certificates.models import Certificate
from courses import progress
from courses.enrolment import enrol
from courses.models import Completion, Enrolment
from reminders.doorbell import doorbell
from reminders.models import Message
from tests.certificates.conftest import finish, finish_while_certificates_are_broken
from tests.factories import PersonFactory, make_course

pytestmark = pytest.mark.django_db

MISTAKE = Certificate.Reason.MISTAKE


def revoke(certificate, by, reason=MISTAKE, **values):
    issuing.revoke(certificate=certificate, by=by, reason=reason, now=timezone.now(), **values)


def test_who_finishes_a_course_holds_a_certificate(certificate, ala, course):
    assert certificate.holder == ala
    assert certificate.course_key == course.translation_key
    assert certificate.facts["holder_name"] == "Ala Żółć"
    assert certificate.number == f"BK/{timezone.localdate().year}/{certificate.pk:06d}"


def test_issue_twice_returns_the_same_certificate(completion):
    assert issuing.issue(completion) == issuing.issue(completion)
    assert Certificate.objects.count() == 1
    assert Message.objects.filter(kind="certificate-ready").count() == 1


def test_the_holder_is_told_once(certificate):
    letter = Message.objects.get(kind="certificate-ready")
    assert letter.key == f"certificate-ready:{certificate.public_id}"
    assert letter.recipient == certificate.holder
    assert letter.context["course_title"] == "Uratuj serce"


def test_the_certificate_says_what_it_said_when_account_and_course_change(certificate, ala, course):
    ala.last_name = "Nowa"
    ala.save()
    course.title = "Inny tytuł"
    course.save()
    certificate.refresh_from_db()
    assert certificate.facts["holder_name"] == "Ala Żółć"
    assert certificate.facts["course_title"] == "Uratuj serce"


def test_the_certificate_stays_when_the_account_goes(certificate, ala):
    ala.delete()
    certificate.refresh_from_db()
    assert certificate.holder is None
    assert certificate.facts["holder_name"] == "Ala Żółć"


def test_the_database_refuses_a_second_standing_certificate(certificate):
    twin = Certificate.objects.get(pk=certificate.pk)
    twin.pk, twin.public_id, twin.code, twin.number = None, None, "X", "X"
    twin._state.adding = True
    twin.public_id = Certificate._meta.get_field("public_id").get_default()
    with pytest.raises(IntegrityError, match=r"certificates_certificate|one_standing"), transaction.atomic():
        twin.save()


def test_who_loses_the_race_gets_the_winners_certificate(completion, monkeypatch):
    winner = issuing.issue(completion)
    monkeypatch.setattr(issuing, "latest_for", lambda completion: None)
    assert issuing.issue(completion) == winner
    assert Certificate.objects.count() == 1
    assert Message.objects.filter(kind="certificate-ready").count() == 1


def test_nothing_is_issued_when_the_deed_is_undone(completion):
    with pytest.raises(RuntimeError), transaction.atomic():
        issuing.issue(completion)
        raise RuntimeError
    assert not Certificate.objects.exists()
    assert not Message.objects.exists()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_twenty_who_issue_at_once_get_one_certificate():
    ala = PersonFactory(username="ala", email="ala@example.org")
    completion = finish_while_certificates_are_broken(ala, make_course())
    numbers: list[str] = []
    faults = at_once(20, lambda: numbers.append(issuing.issue(Completion.objects.get(pk=completion.pk)).number))
    assert faults == []
    assert len(numbers) == 20
    assert len(set(numbers)) == 1
    assert Certificate.objects.count() == 1
    assert Message.objects.filter(kind="certificate-ready").count() == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_fifty_who_finish_one_course_at_once_get_one_certificate():
    """One learner in fifty tabs: each completes the last step of the one enrolment."""
    ala, course = PersonFactory(username="ala", email="ala@example.org"), make_course()
    enrolment = enrol(person=ala, course=course)
    *before, last = progress.step_pages(course)
    for step in before:
        progress.complete_step(enrolment=enrolment, step=step)
    faults = at_once(50, lambda: progress.complete_step(enrolment=Enrolment.objects.get(), step=last))
    assert faults == []
    assert Completion.objects.count() == 1
    certificate = Certificate.objects.get()
    assert certificate.number.startswith("BK/")
    assert Message.objects.filter(kind="certificate-ready").count() == 1


def at_once(count: int, deed) -> list[Exception]:
    """Let so many threads do the deed at the same time, each with its own connection; return what went wrong."""
    start, faults = threading.Barrier(count), []

    def do_it():
        try:
            start.wait()
            deed()
        except Exception as fault:
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=do_it) for _number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults


def test_a_broker_that_is_down_hinders_nobody(ala, course, monkeypatch, django_capture_on_commit_callbacks):
    def refuse(*args, **kwargs):
        raise ConnectionError("no broker")

    monkeypatch.setattr("celery.app.task.Task.apply_async", refuse)
    monkeypatch.setattr(doorbell, "silent_until", 0.0)
    with django_capture_on_commit_callbacks(execute=True):
        certificate = finish(ala, course)
    assert certificate.rendered_at is None
    assert list(Certificate.objects.without_pdf()) == [certificate]


def test_an_issued_certificate_is_drawn_after_the_commit(ala, course, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        certificate = finish(ala, course)
    certificate.refresh_from_db()
    assert certificate.rendered_at
    assert certificate.pdf.size > 10_000


def test_a_revoked_certificate_says_who_and_why(certificate, basia, caplog):
    with caplog.at_level(logging.WARNING, logger="certificates"):
        revoke(certificate, basia, note="Podał ktoś inny.")
    assert certificate.is_revoked
    assert (certificate.revoked_by, certificate.revocation_reason) == (basia, "mistake")
    assert certificate.number in caplog.text
    assert certificate.revocation_note == "Podał ktoś inny."
    act = certificate.acts.get()
    assert (act.kind, act.reason, act.by, act.at) == ("revoked", "mistake", basia, certificate.revoked_at)


def test_a_second_revocation_changes_nothing(certificate, basia):
    revoke(certificate, basia)
    first = certificate.revoked_at
    revoke(certificate, None, reason=Certificate.Reason.UNFAIR)
    assert (certificate.revoked_at, certificate.revocation_reason) == (first, "mistake")
    assert certificate.acts.count() == 1


def test_a_reason_has_to_be_one_of_ours(certificate, basia):
    with pytest.raises(ValueError, match="zły humor"):
        revoke(certificate, basia, reason="zły humor")


def test_the_database_refuses_a_revocation_without_a_reason(certificate):
    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.filter(pk=certificate.pk).update(revoked_at=timezone.now())


def test_what_was_never_issued_is_issued_by_the_sweep(ala, basia, course):
    finish_while_certificates_are_broken(ala, course)
    finish_while_certificates_are_broken(basia, course)
    assert issuing.issue_missing() == 2
    assert issuing.issue_missing() == 0
    assert Certificate.objects.count() == 2


def test_one_odd_completion_does_not_keep_the_others_waiting(ala, basia, course):
    finish_while_certificates_are_broken(ala, course, facts={})
    finish_while_certificates_are_broken(basia, course)
    assert issuing.issue_missing() == 1


def test_neither_the_sweep_nor_issue_brings_a_revoked_certificate_back(certificate, basia):
    revoke(certificate, basia)
    assert issuing.issue_missing() == 0
    assert issuing.issue(certificate.completion) == certificate
    assert not Certificate.objects.standing().exists()


def test_a_name_we_cannot_draw_is_proved_all_the_same_and_reported(course):
    person = PersonFactory(first_name="小明", last_name="Kowalski")
    certificate = finish(person, course)
    assert "小明" in certificate.problem
    assert not Certificate.objects.without_pdf().exists()
    assert Message.objects.filter(recipient=person, kind="certificate-ready").exists()


def test_issuing_costs_the_same_for_the_first_and_the_next(ala, basia, course, django_assert_max_num_queries):
    for person in (ala, basia):
        completion = finish_while_certificates_are_broken(person, course)
        with django_assert_max_num_queries(13):
            issuing.issue(completion)
