"""Marking: a paper and the answers given to it, in; what they are worth, out. No database, no clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from quizzes.kinds import KINDS, Marked

NOT_ANSWERED = Marked(Fraction(0), right=False)
FREE = Marked(Fraction(1), right=True)


@dataclass(frozen=True)
class Result:
    """What an attempt is worth. `percent` is rounded down: 79.9 % is not 80 %. `pending`: a person has to mark these."""

    score: Fraction
    max_score: int
    marked: dict[str, Marked]
    critical_missed: list[str]
    passed: bool
    pending: list[str]

    @property
    def percent(self) -> int:
        return int(self.score * 100 / self.max_score) if self.max_score else 0


def mark_answer(asked: Mapping[str, Any], value: Any) -> Marked:
    """Mark one answer to one question as asked."""
    if asked.get("free"):  # a regrade gave this question to everybody
        return FREE
    return NOT_ANSWERED if value is None else KINDS[asked["kind"]].mark(dict(asked), value)


def mark(content: Mapping[str, Any], answers: Mapping[str, Any], by_hand: Mapping[str, Marked] | None = None) -> Result:
    """Mark all answers (by question ref) of a paper; `by_hand` holds what people have marked.

    Passed means: the pass mark reached exactly (no rounding up), and, where the rules say so, every safety-critical
    question right. A question that a regrade has dropped (0 points) counts neither way.
    """
    rules = content["rules"]
    free = {asked["ref"] for asked in content["questions"] if asked.get("free")}
    given = {ref: marked for ref, marked in (by_hand or {}).items() if ref not in free}
    marked = {
        asked["ref"]: given.get(asked["ref"]) or mark_answer(asked, answers.get(asked["ref"]))
        for asked in content["questions"]
    }
    counted = [asked for asked in content["questions"] if asked["points"]]
    score = sum((marked[asked["ref"]].points * asked["points"] for asked in counted), Fraction(0))
    max_score = sum(asked["points"] for asked in counted)
    missed = [asked["ref"] for asked in counted if asked["critical"] and not marked[asked["ref"]].is_right]
    reached = score * 100 >= rules["pass_mark"] * max_score
    return Result(
        score=score,
        max_score=max_score,
        marked=marked,
        critical_missed=missed,
        passed=reached and not (rules["all_critical_right"] and missed),
        pending=[asked["ref"] for asked in counted if marked[asked["ref"]].pending],
    )
