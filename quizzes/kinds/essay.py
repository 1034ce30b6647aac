"""Essay: a text that a person marks."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import blocks

from quizzes.kinds.base import Asked, BadAnswer, Form, Kind, Marked, first, upside_down

LONGEST = 10_000  # characters


class EssayBlock(blocks.StructBlock):
    min_words = blocks.IntegerBlock(label=gettext_lazy("Najmniej słów"), default=10, min_value=1, max_value=500)
    max_words = blocks.IntegerBlock(label=gettext_lazy("Najwięcej słów"), default=150, min_value=1, max_value=1500)
    criteria = blocks.TextBlock(
        label=gettext_lazy("Kryteria dla oceniającego"),
        max_length=1000,
        help_text=gettext_lazy("Za co są punkty. Widzi to tylko osoba, która ocenia."),
    )
    model_answer = blocks.TextBlock(
        label=gettext_lazy("Przykład dobrej odpowiedzi"),
        max_length=2000,
        required=False,
        default="",
        help_text=gettext_lazy("Uczący się zobaczy go po ocenie."),
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if upside_down(cleaned["min_words"], cleaned["max_words"]):
            raise blocks.StructBlockValidationError(
                {"max_words": ValidationError(_("Najwięcej słów musi być równe „najmniej” albo większe."))}
            )
        return cleaned

    class Meta:
        icon = "doc-full"
        label = gettext_lazy("Wypowiedź pisemna")


class Essay(Kind):
    name = "essay"
    label = gettext_lazy("Wypowiedź pisemna")
    block = EssayBlock
    parts_of_key = ("criteria", "model_answer")

    def asked(self, value: Mapping[str, Any]) -> Asked:
        return {
            "min_words": int(value["min_words"]),
            "max_words": int(value["max_words"]),
            "criteria": value["criteria"],
            "model_answer": value["model_answer"] or "",
        }

    def shown(self, asked: Asked, *, value: Any, layout: list[str], revealed: bool) -> dict[str, Any]:
        return {"min_words": asked["min_words"], "max_words": asked["max_words"], "longest": LONGEST}

    def read(self, asked: Asked, form: Form, kept: Any = None) -> Any:
        given = first(form, "answer").replace("\r\n", "\n")
        words = len(given.split())
        if not given:
            raise BadAnswer(_("Napisz odpowiedź."))
        if words > asked["max_words"] or len(given) > LONGEST:
            message = ngettext(
                "Skróć odpowiedź: teraz ma %(words)s słowo, a może mieć najwyżej %(most)s.",
                "Skróć odpowiedź: teraz ma %(words)s słów, a może mieć najwyżej %(most)s.",
                words,
            )
            raise BadAnswer(message % {"words": words, "most": asked["max_words"]})
        return given  # a short one too: it may be the first half, and nothing that was typed is thrown away

    def echo(self, asked: Asked, form: Form) -> Any:
        return first(form, "answer")

    def mark(self, asked: Asked, value: Any) -> Marked:
        """Nobody but a person can; an empty answer is worth nothing without one."""
        empty = not (isinstance(value, str) and value.strip())
        return Marked(Fraction(0), right=False, pending=not empty)

    def right_answer(self, asked: Asked) -> list[str]:
        return [asked["model_answer"]] if asked["model_answer"] else []

    def chosen(self, asked: Asked, value: Any) -> list[str]:
        return []

    def in_words(self, asked: Asked, value: Any) -> list[str]:
        return value.splitlines() if isinstance(value, str) else []
