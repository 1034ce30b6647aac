"""What a class finds hard, and which pupils still miss what must be right."""

from collections.abc import Iterable
from dataclasses import dataclass

from quizzes.models import Attempt
from quizzes.statistics import versions
from schools.following.grid import Grid

SHOWN = 3
FEWEST = 2  # pupils: one wrong answer is no finding about a question


@dataclass(frozen=True)
class Hard:
    """A question, how many of the class's pupils were asked it, and how many missed it at first."""

    text: str
    asked: int
    missed: int
    is_critical: bool
    ref: str = ""

    @property
    def percent(self) -> int:
        return self.missed * 100 // self.asked


@dataclass(frozen=True)
class Critical:
    """A question that must be right, with the pupils whose last exam failed and missed it."""

    text: str
    pupils: list


def trouble_of(grid: Grid) -> tuple[list[Hard], list[Critical]]:
    """Return the hardest questions, the hardest first, and the critical mistakes. One query."""
    known = known_of(grid)
    return hardest(grid, known), critical(grid, known)


def known_of(grid: Grid) -> dict[str, versions.Known]:
    """Return the questions that the class was asked and whose answers say something. One query."""
    newest: dict[str, int] = {}
    for _pupil, _step, _number, paper, question, _missed in grid.attempts.answers:
        newest[question] = max(paper, newest.get(question, 0))
    found = versions.Found({ref: versions.Known(ref) for ref in newest}, {}, {})
    if newest:
        versions.read_papers(found, set(newest.values()))
    return {ref: each for ref, each in found.questions.items() if each.counts}


def hardest(grid: Grid, known: dict[str, versions.Known], *, fewest: int = FEWEST, missed_by: int = 1) -> list[Hard]:
    """Return the questions that at least `fewest` pupils were asked and `missed_by` missed, the hardest first."""
    asked, missed = pupils_by_question(grid.attempts.answers)
    found = [
        Hard(each.text, len(asked[ref]), len(missed[ref]), each.is_critical, ref)
        for ref, each in known.items()
        if len(asked[ref]) >= fewest and len(missed.get(ref, ())) >= missed_by
    ]
    return sorted(found, key=lambda hard: (-hard.missed / hard.asked, -hard.missed, hard.text))[:SHOWN]


def pupils_by_question(answers: Iterable[tuple]) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
    """Return who was asked each question, and who missed it at least once."""
    asked: dict[str, set[int]] = {}
    missed: dict[str, set[int]] = {}
    for pupil, _step, _number, _paper, question, wrong in answers:
        asked.setdefault(question, set()).add(pupil)
        if wrong:
            missed.setdefault(question, set()).add(pupil)
    return asked, missed


def critical(grid: Grid, known: dict[str, versions.Known]) -> list[Critical]:
    """A mistake counts until the exam is passed: only the last attempt is looked at."""
    exams = {step.key for step in grid.steps if step.is_exam}
    by_question: dict[str, set[int]] = {}
    for pupil, step, number, _paper, question, wrong in grid.attempts.answers:
        last, state, passed = grid.attempts.latest[pupil, step]
        failed = number == last and state == Attempt.State.GRADED and not passed
        if wrong and failed and step in exams and question in known and known[question].is_critical:
            by_question.setdefault(question, set()).add(pupil)
    found = [
        Critical(known[ref].text, [row.pupil for row in grid.rows if row.pupil.pk in pupils])
        for ref, pupils in by_question.items()
    ]
    return sorted(found, key=lambda each: (-len(each.pupils), each.text))
