"""The questions of a lesson as who teaches it needs them: with the right answer and the reason, in words."""

from dataclasses import dataclass
from typing import Any

from courses.summaries.content import words
from quizzes.kinds import KINDS


@dataclass(frozen=True)
class Option:
    text: str
    is_right: bool
    why: str


@dataclass(frozen=True)
class PlannedQuestion:
    """`options` where some of several are right; otherwise the right answer in `lines`."""

    number: int
    text: str
    said: str
    picture: str
    is_critical: bool
    options: list[Option]
    lines: list[str]
    in_sequence: bool
    explanation: str


def planned(number: int, asked: dict[str, Any]) -> PlannedQuestion:
    kind = KINDS[asked["kind"]]
    options = options_of(kind, asked)
    return PlannedQuestion(
        number=number,
        text=words(asked["text"]),
        said=words(kind.also_said(asked)),
        picture=words((asked.get("picture") or asked.get("image") or {}).get("alt")),
        is_critical=asked["critical"],
        options=options,
        lines=[] if options else [words(line) for line in kind.right_answer(asked)],
        in_sequence=kind.answer_is_a_sequence,
        explanation=words(asked["explanation"]),
    )


def options_of(kind, asked: dict[str, Any]) -> list[Option]:
    """Return the options to choose from; none where the answer is typed, or made of all there is."""
    choices, key = kind.choices(asked), asked.get("key")
    right = {key} if isinstance(key, str) else set(key) if is_list_of_ids(key) else set()
    if not right or not right < choices.keys():
        return []
    reasons = {option["id"]: option.get("explanation", "") for option in asked["options"]}
    return [Option(words(text), id_ in right, words(reasons.get(id_))) for id_, text in choices.items()]


def is_list_of_ids(key: Any) -> bool:
    return isinstance(key, list) and all(isinstance(one, str) for one in key)
