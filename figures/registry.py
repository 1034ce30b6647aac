"""All drawings by name. A situation registers its drawings by being imported (see `figures.situations`)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

TOPICS = {
    "cpr": _("Resuscytacja i AED"),
    "choking": _("Dziecko, niemowlę i zadławienie"),
    "wounds": _("Krwotok i oparzenie"),
    "illness": _("Nagłe zachorowania"),
}
SOURCES = {"cpr": "ERC 2025 BLS", "choking": "ERC 2025", "wounds": "ERC 2025", "illness": "ERC 2025"}
WIDTH, HEIGHT = 400, 260


@dataclass(frozen=True)
class Figure:
    """One drawing and the words that stand for it. `title` and `alt` are lazy translations; `paint` returns the SVG inside;
    `source` is the mark of the factual brief, checked by the reviewer.

    A reviewer signs a drawing here, in its module: `reviewed_by` with the name and profession, `reviewed_on` with the day.
    """

    name: str
    title: str
    alt: str
    topic: str
    paint: Callable[[], str]
    source: str
    moves: bool = False
    reviewed_by: str = ""
    reviewed_on: date | None = None

    @property
    def awaits_review(self) -> bool:
        return not (self.reviewed_by and self.reviewed_on)


FIGURES: dict[str, Figure] = {}


def figure(
    name: str,
    *,
    title: str,
    alt: str,
    topic: str,
    source: str = "",
    moves: bool = False,
    reviewed_by: str = "",
    reviewed_on: date | None = None,
) -> Callable[[Callable[[], str]], Callable[[], str]]:
    """Register the function below as the drawing of this name."""

    def register(paint: Callable[[], str]) -> Callable[[], str]:
        if name in FIGURES:
            raise ValueError(f"Two drawings are called {name}")
        FIGURES[name] = Figure(
            name, title, alt, topic, paint, source or SOURCES[topic], moves, reviewed_by, reviewed_on
        )
        return paint

    return register


def every_figure() -> list[Figure]:
    """Return all drawings, topic by topic, in the order in which they are taught."""
    places = list(TOPICS)
    return sorted(FIGURES.values(), key=lambda figure: places.index(figure.topic))
