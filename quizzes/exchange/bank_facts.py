"""What our bank knows of a question beyond other systems travels as tags: `bk:critical`, `bk:difficulty=3`, ..."""

from collections.abc import Iterable
from urllib.parse import quote, unquote

from quizzes.exchange.items import Item

MARK = "bk:"


def as_tags(item: Item, **more: str) -> list[str]:
    """Return the item's tags and its other facts as tags."""
    facts = {
        "critical": "1" if item.is_critical else "",
        "difficulty": str(item.difficulty) if item.difficulty != 2 else "",
        "source": item.source,
        "edition": item.guideline_edition,
        **more,
    }
    return [*item.tags, *(f"{MARK}{name}={quote(value, safe='')}" for name, value in facts.items() if value)]


def from_tags(item: Item, tags: Iterable[str]) -> dict[str, str]:
    """Put the tags on the item, and the facts where they belong; return the facts that the kind has to read."""
    facts: dict[str, str] = {}
    for tag in tags:
        if tag.startswith(MARK):
            name, _sign, value = tag.removeprefix(MARK).partition("=")
            facts[name] = unquote(value) or "1"
        elif tag not in item.tags:
            item.tags.append(tag)
    item.is_critical = bool(facts.pop("critical", ""))
    difficulty = facts.pop("difficulty", "2")
    item.difficulty = int(difficulty) if difficulty in {"1", "2", "3"} else 2
    item.source = facts.pop("source", "")
    item.guideline_edition = facts.pop("edition", "")
    return facts
