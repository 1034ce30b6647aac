"""What is right, and what it is worth: response declarations and response processing.

Only the three standard templates are understood, written out or named. Anything else is reported: then the question is
marked by its right answer alone.
"""

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from quizzes.exchange.xml_tree import Node

TEMPLATES = ("match_correct", "map_response", "map_response_point")
MARKING = {
    *("response-processing", "response-condition", "response-if", "response-else", "set-outcome-value", "match"),
    *("variable", "correct", "map-response", "map-response-point", "base-value", "is-null", "sum", "and", "not"),
}


def number(text: str, default: str = "0") -> Decimal:
    """Return a number as written in the file; `default` for what is none."""
    try:
        read = Decimal(text.strip() or default)
    except InvalidOperation:
        return Decimal(default)
    return read if read.is_finite() else Decimal(default)


@dataclass
class Area:
    """A place on a picture and what it is worth."""

    shape: str
    coords: str
    worth: Decimal
    line: int = 0


@dataclass
class Response:
    """What one interaction expects."""

    identifier: str
    cardinality: str = "single"
    base_type: str = "identifier"
    correct: list[str] = field(default_factory=list)
    worth: dict[str, Decimal] = field(default_factory=dict)
    exact_case: set[str] = field(default_factory=set)  # the keys of `worth` that must be typed in this very case
    default: Decimal = Decimal(0)  # what an unmapped value is worth
    upper: Decimal | None = None
    areas: list[Area] = field(default_factory=list)
    line: int = 0

    @property
    def gainful(self) -> list[str]:
        """The mapped values that are worth points, best first."""
        return sorted((key for key, worth in self.worth.items() if worth > 0), key=lambda key: -self.worth[key])

    @property
    def right(self) -> list[str]:
        """The right values: those that are declared, else those that are worth points."""
        return self.correct or self.gainful


def responses_of(item: Node) -> dict[str, Response]:
    return {node.get("identifier"): response_of(node) for node in item.nodes if node.name == "response-declaration"}


def response_of(node: Node) -> Response:
    correct, mapping, areas = (node.child(name) for name in ("correct-response", "mapping", "area-mapping"))
    response = Response(
        node.get("identifier"),
        node.get("cardinality", "single"),
        node.get("base-type", "identifier"),
        [" ".join(value.split()) for value in correct.values()] if correct else [],
        line=node.line,
    )
    if mapping:
        response.default = number(mapping.get("default-value"))
        if mapping.get("upper-bound"):
            response.upper = number(mapping.get("upper-bound"))
        for entry in mapping.all("map-entry"):
            key = " ".join(entry.get("map-key").split())
            response.worth[key] = number(entry.get("mapped-value"))
            if entry.get("case-sensitive", "true") == "true":
                response.exact_case.add(key)
    if areas:
        response.areas = [
            Area(entry.get("shape", "default"), entry.get("coords"), number(entry.get("mapped-value")), entry.line)
            for entry in areas.all("area-map-entry")
        ]
    return response


@dataclass
class Processing:
    """How an item is marked: `is_standard` when by the right answer or by the mapping, and nothing else."""

    node: Node | None
    is_standard: bool = True
    maps: bool = False
    line: int = 0


def processing_of(item: Node) -> Processing:
    node = item.child("response-processing")
    if node is None:
        return Processing(None)
    template = node.get("template").rsplit("/", 1)[-1].lower().removesuffix(".xml")
    if template in TEMPLATES:
        return Processing(node, maps=template != "match_correct", line=node.line)
    if template and not node.nodes:
        return Processing(node, is_standard=False, line=node.line)
    told = feedback_outcomes(item)
    marking = [rule for rule in node.nodes if not only_tells(rule, told)]
    strange = next((bad for rule in marking for bad in [rule, *rule.walk()] if not is_known(bad, told)), None)
    maps = any(inner.name.startswith("map-response") for rule in marking for inner in [rule, *rule.walk()])
    return Processing(node, strange is None, maps, strange.line if strange else node.line)


def feedback_outcomes(item: Node) -> set[str]:
    """Return the outcomes that name feedback rather than count points."""
    return {
        node.get("identifier")
        for node in item.nodes
        if node.name == "outcome-declaration" and node.get("base-type") == "identifier"
    }


def only_tells(rule: Node, told: set[str]) -> bool:
    """Whether a rule sets nothing but feedback."""
    set_here = [node for node in [rule, *rule.walk()] if node.name == "set-outcome-value"]
    return bool(set_here) and all(node.get("identifier") in told for node in set_here)


def is_known(node: Node, told: set[str]) -> bool:
    if node.name == "match":
        return [inner.name for inner in node.nodes] == ["variable", "correct"]
    if node.name in {"multiple", "base-value"}:
        return True
    return node.name in MARKING
