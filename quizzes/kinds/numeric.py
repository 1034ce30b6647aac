"""A number in a range, with a tolerance and a unit. Decimal comma and decimal point are both read."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from quizzes.kinds.base import RIGHT, WRONG, Asked, BadAnswer, Form, Kind, Marked, first, upside_down

A_NUMBER = re.compile(r"[+-]?[0-9]{1,9}([.,][0-9]{1,6})?")


class NumericBlock(blocks.StructBlock):
    minimum = blocks.DecimalBlock(label=gettext_lazy("Od"), max_digits=15, decimal_places=6)
    maximum = blocks.DecimalBlock(label=gettext_lazy("Do"), max_digits=15, decimal_places=6)
    tolerance = blocks.DecimalBlock(
        label=gettext_lazy("Tolerancja"),
        max_digits=15,
        decimal_places=6,
        default=0,
        min_value=0,
        help_text=gettext_lazy("O ile odpowiedź może wyjść poza „od–do” i nadal jest dobra."),
    )
    unit = blocks.CharBlock(label=gettext_lazy("Jednostka"), max_length=30, required=False, default="")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if upside_down(cleaned["minimum"], cleaned["maximum"]):
            raise blocks.StructBlockValidationError(
                {"maximum": ValidationError(_("„Do” musi być równe „Od” albo większe."))}
            )
        return cleaned

    class Meta:
        icon = "decimal"
        label = gettext_lazy("Liczba")


class Numeric(Kind):
    name = "numeric"
    label = gettext_lazy("Liczba")
    block = NumericBlock

    def asked(self, value: Mapping[str, Any]) -> Asked:
        key = {part: str(value.get(part) or 0) for part in ("minimum", "maximum", "tolerance")}
        return {"unit": value["unit"] or "", "key": key}

    def read(self, asked: Asked, form: Form, kept: Any = None) -> Any:
        """Read "5", "5,5", "5.5" or "5 cm" (with the question's own unit) as a decimal string."""
        given = first(form, "answer").replace("\u00a0", " ").replace("\u2212", "-")
        unit = asked["unit"]
        if unit and given.lower().endswith(unit.lower()):
            given = given[: -len(unit)].strip()
        if not A_NUMBER.fullmatch(given):
            raise BadAnswer(_("Wpisz liczbę, na przykład 12 albo 2,5."))
        return given.replace(",", ".")

    def echo(self, asked: Asked, form: Form) -> Any:
        return first(form, "answer")[:20]

    def mark(self, asked: Asked, value: Any) -> Marked:
        try:
            number = Decimal(str(value))
            low, high, tolerance = (Decimal(asked["key"].get(part, 0)) for part in ("minimum", "maximum", "tolerance"))
            right = low - tolerance <= number <= high + tolerance
        except InvalidOperation:
            return WRONG
        return RIGHT if right else WRONG

    def example(self, asked: Asked, *, right: bool) -> Any:
        over = Decimal(asked["key"]["maximum"]) + Decimal(asked["key"].get("tolerance", 0)) + 1
        return asked["key"]["minimum"] if right else f"{over.normalize():f}"

    def right_answer(self, asked: Asked) -> list[str]:
        low, high = (Decimal(asked["key"][end]).normalize() for end in ("minimum", "maximum"))
        number = f"{low:f}" if low == high else f"{low:f}–{high:f}"
        return [f"{number} {asked['unit']}".strip()]
