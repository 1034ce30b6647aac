"""A paper: the questions of a quiz exactly as asked, as plain JSON.

A paper is made when an attempt starts and never changes. It holds the right answers too, so it stays on the server:
what a learner sees is made of it by `present`.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from random import Random
from typing import Any

from quizzes.kinds import KINDS


@dataclass(frozen=True)
class Rules:
    """How a quiz is passed. `feedback` is "at_once" (a lesson check) or "at_end" (an exam)."""

    pass_mark: int = 0
    all_critical_right: bool = False
    feedback: str = "at_end"


@dataclass
class Presented:
    """A question as a template shows it: no key, options in this attempt's order."""

    ref: str
    number: int
    total: int
    kind: str
    text: str
    is_critical: bool
    unit: str = ""
    options: list[dict[str, Any]] = field(default_factory=list)
    value: Any = None
    answered: bool = False
    saved_revision: int = 0
    is_right: bool | None = None
    explanation: str = ""
    right_answer: list[str] = field(default_factory=list)
    error: str = ""

    @property
    def template(self) -> str:
        return f"quizzes/kinds/{self.kind}.html"

    @property
    def has_feedback(self) -> bool:
        return self.is_right is not None


def ask(question: Any) -> dict[str, Any]:
    """Return a question of the bank as it goes into a paper."""
    block = question.answer[0]
    return {
        "ref": str(question.translation_key),
        "kind": block.block_type,
        "text": question.text,
        "explanation": question.explanation,
        "critical": question.is_critical,
        "points": 1,
        **KINDS[block.block_type].asked(block.value),
    }


def write(*, title: str, rules: Rules, questions: Iterable) -> dict[str, Any]:
    """Return the paper's content. Drafts are not asked: only what is live in the bank."""
    return {"title": title, "rules": asdict(rules), "questions": [ask(question) for question in questions]}


def digest(content: dict[str, Any]) -> str:
    """Return the paper's name: equal for equal content."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def lay_out(content: dict[str, Any], random: Random) -> dict[str, list[str]]:
    """Return for each question the order in which its options are shown."""
    return {question["ref"]: KINDS[question["kind"]].layout(question, random) for question in content["questions"]}


def find(content: dict[str, Any], ref: str) -> dict[str, Any] | None:
    """Return the question as asked, None when the paper has no such question."""
    return next((question for question in content["questions"] if question["ref"] == ref), None)


def present(asked: dict[str, Any], *, layout: list[str], number: int = 1, total: int = 1) -> Presented:
    """Return the question for a template, without anything that gives the answer away."""
    texts = {option["id"]: option.get("text", "") for option in asked.get("options", [])}
    return Presented(
        ref=asked["ref"],
        number=number,
        total=total,
        kind=asked["kind"],
        text=asked["text"],
        is_critical=asked["critical"],
        unit=asked.get("unit", ""),
        options=[{"id": option, "text": texts[option], "explanation": ""} for option in layout if option in texts],
    )


def reveal(shown: Presented, asked: dict[str, Any], *, is_right: bool) -> Presented:
    """Add the feedback: whether it was right, why, and what to know of each option that was chosen or right."""
    shown.is_right = is_right
    shown.explanation = asked["explanation"]
    shown.right_answer = KINDS[asked["kind"]].right_answer(asked)
    reasons = {option["id"]: option.get("explanation", "") for option in asked.get("options", [])}
    key = asked.get("key")
    for option in shown.options:
        option["right"] = option["id"] == key or (isinstance(key, list) and option["id"] in key)
        if option.get("chosen") or option["right"]:
            option["explanation"] = reasons[option["id"]]
    return shown


def preview(question: Any) -> Presented | None:
    """Return the question as a learner sees it before answering; None while it has no kind yet."""
    if not question.answer:
        return None
    asked = ask(question)
    return present(asked, layout=steady_layout(asked))


def arrange(shown: Presented) -> Presented:
    """Mark what was chosen, and show an ordering in the order that was given."""
    value = shown.value
    for option in shown.options:
        option["chosen"] = option["id"] == value or (isinstance(value, list) and option["id"] in value)
    if shown.kind == "order" and isinstance(value, list):
        places = {step: place for place, step in enumerate(value)}
        shown.options.sort(key=lambda option: places.get(option["id"], len(places)))
    return shown


def steady_layout(asked: dict[str, Any]) -> list[str]:
    """Return an order of the options that is the same at every look, for questions shown before an attempt starts."""
    return KINDS[asked["kind"]].layout(asked, Random(asked["ref"]))  # noqa: S311  (not a secret)


def steady_layouts(content: dict[str, Any]) -> dict[str, list[str]]:
    """Return the steady order of every question of a paper."""
    return {asked["ref"]: steady_layout(asked) for asked in content["questions"]}
