"""A call to 112 that reaches nobody: dial, then answer what the voice asks. The text: words/<language>/call.yaml."""

from dataclasses import dataclass
from typing import Any

from courses.practice import stories
from courses.practice.words import words

EMERGENCY = "112"
MOST_DIGITS = 9
KEYS = (*"123456789", "0")


@dataclass(frozen=True)
class Dialled:
    """What stands on the display, and what pressing "call" came to: "", "connected", "medical" (999), "none" or "wrong"."""

    number: str = ""
    outcome: str = ""

    @property
    def connected(self) -> bool:
        return self.outcome == "connected"


def dial(number: str, press: str) -> Dialled:
    """Press one key of the practice dialler: a digit, "delete" or "call"."""
    number = "".join(digit for digit in number if digit in KEYS)[:MOST_DIGITS]
    if press == "call":
        return Dialled(number, outcome_of(number))
    if press == "delete":
        return Dialled(number[:-1])
    return Dialled((number + press)[:MOST_DIGITS] if press in KEYS else number)


def outcome_of(number: str) -> str:
    if not number:
        return "none"
    return {EMERGENCY: "connected", "999": "medical"}.get(number, "wrong")


def show(page: Any, query: Any) -> dict[str, Any]:
    language = page.locale.language_code
    dialled = dial(query.get("number", ""), query.get("press", ""))
    shown = {"dialled": dialled, "keys": KEYS, "words": words("call", language)}
    if dialled.connected:
        shown |= stories.play(stories.from_words("call", language), query)
    return shown
