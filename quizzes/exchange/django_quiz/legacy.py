"""What was read from django-quiz-app, in our words, with an account of every row."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from quizzes.exchange.items import Item, Report

NAMES = uuid.UUID("6f1d1c52-3d0b-5a0e-9b43-0d6a51f0c1aa")  # the names of everything that once had a number there
CODE = "djq-"


def code_of(question: Any) -> str:
    """Return the code under which an old question stands in our bank."""
    return f"{CODE}{question}"


def subject_of(quiz: Any) -> uuid.UUID:
    """Return the key of an old quiz: the same at every import."""
    return uuid.uuid5(NAMES, f"quiz:{quiz}")


def attempt_key(sitting: Any) -> uuid.UUID:
    return uuid.uuid5(NAMES, f"sitting:{sitting}")


@dataclass
class Count:
    """How many rows of a table there were, and how many of them came along."""

    rows: int = 0
    used: int = 0


@dataclass
class Quiz:
    """A quiz as it was set up; `questions` are codes, in order."""

    key: Any
    title: str
    slug: str
    description: str = ""
    category: str = ""
    pass_mark: int = 0
    success_text: str = ""
    fail_text: str = ""
    single_attempt: bool = False
    random_order: bool = False
    answers_at_end: bool = False
    exam_paper: bool = False
    draft: bool = False
    max_questions: int | None = None
    questions: list[str] = field(default_factory=list)

    @property
    def subject(self) -> uuid.UUID:
        return subject_of(self.key)


@dataclass
class Sitting:
    """A finished sitting: what was asked, what was answered, what it was worth then."""

    key: Any
    quiz: Any
    username: str
    asked: list[int]
    wrong: set[int]
    score: int
    answers: dict[int, Any]  # by question, in our form: option texts, "true"/"false", a text; None where it is lost
    started_at: datetime
    ended_at: datetime


@dataclass
class Progress:
    """The sums of a person by category: (category, score, possible)."""

    username: str
    lines: list[tuple[str, int, int]] = field(default_factory=list)
    unread: str = ""


@dataclass
class Person:
    username: str
    first_name: str = ""
    last_name: str = ""


@dataclass
class Legacy:
    """Everything that was read. `report` holds the questions and every remark; `counts` accounts for the rows."""

    report: Report = field(default_factory=Report)
    quizzes: list[Quiz] = field(default_factory=list)
    sittings: list[Sitting] = field(default_factory=list)
    progress: list[Progress] = field(default_factory=list)
    people: dict[str, Person] = field(default_factory=dict)
    counts: dict[str, Count] = field(default_factory=dict)

    @property
    def items(self) -> list[Item]:
        return self.report.items
