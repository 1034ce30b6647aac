"""HTML in items as plain text: what our questions hold. What plain text cannot say is counted, not dropped in silence."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from quizzes.exchange.xml_tree import Node

BLOCKS = {
    *(
        "p",
        "div",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "li",
        "pre",
        "address",
    ),
    *(
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "section",
        "article",
        "figure",
        "figcaption",
        "center",
        "hr",
    ),
    *("prompt", "content-body", "item-body", "rubric-block", "gap-match-interaction"),
}
SILENT = {
    "feedback-inline",
    "feedback-block",
    "modal-feedback",
    "script",
    "style",
    "template-inline",
    "template-block",
    "catalog-info",
    "stylesheet",
}
MEDIA = {"audio", "video", "media-interaction", "iframe", "embed"}
PICTURES = {"image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"}


@dataclass(frozen=True)
class Picture:
    """An image that the text refers to."""

    source: str
    alt: str
    line: int


@dataclass
class Plain:
    """The text of some nodes. `blocks` are its paragraphs; `lost` names what plain text cannot say."""

    blocks: list[str] = field(default_factory=lambda: [""])
    pictures: list[Picture] = field(default_factory=list)
    lost: dict[str, int] = field(default_factory=dict)  # what, and the line of the first one

    @property
    def text(self) -> str:
        return "\n".join(block for block in self.tidy() if block)

    def tidy(self) -> list[str]:
        return [tidied(block) for block in self.blocks]

    def say(self, words: str) -> None:
        self.blocks[-1] += words

    def part(self) -> None:
        """Begin a new paragraph, unless one has just begun."""
        if self.blocks[-1].strip():
            self.blocks.append("")

    def lose(self, what: str, line: int) -> None:
        self.lost.setdefault(what, line)

    def add(self, node: Node, stand_in: dict[int, str] | None = None) -> "Plain":
        """Add a node's content. `stand_in` says what to write instead of some nodes (by id)."""
        for child in node.children:
            if isinstance(child, str):
                self.say(re.sub(r"\s+", " ", child))
            else:
                self.add_node(child, stand_in or {})
        return self

    def add_node(self, node: Node, stand_in: dict[int, str]) -> None:
        if id(node) in stand_in:
            self.say(stand_in[id(node)])
        elif node.name == "br":
            self.say("\n")
        elif node.name == "img" or is_picture(node):
            self.pictures.append(picture_of(node))
        elif node.name == "math":
            self.lose(_("wzór matematyczny"), node.line)
            self.say(f" {formula(node)} ")
        elif node.name in MEDIA or node.name == "object":
            self.lose(_("nagranie lub obiekt"), node.line)
        elif node.name == "printed-variable":
            self.lose(_("wartość liczona w trakcie"), node.line)
            self.say("…")
        elif node.name in SILENT:
            return
        elif node.name in BLOCKS:
            self.add_block(node, stand_in)
        else:
            self.add(node, stand_in)
            if node.name in {"td", "th"}:
                self.say(" ")

    def add_block(self, node: Node, stand_in: dict[int, str]) -> None:
        if node.name == "table":
            self.lose(_("układ tabeli"), node.line)
        self.part()
        if node.name == "li":
            self.say("– ")
        self.add(node, stand_in)
        self.part()


def tidied(block: str) -> str:
    lines = [" ".join(line.split()) for line in block.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def plain(node: Node | None) -> Plain:
    """Return the text of a node, nothing for None."""
    return Plain().add(node) if node else Plain()


def formula(node: Node) -> str:
    """Return the letters of a formula, without what it says again in another notation."""
    if node.name.startswith("annotation"):
        return ""
    return " ".join("".join(child if isinstance(child, str) else formula(child) for child in node.children).split())


def is_picture(node: Node) -> bool:
    return node.name == "object" and node.get("type") in PICTURES


def picture_of(node: Node) -> Picture:
    """Return the picture that an `img` or `object` shows."""
    if node.name == "img":
        return Picture(node.get("src"), node.get("alt").strip(), node.line)
    return Picture(node.get("data"), node.words, node.line)
