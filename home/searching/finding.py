"""What a visitor looks for, in the pages of one language."""

from dataclasses import dataclass

from django.urls import reverse
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.query import And, Or, PlainText

from courses.models import AreaPage, CoursePage, GlossaryTerm, LessonPage
from courses.searching import matching
from courses.searching.words import words_of
from home.models import TextPage

KINDS = (LessonPage, CoursePage, AreaPage, TextPage)
MOST = 60  # candidates that are looked at; a query that finds more wants another word


@dataclass(frozen=True)
class Result:
    """A place that was found: a page, a step of a lesson, or a word of the glossary."""

    title: str
    kind: str
    url: str
    excerpt: tuple
    course: str = ""


@dataclass(frozen=True)
class Found:
    results: list[Result]
    all_words: bool = True


def find(text: str, *, locale, request=None) -> Found:
    """Return the live pages of the language with all words of the query; where there are none, those with some."""
    query = matching.read(text, locale.language_code)
    if not query:
        return Found([])
    ranked = rank(query, candidates(query, And, locale))
    if ranked or len(query.words) == 1:
        return Found(results_of(query, ranked, request))
    return Found(results_of(query, rank(query, candidates(query, Or, locale), least=1), request), all_words=False)


def candidates(query, combined, locale) -> list:
    """Return what the database's index names: words of the glossary, and pages with their own fields."""
    wanted = [any_of([PlainText(beginning) for beginning in forms]) for forms in query.words]
    asked = wanted[0] if len(wanted) == 1 else combined(wanted)
    terms = get_search_backend().autocomplete(asked, GlossaryTerm.objects.filter(live=True, locale=locale))
    pages = Page.objects.live().public().type(KINDS).filter(locale=locale).autocomplete(asked)
    return [*terms[:MOST], *with_own_fields(pages[:MOST], locale)]


def with_own_fields(named, locale) -> list[Page]:
    """Return the pages as what they are, in the order of the tree: a query for each type of page."""
    found = list(Page.objects.filter(pk__in=[page.pk for page in named]).order_by("path").specific())
    for page in found:
        page.locale = locale
    return found


def any_of(parts: list):
    return parts[0] if len(parts) == 1 else Or(parts)


def rank(query, pages, *, least=None) -> list[tuple]:
    """Return (page, passages) of those that hold the query's words: a word in the title counts most, then the summary."""
    least = least or len(query.words)
    found = []
    for page in pages:
        passages = page.passages()
        words = [set(words_of(passage.text)) for passage in passages]
        held = query.found_in(set().union(*words))
        if held >= least:
            worth = (held, query.found_in(words[0]), query.found_in(words[1]))
            found.append((worth, page, passages))
    found.sort(key=lambda each: each[0], reverse=True)
    return [(page, passages) for _worth, page, passages in found]


def results_of(query, ranked, request) -> list[Result]:
    courses = courses_of([page for page, _passages in ranked if isinstance(page, LessonPage)])
    return [result_of(query, page, passages, courses, request) for page, passages in ranked]


def courses_of(lessons) -> dict[str, str]:
    """Return the titles of the lessons' courses by their place in the tree."""
    places = {lesson.path[: -lesson.steplen] for lesson in lessons}
    return dict(CoursePage.objects.filter(path__in=places).values_list("path", "title")) if places else {}


def result_of(query, page, passages, courses, request) -> Result:
    excerpt = matching.excerpt(query, passages[1:])
    if isinstance(page, GlossaryTerm):
        return term_result(page, excerpt)
    url = page.get_url(request) or ""
    return Result(
        title=page.title,
        kind=page._meta.verbose_name,
        url=f"{url}{excerpt.place}",
        excerpt=excerpt.pieces or (matching.Piece(passages[1].text[: matching.AROUND]),),
        course=courses.get(page.path[: -page.steplen], ""),
    )


def term_result(term, excerpt) -> Result:
    return Result(
        title=term.term,
        kind=term._meta.verbose_name,
        url=f"{reverse('courses:glossary')}#term-{term.key}",
        excerpt=excerpt.pieces or (matching.Piece(term.explanation),),
    )
