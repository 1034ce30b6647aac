"""A finished sitting as a closed attempt."""

import uuid
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from quizzes import papers
from quizzes.attempts import keep_paper
from quizzes.exchange.django_quiz.legacy import NAMES, Quiz, Sitting, attempt_key, code_of
from quizzes.kinds.base import option_id
from quizzes.models import Answer, Attempt, Question


def keep_sitting(sitting: Sitting, quiz: Quiz, person: Any, questions: dict[str, Question], *, number: int) -> bool:
    """Keep a sitting as a graded attempt with the marks it had; return False when it is here already."""
    key = attempt_key(sitting.key)
    if Attempt.objects.filter(uuid=key).exists():
        return False
    asked = {question: asked_of(question, questions) for question in sitting.asked}
    rules = papers.Rules(pass_mark=quiz.pass_mark)
    content = {
        "title": quiz.title,
        "language": "",
        "rules": asdict(rules),
        "questions": [question | {"retry": False} for question in asked.values()],
    }
    percent = percent_of(sitting)
    attempt = Attempt.objects.create(
        uuid=key,
        learner=person,
        subject=quiz.subject,
        number=number,
        paper=keep_paper(content),
        layout=papers.steady_layouts(content),
        state=Attempt.State.GRADED,
        started_at=sitting.started_at,
        submitted_at=sitting.ended_at,
        score=Decimal(sitting.score),
        max_score=len(sitting.asked),
        percent=percent,
        passed=percent >= quiz.pass_mark,
    )
    Answer.objects.bulk_create([answer_of(attempt, sitting, question, asked[question]) for question in sitting.asked])
    return True


def percent_of(sitting: Sitting) -> int:
    """Return the result as the old app showed it, rounded to the nearest."""
    return min(100, round(100 * sitting.score / len(sitting.asked)))


def asked_of(question: int, questions: dict[str, Question]) -> papers.Asked:
    """Return the question as asked. One that is gone gets a place, so that the paper has as many as were asked."""
    found = questions.get(code_of(question))
    if found is not None:
        return dict(found.asked or papers.ask(found))
    return {
        "ref": str(uuid.uuid5(NAMES, f"question:{question}")),
        "kind": "text",
        "text": _("Pytanie usunięte w poprzednim systemie (nr %(number)s)") % {"number": question},
        "explanation": "",
        "critical": False,
        "points": 1,
        "key": ["–"],
        "folding": {"ignore_case": True, "ignore_diacritics": True},
    }


def answer_of(attempt: Attempt, sitting: Sitting, question: int, asked: papers.Asked) -> Answer:
    """Return the row of an answer. Its mark is the old one, kept as given by hand: no later regrade moves it."""
    is_right = question not in sitting.wrong
    return Answer(
        attempt=attempt,
        question=asked["ref"],
        value=value_of(asked, sitting.answers.get(question)),
        saved_at=sitting.ended_at,
        points=Decimal(int(is_right)),
        is_right=is_right,
        marked_at=sitting.ended_at,
    )


def value_of(asked: papers.Asked, given: Any) -> Any:
    """Return an answer as the question's kind keeps it."""
    if given is None:
        return None
    if asked["kind"] in {"single", "multiple"}:
        ids = {option["id"] for option in asked["options"]}
        chosen = [option_id(text) for text in given if option_id(text) in ids] if isinstance(given, list) else []
        return chosen or None
    return given if isinstance(given, str) else " ".join(map(str, given))
