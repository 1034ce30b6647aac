"""Numbers in a range: the few rules of response processing that say what our numeric kind says."""

from decimal import Decimal

from quizzes.exchange.qti.reading.scoring import Response, number
from quizzes.exchange.xml_tree import Node

Range = dict[str, str]


def shown(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def range_of(processing: Node | None, response: Response) -> Range | None:
    """Return the minimum, maximum and tolerance that the rules set for the response; None when they set none."""
    if processing is None:
        return None
    for node in processing.all("equal"):
        if found := from_equal(node, response):
            return found
    low = bound(processing, "gte", response)
    high = bound(processing, "lte", response)
    if low is None or high is None:
        return None
    tolerance = min(low[1], high[1])
    return {
        "minimum": shown(low[0] - low[1] + tolerance),
        "maximum": shown(high[0] + high[1] - tolerance),
        "tolerance": shown(tolerance),
    }


def about(node: Node, response: Response) -> bool:
    return any(inner.get("identifier") == response.identifier for inner in node.all("variable"))


def from_equal(node: Node, response: Response) -> Range | None:
    """Read `equal` with an absolute or relative tolerance, one number for both sides or one for each."""
    if not about(node, response):
        return None
    given = next((inner for inner in node.nodes if inner.name == "base-value"), None)
    text = given.words if given else (response.correct or [""])[0]
    if not text:
        return None
    centre = number(text)
    sides = [number(side) for side in node.get("tolerance").split()] or [Decimal(0)]
    below, above = sides[0], sides[-1]
    match node.get("tolerance-mode", "exact"):
        case "exact":
            below = above = Decimal(0)
        case "relative":
            below, above = (abs(centre) * side / 100 for side in (below, above))
    if below == above:
        return {"minimum": shown(centre), "maximum": shown(centre), "tolerance": shown(below)}
    return {"minimum": shown(centre - below), "maximum": shown(centre + above), "tolerance": "0"}


def bound(processing: Node, name: str, response: Response) -> tuple[Decimal, Decimal] | None:
    """Return the bound and its tolerance from `gte(x, low)` or `gte(sum(x, tolerance), low)`, and `lte` likewise."""
    for node in processing.all(name):
        if not about(node, response) or len(node.nodes) != 2 or node.nodes[1].name != "base-value":
            continue
        left, right = node.nodes
        tolerance = next((number(inner.words) for inner in left.nodes if inner.name == "base-value"), Decimal(0))
        return number(right.words), tolerance
    return None
