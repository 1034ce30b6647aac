"""What the learner may watch or listen to. A lesson is complete without it: the transcript says the same."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtailmedia.blocks import AudioChooserBlock, VideoChooserBlock

from courses.blocks import groups

TRANSCRIPT = gettext_lazy("Wszystko, co słychać, a w filmie także to, co widać. Wiersz na wypowiedź.")


class FilmBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=gettext_lazy("Tytuł"), max_length=120)
    film = VideoChooserBlock(label=gettext_lazy("Film"), help_text=gettext_lazy("MP4, do 3 minut i 30 MB."))
    poster = ImageChooserBlock(
        label=gettext_lazy("Obraz przed startem"), help_text=gettext_lazy("Te same proporcje co film.")
    )
    captions = DocumentChooserBlock(
        label=gettext_lazy("Napisy"), help_text=gettext_lazy("Plik WebVTT (.vtt) w języku tej strony.")
    )
    captions_language = blocks.ChoiceBlock(
        choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE, label=gettext_lazy("Język napisów")
    )
    transcript = blocks.TextBlock(label=gettext_lazy("Transkrypcja"), max_length=6000, help_text=TRANSCRIPT)

    def clean(self, value):
        cleaned = super().clean(value)
        if problem := problem_with_captions(cleaned["captions"]):
            raise blocks.StructBlockValidationError({"captions": ValidationError(problem)})
        return cleaned

    class Meta:
        icon = "media"
        label = gettext_lazy("Film")
        description = gettext_lazy("Krótki film z napisami i transkrypcją. Lekcja musi być pełna także bez niego.")
        group = groups.LOOKING
        template = "courses/blocks/film.html"
        styled = True
        preview_template = "courses/blocks/previews/film.html"
        preview_value = {
            "title": gettext_lazy("Uciskanie klatki piersiowej"),
            "transcript": gettext_lazy("Ratownik klęka obok i kładzie ręce na środku klatki."),
        }


class RecordingBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=gettext_lazy("Tytuł"), max_length=120)
    recording = AudioChooserBlock(
        label=gettext_lazy("Nagranie"), help_text=gettext_lazy("MP3 albo M4A, do 3 minut i 10 MB.")
    )
    transcript = blocks.TextBlock(label=gettext_lazy("Transkrypcja"), max_length=6000, help_text=TRANSCRIPT)

    class Meta:
        icon = "media"
        label = gettext_lazy("Nagranie")
        description = gettext_lazy("Dźwięk z transkrypcją, na przykład rozmowa z dyspozytorem.")
        group = groups.LOOKING
        template = "courses/blocks/recording.html"
        styled = True
        preview_template = "courses/blocks/previews/recording.html"
        preview_value = {
            "title": gettext_lazy("Rozmowa z dyspozytorem"),
            "transcript": gettext_lazy("Dyspozytor: Gdzie jesteś?"),
        }


def problem_with_captions(document) -> str:
    """Return what is wrong with a file of captions, "" when it is WebVTT with at least one caption."""
    if document.file_extension.lower() != "vtt":
        return _("Napisy muszą być plikiem WebVTT (.vtt).")
    with document.open_file() as file:
        text = file.read(1024 * 1024).decode("utf-8-sig", errors="replace")
    if not text.startswith("WEBVTT") or "-->" not in text:
        return _("Ten plik nie ma napisów w formacie WebVTT: zaczyna się od „WEBVTT” i podaje czas każdego napisu.")
    return ""


def films_without_captions(steps, language: str) -> list[str]:
    """Return why a lesson in this language may not go live yet: a film whose captions are in another one."""
    return [
        _("Film „%(title)s” (krok %(number)d) nie ma napisów w języku tej strony.")
        % {"title": child.value["title"], "number": number}
        for number, step in enumerate(steps, start=1)
        for child in step.value["content"]
        if child.block_type == "film" and child.value["captions_language"] != language
    ]
