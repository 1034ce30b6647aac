"""The kinds of question, by name. A new kind is one module, one template and one line here."""

from quizzes.kinds.base import BadAnswer, Kind, Marked
from quizzes.kinds.choice import Multiple, Single
from quizzes.kinds.numeric import Numeric
from quizzes.kinds.order import Order
from quizzes.kinds.truefalse import TrueFalse

KINDS: dict[str, Kind] = {kind.name: kind for kind in (Single(), Multiple(), TrueFalse(), Order(), Numeric())}


def authoring_blocks() -> list:
    """Return what an author may choose from in the editor."""
    return [(kind.name, kind.block()) for kind in KINDS.values()]


__all__ = ["KINDS", "BadAnswer", "Kind", "Marked", "authoring_blocks"]
