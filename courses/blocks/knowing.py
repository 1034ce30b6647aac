"""What the learner takes away: myths and facts, numbers, and how we know."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from courses.blocks import groups


class MythBlock(blocks.StructBlock):
    myth = blocks.CharBlock(label=_("Mit"), max_length=200)
    fact = blocks.TextBlock(label=_("Fakt"), max_length=600)

    class Meta:
        icon = "help"
        label = _("Mit i fakt")
        description = _("Częsty błąd i to, co jest prawdą.")
        group = groups.KEEPING
        template = "courses/blocks/myth.html"
        preview_value = {
            "myth": _("Ktoś inny na pewno już zadzwonił."),
            "fact": _("Gdy tak pomyśli każdy, nie zadzwoni nikt."),
        }


class KeyNumberBlock(blocks.StructBlock):
    value = blocks.CharBlock(label=_("Liczba"), max_length=20)
    unit = blocks.CharBlock(label=_("Jednostka"), max_length=60)
    note = blocks.CharBlock(label=_("Objaśnienie"), max_length=200, required=False, default="")


class KeyNumbersBlock(blocks.StructBlock):
    numbers = blocks.ListBlock(KeyNumberBlock(), min_num=1, max_num=4, label=_("Liczby"))

    class Meta:
        icon = "order"
        label = _("Ważne liczby")
        description = _("Liczby, które trzeba zapamiętać.")
        group = groups.KEEPING
        template = "courses/blocks/key_numbers.html"
        preview_value = {
            "numbers": [{"value": "10", "unit": _("sekund najwyżej"), "note": _("tyle trwa ocena oddechu")}],
        }


class SourceNoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Treść"), max_length=600)
    source = blocks.CharBlock(label=_("Źródło"), max_length=300, required=False, default="")

    class Meta:
        icon = "info-circle"
        label = _("Nota o źródle")
        description = _("Skąd to wiemy albo co jeszcze sprawdza recenzent.")
        group = groups.MORE
        template = "courses/blocks/source_note.html"
        preview_value = {"text": _("Jeszcze sprawdza recenzent medyczny."), "source": "ERC 2025"}
