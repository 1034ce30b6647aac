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

from quizzes import pictures
from quizzes.kinds import KINDS

Asked = dict[str, Any]
QUESTION_ORDER = ""  # where an attempt's layout keeps the order of the questions


@dataclass(frozen=True)
class Rules:
    """How a quiz is passed. `feedback` is "at_once" (a lesson check), "at_end" or "never" (the score alone).

    `retry`: after feedback that came at once, the learner may try again. `time_limit` is in minutes, 0 for none.
    `mistakes_only`: the review shows what went wrong and nothing else.
    """

    pass_mark: int = 0
    all_critical_right: bool = False
    feedback: str = "at_end"
    time_limit: int = 0
    shuffle: bool = False
    mistakes_only: bool = False
    retry: bool = False


@dataclass
class Presented:
    """A question as a template shows it: no key, options in this attempt's order."""

    ref: str
    number: int
    total: int
    kind: str
    text: str
    is_critical: bool
    picture: dict[str, Any] | None = None
    unit: str = ""
    options: list[dict[str, Any]] = field(default_factory=list)
    value: Any = None
    more: dict[str, Any] = field(default_factory=dict)  # what the kind's own template needs
    answered: bool = False
    saved_revision: int = 0
    is_right: bool | None = None
    waits_for_mark: bool = False
    repair: str = ""  # what a regrade did to it: "dropped" or "free"
    explanation: str = ""
    comment: str = ""
    right_answer: list[str] = field(default_factory=list)
    error: str = ""

    @property
    def template(self) -> str:
        return f"quizzes/kinds/{self.kind}.html"

    @property
    def has_feedback(self) -> bool:
        return self.is_right is not None

    @property
    def is_partly_right(self) -> bool:
        return self.is_right is False and bool(self.more.get("points"))


def ask(question: Any) -> Asked:
    """Return a question of the bank as it goes into a paper."""
    block = question.answer[0]
    asked = {
        "ref": str(question.translation_key),
        "kind": block.block_type,
        "text": question.text,
        "explanation": question.explanation,
        "critical": question.is_critical,
        "points": 1,
        **KINDS[block.block_type].asked(block.value),
    }
    if question.picture_id:
        asked["picture"] = pictures.keep(question.picture, alt=question.picture_alt)
    return asked


def write(*, title: str, rules: Rules, questions: Iterable, language: str = "") -> dict[str, Any]:
    """Return the paper's content. Drafts are not asked: only what is live in the bank."""
    asked = [(question.asked or ask(question)) | {"retry": rules.retry} for question in questions]
    return {"title": title, "language": language, "rules": asdict(rules), "questions": asked}


def digest(content: dict[str, Any]) -> str:
    """Return the paper's name: equal for equal content."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def lay_out(content: dict[str, Any], random: Random) -> dict[str, list[str]]:
    """Return for each question the order in which its options are shown, and under "" the order of the questions."""
    layout = {asked["ref"]: KINDS[asked["kind"]].layout(asked, random) for asked in content["questions"]}
    if content["rules"].get("shuffle"):
        refs = [asked["ref"] for asked in content["questions"]]
        random.shuffle(refs)
        layout[QUESTION_ORDER] = refs
    return layout


def in_order(content: dict[str, Any], layout: dict[str, list[str]]) -> list[Asked]:
    """Return the questions in the order in which an attempt asks them."""
    places = {ref: place for place, ref in enumerate(layout.get(QUESTION_ORDER, []))}
    return sorted(content["questions"], key=lambda asked: places.get(asked["ref"], 0))


def find(content: dict[str, Any], ref: str) -> Asked | None:
    """Return the question as asked, None when the paper has no such question."""
    return next((question for question in content["questions"] if question["ref"] == ref), None)


def present(
    asked: Asked, *, layout: list[str], number: int = 1, total: int = 1, value: Any = None, revealed: bool = False
) -> Presented:
    """Return the question for a template, without anything that gives the answer away unless it is `revealed`."""
    kind = KINDS[asked["kind"]]
    texts = {option["id"]: option.get("text", "") for option in asked.get("options", [])}
    shown = Presented(
        ref=asked["ref"],
        number=number,
        total=total,
        kind=asked["kind"],
        text=asked["text"],
        is_critical=asked["critical"],
        picture=pictures.with_address(asked.get("picture")),
        unit=asked.get("unit", ""),
        options=[
            {"id": option, "text": texts[option], "explanation": ""} | kind.dressed(asked, option, place)
            for place, option in enumerate(option for option in layout if option in texts)
        ],
        value=value,
        more=kind.shown(asked, value=value, layout=layout, revealed=revealed),
        answered=value is not None and kind.is_complete(asked, value),
        repair="" if asked["points"] and not asked.get("free") else "free" if asked.get("free") else "dropped",
    )
    return arrange(shown)


def arrange(shown: Presented) -> Presented:
    """Mark what was chosen, and show an ordering in the order that was given."""
    value = shown.value
    for option in shown.options:
        option["chosen"] = option["id"] == value or (isinstance(value, list) and option["id"] in value)
    if shown.kind == "order" and isinstance(value, list):
        places = {str(step): place for place, step in enumerate(value)}
        shown.options.sort(key=lambda option: places.get(option["id"], len(places)))
    return shown


def reveal(shown: Presented, asked: Asked, *, is_right: bool, points: Any = 0, comment: str = "") -> Presented:
    """Add the feedback: whether it was right, why, and what to know of each option that was chosen or right."""
    shown.is_right = is_right
    shown.comment = comment
    shown.more["points"] = points
    shown.explanation = asked["explanation"]
    shown.right_answer = KINDS[asked["kind"]].right_answer(asked)
    reasons = {option["id"]: option.get("explanation", "") for option in asked.get("options", [])}
    key = asked.get("key")
    for option in shown.options:
        option["right"] = option["id"] == key or (isinstance(key, list) and option["id"] in key)
        if option.get("chosen") or option["right"]:
            option["explanation"] = reasons[option["id"]]
    return shown


def steady_layout(asked: Asked) -> list[str]:
    """Return an order of the options that is the same at every look, for questions shown before an attempt starts."""
    return KINDS[asked["kind"]].layout(asked, Random(asked["ref"]))  # noqa: S311  (not a secret)


def steady_layouts(content: dict[str, Any]) -> dict[str, list[str]]:
    """Return the steady order of every question of a paper."""
    return {asked["ref"]: steady_layout(asked) for asked in content["questions"]}
