"""The kinds of question, by name. A new kind is one module, one template and one line here."""

from quizzes.kinds.base import BadAnswer, CannotRegrade, Kind, Marked
from quizzes.kinds.choice import Multiple, Single
from quizzes.kinds.essay import Essay
from quizzes.kinds.gaps import Gaps
from quizzes.kinds.match import Match
from quizzes.kinds.numeric import Numeric
from quizzes.kinds.order import Order
from quizzes.kinds.pictures import Hotspot, PictureChoice
from quizzes.kinds.rhythm import Rhythm
from quizzes.kinds.scenario import Scenario
from quizzes.kinds.text import Text
from quizzes.kinds.truefalse import TrueFalse

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Single(),
        Multiple(),
        TrueFalse(),
        Order(),
        Match(),
        Numeric(),
        Text(),
        Gaps(),
        PictureChoice(),
        Hotspot(),
        Scenario(),
        Rhythm(),
        Essay(),
    )
}


def authoring_blocks() -> list:
    """Return what an author may choose from in the editor."""
    return [(kind.name, kind.block()) for kind in KINDS.values()]


__all__ = ["KINDS", "BadAnswer", "CannotRegrade", "Kind", "Marked", "authoring_blocks"]
