"""Where the two pads of an AED go. Rounds, places and reasons: words/<language>/pads.yaml."""

from dataclasses import dataclass
from typing import Any

from courses.practice.words import words

PADS = 2


@dataclass(frozen=True)
class Place:
    """A place on the body. `number` is what the figure shows, from the front or the back; `why` is what to know of it."""

    key: str
    number: int
    view: str
    label: str
    right: bool
    why: str
    chosen: bool


@dataclass(frozen=True)
class Round:
    """A person and the places to choose from; `answered` once two of them are chosen, `error` when it is another number."""

    key: str
    title: str
    ask: str
    alt: str
    places: tuple[Place, ...]
    tried: bool

    @property
    def views(self) -> list[str]:
        return list(dict.fromkeys(place.view for place in self.places))

    @property
    def chosen(self) -> list[Place]:
        return [place for place in self.places if place.chosen]

    @property
    def answered(self) -> bool:
        return self.tried and len(self.chosen) == PADS

    @property
    def wrong_number(self) -> bool:
        return self.tried and not self.answered

    @property
    def is_right(self) -> bool:
        return self.answered and all(place.right for place in self.chosen)

    @property
    def right_places(self) -> list[Place]:
        return [place for place in self.places if place.right]


def rounds(language: str, *, asked: str, chosen: list[str], tried: bool) -> list[Round]:
    """Return the rounds; the one `asked` carries what was chosen in it."""
    return [
        Round(
            key=each["key"],
            title=each["title"],
            ask=each["ask"],
            alt=each["alt"],
            places=tuple(
                Place(
                    key=place["key"],
                    number=number,
                    view=place.get("view", "front"),
                    label=place["label"],
                    right=place.get("right", False),
                    why=place["why"],
                    chosen=each["key"] == asked and place["key"] in chosen,
                )
                for number, place in enumerate(each["places"], start=1)
            ),
            tried=each["key"] == asked and tried,
        )
        for each in words("pads", language)
    ]


def show(page: Any, query: Any) -> dict[str, Any]:
    """`round` is who lies there, `place` (twice) what was chosen, `try` that it was sent."""
    language = page.locale.language_code
    keys = [each["key"] for each in words("pads", language)]
    asked = query.get("round") if query.get("round") in keys else keys[0]
    found = rounds(language, asked=asked, chosen=query.getlist("place"), tried="try" in query)
    at = keys.index(asked)
    return {"round": found[at], "next": found[at + 1] if at + 1 < len(found) else None, "rounds": found}
