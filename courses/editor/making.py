"""A new lesson from the template, and a lesson once more with its questions."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button

from courses.duplicating import duplicate
from courses.editor.doors import may_add_to, page_to_add_to
from courses.lesson_template import begin_lesson
from courses.models import CoursePage, LessonPage


class TitleForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("Tytuł lekcji"),
        max_length=255,
        help_text=gettext_lazy("Najlepiej jedno działanie: „Uciskaj klatkę piersiową”."),
    )


class DuplicateForm(TitleForm):
    with_questions = forms.BooleanField(
        label=gettext_lazy("Z własnymi pytaniami"),
        required=False,
        initial=True,
        help_text=gettext_lazy(
            "Pytania też zostaną powielone, jako szkice: możesz je zmieniać, a pierwsza lekcja zostanie taka, jaka jest."
        ),
    )


class Making(WagtailAdminTemplateMixin, FormView):
    template_name = "courses/editor/making.html"
    header_icon = "doc-empty"
    explanation = ""
    button = ""

    def get_breadcrumbs_items(self):
        parent = {"url": reverse("wagtailadmin_explore", args=[self.course.pk]), "label": self.course.title}
        return [*self.breadcrumbs_items, parent, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(explanation=self.explanation, button=self.button, **kwargs)

    def open(self, lesson):
        messages.success(self.request, _("Szkic jest gotowy. Widzisz go tylko Ty i redakcja."))
        return redirect("wagtailadmin_pages:edit", lesson.pk)


class FromTemplate(Making):
    form_class = TitleForm
    page_title = gettext_lazy("Nowa lekcja z szablonu")
    explanation = gettext_lazy(
        "Powstanie szkic z trzema krokami, zdaniem do zapamiętania i podpowiedziami w każdym miejscu. Zastąp je swoimi słowami."
    )
    button = gettext_lazy("Utwórz szkic")

    @cached_property
    def course(self):
        return page_to_add_to(CoursePage, self.kwargs["pk"], self.request.user)

    def dispatch(self, request, *args, **kwargs):
        self.course  # noqa: B018  (refuses who may not come in)
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        return self.open(begin_lesson(self.course, title=form.cleaned_data["title"], by=self.request.user))


class Duplicate(Making):
    form_class = DuplicateForm
    page_title = gettext_lazy("Powiel lekcję")
    header_icon = "copy"
    explanation = gettext_lazy("Kopia jest szkicem i czeka na własną recenzję. Uczący się jej nie widzą.")
    button = gettext_lazy("Powiel")

    def dispatch(self, request, *args, **kwargs):
        self.lesson = get_object_or_404(LessonPage, pk=kwargs["pk"])
        self.course = page_to_add_to(CoursePage, self.lesson.get_parent().pk, request.user)
        if not request.user.has_perm("quizzes.add_question"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self):
        return {"title": _("%s (kopia)") % self.lesson.get_latest_revision_as_object().title, "with_questions": True}

    def form_valid(self, form):
        return self.open(duplicate(self.lesson, by=self.request.user, **form.cleaned_data))


@hooks.register("register_admin_urls")
def making_urls():
    return [
        path("courses/<int:pk>/lesson-from-template/", FromTemplate.as_view(), name="lesson_from_template"),
        path("courses/lesson/<int:pk>/duplicate/", Duplicate.as_view(), name="duplicate_lesson"),
    ]


@hooks.register("register_page_header_buttons")
def in_the_header(page, user, view_name, next_url=None):
    yield from buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def in_the_list(page, user, next_url=None):
    yield from buttons(page, user)


def may_write(page, user) -> bool:
    """Whether to offer it; the door asks about the course as well, which in a list would be a query a row."""
    return user.has_perm("quizzes.add_question") and page.permissions_for_user(user).can_edit()


def buttons(page, user):
    if isinstance(page, CoursePage) or page.specific_class is CoursePage:
        if may_add_to(page, user):
            url = reverse("lesson_from_template", args=[page.pk])
            yield Button(_("Nowa lekcja z szablonu"), url, icon_name="doc-empty", priority=5)
    elif page.specific_class is LessonPage and may_write(page, user):
        url = reverse("duplicate_lesson", args=[page.pk])
        yield Button(_("Powiel z pytaniami"), url, icon_name="copy", priority=25)
