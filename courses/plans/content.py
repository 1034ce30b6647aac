"""What of each step of a lesson stands in its plan: what to say, to do, to warn of, and what the class sees on the board.

Read from what is stored, as for the sheet. Its words are in the language that is active.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from courses.blocks.reading import plain
from courses.press import drawings
from courses.summaries.content import items_of, sentence_of, unwrapped, words
from figures.registry import FIGURES, Figure


@dataclass(frozen=True)
class PlannedStep:
    number: int
    title: str
    keep: list[str]  # sentences
    doing: list[tuple[str, list[str]]]  # a title, and what to do
    numbers: list[str]
    warnings: list[str]
    myths: list[tuple[str, str]]
    shown: list[str]
    notes: list[str]
    asked: list[int]  # the numbers of the questions that it asks in place
    drawing: Figure | None


def planned(number: int, step: dict[str, Any], *, asked: list[int]) -> PlannedStep:
    blocks = [(block["type"], block["value"]) for block in step.get("content") or []]
    return PlannedStep(
        number=number,
        title=words(step.get("title")),
        keep=sentences_of(blocks),
        doing=[
            (words(value["title"]), [words(item) for item in items_of(kind, value)]) for kind, value in doing(blocks)
        ],
        numbers=[
            number_in_words(one) for value in of_kind(blocks, "key_numbers") for one in unwrapped(value["numbers"])
        ],
        warnings=[words(value) for value in of_kind(blocks, "warning")],
        myths=[(words(value["myth"]), words(value["fact"])) for value in of_kind(blocks, "myth")],
        shown=[words(told) for kind, value in blocks if (told := on_the_board(kind, value))],
        notes=[note_in_words(value) for value in of_kind(blocks, "source_note")],
        asked=asked,
        drawing=next(iter(drawings.of_step(step)), None),
    )


def of_kind(blocks: list[tuple[str, Any]], kind: str) -> list[Any]:
    return [value for name, value in blocks if name == kind]


def doing(blocks: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    return [(kind, value) for kind, value in blocks if items_of(kind, value)]


def sentences_of(blocks: list[tuple[str, Any]]) -> list[str]:
    """Return what the step is about: all sentences that its author marked, else the first one of its text."""
    marked = [words(value) for value in of_kind(blocks, "key_point")]
    return marked or [sentence for sentence in [sentence_of(blocks)] if sentence]


def number_in_words(number: dict[str, str]) -> str:
    told = f"{number['value']} {number['unit']}"
    return words(f"{told}: {number['note']}" if number.get("note") else told)


def note_in_words(value: dict[str, str]) -> str:
    return words(f"{plain(value['text'])} ({value['source']})" if value.get("source") else value["text"])


def on_the_board(kind: str, value: Any) -> str:
    """Return in words what there is to look at or to listen to; "" for a block of mere words."""
    match kind:
        case "drawing":
            return str(FIGURES[value["name"]].title) if value["name"] in FIGURES else value.get("caption") or ""
        case "figure":
            image = value.get("image")
            alt = image.get("alt_text") if isinstance(image, dict) else ""
            return value.get("caption") or alt or ""
        case "spots":
            return value.get("alt") or ""
        case "comparison":
            return f"{value['before']['label']} / {value['after']['label']}"
        case "film":
            return _("Film: %(title)s") % {"title": value["title"]}
        case "recording":
            return _("Nagranie: %(title)s") % {"title": value["title"]}
        case "download":
            return _("Plik do pobrania: %(title)s") % {"title": value["title"]} if value.get("title") else ""
        case _:
            return ""
