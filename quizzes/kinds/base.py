"""What every kind of question can do.

A kind is one module of this folder: its authoring block, how the question is asked, how an answer is read from a form, and
how it is marked. Reading and marking work on the question *as asked* (plain JSON, kept with the attempt), never on the
bank, so a later edit cannot change a result.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Any

from wagtail import blocks

Asked = dict[str, Any]
Form = Mapping[str, Sequence[str]]


class BadAnswer(ValueError):
    """The form holds no answer that this question can take. The message is for the learner, in the learner's language."""


class CannotRegrade(ValueError):
    """The repaired question differs in more than its key, so an old answer can't be measured by it."""


@dataclass(frozen=True)
class Marked:
    """What an answer is worth: 0 to 1 point, and whether it counts as right (by default: nothing was missing).

    `pending` means that a person has to mark it.
    """

    points: Fraction
    right: bool | None = None
    pending: bool = False

    @property
    def is_right(self) -> bool:
        return self.points == 1 if self.right is None else self.right


WRONG = Marked(Fraction(0))
RIGHT = Marked(Fraction(1))


def option_id(text: str) -> str:
    """Name an option by its text, so that its name tells neither its place nor whether it is right."""
    return hashlib.sha256(text.strip().encode()).hexdigest()[:8]


def first(form: Form, name: str) -> str:
    """Return the first value of a field, "" when the form has none."""
    return (form.get(name) or [""])[0].strip()


def twins(texts: Sequence[str]) -> bool:
    """Whether two of the texts read the same to a person."""
    folded = [" ".join(text.split()).casefold() for text in texts]
    return len(set(folded)) < len(folded)


def upside_down(low: Any, high: Any) -> bool:
    """Whether a range ends before it begins. In a draft either end may still be missing."""
    return low is not None and high is not None and low > high


class Kind:
    """One kind of question. Subclasses say how."""

    name: str
    label: Any
    block: type[blocks.StructBlock]
    scripts: tuple[str, ...] = ()  # static files that make it handier; it works without
    parts_of_key: tuple[str, ...] = ("key",)  # what a regrade may exchange in a question as asked
    answer_is_a_sequence: bool = False  # the lines of the right answer come one after the other

    def asked(self, value: Mapping[str, Any]) -> Asked:
        """Return the question's own part of the paper: `options` as shown and the `key`, which stays on the server."""
        raise NotImplementedError

    def silent_wrongs(self, value: Mapping[str, Any]) -> list[str]:
        """Return the wrong options, as authored, that do not say why they are wrong."""
        options = value.get("options") or []
        return [
            option["text"] for option in options if not option["right"] and not (option["explanation"] or "").strip()
        ]

    def layout(self, asked: Asked, random: Random) -> list[str]:
        """Return the ids of the options in the order in which this attempt shows them."""
        return [option["id"] for option in asked.get("options", [])]

    def shown(self, asked: Asked, *, value: Any, layout: list[str], revealed: bool) -> dict[str, Any]:
        """Return what the template needs besides the options, without the key; `revealed` when feedback is due."""
        return {}

    def dressed(self, asked: Asked, option: str, place: int) -> dict[str, Any]:
        """Return what an option shows besides its text: a picture, a letter. `place` counts from 0."""
        return {}

    def read(self, asked: Asked, form: Form, kept: Any = None) -> Any:
        """Return the answer in the form as a JSON value; `kept` is the one saved before. Raises BadAnswer with what to do."""
        raise NotImplementedError

    def echo(self, asked: Asked, form: Form) -> Any:
        """Return what was typed, as it can be shown again beside the reason why it was not taken; None: nothing to keep."""
        return None

    def is_complete(self, asked: Asked, value: Any) -> bool:
        """Whether nothing of the answer is still to come. Only kinds that are answered in several goes say no."""
        return value is not None

    def mark(self, asked: Asked, value: Any) -> Marked:
        """Say what the answer is worth. Never raises: an impossible answer is worth nothing."""
        raise NotImplementedError

    def right_answer(self, asked: Asked) -> list[str]:
        """Return the right answer in words, one line an item."""
        raise NotImplementedError

    def also_said(self, asked: Asked) -> str:
        """Return what a reader on paper needs besides the question's text, such as a sentence with its gaps."""
        return ""

    def choices(self, asked: Asked) -> dict[str, str]:
        """Return what can be chosen, id to words: what statistics count."""
        return {option["id"]: option.get("text", "") for option in asked.get("options", [])}

    def chosen(self, asked: Asked, value: Any) -> list[str]:
        """Return the ids (of `choices`) that an answer holds; for kinds without choices the answer itself, as text."""
        if value is None:
            return []
        return [str(item) for item in value] if isinstance(value, list) else [str(value)]

    def in_words(self, asked: Asked, value: Any) -> list[str]:
        """Return an answer as a person reads it, one line an item."""
        names = self.choices(asked)
        return [names.get(item, item) for item in self.chosen(asked, value)]

    def example(self, asked: Asked, *, right: bool) -> Any:
        """Return a right or a wrong answer for the author's preview; None where none can be made up."""
        return None

    def rekeyed(self, asked: Asked, fresh: Asked) -> Asked:
        """Return the question as asked with the key of its repaired version. Raises CannotRegrade when they don't fit."""
        if self.choices(asked).keys() != self.choices(fresh).keys():
            raise CannotRegrade(asked["ref"])
        return asked | {part: fresh[part] for part in self.parts_of_key}
