"""The cards: one act each. They stand in files, so that a reviewer signs off exactly what people will read."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from figures.registry import FIGURES

FOLDER = Path(__file__).parent / "cards"


@dataclass(frozen=True)
class Card:
    """One act. `dial`: it asks for the call to 112. `rhythm`: it shows the beat of compressions; `figure`: a drawing."""

    say: str
    dial: bool = False
    rhythm: bool = False
    figure: str = ""


@dataclass(frozen=True)
class Situation:
    """What happened, and what to do. `slug` is its address, the same in every language; `source` is shown under the cards.

    A reviewer signs a situation in the file, in each language: `reviewed_by` with the name, `reviewed_on` with the day.
    """

    key: str
    slug: str
    icon: str
    title: str
    lead: str
    source: str
    cards: tuple[Card, ...]
    reviewed_by: str = ""
    reviewed_on: date | None = None

    @property
    def awaits_review(self) -> bool:
        return not (self.reviewed_by and self.reviewed_on)

    @property
    def drawings_await_review(self) -> bool:
        """Whether a drawing on the cards has no signature: a drawing is signed by itself, in the gallery."""
        return any(FIGURES[card.figure].awaits_review for card in self.cards if card.figure)


@cache
def situations(language: str) -> tuple[Situation, ...]:
    """Return the situations in a language of the site ("pl", "en", "uk"), the most urgent first."""
    found = yaml.safe_load((FOLDER / f"{language}.yaml").read_text("utf-8"))
    return tuple(Situation(**each | {"cards": tuple(Card(**card) for card in each["cards"])}) for each in found)


def situation(language: str, slug: str) -> Situation | None:
    """Return the situation with this address; None when there is no such one."""
    return next((each for each in situations(language) if each.slug == slug), None)
