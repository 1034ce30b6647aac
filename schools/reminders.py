"""What a pupil is written about a course of the class: a week before the day, a day before, and two days after.

The day is the pupil's own where one was agreed (schools.following.extending). And what a teacher sends with one press, and
what the office is told of the certificates of the staff.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from courses.models import Completion
from courses.refreshing import exams_of, passes
from courses.shelf import courses_by_key
from reminders.registry import Due, letter, reminder
from schools.following.reminding import KIND, title_for
from schools.models import Assignment, School, Staff, Terms
from schools.recipients import pupils_of
from schools.staff_certificates import ending_at

CATCH_UP = timedelta(days=2)  # when nobody rang the bell on the day itself


@dataclass(frozen=True)
class Occasion:
    """A letter `days` after the assignment's day (before it when negative)."""

    name: str
    days: int

    def day_for(self, due_on: date) -> date:
        return due_on + timedelta(days=self.days)

    def window(self, today: date) -> tuple[date, date]:
        """Return the first and the last `due_on` for which the occasion is today or was just missed."""
        last = today - timedelta(days=self.days)
        first = last - CATCH_UP
        return (first if self.days > 0 else max(first, today)), last


OCCASIONS = [Occasion("week-before", -7), Occasion("day-before", -1), Occasion("overdue", 2)]


def still_to_do(message) -> bool:
    """Whether the letter still says the truth: same day, still in the class, course not finished."""
    context = message.context
    assignment = Assignment.objects.filter(pk=context["assignment"]).first()
    if assignment is None or context["due_on"] != str(due_on_for(assignment, message.recipient_id)):
        return False
    return pupils_to_remind(assignment).filter(pk=message.recipient_id).exists()


def due_on_for(assignment: Assignment, pupil: int) -> date | None:
    own = Terms.objects.filter(assignment=assignment, pupil=pupil, due_on__isnull=False)
    return own.values_list("due_on", flat=True).first() or assignment.due_on


@reminder(kind="assignment-due", optional=True, still_applies=still_to_do)
def assignments_due(today: date) -> Iterator[Due]:
    for occasion in OCCASIONS:
        window = occasion.window(today)
        own = Terms.objects.filter(due_on__isnull=False, assignment__school_class__archived_at=None)
        for assignment in Assignment.objects.filter(due_on__range=window, school_class__archived_at=None):
            everybody = pupils_to_remind(assignment).exclude(pk__in=own.filter(assignment=assignment).values("pupil"))
            yield from letters(assignment, occasion, assignment.due_on, everybody)
        for (assignment, due_on), pupils in by_own_day(own.filter(due_on__range=window)).items():
            yield from letters(assignment, occasion, due_on, pupils_to_remind(assignment).filter(pk__in=pupils))


def by_own_day(terms) -> dict[tuple[Assignment, date], list[int]]:
    """Return the pupils with a day of their own, by the assignment and that day."""
    found: dict = {}
    for one in terms.select_related("assignment"):
        found.setdefault((one.assignment, one.due_on), []).append(one.pupil_id)
    return found


def letters(assignment: Assignment, occasion: Occasion, due_on: date, people) -> Iterator[Due]:
    # A course given five days before its day, or to begin then, needs no letter about the week before.
    given_on = timezone.localdate(assignment.assigned_at)
    if max(given_on, assignment.start_on or given_on) > occasion.day_for(due_on):
        return
    pages: dict[str, dict] = {}
    for person in people.only("pk", "language"):
        if person.language not in pages:
            pages[person.language] = courses_by_key([assignment.course_key], language=person.language)
        course = pages[person.language].get(assignment.course_key)
        if course is None:  # no longer published
            continue
        yield Due(
            person_id=person.pk,
            key=f"assignment-due:{assignment.pk}:{person.pk}:{due_on}:{occasion.name}",
            context={
                "assignment": assignment.pk,
                "due_on": due_on.isoformat(),
                "day": day_in_words(due_on, person.language),
                "occasion": occasion.name,
                "course_title": title_for(assignment, course, language=person.language),
                "course_path": course.get_url() or "/",
            },
        )


def day_in_words(day: date, language: str) -> str:
    with translation.override(language):
        return date_format(day)


def pupils_to_remind(assignment: Assignment):
    """Return those for whom the assignment is who can get letters and have not finished the course."""
    finished = who_has_done(assignment)
    people = pupils_of(assignment).filter(is_active=True)
    return people.exclude(Q(email="") | Q(pk__in=finished)).order_by("pk")


def who_has_done(assignment: Assignment):
    """Return who has finished the course, or passed each of its exams since it was given to be refreshed."""
    if not assignment.is_refresher:
        return Completion.objects.filter(enrolment__course_key=assignment.course_key).values("enrolment__learner")
    exams = exams_of([assignment.course_key]).get(assignment.course_key, set())
    anew = passes(exams, since=assignment.assigned_at).order_by().values("learner")
    return anew.annotate(n=Count("subject", distinct=True)).filter(n=len(exams)).values("learner")


def still_unfinished(message) -> bool:
    """Whether what the teacher reminds of is still to do: given to the class, and not finished."""
    assignment = Assignment.objects.filter(pk=message.context["assignment"]).first()
    return assignment is not None and pupils_to_remind(assignment).filter(pk=message.recipient_id).exists()


letter(kind=KIND, optional=True, still_applies=still_unfinished)


def still_ending(message) -> bool:
    """Whether the reader still is the office of the school, and a certificate of its staff still ends soon."""
    schools = School.objects.run_by(message.recipient).filter(pk=message.context["school"])
    return bool(ending_at(schools, today=timezone.localdate()))


@reminder(kind="staff-certificates", optional=True, still_applies=still_ending)
def staff_certificates_ending(today: date) -> Iterator[Due]:
    """Write to the lead and the secretary, once a month, while a certificate of the staff ends within two months."""
    ending = {one.school.pk: one for one in ending_at(School.objects.all(), today=today)}
    for post in Staff.objects.filter(school__in=ending, role__in=Staff.OFFICE).select_related("person").order_by("pk"):
        one = ending[post.school_id]
        with translation.override(post.person.language):
            path = reverse("schools:office", args=[one.school.uuid])
        yield Due(
            person_id=post.person_id,
            key=f"staff-certificates:{one.school.pk}:{post.person_id}:{today:%Y-%m}",
            context={
                "school": one.school.pk,
                "school_name": one.school.name,
                "people": one.people,
                "day": day_in_words(one.first, post.person.language),
                "register_path": f"{path}#staff",
            },
        )
