"""Text files and HTML as the plain text that our questions hold."""

import codecs
from html.parser import HTMLParser

from django.utils.translation import gettext as _

from quizzes.exchange.items import MAX_BYTES, Report

KEPT = {"p", "br", "b", "strong", "i", "em", "u", "span", "div", "small", "html", "body", "font", "ul", "ol", "li"}
BREAKS = {"p", "br", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"}
SILENT = {"script", "style"}


def decode(content: bytes, report: Report) -> str | None:
    """Return the text of a file, with line ends as \\n; None (and an error in the report) when it is no text.

    UTF-8 and UTF-16 are recognised; else the old Windows code page for Polish is assumed, and that is said.
    """
    if len(content) > MAX_BYTES:
        report.error(0, _("Plik jest większy niż 5 MB. Podziel go na mniejsze."))
        return None
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return as_text(content, name, report)
    if b"\x00" in content:
        report.error(0, _("To nie jest plik tekstowy."))
        return None
    try:
        return clean(content.decode())
    except UnicodeDecodeError:
        report.note(0, _("Plik nie jest w UTF-8; przyjęto polskie kodowanie Windows (CP1250). Sprawdź polskie litery."))
        return clean(content.decode("cp1250", errors="replace"))


def as_text(content: bytes, encoding: str, report: Report) -> str | None:
    try:
        return clean(content.decode(encoding))
    except UnicodeDecodeError:
        report.error(0, _("To nie jest plik tekstowy."))
        return None


def clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


class Reader(HTMLParser):
    """Collects the words, remembers pictures and what plain text cannot say."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.pictures: list[tuple[str, str]] = []
        self.lost: set[str] = set()
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        if tag in SILENT:
            self.silent += 1
        elif tag == "img":
            self.pictures.append((facts.get("src") or "", (facts.get("alt") or "").strip()))
        elif tag not in KEPT:
            self.lost.add(tag)
        if tag == "li":
            self.words.append("\n– ")
        elif tag in BREAKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in BREAKS and tag != "br":
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(" ".join(data.replace("\n", " ").split(" ")) if data.strip() else " ")

    @property
    def text(self) -> str:
        lines = (" ".join(line.split()) for line in "".join(self.words).split("\n"))
        return "\n".join(line for line in lines if line)


def from_html(html: str) -> Reader:
    """Read a piece of HTML; `text`, `pictures` (source, alt) and `lost` (tags) say what was in it."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader
