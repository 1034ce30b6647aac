"""The class's results on the wall of the classroom: numbers of everybody together and the questions that were hard.

There is no name in it, and nothing that points at one pupil: a class of fewer than five shows no numbers, and a question
shows when at least five were asked and more than one missed it.
"""

from dataclasses import dataclass

from quizzes import papers
from quizzes.kinds import KINDS
from quizzes.statistics.versions import Known
from schools.following.grid import Grid, Sign, Step
from schools.following.trouble import Hard, hardest, known_of
from schools.numbers import FEWEST

MISSED_BY = 2


@dataclass(frozen=True)
class StepDone:
    """A step of the course and how many pupils have done it."""

    step: Step
    done: int


@dataclass(frozen=True)
class HardQuestion:
    """A question as it is shown to a class, with the answer to reveal."""

    hard: Hard
    question: papers.Presented
    language: str


@dataclass(frozen=True)
class Wall:
    pupils: int
    finished: int
    steps: list[StepDone]
    questions: list[HardQuestion]

    @property
    def is_large_enough(self) -> bool:
        return self.pupils >= FEWEST

    @property
    def steps_done(self) -> int:
        return sum(each.done for each in self.steps)

    @property
    def steps_in_all(self) -> int:
        return len(self.steps) * self.pupils

    @property
    def slides(self) -> int:
        """The numbers come first, then a slide for each question."""
        return 1 + len(self.questions)


def wall_of(grid: Grid) -> Wall:
    """Return what is shown of a class that the grid has. One query."""
    known = known_of(grid)
    hard = hardest(grid, known, fewest=FEWEST, missed_by=MISSED_BY)
    return Wall(
        pupils=len(grid.rows),
        finished=grid.finished,
        steps=[StepDone(step, done_by(grid, place)) for place, step in enumerate(grid.steps)],
        questions=[shown(each, known[each.ref]) for each in hard],
    )


def done_by(grid: Grid, place: int) -> int:
    return sum(row.signs[place][1] is Sign.DONE for row in grid.rows)


def shown(hard: Hard, known: Known) -> HardQuestion:
    version = known.versions[-1]
    question = papers.present(version.asked, layout=papers.steady_layout(version.asked))
    question.right_answer = KINDS[question.kind].right_answer(version.asked)
    question.explanation = version.asked["explanation"]
    return HardQuestion(hard, question, version.language)
