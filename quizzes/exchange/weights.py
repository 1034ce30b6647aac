"""What the formats with weighted answers mean in our kinds."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Weighted:
    """An answer and its share of the points, in percent."""

    text: str
    percent: Decimal
    feedback: str = ""


def options(answers: list[Weighted], *, right: Callable[[Weighted], bool]) -> list[dict[str, Any]]:
    return [{"text": each.text, "right": right(each), "explanation": each.feedback} for each in answers]


def choice(answers: list[Weighted], *, several: bool, loss: Tell) -> tuple[str, dict[str, Any]]:
    """Return the kind and value of a choice. `several`: the learner may tick more than one."""
    best = [each for each in answers if each.percent == 100]
    positive = [each for each in answers if each.percent > 0]
    if not several and len(best) == 1:
        if len(positive) > 1:
            loss(_("Część punktów za inne odpowiedzi przepadła: dobra jest jedna, najlepsza."))
        return "single", {"options": options(answers, right=lambda each: each.percent == 100), "keep_order": False}
    if not several and best:
        value = {"options": options(answers, right=lambda each: each.percent == 100), "keep_order": False}
        return "multiple", value | {"scoring": "any"}
    if len({each.percent.quantize(Decimal("0.1")) for each in positive}) > 1:
        loss(_("Różne punkty za odpowiedzi zamieniono na równe: każda dobra tyle samo dodaje, zła odejmuje."))
    value = {"options": options(answers, right=lambda each: each.percent > 0), "keep_order": False}
    return "multiple", value | {"scoring": "partial"}


def accepted(answers: list[Weighted], *, loss: Tell) -> list[str]:
    """Return the accepted spellings of a short answer."""
    if any(each.feedback for each in answers):
        loss(_("Uwagi do poszczególnych odpowiedzi przepadły."))
    if any(0 < each.percent < 100 for each in answers):
        loss(_("Odpowiedzi warte część punktów będą przyjmowane za całość."))
    if any("*" in each.text for each in answers):
        loss(_("Gwiazdka w odpowiedzi nie znaczy tu „dowolny tekst”. Popraw taką odpowiedź po wczytaniu."))
    return list(dict.fromkeys(each.text for each in answers if each.percent > 0))


def plain_number(number: Decimal) -> str:
    """Return the number without an exponent and without zeros at the end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
