"""What the learner does: step by step, and a list to tick."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from courses.blocks import groups


class InstructionsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=gettext_lazy("Tytuł"), max_length=120, required=False, default="")
    commands = blocks.ListBlock(
        blocks.CharBlock(max_length=200, label=gettext_lazy("Polecenie")),
        min_num=2,
        label=gettext_lazy("Kolejne kroki"),
    )

    class Meta:
        icon = "list-ol"
        label = gettext_lazy("Krok po kroku")
        description = gettext_lazy("Numerowane polecenia, jedno działanie w każdym.")
        group = groups.DOING
        template = "courses/blocks/instructions.html"
        preview_value = {
            "title": gettext_lazy("Ocena reakcji"),
            "commands": [gettext_lazy("Potrząśnij za ramiona."), gettext_lazy("Zapytaj głośno, czy cię słyszy.")],
        }


class ChecklistBlock(blocks.StructBlock):
    """A list to tick. A tick has no name and no place to go: it is gone with the page."""

    title = blocks.CharBlock(label=gettext_lazy("Tytuł"), max_length=120)
    points = blocks.ListBlock(
        blocks.CharBlock(max_length=200, label=gettext_lazy("Punkt")),
        min_num=2,
        max_num=12,
        label=gettext_lazy("Punkty"),
    )

    def clean(self, value):
        cleaned = super().clean(value)
        points = [point.strip().casefold() for point in cleaned["points"]]
        if len(set(points)) < len(points):
            raise blocks.StructBlockValidationError(
                {"points": ValidationError(_("Dwa punkty są takie same. Zmień albo usuń jeden z nich."))}
            )
        return cleaned

    class Meta:
        icon = "tasks"
        label = gettext_lazy("Lista do odhaczenia")
        description = gettext_lazy("Punkty do odhaczenia podczas ćwiczenia. Znaczki znikają z zamknięciem strony.")
        group = groups.DOING
        template = "courses/blocks/checklist.html"
        styled = True
        preview_value = {
            "title": gettext_lazy("Zanim podejdziesz"),
            "points": [gettext_lazy("Rozejrzyj się."), gettext_lazy("Załóż rękawiczki.")],
        }
