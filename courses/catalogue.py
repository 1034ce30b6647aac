"""Browsing courses: which filters there are, and what they leave."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from courses.searching import matching
from courses.searching.words import words_of

LENGTHS = {
    "short": (_("do 30 minut"), 0, 30),
    "medium": (_("31–60 minut"), 31, 60),
    "long": (_("ponad 60 minut"), 61, 100_000),
}


@dataclass(frozen=True)
class Choices:
    """The filters as chosen; anything that is not a known filter value counts as not chosen."""

    audience: str
    length: str
    area: str
    search: str

    @property
    def any(self) -> bool:
        return bool(self.audience or self.length or self.area or self.search)


def read_choices(query, *, audiences, areas) -> Choices:
    def one_of(name, known):
        value = query.get(name, "")
        return value if value in known else ""

    return Choices(
        audience=one_of("audience", audiences),
        length=one_of("length", LENGTHS),
        area=one_of("area", areas),
        search=query.get("q", "").replace("\0", "").strip()[:80],
    )


def narrow(courses: list, choices: Choices) -> list:
    """Return the courses that the choices leave. A catalogue is a few dozen courses, so plain Python reads best."""
    if choices.length:
        _label, shortest, longest = LENGTHS[choices.length]
        courses = [course for course in courses if shortest <= course.minutes <= longest]
    if choices.audience:
        courses = [course for course in courses if choices.audience in course.audiences]
    if choices.area:
        courses = [course for course in courses if course.area.slug == choices.area]
    if choices.search:
        courses = [course for course in courses if says(course, choices.search)]
    return courses


def says(course, wanted: str) -> bool:
    """Whether the course's title and summary hold all the words, in whatever form and with or without accents."""
    query = matching.read(wanted, course.locale.language_code)
    return query.found_in(set(words_of(f"{course.code} {course.title} {course.summary}"))) == len(query.words)


def in_language_or_source(courses, *, locale, source):
    """Return the courses in the language, and those that exist only in the source language.

    `courses` is a queryset of live course pages in all languages.
    """
    here = Q(locale=locale)
    translated = courses.filter(here).values("translation_key")
    return courses.filter(here | (Q(locale=source) & ~Q(translation_key__in=translated))).order_by("code", "title")
