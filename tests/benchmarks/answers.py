"""A million answers: one quiz, many attempts, learners who know more and learners who know less."""

import math
from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from quizzes import attempts, marking, papers
from quizzes.models import Answer, Attempt, Paper, Question
from tests.factories import make_question, option

KINDS = ["single"] * 12 + ["multiple"] * 4 + ["truefalse"] * 3 + ["numeric"]
ATTEMPTS_AT_A_TIME = 1000
LEARNERS = 1000
RULES = papers.Rules(pass_mark=70)


def options(kind: str, number: int) -> dict[str, Any] | None:
    rights = {"single": 1, "multiple": 2}.get(kind)
    if rights is None:
        return None
    texts = [f"Odpowiedź {letter} na pytanie {number}" for letter in "ABCD"]
    return {"options": [option(text, right=place < rights) for place, text in enumerate(texts)], "keep_order": False}


def make_bank(count: int) -> list[Question]:
    return [
        make_question(kind, text=f"Pytanie {number}", critical=number == 1, answer=options(kind, number))
        for number, kind in enumerate((KINDS[place % len(KINDS)] for place in range(count)), start=1)
    ]


def possible(asked: papers.Asked) -> tuple[list[Any], list[Any]]:
    """Return right answers and wrong ones."""
    match asked["kind"]:
        case "truefalse":
            return [asked["key"]], [{"true": "false", "false": "true"}[asked["key"]]]
        case "numeric":
            return ["5", "5.5", "6"], [str(number) for number in (1, 2, 3, 4, 7, 8, 10, 12, 15, 20)]
        case "single":
            return [asked["key"]], [[one["id"]] for one in asked["options"] if one["id"] not in asked["key"]]
    ids = sorted(one["id"] for one in asked["options"])
    pairs = [[one, other] for place, one in enumerate(ids) for other in ids[place + 1 :]]
    return [sorted(asked["key"])], [pair for pair in pairs if pair != sorted(asked["key"])]


def weighed(asked: papers.Asked, values: list[Any]) -> list[tuple[Any, Any, bool]]:
    marks = [marking.mark_answer(asked, value) for value in values]
    return [(value, mark.points, mark.is_right) for value, mark in zip(values, marks, strict=True)]


class Learners:
    """Answers as people give them: the better the learner and the easier the question, the more often right."""

    def __init__(self, paper: Paper, seed: int = 1):
        self.random = Random(seed)
        self.asked = paper.content["questions"]
        self.answers = [tuple(weighed(asked, values) for values in possible(asked)) for asked in self.asked]
        self.hardness = [self.random.uniform(-2.5, 1.0) for _asked in self.asked]

    def answer(self, ability: float, place: int) -> tuple[Any, Any, bool]:
        if self.random.random() < 0.02:
            return None, 0, False
        knows = self.random.random() < 1 / (1 + math.exp(self.hardness[place] - ability))
        return self.random.choice(self.answers[place][0 if knows else 1])

    def attempt(self, attempt: Attempt) -> Iterator[Answer]:
        """Fill in the attempt's result and yield its answers."""
        ability = self.random.gauss(0, 1.2)
        score = 0
        for place, asked in enumerate(self.asked):
            value, points, right = self.answer(ability, place)
            score += points
            yield Answer(
                attempt=attempt,
                question=asked["ref"],
                value=value,
                points=round(float(points), 3),
                is_right=right,
                seconds=self.random.randint(5, 60),
                saved_at=attempt.submitted_at,
            )
        attempt.score = round(float(score), 3)
        attempt.percent = int(score * 100 / len(self.asked))
        attempt.passed = attempt.percent >= RULES.pass_mark


def fill(*, attempts_wanted: int, questions: int, subject: UUID, title: str = "Test", language: str = "pl") -> Paper:
    """Write so many graded attempts at one quiz, with an answer to every question."""
    content = papers.write(title=title, rules=RULES, questions=make_bank(questions), language=language)
    paper = attempts.keep_paper(content)
    people = get_user_model().objects.bulk_create(
        [get_user_model()(username=f"osoba-{uuid4()}") for _number in range(min(LEARNERS, attempts_wanted))]
    )
    learners = Learners(paper)
    now = timezone.now()
    for begin in range(0, attempts_wanted, ATTEMPTS_AT_A_TIME):
        end = min(begin + ATTEMPTS_AT_A_TIME, attempts_wanted)
        batch = [
            Attempt(
                learner=people[number % len(people)],
                subject=subject,
                number=number // len(people) + 1,
                paper=paper,
                state=Attempt.State.GRADED,
                max_score=questions,
                started_at=now - timedelta(minutes=20),
                submitted_at=now,
            )
            for number in range(begin, end)
        ]
        answers = [answer for attempt in batch for answer in learners.attempt(attempt)]
        with transaction.atomic():
            Attempt.objects.bulk_create(batch)
            Answer.objects.bulk_create(answers, batch_size=2000)
    return paper
