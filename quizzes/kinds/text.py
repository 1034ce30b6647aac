"""Short text: one of the accepted spellings."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from quizzes.kinds.base import RIGHT, WRONG, Asked, BadAnswer, Form, Kind, Marked, first
from quizzes.kinds.wording import is_one_of

LONGEST = 200  # characters


class FoldingBlock(blocks.StructBlock):
    """What both typed kinds let the author say about spelling."""

    ignore_case = blocks.BooleanBlock(label=gettext_lazy("Wielkość liter bez znaczenia"), required=False, default=True)
    ignore_diacritics = blocks.BooleanBlock(
        label=gettext_lazy("Ogonki i kreski bez znaczenia („krazenie” = „krążenie”)"), required=False, default=True
    )


class TextBlock(FoldingBlock):
    accepted = blocks.ListBlock(
        blocks.CharBlock(max_length=LONGEST, label=gettext_lazy("Dobra odpowiedź")),
        min_num=1,
        max_num=20,
        label=gettext_lazy("Przyjmowane odpowiedzi"),
        help_text=gettext_lazy("Pierwszą pokażemy jako dobrą; pozostałe to inne poprawne zapisy."),
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not all(text.strip() for text in cleaned["accepted"]):
            raise blocks.StructBlockValidationError(
                {"accepted": ValidationError(_("Wpisz odpowiedź albo usuń pusty wiersz."))}
            )
        return cleaned

    class Meta:
        icon = "pilcrow"
        label = gettext_lazy("Krótka odpowiedź")


class Text(Kind):
    name = "text"
    label = gettext_lazy("Krótka odpowiedź")
    block = TextBlock
    parts_of_key = ("key", "folding")

    def asked(self, value: Mapping[str, Any]) -> Asked:
        return {"key": list(value["accepted"]), "folding": folding(value)}

    def read(self, asked: Asked, form: Form, kept: Any = None) -> Any:
        given = first(form, "answer")
        if not given:
            raise BadAnswer(_("Wpisz odpowiedź."))
        if len(given) > LONGEST:
            raise BadAnswer(_("Odpowiedź jest za długa. Wystarczy słowo albo kilka."))
        return given

    def echo(self, asked: Asked, form: Form) -> Any:
        return first(form, "answer")

    def mark(self, asked: Asked, value: Any) -> Marked:
        return RIGHT if isinstance(value, str) and is_one_of(value, asked["key"], **asked["folding"]) else WRONG

    def example(self, asked: Asked, *, right: bool) -> Any:
        return asked["key"][0] if right else "…"

    def right_answer(self, asked: Asked) -> list[str]:
        return [asked["key"][0]]


def folding(value: Mapping[str, Any]) -> dict[str, bool]:
    return {name: bool(value[name]) for name in ("ignore_case", "ignore_diacritics")}
