"""A number in a range, with a unit. Decimal comma and decimal point are both read."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from quizzes.kinds.base import RIGHT, WRONG, Asked, BadAnswer, Form, Kind, Marked

A_NUMBER = re.compile(r"[+-]?[0-9]{1,9}([.,][0-9]{1,6})?")


class NumericBlock(blocks.StructBlock):
    minimum = blocks.DecimalBlock(label=gettext_lazy("Od"), max_digits=15, decimal_places=6)
    maximum = blocks.DecimalBlock(label=gettext_lazy("Do"), max_digits=15, decimal_places=6)
    unit = blocks.CharBlock(label=gettext_lazy("Jednostka"), max_length=30, required=False)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned["minimum"] > cleaned["maximum"]:
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
        key = {"minimum": str(value["minimum"]), "maximum": str(value["maximum"])}
        return {"unit": value["unit"] or "", "key": key}

    def read(self, asked: Asked, form: Form) -> Any:
        """Read "5", "5,5", "5.5" or "5 cm" (with the question's own unit) as a decimal string."""
        given = (form.get("answer") or [""])[0].strip().replace("\u00a0", " ")
        unit = asked["unit"]
        if unit and given.lower().endswith(unit.lower()):
            given = given[: -len(unit)].strip()
        if not A_NUMBER.fullmatch(given):
            raise BadAnswer(_("Wpisz liczbę, na przykład 12 albo 2,5."))
        return given.replace(",", ".")

    def mark(self, asked: Asked, value: Any) -> Marked:
        try:
            number = Decimal(str(value))
            right = Decimal(asked["key"]["minimum"]) <= number <= Decimal(asked["key"]["maximum"])
        except InvalidOperation:
            return WRONG
        return RIGHT if right else WRONG

    def right_answer(self, asked: Asked) -> list[str]:
        low, high = (Decimal(asked["key"][end]).normalize() for end in ("minimum", "maximum"))
        number = f"{low:f}" if low == high else f"{low:f}–{high:f}"
        return [f"{number} {asked['unit']}".strip()]
