"""The blocks a lesson is made of. Each says in the picker what it is for."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

PLAIN = ["bold", "italic", "ol", "ul", "link", "document-link"]


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


class MythBlock(blocks.StructBlock):
    myth = blocks.CharBlock(label=_("Mit"), max_length=200)
    fact = blocks.TextBlock(label=_("Fakt"), max_length=600)

    class Meta:
        icon = "help"
        label = _("Mit i fakt")
        description = _("Częsty błąd i to, co jest prawdą.")
        template = "courses/blocks/myth.html"


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
        template = "courses/blocks/key_numbers.html"


class SourceNoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Treść"), max_length=600)
    source = blocks.CharBlock(label=_("Źródło"), max_length=300, required=False, default="")

    class Meta:
        icon = "info-circle"
        label = _("Nota o źródle")
        description = _("Skąd to wiemy albo co jeszcze sprawdza recenzent.")
        template = "courses/blocks/source_note.html"


class FigureBlock(blocks.StructBlock):
    image = ImageBlock(label=_("Obraz"))
    caption = blocks.CharBlock(label=_("Podpis"), max_length=200, required=False, default="")

    class Meta:
        icon = "image"
        label = _("Ilustracja")
        description = _("Obraz z opisem dla osób, które go nie widzą.")
        template = "courses/blocks/figure.html"


class LessonContentBlock(blocks.StreamBlock):
    text = blocks.RichTextBlock(
        features=PLAIN,
        label=_("Tekst"),
        icon="pilcrow",
        template="courses/blocks/text.html",
        description=_("Zwykły tekst: krótkie zdania, jedna myśl w akapicie."),
    )
    instructions = InstructionsBlock()
    key_point = blocks.CharBlock(
        max_length=300,
        label=_("Zapamiętaj"),
        icon="pick",
        template="courses/blocks/key_point.html",
        description=_("Jedno zdanie, które ma zostać w pamięci."),
    )
    warning = blocks.TextBlock(
        max_length=500,
        label=_("Uwaga"),
        icon="warning",
        template="courses/blocks/warning.html",
        description=_("Czego nie robić i dlaczego."),
    )
    myth = MythBlock()
    key_numbers = KeyNumbersBlock()
    figure = FigureBlock()
    source_note = SourceNoteBlock()


class StepBlock(blocks.StructBlock):
    """One idea of a lesson."""

    title = blocks.CharBlock(label=_("Tytuł kroku"), max_length=120)
    content = LessonContentBlock(label=_("Treść kroku"))

    class Meta:
        icon = "list-ul"
        label = _("Krok lekcji")
        template = "courses/blocks/step.html"
        description = _("Jedna myśl: tytuł i kilka bloków treści.")
