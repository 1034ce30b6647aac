"""What every reader hands on: rows of text, or a refusal that says where and why."""

from dataclasses import dataclass

MAX_COLUMNS = 50
MAX_CELL = 2000  # letters


@dataclass(frozen=True)
class Row:
    """A line of a text file or a row of a sheet; `number` is what an editor or a spreadsheet shows beside it."""

    number: int
    cells: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        return not any(cell.strip() for cell in self.cells)


class UnreadableRoster(Exception):
    """A file that cannot be read at all. The message is for whoever uploaded it: it names the place and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
