"""Which page is in which language, and how far the translation has come."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from wagtail.models import Page

from courses.models import AreaPage, CoursePage, LessonPage, PracticalPage, PracticePage, QuizPage

KINDS = (AreaPage, CoursePage, LessonPage, PracticePage, PracticalPage, QuizPage)


@dataclass(frozen=True)
class Place:
    """A page in one language. `state` is "live", "old" (the source was published after it), "draft" or "missing"."""

    language: str
    state: str
    page: Any = None


@dataclass
class Line:
    """A page of the source language and its translations, one place a language."""

    page: Any
    places: list[Place] = field(default_factory=list)

    @property
    def is_complete(self) -> bool:
        return all(place.state == "live" for place in self.places)


def board() -> list[Line]:
    """Return a line for each page of the source language, in the order of the tree. One query."""
    pages = Page.objects.type(KINDS).select_related("locale", "content_type").order_by("path")
    versions: dict[Any, dict[str, Any]] = defaultdict(dict)
    for page in pages:
        versions[page.translation_key][page.locale.language_code] = page
    source = settings.LANGUAGE_CODE
    others = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES if code != source]
    return [
        Line(there[source], [place(code, there.get(code), there[source]) for code in others])
        for there in versions.values()
        if source in there
    ]


def place(language: str, page: Any, source: Any) -> Place:
    if page is None or page.alias_of_id:  # an alias shows the words of the source
        return Place(language, "missing", None)
    if not page.live:
        return Place(language, "draft", page)
    published, since = page.last_published_at, source.last_published_at
    return Place(language, "old" if published and since and since > published else "live", page)
