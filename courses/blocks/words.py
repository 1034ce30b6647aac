"""Plain words: what a trainer writes most."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from courses import glossary
from courses.blocks import groups

# The few things that running text may be: what is not here never reaches a page.
PLAIN = ["bold", "italic", "ol", "ul", "link", "document-link"]


def words_are_explained(value: str) -> None:
    """Refuse a text that asks the glossary for a word it does not have in any language."""
    wanted = glossary.named_in(value)
    terms = apps.get_model("courses", "GlossaryTerm").objects
    known = {term.key for term in terms.all()} if wanted else set()
    missing = [word for word in wanted if glossary.key_of(word) not in known]
    if missing:
        raise ValidationError(
            _("Słowniczek nie ma hasła: %(words)s. Dodaj je albo usuń nawiasy [[ ]].") % {"words": ", ".join(missing)}
        )


class ReadAloudBlock(blocks.StaticBlock):
    """A button that reads the step aloud. Nothing leaves the device: only its own voices read."""

    class Meta:
        icon = "comment"
        label = gettext_lazy("Czytanie na głos")
        description = gettext_lazy(
            "Przycisk, który czyta cały krok. Widać go tam, gdzie urządzenie ma głos w języku strony."
        )
        admin_text = gettext_lazy("Przycisk przeczyta cały ten krok.")
        group = groups.WORDS
        template = "courses/blocks/read_aloud.html"
        script = "js/read-aloud.js"
        preview_template = "courses/blocks/previews/read_aloud.html"
