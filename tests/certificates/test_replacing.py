"""A new certificate in the place of an old one: after a name was corrected, after a refresher."""

import threading
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import IntegrityError, connections, transaction
from django.urls import reverse
from django.utils import timezone

from certificates import issuing, replacing
from certificates.facts import months_after
from certificates.models import Certificate
from courses import exams
from courses.models import Enrolment, QuizPage
from quizzes import attempts
from quizzes.models import Attempt
from reminders.models import Message
from tests.certificates.conftest import finish
from tests.factories import PersonFactory, make_course

pytestmark = pytest.mark.django_db


def now():
    return timezone.now()


def correct(certificate, by, **values):
    return replacing.reissue(certificate=certificate, by=by, now=now(), **values)


def renewed(certificate, by=None, *, on=None, **values):
    return replacing.renew(certificate=certificate, by=by, on=on or timezone.localdate(), now=now(), **values)


def learnt_long_ago(certificate, *, months=11) -> Certificate:
    """Let the course have been finished so many months ago; it is to be refreshed after twelve."""
    day = months_after(timezone.localdate(), -months)
    facts = certificate.facts | {"completed_on": day.isoformat()}
    dates = {"issued_on": day, "refresh_on": months_after(day, 12), "valid_until": months_after(day, 24)}
    Certificate.objects.filter(pk=certificate.pk).update(facts=facts, **dates)
    return Certificate.objects.get(pk=certificate.pk)


def pass_exam(person, course) -> Attempt:
    exam = QuizPage.objects.child_of(course).get()
    attempt = exams.start_exam(person=person, exam=exam, now=now())
    for asked in attempt.paper.content["questions"]:
        attempts.save_answer(attempt=attempt, ref=asked["ref"], value=asked["key"], now=now())
    return attempts.submit(attempt=attempt, now=now())


def test_a_corrected_certificate_has_the_new_name_and_the_old_term(certificate, ala, basia):
    ala.last_name = "Żółć-Nowak"
    ala.save()
    new = correct(certificate, basia, note="Po ślubie")
    certificate.refresh_from_db()
    assert (certificate.revocation_reason, certificate.revocation_note) == ("corrected", "Po ślubie")
    assert certificate.replaced_by == new
    assert new.facts["holder_name"] == "Ala Żółć-Nowak"
    assert (new.valid_until, new.facts["completed_on"]) == (certificate.valid_until, certificate.facts["completed_on"])
    assert len({new.number, certificate.number, new.code, certificate.code}) == 4
    assert issuing.issue(certificate.completion) == new


def test_the_course_may_have_changed_or_gone_meanwhile(certificate, basia, course):
    course.title = "Inny tytuł"
    course.save()
    Enrolment.objects.all().delete()
    assert correct(Certificate.objects.get(), basia).facts["course_title"] == "Uratuj serce"


def test_the_history_says_who_replaced_what_and_why(certificate, basia):
    new = correct(certificate, basia)
    act = certificate.acts.get()
    assert (act.kind, act.reason, act.by) == ("replaced", "corrected", basia)
    assert not new.acts.exists()


def test_the_old_code_says_replaced_and_nothing_of_the_new_one(client, certificate, ala, basia):
    cache.clear()
    ala.last_name = "Nowa"
    ala.save()
    new = correct(certificate, basia, note="Sekret")
    for query in ({}, {"format": "json"}):
        answer = client.get(reverse("certificates:verify_code", args=[certificate.code]), query).content.decode()
        for hidden in (new.number, new.code, new.code_in_groups, "Nowa", "Ala", "Sekret", "Basia", str(new.public_id)):
            assert hidden not in answer
    page = client.get(reverse("certificates:verify_code", args=[certificate.code])).content.decode()
    assert "Zaświadczenie jest zastąpione nowszym" in page
    assert (
        "Zaświadczenie jest ważne" in client.get(reverse("certificates:verify_code", args=[new.code])).content.decode()
    )


def test_a_name_corrected_twice_is_a_chain(certificate, basia):
    second = correct(certificate, basia)
    third = correct(second, basia)
    assert [one.replaced_by for one in Certificate.objects.order_by("pk")] == [second, third, None]
    assert list(Certificate.objects.standing()) == [third]


def test_who_comes_second_gets_what_the_first_has_made(certificate, basia, ala):
    new = correct(certificate, basia)
    assert correct(certificate, ala) == new
    assert Certificate.objects.count() == 2


@pytest.mark.parametrize("deed", [correct, renewed])
def test_what_was_revoked_is_not_replaced(certificate, basia, deed):
    issuing.revoke(certificate=certificate, by=basia, reason=Certificate.Reason.MISTAKE, now=now())
    with pytest.raises(replacing.CannotReplace):
        deed(certificate, basia)
    assert Certificate.objects.count() == 1


@pytest.mark.parametrize("deed", [correct, renewed])
def test_without_an_account_there_is_nobody_to_replace_it_for(certificate, ala, deed):
    ala.delete()
    with pytest.raises(replacing.CannotReplace):
        deed(certificate, None)
    assert Certificate.objects.standing().count() == 1


