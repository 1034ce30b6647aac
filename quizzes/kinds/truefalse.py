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

    class Meta:
        icon = "check"
        label = gettext_lazy("Prawda czy fałsz")


class TrueFalse(Kind):
    name = "truefalse"
    label = gettext_lazy("Prawda czy fałsz")
    block = TrueFalseBlock

    def asked(self, value: Mapping[str, Any]) -> Asked:
        return {"options": [{"id": "true"}, {"id": "false"}], "key": value["right"]}

    def read(self, asked: Asked, form: Form) -> Any:
        chosen = form.get("answer", [])
        if len(chosen) != 1 or chosen[0] not in {"true", "false"}:
            raise BadAnswer(_("Wybierz: prawda albo fałsz."))
        return chosen[0]

    def mark(self, asked: Asked, value: Any) -> Marked:
        return RIGHT if value == asked["key"] else WRONG

    def right_answer(self, asked: Asked) -> list[str]:
        return [_("Prawda") if asked["key"] == "true" else _("Fałsz")]
