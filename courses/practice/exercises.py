"""The exercises, by name. A new one is one module, one template in templates/courses/practice/kinds/ and one line here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from courses.practice import call, fast, pads, rhythm, stories


@dataclass(frozen=True)
class Exercise:
    """`show(page, query)` returns what the template needs: `query` is where the learner stands, as the address says it."""

    name: str
    label: Any
    icon: str
    show: Callable[[Any, Mapping[str, str]], dict]
    scripts: tuple[str, ...] = ()

    @property
    def template(self) -> str:
        return f"courses/practice/kinds/{self.name}.html"


EXERCISES = {
    each.name: each
    for each in (
        Exercise("rhythm", _("Rytm uciskania"), "cpr", rhythm.show, ("js/tap-pad.js", "js/rhythm-trainer.js")),
        Exercise("call", _("Rozmowa ze 112"), "phone", call.show, ("js/practice-call.js",)),
        Exercise("pads", _("Elektrody AED"), "defibrillator", pads.show),
        Exercise("fast", _("Udar: sprawdź FAST"), "neurology", fast.show),
        Exercise("story", _("Scenariusz z wyborami"), "users", stories.show),
    )
}


def choices() -> list[tuple[str, Any]]:
    """Return what a trainer may choose from in the editor."""
    return [(each.name, each.label) for each in EXERCISES.values()]
