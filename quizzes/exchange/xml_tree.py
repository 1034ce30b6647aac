"""XML as a tree in which QTI 2 and 3 look alike, and every node knows its line. Nothing but the file itself is read.

`assessmentItem` (2.1, 2.2) and `qti-assessment-item` (3.0) are both `assessment-item` here; so are their attributes. HTML
keeps its names.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import XMLParser
from django.utils.translation import gettext as _

DEEPEST = 100  # elements in elements
HUMP = re.compile(r"(?<=[a-z0-9])([A-Z])")


class BadXml(ValueError):
    """The file is no XML that may be read. The message is for who imports; `line` is where."""

    def __init__(self, message: str, line: int = 0):
        self.line = line
        super().__init__(message)


@dataclass
class Node:
    """An element: its children are nodes and pieces of text, in order."""

    name: str
    attributes: dict[str, str]
    line: int
    children: list["Node | str"] = field(default_factory=list)

    def get(self, name: str, default: str = "") -> str:
        return self.attributes.get(name, default)

    @property
    def nodes(self) -> list["Node"]:
        return [child for child in self.children if isinstance(child, Node)]

    def child(self, name: str) -> "Node | None":
        return next((node for node in self.nodes if node.name == name), None)

    def all(self, *names: str) -> list["Node"]:
        """Return every node below this one that has one of the names, in order."""
        return [node for node in self.walk() if node.name in names]

    def walk(self) -> Iterator["Node"]:
        for node in self.nodes:
            yield node
            yield from node.walk()

    @property
    def words(self) -> str:
        """The text of the element and everything in it, on one line."""
        return " ".join("".join(pieces(self)).split())

    def values(self) -> list[str]:
        """Return what its `value` children say."""
        return [node.words for node in self.nodes if node.name == "value"]


def pieces(node: Node) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, str):
            yield child
        else:
            yield from pieces(child)


def common_name(name: str) -> str:
    """Return the name that both versions share: no namespace, no `qti-`, hyphens instead of humps."""
    local = name.rpartition("}")[2]
    return HUMP.sub(lambda hump: f"-{hump[1].lower()}", local.removeprefix("qti-"))


class Builder:
    """Builds nodes while the parser reads."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.open: list[Node] = []
        self.parser: Any = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        node = Node(
            common_name(name),
            {common_name(key): value for key, value in attributes.items()},
            self.parser.parser.CurrentLineNumber,
        )
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.root = node
        self.open.append(node)
        if len(self.open) > DEEPEST:
            raise BadXml(_("Plik jest zagnieżdżony zbyt głęboko."), node.line)

    def end(self, name: str) -> None:
        self.open.pop()

    def data(self, text: str) -> None:
        if self.open:
            self.open[-1].children.append(text)

    def close(self) -> Node | None:
        return self.root


def parse(content: bytes) -> Node:
    """Return the root of the document. Raises BadXml; document types and entities of one's own are refused."""
    builder = Builder()
    builder.parser = XMLParser(target=builder, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    try:
        builder.parser.feed(content)
        root = builder.parser.close()
    except DefusedXmlException as refused:
        raise BadXml(_("Plik ma deklarację DOCTYPE albo własne encje. Takich plików nie czytamy.")) from refused
    except ParseError as broken:
        line = broken.position[0] if broken.position else 0
        raise BadXml(_("To nie jest poprawny plik XML."), line) from broken
    except (ValueError, LookupError) as broken:  # BadXml itself, an encoding nobody knows, a byte that is none
        if isinstance(broken, BadXml):
            raise
        raise BadXml(_("To nie jest poprawny plik XML.")) from broken
    if root is None:
        raise BadXml(_("To nie jest poprawny plik XML."))
    return root
