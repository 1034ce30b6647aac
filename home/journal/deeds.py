"""What the journal says. It is read from what learning leaves behind; nothing is written down for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certificates.models import Certificate
from courses.models import Enrolment, PracticePage, StepCompletion
from quizzes.models import Attempt


class Kind(models.TextChoices):
    ENROLLED = "enrolled", _("zapis na kurs")
    LESSON = "lesson", _("lekcja")
    PRACTICE = "practice", _("ćwiczenie")
    EXAM = "exam", _("test")
    REPEAT = "repeat", _("powtórka")
    FINISHED = "finished", _("ukończony kurs")
    CERTIFICATE = "certificate", _("zaświadczenie")


@dataclass(frozen=True)
class Deed:
    """One thing that was done. `key` names the page on which; `title` is what it was called then, where that was kept."""

    when: datetime
    kind: Kind
    key: UUID
    title: str = ""
    percent: int | None = None
    passed: bool | None = None
    number: str = ""  # of a certificate


def deeds_of(person) -> list[Deed]:
    """Return all that the person has done, the latest first. Four queries; in years these are a few hundred rows."""
    found = [*certificates(person), *enrolments(person), *attempts(person), *steps(person)]  # the last thing first
    return sorted(found, key=lambda deed: deed.when, reverse=True)


def enrolments(person) -> Iterable[Deed]:
    for one in Enrolment.objects.of(person).select_related("completion"):
        yield Deed(one.enrolled_at, Kind.ENROLLED, one.course_key)
        if hasattr(one, "completion"):
            title = one.completion.facts.get("course_title", "")
            yield Deed(one.completion.completed_at, Kind.FINISHED, one.course_key, title=title)


def steps(person) -> Iterable[Deed]:
    """Lessons and exercises. An exam is told by its attempts."""
    exams = Attempt.objects.filter(learner=person).exclude(submitted_at=None).values("subject")
    exercise = models.Exists(PracticePage.objects.filter(translation_key=models.OuterRef("step")))
    done = StepCompletion.objects.filter(enrolment__learner=person).exclude(step__in=exams).annotate(exercise=exercise)
    for step, when, is_exercise in done.values_list("step", "completed_at", "exercise"):
        yield Deed(when, Kind.PRACTICE if is_exercise else Kind.LESSON, step)


def attempts(person) -> Iterable[Deed]:
    """What was handed in. A quiz that nobody has to pass repeats one's mistakes."""
    rows = (
        Attempt.objects.filter(learner=person)
        .exclude(submitted_at=None)
        .order_by()
        .values_list(
            "subject",
            "submitted_at",
            "percent",
            "passed",
            "paper__content__title",
            "paper__content__rules__pass_mark",
        )
    )
    for subject, when, percent, passed, title, pass_mark in rows:
        kind = Kind.EXAM if pass_mark else Kind.REPEAT
        yield Deed(when, kind, subject, title=title or "", percent=percent, passed=passed if pass_mark else None)


def certificates(person) -> Iterable[Deed]:
    for one in Certificate.objects.held_by(person).select_related("completion"):
        # The certificate keeps the day; the moment is that of the course it proves, as long as that is there.
        day = timezone.make_aware(datetime.combine(one.issued_on, time()))
        when = max(day, one.completion.completed_at) if one.completion else day
        yield Deed(when, Kind.CERTIFICATE, one.course_key, title=one.course_title, number=one.number)
