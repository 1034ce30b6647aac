"""A step of a lesson, and the blocks that may stand in it."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from courses.blocks import groups
from courses.blocks.asking import QuestionBlock
from courses.blocks.doing import ChecklistBlock, InstructionsBlock
from courses.blocks.drawing import DrawingBlock
from courses.blocks.files import DownloadBlock
from courses.blocks.knowing import KeyNumbersBlock, MythBlock, SourceNoteBlock
from courses.blocks.pictures import ComparisonBlock, FigureBlock, SpotsBlock
from courses.blocks.recordings import FilmBlock, RecordingBlock
from courses.blocks.words import PLAIN, ReadAloudBlock, words_are_explained


class LessonContentBlock(blocks.StreamBlock):
    text = blocks.RichTextBlock(
        features=PLAIN,
        validators=[words_are_explained],
        label=_("Tekst"),
        icon="pilcrow",
        group=groups.WORDS,
        template="courses/blocks/text.html",
        description=_("Zwykły tekst: krótkie zdania, jedna myśl w akapicie. Hasło ze słowniczka: [[RKO]]."),
        preview_value=_("<p>Ktoś leży i się nie rusza. Zanim podejdziesz, <b>rozejrzyj się</b>.</p>"),
    )
    read_aloud = ReadAloudBlock()
    instructions = InstructionsBlock()
    checklist = ChecklistBlock()
    key_point = blocks.CharBlock(
        max_length=300,
        label=_("Zapamiętaj"),
        icon="pick",
        group=groups.KEEPING,
        template="courses/blocks/key_point.html",
        description=_("Jedno zdanie, które ma zostać w pamięci."),
        preview_value=_("Najpierw twoje bezpieczeństwo. Dopiero potem podchodzisz."),
    )
    warning = blocks.TextBlock(
        max_length=500,
        label=_("Uwaga"),
        icon="warning",
        group=groups.KEEPING,
        template="courses/blocks/warning.html",
        description=_("Czego nie robić i dlaczego."),
        preview_value=_("Nie wchodź tam, gdzie grozi ci prąd albo ogień."),
    )
    myth = MythBlock()
    key_numbers = KeyNumbersBlock()
    drawing = DrawingBlock()
    figure = FigureBlock()
    spots = SpotsBlock()
    comparison = ComparisonBlock()
    film = FilmBlock()
    recording = RecordingBlock()
    source_note = SourceNoteBlock()
    download = DownloadBlock()
    question = QuestionBlock("quizzes.Question")


class StepBlock(blocks.StructBlock):
    """One idea of a lesson."""

    title = blocks.CharBlock(label=_("Tytuł kroku"), max_length=120)
    content = LessonContentBlock(label=_("Treść kroku"))

    class Meta:
        icon = "list-ul"
        label = _("Krok lekcji")
        template = "courses/blocks/step.html"
        description = _("Jedna myśl: tytuł i kilka bloków treści.")
        group = groups.WORDS
        preview_value = {
            "title": _("Czy tu jest bezpiecznie?"),
            "content": [("key_point", _("Najpierw twoje bezpieczeństwo. Dopiero potem podchodzisz."))],
        }
