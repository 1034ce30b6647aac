"""What the readers of the interactions share: the item that is being read, its text, its pictures, its remarks."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from quizzes.exchange.items import Report
from quizzes.exchange.qti import pictures
from quizzes.exchange.qti.plain import Picture, Plain, plain
from quizzes.exchange.qti.reading.scoring import Processing, Response
from quizzes.exchange.xml_tree import Node

Load = Callable[[str], tuple[str, bytes] | None]  # a link in the item: the file's name in the package, and the file


class CannotUse(ValueError):
    """The item is no question of ours. The message says why; `line` is where."""

    def __init__(self, message: str, line: int):
        self.line = line
        super().__init__(message)


@dataclass
class Reading:
    """An item while it is read. `load` returns a picture of the package, or None."""

    item: Node
    body: Node
    responses: dict[str, Response]
    processing: Processing
    report: Report
    about: str
    load: Load
    settings: dict[str, object] = field(default_factory=dict)  # what our own export noted about the question
    lost: dict[str, int] = field(default_factory=dict)
    understood: bool = False  # whether its own rules of marking were read after all

    def response(self, interaction: Node) -> Response:
        name = interaction.get("response-identifier")
        return self.responses.get(name) or Response(name, line=interaction.line)

    def loss(self, line: int, message: str) -> None:
        self.report.loss(line, message, self.about)

    def note(self, line: int, message: str) -> None:
        self.report.note(line, message, self.about)

    def text_of(self, node: Node | None) -> str:
        """Return plain text; what it cannot say is remembered, pictures that stand in it are lost."""
        read = plain(node)
        self.remember(read)
        for picture in read.pictures:
            self.lost.setdefault(_("obraz w treści odpowiedzi"), picture.line)
        return read.text.replace("\n", " ")

    def remember(self, read: Plain) -> None:
        for what, line in read.lost.items():
            self.lost.setdefault(what, line)

    def picture(self, picture: Picture) -> str:
        """Put a picture into the report's files and return its name there, "" (with a remark) when it can't be had."""
        found = self.load(picture.source)
        if found is None:
            self.loss(picture.line, _("Obrazu %(name)s nie ma w pliku.") % {"name": picture.source[:100] or "?"})
            return ""
        name, content = found
        if name in self.report.files:
            return name
        if problem := pictures.problem_with(name, content):
            self.loss(picture.line, f"{name}: {problem}")
            return ""
        self.report.files[name] = content
        return name


def only(reading: Reading, response: Response, interaction: Node) -> list[str]:
    """Return the right values of an interaction that has to have some."""
    if not response.right:
        raise CannotUse(_("Plik nie mówi, która odpowiedź jest dobra."), interaction.line)
    return response.right
