"""The log of a school as its lead reads it: latest first, filtered, with the names of today.

Names are looked up when they are read. Whose account is gone is "usunięta osoba"; who knocked at the door and belongs to
no part of the school stays a number. Pages go by key, so reading costs the same however long the log is.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.names import tidy
from audit.deeds import FACTS, Deed
from audit.models import Concern, Entry
from courses.shelf import courses_by_key
from quizzes.exchange.sheets import Sheet
from schools.models import ClassMembership, School, SchoolClass, Staff

ON_A_PAGE = 50
MOST_NAMED = 3
MOST_IN_A_FILE = 20_000


@dataclass(frozen=True)
class Wanted:
    """What of the log is asked for. Nothing set: all of it."""

    by: int | None = None
    deed: str = ""
    pupil: object | None = None
    words: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def anything(self) -> bool:
        return any((self.by, self.deed, self.pupil, self.words, self.since, self.until))


@dataclass(frozen=True)
class Line:
    """One entry, in words."""

    entry: Entry
    who: str
    what: str
    where: str
    whom: str
    more: str

    @property
    def is_refusal(self) -> bool:
        return self.entry.deed == Deed.REFUSED


def entries_of(school: School, wanted: Wanted):
    """Return the entries of the school that are asked for, the latest first."""
    found = Entry.objects.filter(school=school.pk).order_by("-pk")
    if wanted.by:
        found = found.filter(by=wanted.by)
    if wanted.deed:
        found = found.filter(deed=wanted.deed)
    if wanted.since:
        found = found.filter(at__gte=midnight(wanted.since))
    if wanted.until:
        found = found.filter(at__lt=midnight(wanted.until + timedelta(days=1)))
    if wanted.pupil:
        found = found.filter(about_pupil(wanted.pupil, school))
    if wanted.words:
        named = pupils_called(wanted.words, school)
        found = found.filter(Exists(Concern.objects.filter(entry=OuterRef("pk"), person__in=named)))
    return found


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def about_pupil(pupil, school: School) -> Q:
    """Entries that name the pupil, and those about a whole class that the pupil is in, since then."""
    named = Q(Exists(Concern.objects.filter(entry=OuterRef("pk"), person=pupil.pk)))
    for class_id, joined_at in ClassMembership.objects.filter(pupil=pupil, school_class__school=school).values_list(
        "school_class", "joined_at"
    ):
        named |= Q(school_class=class_id, concerned=0, at__gte=joined_at)
    return named


def pupils_called(words: str, school: School):
    """Return the pupils of the school in whose names all the words are."""
    people = ClassMembership.objects.filter(school_class__school=school)
    for word in tidy(words).split():
        people = people.filter(Q(pupil__first_name__icontains=word) | Q(pupil__last_name__icontains=word))
    return people.values("pupil")


def lines_of(entries: list[Entry], *, school: School, language: str) -> list[Line]:
    """Put entries into words. Five queries, however many there are."""
    concerned = people_in(entries)
    accounts = accounts_of(entries, concerned)
    belong = who_belongs(entries, school)
    classes = dict(SchoolClass.objects.filter(school=school).values_list("pk", "name"))
    courses = courses_by_key({one.facts["course"] for one in entries if "course" in one.facts}, language=language)
    titles = {str(key): course.title for key, course in courses.items()}
    return [
        Line(
            entry=one,
            who=who(one, accounts, belong),
            what=str(one.sentence),
            where=classes.get(one.school_class, ""),
            whom=whom(one, [name_of(person, accounts) for person in concerned[one.pk]]),
            more=more(one, titles),
        )
        for one in entries
    ]


def people_in(entries: list[Entry]) -> dict[int, list[int]]:
    """Return whom each entry is about, where they are few enough to be named."""
    found = defaultdict(list)
    few = [one.pk for one in entries if 0 < one.concerned <= MOST_NAMED]
    for entry, person in Concern.objects.filter(entry__in=few).order_by("pk").values_list("entry", "person"):
        found[entry].append(person)
    return found


def accounts_of(entries: list[Entry], concerned: dict[int, list[int]]) -> dict[int, object]:
    numbers = {one.by_id for one in entries if one.by_id}.union(*concerned.values())
    return get_user_model().objects.in_bulk(numbers)


def who_belongs(entries: list[Entry], school: School) -> set[int]:
    """Return those who did something and are of the school: its pupils and its staff."""
    numbers = {one.by_id for one in entries if one.by_id}
    pupils = ClassMembership.objects.filter(school_class__school=school, pupil__in=numbers).values_list("pupil")
    staff = Staff.objects.filter(school=school, person__in=numbers).values_list("person")
    return {number for (number,) in pupils.union(staff)}


def who(entry: Entry, accounts: dict, belong: set[int]) -> str:
    if entry.by_id is None:
        return _("ktoś bez konta") if entry.deed == Deed.REFUSED else _("zasady serwisu")
    if entry.deed == Deed.REFUSED and entry.by_id in accounts and entry.by_id not in belong:
        return _("osoba spoza szkoły (nr %d)") % entry.by_id
    return name_of(entry.by_id, accounts)


def name_of(person: int, accounts: dict) -> str:
    return accounts[person].full_name if person in accounts else _("usunięta osoba (nr %d)") % person


def whom(entry: Entry, names: list[str]) -> str:
    if names:
        return ", ".join(names)
    if entry.concerned:
        return ngettext("%d osoba", "%d osób", entry.concerned) % entry.concerned
    return _("cała klasa") if entry.school_class else ""


def more(entry: Entry, titles: dict[str, str]) -> str:
    """Return what else is known, in short: the course, a day, counts."""
    said = [titles.get(str(entry.facts.get("course")), "")]
    for name, value in entry.facts.items():
        if name in FACTS and value not in ("", None):
            said.append(f"{FACTS[name]}: {in_words(value)}")
    return ", ".join(part for part in said if part)


def in_words(value) -> str:
    if isinstance(value, bool):
        return _("tak") if value else _("nie")
    return str(value)


def sheet_of(lines: list[Line], *, title: str) -> Sheet:
    header = [_("kiedy"), _("kto"), _("co"), _("klasa"), _("kogo dotyczy"), _("szczegóły")]
    rows = [
        [
            timezone.localtime(one.entry.at).strftime("%Y-%m-%d %H:%M:%S"),
            one.who,
            one.what,
            one.where,
            one.whom,
            one.more,
        ]
        for one in lines
    ]
    return Sheet(title, header, rows)
