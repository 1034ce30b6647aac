"""How far a person is, and the moment a course is finished.

A course is finished when each of its live steps (lessons and exams, in the language in which it is being learnt) is done.
What is done stays done: a lesson that a trainer adds later opens nothing that was closed and takes back nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from courses import places
from courses.enrolment import enrolment_of
from courses.models.learning import Completion, Enrolment, StepCompletion
from courses.signals import course_completed

A_VISIT = timedelta(hours=1)


@dataclass(frozen=True)
class Step:
    """A lesson or an exam of a course, as a learner sees it in the list. `left_at`: the step of a begun lesson to go on with."""

    page: object
    number: int
    is_exam: bool
    done: bool
    open: bool
    current: bool
    left_at: int | None = None

    @property
    def state(self) -> str:
        return "done" if self.done else "open" if self.open else "locked"


@dataclass(frozen=True)
class Overview:
    """A course and how far one person is on it (`enrolment` is None for who is not enrolled)."""

    course: object
    steps: list[Step]
    enrolment: Enrolment | None
    completed: bool

    @property
    def done(self) -> int:
        return sum(step.done for step in self.steps)

    @property
    def total(self) -> int:
        return len(self.steps)

    @property
    def percent(self) -> int:
        return 100 if self.completed else self.done * 100 // self.total if self.total else 0

    @property
    def missing(self) -> list[Step]:
        """What is still to do: the answer to "why am I not finished?"."""
        return [] if self.completed else [step for step in self.steps if not step.done]

    @property
    def next_step(self) -> Step | None:
        """Where to continue: the step last seen when it is not done, else the first one that is not."""
        current = next((step for step in self.steps if step.current and not step.done and step.open), None)
        return current or next((step for step in self.missing if step.open), None)

    @property
    def lesson_minutes(self) -> int:
        return sum(getattr(step.page, "minutes", 0) for step in self.steps)


def step_pages(course) -> list:
    """Return the course's live lessons and exams, in order, as their own types."""
    return list(course.get_children().live().specific().order_by("path"))


def is_exam(page) -> bool:
    return hasattr(page, "pass_mark")


def is_practical(page) -> bool:
    """Whether somebody else has to say that the step is done: a skill that was seen."""
    return hasattr(page, "checklist")


def overview(*, course, pages: Iterable, enrolment: Enrolment | None, done: set[UUID], completed: bool) -> Overview:
    """Lay out the steps. Lessons are open in any order; an exam opens when every lesson is done.

    The exam does not wait for the manikin, nor the manikin for the exam.
    """
    pages = list(pages)
    lessons_done = all(page.translation_key in done for page in pages if not is_exam(page) and not is_practical(page))
    last = enrolment.last_step if enrolment else None
    steps = [
        Step(
            page=page,
            number=number,
            is_exam=is_exam(page),
            done=page.translation_key in done,
            open=enrolment is not None and (completed or not is_exam(page) or lessons_done),
            current=page.translation_key == last,
            left_at=None if page.translation_key in done else places.step_left_at(enrolment, page),
        )
        for number, page in enumerate(pages, start=1)
    ]
    return Overview(course=course, steps=steps, enrolment=enrolment, completed=completed)


def overview_for(person, course) -> Overview:
    """Return how far the person is on the course."""
    enrolment = enrolment_of(person, course.translation_key)
    return overview(
        course=course,
        pages=step_pages(course),
        enrolment=enrolment,
        done={row.step for row in enrolment.steps_done.all()} if enrolment else set(),
        completed=is_completed(enrolment),
    )


def is_completed(enrolment: Enrolment | None) -> bool:
    return enrolment is not None and hasattr(enrolment, "completion")


def course_context(person, course) -> dict:
    return {"overview": overview_for(person, course)}


def see_step(*, enrolment: Enrolment, step, now, seen: dict | None = None) -> None:
    """Remember where the person is, for "continue where you left", and that he or she was here.

    `seen` is where the person is inside each lesson (see courses.places), None: as before. Writes only when that is news:
    another step of the course, another card of the lesson, or the first look in an hour.
    """
    seen = enrolment.places if seen is None else seen
    moved = enrolment.last_step != step.translation_key or enrolment.places != seen
    if moved or enrolment.last_seen_at < now - A_VISIT:
        kept = Enrolment.objects.filter(pk=enrolment.pk)
        kept.update(last_step=step.translation_key, last_seen_at=now, places=seen)


def complete_step(*, enrolment: Enrolment, step, facts: dict | None = None) -> Completion | None:
    """Mark a step done; when it was the last one, finish the course.

    Returns the completion when the course is finished, else None. A second call changes nothing. `facts` adds to what the
    completion keeps (the exam's result, who saw the skill), whichever step comes last.
    """
    with transaction.atomic():
        # The lock makes two last steps, done in two tabs at once, see each other.
        enrolment = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
        StepCompletion.objects.get_or_create(
            enrolment=enrolment, step=step.translation_key, defaults={"facts": facts or {}}
        )
        return finish_if_done(enrolment=enrolment, course=step.get_parent().specific)


class CourseFinished(Exception):
    """What is finished stays finished; a certificate is withdrawn, not undone."""


def take_back(*, person, course_key, step) -> None:
    """Take back a step that somebody completed for the person by mistake. Raises CourseFinished."""
    with transaction.atomic():
        enrolment = Enrolment.objects.select_for_update().get(learner=person, course_key=course_key)
        if Completion.objects.filter(enrolment=enrolment).exists():
            raise CourseFinished
        StepCompletion.objects.filter(enrolment=enrolment, step=step.translation_key).delete()


def finish_if_done(*, enrolment: Enrolment, course) -> Completion | None:
    existing = Completion.objects.filter(enrolment=enrolment).first()
    if existing:
        return existing
    told = dict(enrolment.steps_done.order_by("completed_at", "pk").values_list("step", "facts"))
    done = told.keys()
    needed = set(course.get_children().live().values_list("translation_key", flat=True))
    if not needed or not needed <= done:
        return None
    try:
        with transaction.atomic():
            completion = Completion.objects.create(
                enrolment=enrolment,
                completed_at=timezone.now(),
                language=course.locale.language_code,
                facts=facts_of(course) | told_of(told.values()),
            )
    except IntegrityError:
        return Completion.objects.get(enrolment=enrolment)
    course_completed.send(sender=Completion, completion=completion)
    return completion


def told_of(steps: Iterable[dict]) -> dict:
    """Put together what the steps tell; each skill that was seen has its own sentence."""
    steps = list(steps)
    notes = [facts["practice_note"] for facts in steps if "practice_note" in facts]
    found = {name: fact for facts in steps for name, fact in facts.items() if name != "seen_on"}
    return found | ({"practice_note": " ".join(notes), "practical": True} if notes else {})


def facts_of(course) -> dict:
    """Return what is true of the course today, in plain JSON, for whoever proves it later."""
    return {
        "course_title": course.title,
        "course_code": course.code,
        "course_version": course.version,
        "area": course.get_parent().title,
        "guideline_edition": course.guideline_edition,
        "minutes": course.minutes,
        "outcomes": course.outcome_list,
        "practice_note": course.practice_note,
        "valid_months": course.valid_months,
        "refresh_months": course.refresh_months,
    }


def unfinished_since(moment):
    """Return enrolments on unfinished courses that nobody looked at since the moment."""
    return Enrolment.objects.unfinished().filter(last_seen_at__lt=moment, learner__is_active=True).order_by(F("pk"))