def test_the_database_refuses_a_standing_certificate_that_is_replaced(certificate, basia, other_courses):
    other = finish(basia, other_courses[0])
    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.filter(pk=certificate.pk).update(replaced_by=other)


def test_a_renewed_certificate_begins_a_new_term_on_the_day_of_the_refresher(certificate, basia):
    old = learnt_long_ago(certificate)
    day = timezone.localdate() - timedelta(days=3)
    new = renewed(old, basia, on=day, note="Zajęcia z manekinem")
    old.refresh_from_db()
    assert new.facts["completed_on"] == day.isoformat()
    assert (new.refresh_on, new.valid_until) == (months_after(day, 12), months_after(day, 24))
    assert (old.revocation_reason, old.replaced_by, old.acts.get().kind) == ("renewed", new, "renewed")


def test_a_certificate_that_expired_is_renewed_too(certificate, basia):
    old = learnt_long_ago(certificate, months=30)
    assert renewed(old, basia).is_valid(today=timezone.localdate())


def test_who_passes_the_exam_again_when_the_refresher_is_due_gets_a_new_term(
    certificate, ala, course, django_capture_on_commit_callbacks
):
    old = learnt_long_ago(certificate)
    attempt = pass_exam(ala, course)
    assert attempt.passed
    new = Certificate.objects.standing().get()
    assert new != old
    assert new.facts["completed_on"] == timezone.localdate().isoformat()
    assert new.facts["result_percent"] == 100
    assert new.replaces == old
    act = old.acts.get()
    assert (act.kind, act.by, act.actor) == ("renewed", None, "zasady serwisu")
    assert Message.objects.filter(kind="certificate-ready", recipient=ala).count() == 2


@pytest.mark.parametrize(("months", "said"), [(0, False), (9, False), (11, True), (30, True)])
def test_the_holder_is_told_when_the_exam_renews(client, certificate, ala, months, said):
    learnt_long_ago(certificate, months=months)
    client.force_login(ala)
    shown = client.get(reverse("certificates:mine")).content.decode()
    assert ("Pora odświeżyć wiedzę" in shown) is said


def test_an_exam_graded_again_renews_nothing_more(certificate, ala, course):
    learnt_long_ago(certificate)
    attempt = pass_exam(ala, course)
    assert replacing.renew_after_exam(attempt) is None
    assert Certificate.objects.count() == 2


@pytest.mark.parametrize("months", [0, 9])
def test_an_exam_passed_long_before_the_refresher_is_due_changes_nothing(certificate, ala, course, months):
    learnt_long_ago(certificate, months=months)
    pass_exam(ala, course)
    assert Certificate.objects.count() == 1


def test_an_exam_passed_again_after_a_revocation_brings_nothing_back(certificate, ala, basia, course):
    old = learnt_long_ago(certificate)
    issuing.revoke(certificate=old, by=basia, reason=Certificate.Reason.UNFAIR, now=now())
    pass_exam(ala, course)
    assert not Certificate.objects.standing().exists()


def test_that_it_expired_is_nowhere_written_and_true_all_the_same(client, certificate):
    cache.clear()
    Certificate.objects.update(valid_until=date(2020, 1, 1))
    address = reverse("certificates:verify_code", args=[certificate.code])
    assert client.get(address, {"format": "json"}).json()["status"] == "expired"


def test_signing_out_of_a_course_edits_nothing_that_was_issued(client, certificate, ala):
    cache.clear()
    address = reverse("certificates:verify_code", args=[certificate.code])
    before = client.get(address, {"format": "json"}).json()
    row = Certificate.objects.values().get()
    Enrolment.objects.filter(learner=ala).delete()
    assert Certificate.objects.values().get() == row | {"completion_id": None}
    assert client.get(address, {"format": "json"}).json() == before


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize(
    "kinds", [("correct", "correct"), ("renew", "renew"), ("revoke", "correct"), ("revoke", "revoke")]
)
def test_two_administrators_at_once_do_it_once(kinds):
    certificate = learnt_long_ago(finish(PersonFactory(email="ala@example.org"), make_course()))
    people = [PersonFactory(), PersonFactory()]
    start, faults = threading.Barrier(8), []

    def act(kind, person):
        try:
            start.wait()
            mine = Certificate.objects.get(pk=certificate.pk)
            if kind == "revoke":
                issuing.revoke(certificate=mine, by=person, reason=Certificate.Reason.MISTAKE, now=now())
            else:
                {"correct": correct, "renew": renewed}[kind](mine, person)
        except replacing.CannotReplace:
            pass
        except Exception as fault:
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=act, args=(kinds[number % 2], people[number % 2])) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    certificate.refresh_from_db()
    assert faults == []
    assert certificate.acts.count() == 1
    assert Certificate.objects.count() == (2 if certificate.is_replaced else 1)
    assert Certificate.objects.standing().count() == (1 if certificate.is_replaced else 0)
