"""Words and pictures of a Moodle question: HTML in text elements, pictures as base64 beside them."""

import base64
import binascii
from dataclasses import dataclass, field
from urllib.parse import unquote

from django.utils.translation import gettext as _

from quizzes.exchange.items import Report
from quizzes.exchange.plain import from_html
from quizzes.exchange.xml_tree import Node

PLUGIN_FILE = "@@PLUGINFILE@@/"
MAX_PICTURE = 3 * 1024 * 1024  # bytes


@dataclass
class Words:
    """Reads the texts of one question; what plain text cannot say goes into the report, once."""

    report: Report
    line: int
    about: str = ""
    lost: set[str] = field(default_factory=set)
    pictures: list[tuple[str, str]] = field(default_factory=list)  # name in the report's files, description

    def of(self, node: Node | None) -> str:
        """Return the plain text of an element with a `text` child."""
        if node is None:
            return ""
        inner = node.child("text")
        raw = raw_text(inner) if inner else raw_text(node)
        if node.get("format") in {"plain_text", "moodle_auto_format", "markdown"} and "<" not in raw:
            return raw.strip()
        read = from_html(raw)
        self.lost |= read.lost
        for source, description in read.pictures:
            self.keep(node, source, description)
        return read.text

    def keep(self, node: Node, source: str, description: str) -> None:
        name = unquote(source.removeprefix(PLUGIN_FILE))
        content = embedded(node, name)
        if content is None:
            self.loss(_("Obrazu %(name)s nie ma w pliku.") % {"name": name[:80]})
        else:
            self.report.files[name] = content
            self.pictures.append((name, description))

    def loss(self, message: str) -> None:
        self.report.loss(self.line, message, self.about)

    def finish(self) -> None:
        if self.lost:
            tags = ", ".join(sorted(self.lost))
            self.loss(_("Formatowanie zamieniono na zwykły tekst (%(tags)s).") % {"tags": tags})


def raw_text(node: Node) -> str:
    return "".join(child for child in node.children if isinstance(child, str))


def embedded(node: Node, name: str) -> bytes | None:
    """Return the bytes of a file that stands beside the text, None when it is missing, broken or too large."""
    for file in node.nodes:
        if file.name == "file" and file.get("name") == name and file.get("encoding", "base64") == "base64":
            text = raw_text(file)
            if len(text) * 3 // 4 > MAX_PICTURE:
                return None
            try:
                return base64.b64decode(text, validate=False)
            except (binascii.Error, ValueError):
                return None
    return None


def text_of(node: Node, name: str, default: str = "") -> str:
    """Return what a plain child element says."""
    child = node.child(name)
    return raw_text(child).strip() if child else default
