"""What classes put into the calendars of their pupils and teachers: days of courses, and meetings at the manikin.

A pupil sees the day that was agreed with him or her, as long as the course is not done. A teacher sees the days of the classes he
or she teaches, and no pupil.
"""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from calendars.registry import Entry, in_calendar, midnight
from courses.models import Completion
from courses.shelf import courses_by_key
from schools.models import Assignment, SchoolClass, Session
from schools.practical.own_meetings import own_turns
from schools.refreshed import refreshed


def taught_by(person):
    """Return the classes at work that the person teaches. The office runs all classes, and teaches only its own."""
    return SchoolClass.objects.open().filter(teachers__person=person)


def learnt_in_by(person):
    return SchoolClass.objects.open().filter(memberships__pupil=person)


@in_calendar
def days_of_courses(person, since: date) -> Iterator[Entry]:
    """Yield the days by which courses are to be done. Three queries, and three more where a pupil has something to refresh."""
    own = still_to_do(person, since=since)
    taught = list(
        Assignment.objects.filter(school_class__in=taught_by(person), due_on__gte=since).select_related("school_class")
    )
    pages = courses_by_key({one.course_key for one in [*own, *taught]}, language=get_language())
    for one in own:
        if page := pages.get(one.course_key):
            set_at = max(one.changed_at, one.agreed_at or one.changed_at)
            yield day_of(one, page, day=one.day, set_at=set_at, path=page.get_url() or reverse("home:desk"))
    for one in taught:
        if page := pages.get(one.course_key):
            path = f"{reverse('schools:class', args=[one.school_class.uuid])}?course={one.uuid}"
            name = one.school_class.name
            yield day_of(one, page, day=one.due_on, set_at=one.changed_at, path=path, class_name=name)


def still_to_do(person, *, since: date) -> list[Assignment]:
    """Return what the person has to do as a pupil, each with the day that holds for him or her."""
    finished = Completion.objects.filter(enrolment__learner=person, enrolment__course_key=OuterRef("course_key"))
    given = list(
        Assignment.objects.given_to(person)
        .with_terms_of(person)
        .annotate(finished=Exists(finished))
        .filter(Q(finished=False) | Q(is_refresher=True), day__gte=since)
        .order_by("pk")
    )
    done = refreshed(person, [one for one in given if one.is_refresher])
    return [one for one in given if one.pk not in done]


def day_of(assignment: Assignment, page, *, day: date, set_at: datetime, path: str, class_name: str = "") -> Entry:
    words = {"title": page.title}
    title = _("Termin: %(title)s") % words
    if assignment.is_refresher:
        title = _("Termin: %(title)s, odświeżenie") % words
    return Entry(
        key=f"due-{assignment.uuid}",
        title=f"{title} ({class_name})" if class_name else title,
        begins=day,
        changed_at=set_at,
        path=path,
    )


@in_calendar
def meetings(person, since: date) -> Iterator[Entry]:
    """Yield the meetings of the classes in which the person teaches or learns. Two queries, and two more where a pupil has some.

    A pupil who was taken off a meeting does not see it; who waits for a place is told so.
    """
    coming = Session.objects.filter(ends_at__gte=midnight(since)).select_related("school_class__school").order_by("pk")
    for session in coming.filter(school_class__in=taught_by(person)):
        yield meeting(session, path=page_of(session))
    for session, waiting in own_turns(person, list(coming.filter(school_class__in=learnt_in_by(person)))):
        yield meeting(session, path=reverse("home:desk"), waits=bool(waiting))


def page_of(session: Session) -> str:
    return reverse("schools:session", args=[session.school_class.uuid, session.uuid])


def meeting(session: Session, *, path: str, note: str = "", waits: bool = False) -> Entry:
    """Return a meeting as an entry. It names the class and never a pupil; the same meeting stays the same entry when it moves."""
    title = f"{session.title} ({session.school_class.name})"
    return Entry(
        key=str(session.uuid),
        title=_("%(title)s, lista rezerwowa") % {"title": title} if waits else title,
        begins=session.starts_at,
        ends=session.ends_at,
        changed_at=session.changed_at,
        place=f"{session.place}, {session.school_class.school.name}",
        note=note,
        path=path,
    )
