"""How the exams of a class went: of each pupil the best attempt, and how many it took. One query, however many classes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models import CoursePage
from courses.progress import is_exam
from quizzes.models import Attempt
from schools.models import SchoolClass
from schools.overview import ClassOverview, pupils_in


class Went(models.TextChoices):
    PASSED = "passed", _("zaliczony")
    NOT_YET = "not-yet", _("jeszcze nie")
    WAITING = "waiting", _("czeka na ocenę")
    OPEN = "open", _("w trakcie")
    NONE = "none", _("bez podejścia")


@dataclass(frozen=True)
class Result:
    """One pupil at one exam. `day` and `percent` are of the best attempt: a pass before points, the earlier of two equals."""

    school_class: SchoolClass
    course: CoursePage
    exam: object
    pupil: object
    attempts: int = 0
    percent: int | None = None
    went: Went = Went.NONE
    day: date | None = None


def results_of(overviews: Sequence[ClassOverview]) -> Iterator[Result]:
    """Yield a result for each pupil and exam, class by class and course by course."""
    exams = {
        step.translation_key for one in overviews for given in one.courses for step in given.steps if is_exam(step)
    }
    made = attempts_at(exams, [one.school_class for one in overviews])
    for one in overviews:
        for given in without_refreshers_of_what_is_there(one):
            for exam in filter(is_exam, given.steps):
                for place in filter(attrgetter("given"), given.places):
                    tries = made.get((place.pupil.pk, exam.translation_key), [])
                    yield result_of(tries, (one.school_class, given.course, exam, place.pupil))


def without_refreshers_of_what_is_there(overview: ClassOverview) -> list:
    """Return the courses of the class, each once: the best attempt is the same, whether asked for as course or refresher."""
    by_course: dict = {}
    for given in overview.courses:
        by_course.setdefault(given.course.pk, given)
    return list(by_course.values())


def attempts_at(exams: set, classes: list[SchoolClass]) -> dict[tuple, list[tuple]]:
    """Return the attempts of each pupil at each exam, as (state, passed, percent, handed in), the first one first."""
    found: dict[tuple, list[tuple]] = {}
    rows = Attempt.objects.filter(subject__in=exams, learner__in=pupils_in(classes)).order_by("number")
    for pupil, exam, *went in rows.values_list("learner_id", "subject", "state", "passed", "percent", "submitted_at"):
        found.setdefault((pupil, exam), []).append(tuple(went))
    return found


def result_of(tries: list[tuple], about: tuple) -> Result:
    graded = [one for one in tries if one[0] == Attempt.State.GRADED]
    if graded:
        _state, passed, percent, at = max(graded, key=lambda one: (bool(one[1]), one[2] or 0))
        went = Went.PASSED if passed else Went.NOT_YET
        return Result(*about, len(tries), percent, went, timezone.localdate(at) if at else None)
    if tries:
        waiting = any(one[0] == Attempt.State.SUBMITTED for one in tries)
        return Result(*about, len(tries), went=Went.WAITING if waiting else Went.OPEN)
    return Result(*about)
