"""What waits for whom on the editor's first page, by role."""

from django.core.cache import cache
from django.forms import Media
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.components import Component

from courses.editor.doors import may_edit_pages
from courses.models import LessonPage, QuizPage
from courses.upkeep import reviews, translations
from quizzes.statistics.hardest import hardest

MOST = 5
FRESH = 10 * 60  # seconds: how hard questions are is counted over all answers


class DeskPanel(Component):
    """A short list with a heading, and where to see all of it."""

    template_name = "courses/editor/desk_panel.html"
    media = Media(css={"all": ["css/admin/trainers.css"]})

    def __init__(self, *, name, title, items, more, order):
        self.name, self.title, self.items, self.more, self.order = name, title, items, more, order

    def get_context_data(self, parent_context):
        return {"name": self.name, "title": self.title, "items": self.items[:MOST], "more": self.more}


def item(text, url, note="") -> dict:
    return {"text": text, "url": url, "note": note}


def edit(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


@hooks.register("construct_homepage_panels")
def put_on_the_desk(request, panels):
    user = request.user
    if not may_edit_pages(user):
        return
    panels.append(FirstLesson(order=50))
    for panel in (drafts_of(user), missing_translations(user), stale_reviews(), hard_questions(user)):
        if panel.items:
            panels.append(panel)


class FirstLesson(Component):
    """The way to the guide for who writes the first lesson."""

    name = "first_lesson"
    template_name = "courses/editor/first_lesson_panel.html"

    def __init__(self, *, order):
        self.order = order

    def get_context_data(self, parent_context):
        return {"guide": reverse("first_lesson"), "lessons": reverse("lessons:index")}


def drafts_of(user) -> DeskPanel:
    """What the person has begun and nobody can see yet."""
    pages = [
        page
        for model in (LessonPage, QuizPage)
        for page in model.objects.filter(
            owner=user, latest_revision_created_at__isnull=False, has_unpublished_changes=True
        ).defer_streamfields()
    ]
    pages.sort(key=lambda page: page.latest_revision_created_at or page.last_published_at, reverse=True)
    items = [item(page.draft_title or page.title, edit(page)) for page in pages]
    return DeskPanel(
        name="my-drafts", title=_("Moje szkice"), items=items, more=reverse("lessons:index") + "?state=draft", order=205
    )


def missing_translations(user) -> DeskPanel:
    words = {"missing": _("brak"), "draft": _("szkic"), "old": _("starsze niż oryginał")}
    items = [
        item(
            line.page.title,
            edit(line.page),
            ", ".join(f"{one.language.upper()}: {words[one.state]}" for one in line.places if one.state in words),
        )
        for line in translations.board()
        if not line.is_complete and line.page.live
    ]
    return DeskPanel(
        name="translations",
        title=_("Do przetłumaczenia"),
        items=items if user.has_perm("wagtail_localize.submit_translation") else [],
        more=reverse("report_translations"),
        order=230,
    )


def stale_reviews() -> DeskPanel:
    words = {"over": _("podpis po terminie"), "soon": _("podpis kończy się wkrótce")}
    items = [
        item(one.page.title, edit(one.page), words[one.state])
        for one in reviews.of_medical_pages(today=timezone.localdate())
        if one.state in words and one.page.live
    ]
    return DeskPanel(
        name="reviews", title=_("Do ponownej recenzji"), items=items, more=reverse("report_reviews"), order=225
    )


def hard_questions(user) -> DeskPanel:
    language = get_language() or ""
    told = cache.get_or_set(f"hardest-questions-{language}", lambda: hardest_in_words(language), FRESH)
    items = [item(text, reverse("quiz_statistics_question", args=[ref]), share) for text, ref, share in told]
    return DeskPanel(
        name="hardest",
        title=_("Najtrudniejsze pytania"),
        items=items if user.has_perm("quizzes.change_question") else [],
        more=reverse("report_hardest"),
        order=240,
    )


def hardest_in_words(language: str) -> list:
    found = hardest(language=language, most=MOST)
    return [(one.known.text, one.known.ref, _("%d%% punktów") % round(100 * (one.facility or 0))) for one in found]
