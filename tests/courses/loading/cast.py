"""An exam, and the people who take it: enrolled, their lessons done, signed in."""

from dataclasses import dataclass, field
from random import Random
from typing import Any

from quizzes import papers
from quizzes.kinds import KINDS
from tests.quizzes.kinds.forms import form_of

ASKED_KINDS = ["single", "multiple", "truefalse", "numeric", "order", "match", "text", "gaps", "rhythm"]
RIGHT = 0.9  # the chance of a right answer


@dataclass
class Learner:
    """One client: who, the cookie, what will be answered, and what the server said that it has."""

    person: Any
    session: str
    answers: list[tuple[str, int, Any, dict]]  # question, revision, value, form
    acknowledged: dict[str, tuple[int, Any]] = field(default_factory=dict)
    shown: str = ""  # the result page


def make_exam(questions: int):
    """Return a course and its exam, with every kind of question that a machine marks."""
    from courses import progress
    from courses.models import QuizQuestion
    from tests.factories import make_course, make_question

    course = make_course(lessons=1, exam_questions=1)
    exam = progress.step_pages(course)[-1]
    exam.exam_questions.all().delete()
    for number in range(questions):
        kind = ASKED_KINDS[number % len(ASKED_KINDS)]
        question = make_question(kind, text=f"Pytanie {number + 1}", critical=number == 0)
        QuizQuestion.objects.create(quiz=exam, question=question, sort_order=number)
    return course, exam


def make_learners(course, exam, *, count: int, seed: int | None) -> list[Learner]:
    from courses import exams, progress
    from courses.enrolment import enrol
    from tests.factories import PersonFactory

    random = Random(seed)
    asked = [papers.ask(question) for question in exams.fixed_questions(exam)]
    lessons = [page for page in progress.step_pages(course) if not progress.is_exam(page)]
    learners = []
    for _number in range(count):
        person = PersonFactory()
        enrolment = enrol(person=person, course=course)
        for lesson in lessons:
            progress.complete_step(enrolment=enrolment, step=lesson)
        learners.append(Learner(person, session_of(person), planned_answers(asked, random)))
    return learners


def planned_answers(asked: list[dict], random: Random) -> list[tuple[str, int, Any, dict]]:
    """Every question is answered; every third one is changed afterwards, so there are older answers that must not win."""
    planned = []
    for place, question in enumerate(asked):
        for revision in (1, 2) if place % 3 == 2 else (1,):
            value = KINDS[question["kind"]].example(question, right=random.random() < RIGHT)
            planned.append((question["ref"], revision, value, form_of(question, value)))
    return planned


def session_of(person) -> str:
    """Sign the person in without the form: passwords are not what is under load."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return session.session_key
