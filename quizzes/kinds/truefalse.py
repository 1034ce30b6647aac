"""True or false."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from quizzes.kinds.base import RIGHT, WRONG, Asked, BadAnswer, Form, Kind, Marked


class TrueFalseBlock(blocks.StructBlock):
    right = blocks.ChoiceBlock(
        choices=[("true", gettext_lazy("Prawda")), ("false", gettext_lazy("Fałsz"))],
        label=gettext_lazy("To zdanie to"),
    )
    why_true = blocks.CharBlock(
        label=gettext_lazy("Co powiedzieć po odpowiedzi „prawda”"), max_length=300, required=False, default=""
    )
    why_false = blocks.CharBlock(
        label=gettext_lazy("Co powiedzieć po odpowiedzi „fałsz”"), max_length=300, required=False, default=""
    )

    class Meta:
        icon = "check"
        label = gettext_lazy("Prawda czy fałsz")


class TrueFalse(Kind):
    name = "truefalse"
    label = gettext_lazy("Prawda czy fałsz")
    block = TrueFalseBlock

    def asked(self, value: Mapping[str, Any]) -> Asked:
        options = [{"id": way, "explanation": value.get(f"why_{way}") or ""} for way in ("true", "false")]
        return {"options": options, "key": value["right"]}

    def read(self, asked: Asked, form: Form, kept: Any = None) -> Any:
        chosen = form.get("answer", [])
        if len(chosen) != 1 or chosen[0] not in {"true", "false"}:
            raise BadAnswer(_("Wybierz: prawda albo fałsz."))
        return chosen[0]

    def mark(self, asked: Asked, value: Any) -> Marked:
        return RIGHT if value == asked["key"] else WRONG

    def choices(self, asked: Asked) -> dict[str, str]:
        return {"true": _("Prawda"), "false": _("Fałsz")}

    def example(self, asked: Asked, *, right: bool) -> Any:
        return asked["key"] if right else {"true": "false", "false": "true"}[asked["key"]]

    def right_answer(self, asked: Asked) -> list[str]:
        return [self.choices(asked)[asked["key"]]]
