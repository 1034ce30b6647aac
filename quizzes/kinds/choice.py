"""Single and multiple choice, and what every kind with options to choose from shares."""

from collections.abc import Mapping
from fractions import Fraction
from random import Random
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from quizzes.kinds.base import RIGHT, WRONG, Asked, BadAnswer, Form, Kind, Marked, option_id, twins


class OptionBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=gettext_lazy("Treść"), max_length=300)
    right = blocks.BooleanBlock(label=gettext_lazy("Dobra odpowiedź"), required=False)
    explanation = blocks.CharBlock(
        label=gettext_lazy("Dlaczego"),
        max_length=300,
        required=False,
        default="",
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
        if twins([option["text"] for option in cleaned["options"]]):
            raise blocks.StructBlockValidationError(
                {"options": ValidationError(_("Dwie odpowiedzi brzmią tak samo. Zmień jedną z nich."))}
            )
        problem = self.problem_with([bool(option["right"]) for option in cleaned["options"]])
        if problem:
            raise blocks.StructBlockValidationError({"options": ValidationError(problem)})
        return cleaned

    def problem_with(self, rights: list[bool]) -> str:
        raise NotImplementedError


def some_but_not_all(rights: list[bool]) -> str:
    """Return what is wrong with the marks of a question that may have several right options; "" when nothing is."""
    if not any(rights):
        return _("Zaznacz co najmniej jedną dobrą odpowiedź.")
    return _("Dodaj co najmniej jedną złą odpowiedź.") if all(rights) else ""


class SingleBlock(ChoiceBlock):
    def problem_with(self, rights: list[bool]) -> str:
        return "" if sum(rights) == 1 else _("Zaznacz dokładnie jedną dobrą odpowiedź.")

    class Meta:
        icon = "radio-full"
        label = gettext_lazy("Jednokrotny wybór")


class MultipleBlock(ChoiceBlock):
    scoring = blocks.ChoiceBlock(
        choices=[
            ("partial", gettext_lazy("część punktów za część odpowiedzi; zła odejmuje, nigdy poniżej zera")),
            ("all", gettext_lazy("punkt tylko za komplet dobrych odpowiedzi")),
            ("any", gettext_lazy("punkt za co najmniej jedną dobrą i żadnej złej")),
        ],
        default="partial",
        label=gettext_lazy("Punkty"),
    )

    def problem_with(self, rights: list[bool]) -> str:
        return some_but_not_all(rights)

    class Meta:
        icon = "list-ul"
        label = gettext_lazy("Wielokrotny wybór")


class Choosing(Kind):
    """Options with ids; the key is the list of right ids."""

    def layout(self, asked: Asked, random: Random) -> list[str]:
        ids = super().layout(asked, random)
        if not asked.get("keep_order"):
            random.shuffle(ids)
        return ids

    def read(self, asked: Asked, form: Form, kept: Any = None) -> Any:
        chosen = [value for value in form.get("answer", []) if value]
        known = {option["id"] for option in asked["options"]}
        if not set(chosen) <= known:
            raise BadAnswer(_("Tej odpowiedzi nie ma już na liście. Odśwież stronę i wybierz ponownie."))
        if not chosen:
            raise BadAnswer(_("Wybierz odpowiedź."))
        return sorted(set(chosen))

    def echo(self, asked: Asked, form: Form) -> Any:
        known = {option["id"] for option in asked["options"]}
        return [value for value in form.get("answer", []) if value in known] or None

    def example(self, asked: Asked, *, right: bool) -> Any:
        wrong = [option["id"] for option in asked["options"] if option["id"] not in asked["key"]]
        return sorted(asked["key"]) if right else wrong[:1]

    def right_answer(self, asked: Asked) -> list[str]:
        return [option["text"] for option in asked["options"] if option["id"] in asked["key"]]


def only_one(chosen: list[str]) -> list[str]:
    """Return what was chosen; a person who changed the form and sent several is told to choose."""
    if len(chosen) > 1:
        raise BadAnswer(_("Wybierz jedną odpowiedź."))
    return chosen


def share(chosen: Any, key: list[str], scoring: str = "partial") -> Marked:
    """Mark a set of choices. "partial": each right one adds its share, each wrong one takes a share, never below zero."""
    if not isinstance(chosen, list):
        return WRONG
    given = {item for item in chosen if isinstance(item, str)}
    right, wrong = len(given & set(key)), len(given - set(key))
    if scoring == "any":
        return RIGHT if right and not wrong else WRONG
    if scoring == "all":
        return RIGHT if right == len(key) and not wrong else WRONG
    return Marked(Fraction(max(0, right - wrong), len(key)))


class TextChoice(Choosing):
    def asked(self, value: Mapping[str, Any]) -> Asked:
        options = [
            {"id": option_id(option["text"]), "text": option["text"], "explanation": option["explanation"] or ""}
            for option in value["options"]
        ]
        key = [option_id(option["text"]) for option in value["options"] if option["right"]]
        return {"options": options, "key": key, "keep_order": bool(value["keep_order"])}


class Single(TextChoice):
    name = "single"
    label = gettext_lazy("Jednokrotny wybór")
    block = SingleBlock

    def read(self, asked: Asked, form: Form, kept: Any = None) -> Any:
        return only_one(super().read(asked, form))

    def mark(self, asked: Asked, value: Any) -> Marked:
        return RIGHT if value == asked["key"] else WRONG


class Multiple(TextChoice):
    name = "multiple"
    label = gettext_lazy("Wielokrotny wybór")
    block = MultipleBlock
    parts_of_key = ("key", "scoring")

    def asked(self, value: Mapping[str, Any]) -> Asked:
        return super().asked(value) | {"scoring": value.get("scoring") or "partial"}

    def mark(self, asked: Asked, value: Any) -> Marked:
        return share(value, asked["key"], asked.get("scoring", "partial"))
