"""A skill that a person has to see: a step of a course that nobody can click away."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from courses.meetings import meetings_of
from courses.models.reviewed import ReviewedPage
from courses.practice.steps import step_context


class PracticalPage(ReviewedPage):
    """A skill at the manikin with its checklist. Whoever watched it completes the step (see courses.practical).

    A course with such a step is finished, and proved, only when the skill was seen.
    """

    summary = models.CharField(_("w jednym zdaniu"), max_length=200)
    minutes = models.PositiveSmallIntegerField(_("czas (min)"), default=15, validators=[MinValueValidator(1)])
    checklist = models.TextField(
        _("na co patrzeć: po jednym w wierszu"),
        help_text=_("Czynności, które osoba prowadząca ma zobaczyć. Czytają je i ona, i uczeń."),
    )

    template = "courses/practical_page.html"
    parent_page_types = ["courses.CoursePage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("minutes"),
        FieldPanel("checklist"),
        *ReviewedPage.review_panels,
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("checklist")]
    page_description = _(
        "Umiejętność przy manekinie. Krok zalicza osoba, która ją widziała; bez niego nie ma zaświadczenia."
    )

    class Meta:
        verbose_name = _("umiejętność praktyczna")
        verbose_name_plural = _("umiejętności praktyczne")

    @property
    def points(self) -> list[str]:
        return [line.strip() for line in self.checklist.splitlines() if line.strip()]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        course = self.get_parent().specific
        context["meetings"] = meetings_of(request.user, course.translation_key)
        return context | step_context(request.user, self, course)
