"""What the learner does: step by step."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class InstructionsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Tytuł"), max_length=120, required=False, default="")
    commands = blocks.ListBlock(
        blocks.CharBlock(max_length=200, label=_("Polecenie")), min_num=2, label=_("Kolejne kroki")
    )

    class Meta:
        icon = "list-ol"
        label = _("Krok po kroku")
        description = _("Numerowane polecenia, jedno działanie w każdym.")
        template = "courses/blocks/instructions.html"
