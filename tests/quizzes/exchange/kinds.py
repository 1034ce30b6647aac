"""An item of each kind, for round trips."""

from copy import deepcopy

from quizzes.exchange.items import Item
from tests.factories import ANSWERS

EXTRA = {"truefalse": {"why_true": "", "why_false": "Uważaj: 60 = za wolno."}, "multiple": {"scoring": "partial"}}


def item(kind: str, **facts) -> Item:
    """Return an item of the kind as the editor would keep it, with every fact that the bank knows."""
    value = deepcopy(ANSWERS[kind]) | deepcopy(EXTRA.get(kind, {}))
    known = {
        "text": f"Pytanie: {kind}? {{nawias}} ~ = #",
        "explanation": "Bo tak: 100–120.",
        "category": "Ratuj/RKO",
        "code": f"kod-{kind}",
        "tags": ["AED", "klasa 7"],
        "difficulty": 3,
        "is_critical": kind != "essay",
        "source": "ERC 2025; BLS [1]",
        "guideline_edition": "ERC 2025",
    }
    return Item(kind, value=value, **(known | facts))


def without_line(one: Item) -> Item:
    one.line = 0
    return one
