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


@dataclass(frozen=True)
class Marked:
    """What an answer is worth: 0 to 1 point, and whether nothing was missing."""

    points: Fraction

    @property
    def is_right(self) -> bool:
        return self.points == 1


WRONG = Marked(Fraction(0))
RIGHT = Marked(Fraction(1))


def option_id(text: str) -> str:
    """Name an option by its text, so that its name tells neither its place nor whether it is right."""
    return hashlib.sha256(text.strip().encode()).hexdigest()[:8]


class Kind:
    """One kind of question. Subclasses say how."""

    name: str
    label: Any
    block: type[blocks.StructBlock]

    def asked(self, value: Mapping[str, Any]) -> Asked:
        """Return the question's own part of the paper: `options` as shown and the `key`, which stays on the server."""
        raise NotImplementedError

    def layout(self, asked: Asked, random: Random) -> list[str]:
        """Return the ids of the options in the order in which this attempt shows them."""
        return [option["id"] for option in asked.get("options", [])]

    def read(self, asked: Asked, form: Form) -> Any:
        """Return the answer in the form as a JSON value. Raises BadAnswer with what to do."""
        raise NotImplementedError

    def mark(self, asked: Asked, value: Any) -> Marked:
        """Say what the answer is worth. Never raises: an impossible answer is worth nothing."""
        raise NotImplementedError

    def right_answer(self, asked: Asked) -> list[str]:
        """Return the right answer in words, one line an item."""
        raise NotImplementedError
