"""The exercises, by name. A new one is one module, one template in templates/courses/practice/kinds/ and one line here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from courses.practice import call, fast, pads, rhythm, stories
from courses.practice.words import words


@dataclass(frozen=True)
class Exercise:
    """`show(page, query)` returns what the template needs: `query` is where the learner stands, as the address says it.

    `text(language)` returns all that the exercise says and is not in the CMS, for the reviewer to read and sign.
    """

    name: str
    label: Any
    icon: str
    show: Callable[[Any, Mapping[str, str]], dict]
    text: Callable[[str], Any] = lambda _language: None
    scripts: tuple[str, ...] = ()

    @property
    def template(self) -> str:
        return f"courses/practice/kinds/{self.name}.html"


EXERCISES = {
    each.name: each
    for each in (
        Exercise(
            "rhythm", _("Rytm uciskania"), "cpr", rhythm.show, rhythm.text, ("js/tap-pad.js", "js/rhythm-trainer.js")
        ),
        Exercise("call", _("Rozmowa ze 112"), "phone", call.show, partial(words, "call"), ("js/practice-call.js",)),
        Exercise("pads", _("Elektrody AED"), "defibrillator", pads.show, partial(words, "pads")),
        Exercise("fast", _("Udar: sprawdź FAST"), "neurology", fast.show, partial(words, "fast")),
        Exercise("story", _("Scenariusz z wyborami"), "users", stories.show),  # its words are signed in the bank
    )
}


def choices() -> list[tuple[str, Any]]:
    """Return what a trainer may choose from in the editor."""
    return [(each.name, each.label) for each in EXERCISES.values()]
