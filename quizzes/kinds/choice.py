"""Single and multiple choice, and what both share: a list of options to choose from."""

from collections.abc import Mapping
from fractions import Fraction
from random import Random
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from quizzes.kinds.base import RIGHT, WRONG, Asked, BadAnswer, Form, Kind, Marked, option_id


class OptionBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=gettext_lazy("Treść"), max_length=300)
    right = blocks.BooleanBlock(label=gettext_lazy("Dobra odpowiedź"), required=False)
    explanation = blocks.CharBlock(
        label=gettext_lazy("Dlaczego"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Przy złej odpowiedzi: co by się stało, gdyby tak zrobić."),
    )

    class Meta:
        icon = "list-ul"
        label = gettext_lazy("Odpowiedź")


class ChoiceBlock(blocks.StructBlock):
    options = blocks.ListBlock(OptionBlock(), min_num=2, max_num=10, label=gettext_lazy("Odpowiedzi"))
    keep_order = blocks.BooleanBlock(
        label=gettext_lazy("Zachowaj kolejność odpowiedzi"),
        required=False,
        help_text=gettext_lazy("Zaznacz przy liczbach i stopniach; w innych pytaniach kolejność jest losowa."),
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        texts = [option["text"].strip().casefold() for option in cleaned["options"]]
        if len(set(texts)) < len(texts):
            raise blocks.StructBlockValidationError(
                {"options": ValidationError(_("Dwie odpowiedzi brzmią tak samo. Zmień jedną z nich."))}
            )
        problem = self.problem_with([bool(option["right"]) for option in cleaned["options"]])
        if problem:
            raise blocks.StructBlockValidationError({"options": ValidationError(problem)})
        return cleaned

    def problem_with(self, rights: list[bool]) -> str:
        raise NotImplementedError


class SingleBlock(ChoiceBlock):
    def problem_with(self, rights: list[bool]) -> str:
        return "" if sum(rights) == 1 else _("Zaznacz dokładnie jedną dobrą odpowiedź.")

    class Meta:
        icon = "radio-full"
        label = gettext_lazy("Jednokrotny wybór")


class MultipleBlock(ChoiceBlock):
    def problem_with(self, rights: list[bool]) -> str:
        if not any(rights):
            return _("Zaznacz co najmniej jedną dobrą odpowiedź.")
        return _("Dodaj co najmniej jedną złą odpowiedź.") if all(rights) else ""

    class Meta:
        icon = "list-ul"
        label = gettext_lazy("Wielokrotny wybór")


class Choice(Kind):
    """Options with ids; the key is the list of right ids."""

    def asked(self, value: Mapping[str, Any]) -> Asked:
        options = [
            {"id": option_id(option["text"]), "text": option["text"], "explanation": option["explanation"] or ""}
            for option in value["options"]
        ]
        key = [option_id(option["text"]) for option in value["options"] if option["right"]]
        return {"options": options, "key": key, "keep_order": bool(value["keep_order"])}

    def layout(self, asked: Asked, random: Random) -> list[str]:
        ids = super().layout(asked, random)
        if not asked["keep_order"]:
            random.shuffle(ids)
        return ids

    def read(self, asked: Asked, form: Form) -> Any:
        chosen = [value for value in form.get("answer", []) if value]
        known = {option["id"] for option in asked["options"]}
        if not set(chosen) <= known:
            raise BadAnswer(_("Tej odpowiedzi nie ma już na liście. Odśwież stronę i wybierz ponownie."))
        if not chosen:
            raise BadAnswer(_("Wybierz odpowiedź."))
        return sorted(set(chosen))

    def right_answer(self, asked: Asked) -> list[str]:
        return [option["text"] for option in asked["options"] if option["id"] in asked["key"]]


class Single(Choice):
    name = "single"
    label = gettext_lazy("Jednokrotny wybór")
    block = SingleBlock

    def read(self, asked: Asked, form: Form) -> Any:
        chosen = super().read(asked, form)
        if len(chosen) > 1:
            raise BadAnswer(_("Wybierz jedną odpowiedź."))
        return chosen

    def mark(self, asked: Asked, value: Any) -> Marked:
        return RIGHT if value == asked["key"] else WRONG


class Multiple(Choice):
    name = "multiple"
    label = gettext_lazy("Wielokrotny wybór")
    block = MultipleBlock

    def mark(self, asked: Asked, value: Any) -> Marked:
        """Each right option chosen adds its share, each wrong one takes a share away, never below zero."""
        if not isinstance(value, list):
            return WRONG
        key = set(asked["key"])
        chosen = {item for item in value if isinstance(item, str)}
        return Marked(Fraction(max(0, len(chosen & key) - len(chosen - key)), len(key)))
