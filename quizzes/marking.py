"""Marking: a paper and the answers given to it, in; what they are worth, out. No database, no clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from quizzes.kinds import KINDS, Marked

NOT_ANSWERED = Marked(Fraction(0))


@dataclass(frozen=True)
class Result:
    """What an attempt is worth. `percent` is rounded down: 79.9 % is not 80 %."""

    score: Fraction
    max_score: int
    marked: dict[str, Marked]
    critical_missed: list[str]
    passed: bool

    @property
    def percent(self) -> int:
        return int(self.score * 100 / self.max_score) if self.max_score else 0


def mark_answer(asked: Mapping[str, Any], value: Any) -> Marked:
    """Mark one answer to one question as asked."""
    return KINDS[asked["kind"]].mark(dict(asked), value)


def mark(content: Mapping[str, Any], answers: Mapping[str, Any]) -> Result:
    """Mark all answers (by question ref) of a paper. Passed means: the pass mark reached exactly (no rounding up), and,
    where the rules say so, every safety-critical question right."""
    rules = content["rules"]
    marked = {
        asked["ref"]: mark_answer(asked, answers[asked["ref"]]) if asked["ref"] in answers else NOT_ANSWERED
        for asked in content["questions"]
    }
    score = sum((marked[asked["ref"]].points * asked["points"] for asked in content["questions"]), Fraction(0))
    max_score = sum(asked["points"] for asked in content["questions"])
    missed = [asked["ref"] for asked in content["questions"] if asked["critical"] and not marked[asked["ref"]].is_right]
    reached = score * 100 >= rules["pass_mark"] * max_score
    return Result(
        score=score,
        max_score=max_score,
        marked=marked,
        critical_missed=missed,
        passed=reached and not (rules["all_critical_right"] and missed),
    )
