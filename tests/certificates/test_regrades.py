"""What a regrade means for certificates: told beforehand, and never done by itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from certificates import regrades
from certificates.models import Certificate
from courses import exams
from courses.enrolment import enrol
from courses.models import Completion, QuizPage
from courses.progress import complete_step, step_pages
from quizzes import attempts, regrading
from quizzes.models import Question
from tests.certificates.conftest import finish
from tests.factories import PersonFactory
from tests.quizzes.regrades import STRICT, do, repair, turn_key
from tests.quizzes.taking import right, take, wrong

pytestmark = pytest.mark.django_db


@pytest.fixture
def exam(course):
    return QuizPage.objects.get()


@pytest.fixture
def question(course):
    return Question.objects.get(text="Pytanie 1")


def sit(person, exam, question, answer):
    """Take the exam's one question, however the course is set up."""
    return take([question], [answer(question)], rules=STRICT, person=person, subject=exam.translation_key)


def told(question):
    return " ".join(regrading.what_follows(regrading.examine(repair(question)).changes))


def test_certificates_that_rest_on_lost_passes_are_counted(course, exam, question):
    for _number in range(2):
        person = PersonFactory()
        finish(person, course)
        sit(person, exam, question, right)
    turn_key(question)
    assert "zaliczeniach: 2." in told(question)


def test_nothing_is_told_where_no_certificate_is_touched(ala, exam, question):
    sit(ala, exam, question, right)
    turn_key(question)
    assert told(question) == ""


def test_another_passed_attempt_carries_the_certificate(ala, course, exam, question):
    finish(ala, course)
    sit(ala, exam, question, right)
    turn_key(question)
    sit(ala, exam, question, right)  # again, and right by the repaired key too
    assert told(question) == ""


@pytest.mark.parametrize("why", ["expired", "revoked"])
def test_only_valid_certificates_count(ala, course, exam, question, why):
    finish(ala, course)
    sit(ala, exam, question, right)
    yesterday = timezone.localdate() - timedelta(days=1)
    change = (
        {"valid_until": yesterday}
        if why == "expired"
        else {"revoked_at": timezone.now(), "revocation_reason": Certificate.Reason.MISTAKE}
    )
    Certificate.objects.update(**change)
    turn_key(question)
    assert told(question) == ""


def test_people_for_whom_the_exam_is_the_last_step_are_counted(ala, cezary, course, exam, question):
    enrolment = enrol(person=ala, course=course)
    for step in step_pages(course)[:-1]:
        complete_step(enrolment=enrolment, step=step)
    enrol(person=cezary, course=course)  # his lessons are not done
    sit(ala, exam, question, wrong)
    sit(cezary, exam, question, wrong)
    turn_key(question)
    assert "dostaną zaświadczenie: 1." in told(question)


def test_who_wins_a_pass_by_a_regrade_gets_the_certificate(ala, course, exam, question):
    enrolment = enrol(person=ala, course=course)
    for step in step_pages(course)[:-1]:
        complete_step(enrolment=enrolment, step=step)
    attempt = exams.start_exam(person=ala, exam=exam, now=timezone.now())
    for asked in attempt.paper.content["questions"]:
        value = asked["key"] if asked["ref"] != question.ref else wrong(question)
        attempts.save_answer(attempt=attempt, ref=asked["ref"], value=value, now=timezone.now())
    attempts.submit(attempt=attempt, now=timezone.now())
    assert not Completion.objects.exists()
    turn_key(question)
    do(question)
    assert Certificate.objects.get().holder == ala


def test_a_certificate_stays_whatever_is_decided_about_the_pass(ala, basia, course, exam, question):
    certificate = finish(ala, course)
    sit(ala, exam, question, right)
    turn_key(question)
    regrade = do(question)
    regrading.decide(change=regrade.changes.get(), keep=False, by=basia, now=timezone.now())
    certificate.refresh_from_db()
    assert not certificate.is_revoked
    assert "zaliczeniach: 1." in " ".join(regrading.what_follows(regrading.endangered(regrade)))


def test_a_quiz_that_is_no_exam_concerns_no_certificate(ala, question):
    attempt = take([question], [right(question)], rules=STRICT, person=ala)
    turn_key(question)
    report = regrading.examine(repair(question))
    assert [change.attempt for change in report.lost] == [attempt.uuid]
    assert regrades.tell(report.changes) == []
