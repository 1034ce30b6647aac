"""Deeds in the words of a language, for the page and for the files."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.journal.deeds import Deed, Kind


@dataclass(frozen=True)
class Told:
    """A deed as people read it. `course` is empty where the deed is about the course itself; `language` is the title's."""

    kind: Kind
    when: datetime
    title: str
    course: str = ""
    language: str = ""
    result: str = ""
    number: str = ""
    percent: int | None = None
    passed: bool | None = None


def tell(deeds: Iterable[Deed], *, language: str) -> list[Told]:
    """Name the pages as they are called today in the language, else as they were called then. Two queries."""
    deeds = list(deeds)
    pages = pages_by_key({deed.key for deed in deeds}, language=language)
    above = {page.path[: -page.steplen] for page in pages.values()}
    parents = dict(Page.objects.filter(path__in=above).values_list("path", "title"))
    return [told(deed, pages.get(deed.key), parents) for deed in deeds]


def told(deed: Deed, page, parents: dict[str, str]) -> Told:
    step = deed.kind in {Kind.LESSON, Kind.PRACTICE, Kind.EXAM}
    kept = deed.kind is Kind.CERTIFICATE  # says for ever what it said
    return Told(
        kind=deed.kind,
        when=timezone.localtime(deed.when),
        title=deed.title if kept or page is None else page.title,
        course=parents.get(page.path[: -page.steplen], "") if step and page else "",
        language="" if kept or page is None else page.locale.language_code,
        result=result_of(deed),
        number=deed.number,
        percent=deed.percent,
        passed=deed.passed,
    )


def result_of(deed: Deed) -> str:
    if deed.kind is Kind.CERTIFICATE:
        return _("nr %(number)s") % {"number": deed.number}
    if deed.kind not in {Kind.EXAM, Kind.REPEAT}:
        return ""
    if deed.percent is None:
        return _("czeka na ocenę")
    if deed.passed is None:
        return _("%(percent)d%% punktów") % {"percent": deed.percent}
    passed = _("zaliczony, %(percent)d%% punktów") if deed.passed else _("jeszcze nie, %(percent)d%% punktów")
    return passed % {"percent": deed.percent}


def pages_by_key(keys, *, language: str) -> dict:
    """Return the pages with these keys, in the language where there is one, else in the source language."""
    wanted = {language, settings.LANGUAGE_CODE}
    found = Page.objects.filter(translation_key__in=keys, locale__language_code__in=wanted).select_related("locale")
    pages: dict = {}
    for page in found:
        if page.locale.language_code == language or page.translation_key not in pages:
            pages[page.translation_key] = page
    return pages
