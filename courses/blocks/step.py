"""A step of a lesson, and the blocks that may stand in it."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from courses.blocks.doing import InstructionsBlock
from courses.blocks.drawing import DrawingBlock
from courses.blocks.knowing import KeyNumbersBlock, MythBlock, SourceNoteBlock
from courses.blocks.pictures import FigureBlock
from courses.blocks.words import PLAIN


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
    drawing = DrawingBlock()
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
