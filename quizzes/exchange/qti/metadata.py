"""What a package says about its items besides the items: IEEE LOM in the manifest.

| ours | LOM |
|---|---|
| code | general/identifier/entry |
| tags | general/keyword |
| difficulty | educational/difficulty: easy, medium, difficult |
| category path | classification, purpose "discipline", one taxon a drawer |
| safety-critical | classification, purpose "security level", taxon "safety-critical" |
| source | relation "isbasedon", resource description |
| guideline edition | relation "requires", resource description |
| what QTI has no word for | annotation by "quizzes": JSON |
"""

import json
import re
from dataclasses import dataclass, field
from typing import Any
from unicodedata import normalize

from quizzes.exchange.items import Item
from quizzes.exchange.xml_tree import Node

OURS = "quizzes"
CRITICAL = "safety-critical"
DIFFICULTIES = {1: "easy", 2: "medium", 3: "difficult"}
DIFFICULTY_WORDS = {"very easy": 1, "easy": 1, "medium": 2, "difficult": 3, "very difficult": 3}
LONGEST_CODE = 60


@dataclass
class About:
    """What the metadata of an item says. `settings` is what our own export noted."""

    code: str = ""
    tags: list[str] = field(default_factory=list)
    difficulty: int = 2
    category: str = ""
    is_critical: bool = False
    source: str = ""
    guideline_edition: str = ""
    settings: dict[str, Any] = field(default_factory=dict)

    def put_into(self, item: Item) -> None:
        item.code, item.tags, item.category = self.code, self.tags, self.category
        item.difficulty, item.is_critical = self.difficulty, self.is_critical
        item.source, item.guideline_edition = self.source, self.guideline_edition


def text(node: Node | None, *path: str) -> str:
    """Return the words at the end of a path of names, "" where there is none."""
    for name in path:
        node = node.child(name) if node else None
    return node.words if node else ""


def about(metadata: Node | None) -> About:
    """Read the metadata of a resource."""
    found = About()
    lom = next(iter(metadata.all("lom")), None) if metadata else None
    if lom is None:
        return found
    general = lom.child("general")
    found.code = as_code(text(general, "identifier", "entry"))
    found.tags = [node.words for node in general.nodes if node.name == "keyword" and node.words] if general else []
    found.difficulty = DIFFICULTY_WORDS.get(text(lom, "educational", "difficulty", "value"), 2)
    for node in lom.nodes:
        if node.name == "classification":
            read_classification(found, node)
        elif node.name == "relation":
            words = text(node, "resource", "description")
            match text(node, "kind", "value"):
                case "isbasedon":
                    found.source = words
                case "requires":
                    found.guideline_edition = words
        elif node.name == "annotation" and text(node, "entity") == OURS:
            found.settings = settings_in(text(node, "description"))
    return found


def read_classification(found: About, node: Node) -> None:
    taxa = [text(taxon, "entry") for taxon in node.all("taxon")]
    match text(node, "purpose", "value"):
        case "discipline":
            found.category = "/".join(name.replace("/", "-") for name in taxa if name)
        case "security level":
            found.is_critical = CRITICAL in taxa


def settings_in(words: str) -> dict[str, Any]:
    try:
        read = json.loads(words)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def as_code(identifier: str) -> str:
    """Return an identifier as a code of ours: letters without marks, digits, hyphens and underscores."""
    bare = normalize("NFKD", identifier.replace("ł", "l").replace("Ł", "L")).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9_]+", "-", bare).strip("-")[:LONGEST_CODE]
