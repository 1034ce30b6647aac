"""What every exchange format reads and writes: items, and a report that says line by line what became of the file.

Reading saves nothing. A reader never raises on a bad file: what it could not use stands in the report, with the line and the
reason, and the rest is read all the same.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

MAX_BYTES = 5 * 1024 * 1024  # of a file
MAX_ITEMS = 2000  # questions in a file


@dataclass
class Item:
    """A question on its way in or out. `value` is the authoring value of its kind (what Question.answer holds).

    A picture in `value` (hotspot, picture) or in `picture` is the name of a file in the report's `files`.
    """

    kind: str
    text: str
    value: dict[str, Any]
    explanation: str = ""
    category: str = ""  # a path: "Ratuj/RKO"
    code: str = ""
    tags: list[str] = field(default_factory=list)
    difficulty: int = 2
    is_critical: bool = False
    source: str = ""
    guideline_edition: str = ""
    picture: str = ""
    picture_alt: str = ""
    line: int = 0  # where it began in the file, 1 for the first line


class Level(StrEnum):
    """How much a remark matters: the item is left out, something of it is lost, or it is only worth knowing."""

    ERROR = "error"
    LOSS = "loss"
    NOTE = "note"


@dataclass(frozen=True)
class Remark:
    """One sentence about a place of the file, in the language of who imports."""

    level: Level
    line: int  # 0: the file as a whole
    message: str
    about: str = ""  # the item's name or the beginning of its text


@dataclass
class Report:
    """What a file holds: the items that can be saved, and a remark on everything else."""

    items: list[Item] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)

    def error(self, line: int, message: str, about: str = "") -> None:
        self.remarks.append(Remark(Level.ERROR, line, str(message), shortened(about)))

    def loss(self, line: int, message: str, about: str = "") -> None:
        self.remarks.append(Remark(Level.LOSS, line, str(message), shortened(about)))

    def note(self, line: int, message: str, about: str = "") -> None:
        self.remarks.append(Remark(Level.NOTE, line, str(message), shortened(about)))


@dataclass
class Written:
    """A file made from items, with what the format could not hold."""

    content: bytes
    file_name: str
    content_type: str
    remarks: list[Remark] = field(default_factory=list)

    def loss(self, item: Item, message: str) -> None:
        self.remarks.append(Remark(Level.LOSS, 0, str(message), shortened(item.text)))


def shortened(text: str, length: int = 80) -> str:
    """Return the beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
