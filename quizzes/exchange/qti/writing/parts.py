"""What every kind needs to become an assessment item: its source, what it adds, and the small change of QTI."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from quizzes.exchange.items import Item
from quizzes.exchange.qti.dialects import Dialect, Element, element, lines

FEEDBACK, EXPLANATION, SCORE, RESPONSE = "FEEDBACK", "EXPLANATION", "SCORE", "RESPONSE"


@dataclass
class Parts:
    """What a kind adds to its item. `scoring` is a template's name or the rules themselves."""

    body: list[Element] = field(default_factory=list)
    responses: list[Element] = field(default_factory=list)
    scoring: str | list[Element] = "match_correct"
    maximum: int = 1
    tells_choice: str = ""  # the cardinality of the answer, when choices have feedback of their own
    settings: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Source:
    """An item on its way out: where its pictures are in the package, and what is in them."""

    item: Item
    dialect: Dialect
    places: Mapping[str, str]  # a picture's name: its link from the item's file
    files: Mapping[str, bytes]


def response(name: str, cardinality: str, base_type: str, right: list[str], mapping: Element | None = None) -> Element:
    correct = [element("correct-response", *(element("value", value) for value in right))] if right else []
    mapped = [mapping] if mapping is not None else []
    return element(
        "response-declaration", *correct, *mapped, identifier=name, cardinality=cardinality, base_type=base_type
    )


def mapping(worth: Mapping[str, int], *, upper: int, **entry: object) -> Element:
    entries = [element("map-entry", map_key=key, mapped_value=points, **entry) for key, points in worth.items()]
    return element("mapping", *entries, lower_bound=0, upper_bound=upper, default_value=0)


def prompt(source: Source) -> Element:
    return element("prompt", *lines(source.item.text))


def question(source: Source) -> Element:
    return element("p", *lines(source.item.text))


def image(source: Source, name: str, alt: str) -> Element:
    return element("img", src=source.places[name], alt=alt)


def variable(name: str = RESPONSE) -> Element:
    return element("variable", identifier=name)


def base(value: object, base_type: str = "float") -> Element:
    return element("base-value", str(value), base_type=base_type)


def if_then(condition: Element) -> Element:
    won = element("set-outcome-value", base(1), identifier=SCORE)
    lost = element("set-outcome-value", base(0), identifier=SCORE)
    return element("response-condition", element("response-if", condition, won), element("response-else", lost))


def told(tag: str, dialect: Dialect, words: str, **attributes: object) -> Element:
    """Return a block of words; 3.0 wants one more element around them."""
    paragraph = element("p", *lines(words))
    return element(tag, element("content-body", paragraph) if dialect.is_hyphened else paragraph, **attributes)
