"""What of a lesson stands on its sheet: of each step the sentence to keep, what to do, the numbers and the warning.

Read from what is stored, so that no picture, drawing or question is fetched for it.
"""

from dataclasses import dataclass
from typing import Any

from courses.blocks.reading import is_wrapped, plain
from courses.press.faces import drawable
from courses.searching.matching import SENTENCE


@dataclass(frozen=True)
class StepInShort:
    number: int
    title: str
    sentence: str
    commands: list[str]
    numbers: list[str]
    warnings: list[str]

    @property
    def says_more(self) -> bool:
        return bool(self.commands or self.numbers)


@dataclass(frozen=True)
class Detail:
    """How much of a lesson is shown, and how tight: `fit` names the size of the letters in the style sheet."""

    fit: str
    warnings: bool = True
    commands: bool = True
    sentences: bool = True
    doubled: bool = True  # a step that has commands or numbers says its sentence too
    most_steps: int = 60
    most_points: int = 40


# Ever tighter, tried until all is on one page. The last one holds whatever there is.
FITS = [
    Detail("fit-0"),
    Detail("fit-1"),
    Detail("fit-2"),
    Detail("fit-3"),
    Detail("fit-3", warnings=False),
    Detail("fit-4", warnings=False),
    Detail("fit-4", warnings=False, sentences=False),
    Detail("fit-4", warnings=False, sentences=False, commands=False, most_steps=40, most_points=20),
    Detail("fit-5", warnings=False, sentences=False, commands=False, most_steps=20, most_points=10),
]

# The poster is read from two metres: words go before its letters shrink below the size for that (fit-2 in poster.css).
POSTER_FITS = [
    Detail("fit-0"),
    Detail("fit-1"),
    Detail("fit-2", doubled=False),
    Detail("fit-2", warnings=False, doubled=False),
    Detail("fit-2", warnings=False, sentences=False),
    Detail("fit-3", warnings=False, sentences=False, most_steps=40, most_points=20),
    Detail("fit-4", warnings=False, sentences=False, commands=False, most_steps=20, most_points=10),
]


def steps_of(lesson: Any) -> list[StepInShort]:
    return [in_short(number, step["value"]) for number, step in enumerate(lesson.body.raw_data, start=1)]


def in_short(number: int, step: dict[str, Any]) -> StepInShort:
    blocks = [(block["type"], block["value"]) for block in step.get("content") or []]
    return StepInShort(
        number=number,
        title=words(step.get("title")),
        sentence=sentence_of(blocks),
        commands=[words(item) for kind, value in blocks for item in items_of(kind, value)],
        numbers=[
            words(f"{number['value']} {number['unit']}")
            for kind, value in blocks
            if kind == "key_numbers"
            for number in unwrapped(value["numbers"])
        ],
        warnings=[words(value) for kind, value in blocks if kind == "warning"],
    )


def sentence_of(blocks: list[tuple[str, Any]]) -> str:
    """Return the step's key sentence: what its author marked as one, else the first sentence of its text."""
    marked = next((value for kind, value in blocks if kind == "key_point"), None)
    if marked:
        return words(marked)
    text = next((plain(value) for kind, value in blocks if kind == "text"), "")
    first, *others = SENTENCE.split(text)
    asks = first.rstrip().endswith("?")  # a question without its answer is nothing to keep
    return words(f"{first} {others[0]}" if asks and others else first)


def items_of(kind: str, value: Any) -> list[str]:
    name = {"instructions": "commands", "checklist": "points"}.get(kind)
    return unwrapped(value[name]) if name else []


def unwrapped(items: list) -> list:
    return [item["value"] if is_wrapped(item) else item for item in items or []]


def words(text: Any) -> str:
    """Return the text as our typefaces can draw it."""
    return drawable(" ".join(str(text or "").split()))
