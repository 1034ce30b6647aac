"""Match pairs: each thing on the left gets one from the list on the right."""

from collections.abc import Mapping
from fractions import Fraction
from random import Random
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from quizzes.kinds.base import WRONG, Asked, BadAnswer, CannotRegrade, Form, Kind, Marked, first, option_id, twins


class PairBlock(blocks.StructBlock):
    left = blocks.CharBlock(label=gettext_lazy("Co"), max_length=200)
    right = blocks.CharBlock(label=gettext_lazy("Pasuje do"), max_length=200)

    class Meta:
        icon = "link"
        label = gettext_lazy("Para")


class MatchBlock(blocks.StructBlock):
    pairs = blocks.ListBlock(PairBlock(), min_num=2, max_num=10, label=gettext_lazy("Pary"))
    extra = blocks.ListBlock(
        blocks.CharBlock(max_length=200, label=gettext_lazy("Niepasujące")),
        required=False,
        default=[],
        max_num=5,
        label=gettext_lazy("Dodatkowe, niepasujące do niczego"),
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if twins([pair["left"] for pair in cleaned["pairs"]]):
            raise blocks.StructBlockValidationError(
                {"pairs": ValidationError(_("Dwa elementy po lewej brzmią tak samo. Zmień jeden z nich."))}
            )
        rights = {option_id(pair["right"]) for pair in cleaned["pairs"]}
        if rights & {option_id(text) for text in cleaned["extra"]}:
            raise blocks.StructBlockValidationError(
                {"extra": ValidationError(_("Niepasujący element jest też w parach. Usuń go z jednego miejsca."))}
            )
        if len(rights) + len(cleaned["extra"]) < 2:
            raise blocks.StructBlockValidationError(
                {"pairs": ValidationError(_("Wszystkie elementy pasują do tego samego. Dodaj coś do wyboru."))}
            )
        return cleaned

    class Meta:
        icon = "link"
        label = gettext_lazy("Dopasuj pary")


class Match(Kind):
    name = "match"
    label = gettext_lazy("Dopasuj pary")
    block = MatchBlock

    def asked(self, value: Mapping[str, Any]) -> Asked:
        pairs = [(pair["left"], pair["right"]) for pair in value["pairs"]]
        rights = {option_id(text): text for text in [right for _left, right in pairs] + list(value.get("extra") or [])}
        return {
            "lefts": [{"id": option_id(left), "text": left} for left, _right in pairs],
            "options": [{"id": id_, "text": text} for id_, text in sorted(rights.items())],
            "key": {option_id(left): option_id(right) for left, right in pairs},
        }

    def layout(self, asked: Asked, random: Random) -> list[str]:
        ids = super().layout(asked, random)
        random.shuffle(ids)
        return ids

    def shown(self, asked: Asked, *, value: Any, layout: list[str], revealed: bool) -> dict[str, Any]:
        given = value if isinstance(value, dict) else {}
        key = asked["key"]
        return {
            "lefts": [
                left
                | {"chosen": given.get(left["id"], "")}
                | ({"right": given.get(left["id"]) == key[left["id"]]} if revealed else {})
                for left in asked["lefts"]
            ]
        }

    def read(self, asked: Asked, form: Form, kept: Any = None) -> Any:
        """Read one chosen option per left side (`pair-<id>`)."""
        known = {option["id"] for option in asked["options"]}
        given = {left["id"]: first(form, f"pair-{left['id']}") for left in asked["lefts"]}
        if not all(given.values()):
            raise BadAnswer(_("Wybierz coś w każdym wierszu."))
        if not set(given.values()) <= known:
            raise BadAnswer(_("Tej odpowiedzi nie ma już na liście. Odśwież stronę i wybierz ponownie."))
        return given

    def echo(self, asked: Asked, form: Form) -> Any:
        return {left["id"]: first(form, f"pair-{left['id']}") for left in asked["lefts"]}

    def mark(self, asked: Asked, value: Any) -> Marked:
        """Each right pair is worth its share."""
        if not isinstance(value, dict):
            return WRONG
        key = asked["key"]
        return Marked(Fraction(sum(value.get(left) == right for left, right in key.items()), len(key)))

    def choices(self, asked: Asked) -> dict[str, str]:
        rights = {option["id"]: option["text"] for option in asked["options"]}
        return {
            f"{left['id']}:{right}": f"{left['text']} → {text}"
            for left in asked["lefts"]
            for right, text in rights.items()
        }

    def chosen(self, asked: Asked, value: Any) -> list[str]:
        return [f"{left}:{right}" for left, right in value.items()] if isinstance(value, dict) else []

    def example(self, asked: Asked, *, right: bool) -> Any:
        if right:
            return asked["key"]
        other = [option["id"] for option in asked["options"]]
        return {left: next(id_ for id_ in other if id_ != right_id) for left, right_id in asked["key"].items()}

    def right_answer(self, asked: Asked) -> list[str]:
        return self.in_words(asked, asked["key"])

    def rekeyed(self, asked: Asked, fresh: Asked) -> Asked:
        rights = {option["id"] for option in asked["options"]}
        if asked["key"].keys() != fresh["key"].keys() or not set(fresh["key"].values()) <= rights:
            raise CannotRegrade(asked["ref"])
        return asked | {"key": fresh["key"]}
