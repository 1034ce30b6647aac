"""Put the steps in order: with number fields, with up and down buttons, or (an addition) by script."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from quizzes.kinds.base import WRONG, Asked, BadAnswer, Form, Kind, Marked, first, option_id, twins


class OrderBlock(blocks.StructBlock):
    steps = blocks.ListBlock(
        blocks.CharBlock(max_length=200, label=gettext_lazy("Krok")),
        min_num=3,
        max_num=10,
        label=gettext_lazy("Kroki w dobrej kolejności"),
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if twins(cleaned["steps"]):
            raise blocks.StructBlockValidationError(
                {"steps": ValidationError(_("Dwa kroki brzmią tak samo. Zmień jeden z nich."))}
            )
        return cleaned

    class Meta:
        icon = "list-ol"
        label = gettext_lazy("Ułóż kolejność")


class Order(Kind):
    name = "order"
    label = gettext_lazy("Ułóż kolejność")
    block = OrderBlock
    scripts = ("js/step-order.js",)
    answer_is_a_sequence = True

    def asked(self, value: Mapping[str, Any]) -> Asked:
        steps = [{"id": option_id(step), "text": step} for step in value["steps"]]
        # The paper lists the steps by id, so that not even their order in it is the answer.
        return {"options": sorted(steps, key=lambda step: step["id"]), "key": [step["id"] for step in steps]}

    def layout(self, asked: Asked, random: Random) -> list[str]:
        """Shuffle until the order shown is not already the answer."""
        ids = super().layout(asked, random)
        while True:
            random.shuffle(ids)
            if ids != asked["key"]:
                return ids

    def read(self, asked: Asked, form: Form, kept: Any = None) -> Any:
        """Read one number per step (`place-<id>`); the smallest is the first step."""
        places: dict[str, int] = {}
        for option in asked["options"]:
            given = first(form, f"place-{option['id']}")
            if not given.isdecimal() or not 1 <= int(given[:4]) <= len(asked["options"]):
                raise BadAnswer(
                    _("Wpisz przy każdym kroku numer od 1 do %(count)s.") % {"count": len(asked["options"])}
                )
            places[option["id"]] = int(given)
        if len(set(places.values())) < len(places):
            raise BadAnswer(_("Dwa kroki mają ten sam numer. Każdy numer może wystąpić raz."))
        return sorted(places, key=lambda step: places[step])

    def moved(self, asked: Asked, form: Form, shown: list[str]) -> list[str] | None:
        """Return the order after the up or down button `move=<id>:up|down`; None when no such button was pressed."""
        step, _colon, way = first(form, "move").partition(":")
        try:
            order = self.read(asked, form)
        except BadAnswer:
            order = list(shown)
        if step not in order or way not in {"up", "down"}:
            return None
        old = order.index(step)
        new = max(0, min(len(order) - 1, old + (-1 if way == "up" else 1)))
        order.insert(new, order.pop(old))
        return order

    def mark(self, asked: Asked, value: Any) -> Marked:
        """Full marks for the right order; else the share of the longest run of steps that follow each other rightly."""
        key = asked["key"]
        if not isinstance(value, list) or sorted(map(str, value)) != sorted(key):
            return WRONG
        follows = dict(pairwise(key))
        longest = run = 1
        for before, after in pairwise(value):
            run = run + 1 if follows.get(before) == after else 1
            longest = max(longest, run)
        return Marked(Fraction(longest, len(key))) if longest > 1 else WRONG

    def example(self, asked: Asked, *, right: bool) -> Any:
        return list(asked["key"]) if right else list(reversed(asked["key"]))

    def right_answer(self, asked: Asked) -> list[str]:
        texts = {option["id"]: option["text"] for option in asked["options"]}
        return [texts[step] for step in asked["key"]]
