"""The doors of the statistics: who may change questions may see how they do."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permission_policies import ModelPermissionPolicy

from quizzes.editor.statistics import charts, files, rows
from quizzes.exchange import sheets
from quizzes.exchange.items import shortened
from quizzes.models import Question
from quizzes.statistics import figures, overview, queries


class ForTrainers(PermissionCheckedMixin):
    permission_policy = ModelPermissionPolicy(Question)
    permission_required = "change"


class StatisticsPage(ForTrainers, WagtailAdminTemplateMixin, TemplateView):
    """A page with its way back and with its files."""

    header_icon = "order"
    page_title = gettext_lazy("Statystyki pytań")
    file_url_name = ""

    def get_breadcrumbs_items(self):
        first = {"url": reverse("quiz_statistics"), "label": _("Statystyki pytań")}
        own = (
            []
            if self.file_url_name == "quiz_statistics_file"
            else [{"url": "", "label": shortened(self.get_page_title(), 60)}]
        )
        return [*self.breadcrumbs_items, first, *own]

    @cached_property
    def header_buttons(self):
        return [
            HeaderButton(
                label,
                url=reverse(self.file_url_name, kwargs=self.kwargs | {"file_type": file_type}),
                icon_name="download",
            )
            for file_type, label in (("csv", "CSV"), ("xlsx", "XLSX"))
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(fewest=figures.FEWEST, **kwargs)


class StatisticsFile(ForTrainers, View):
    """The same figures as a file."""

    name = "statystyki"

    def get(self, request, *, file_type, **kwargs):
        if file_type not in {"csv", "xlsx"}:
            raise Http404(file_type)
        tables = self.tables()
        as_csv = file_type == "csv"
        content = sheets.as_csv(tables[0]) if as_csv else sheets.as_xlsx(tables)
        response = HttpResponse(content, content_type=sheets.CSV_TYPE if as_csv else sheets.XLSX_TYPE)
        response["Content-Disposition"] = f'attachment; filename="{self.name}.{file_type}"'
        return response

    def tables(self) -> list[sheets.Sheet]:
        raise NotImplementedError


class Quizzes(StatisticsPage):
    template_name = "quizzes/editor/statistics.html"
    file_url_name = "quiz_statistics_file"

    def get_context_data(self, **kwargs):
        return super().get_context_data(quizzes=[rows.of_subject(subject) for subject in queries.subjects()], **kwargs)


class QuizzesFile(StatisticsFile):
    def tables(self):
        return files.of_quizzes(queries.subjects())


class AboutQuiz:
    @cached_property
    def quiz(self) -> overview.Quiz:
        found = overview.quiz(self.kwargs["subject"], language=get_language() or "")
        if found is None:
            raise Http404(str(self.kwargs["subject"]))
        return found


class OneQuiz(AboutQuiz, StatisticsPage):
    template_name = "quizzes/editor/statistics_quiz.html"
    file_url_name = "quiz_statistics_quiz_file"

    def get_page_title(self):
        return self.quiz.title or _("bez tytułu")

    def get_context_data(self, **kwargs):
        items = [rows.of_item(item) for item in self.quiz.items]
        return super().get_context_data(
            quiz=self.quiz,
            figures=rows.of_quiz(self.quiz),
            chart=charts.histogram(self.quiz.results.percents, pass_mark=self.quiz.pass_mark),
            items=items,
            has_tries=any(item.first_tries.count for item in self.quiz.items),
            **kwargs,
        )


class OneQuizFile(AboutQuiz, StatisticsFile):
    name = "statystyki-testu"

    def tables(self):
        return files.of_quiz(self.quiz)


class AboutQuestion:
    @cached_property
    def question(self) -> overview.Question:
        found = overview.question(str(self.kwargs["ref"]), language=get_language() or "")
        if found is None:
            raise Http404(str(self.kwargs["ref"]))
        return found


class OneQuestion(AboutQuestion, StatisticsPage):
    template_name = "quizzes/editor/statistics_question.html"
    file_url_name = "quiz_statistics_question_file"

    def get_page_title(self):
        return self.question.item.known.text

    def get_context_data(self, **kwargs):
        item = self.question.item
        known = item.known
        return super().get_context_data(
            known=known,
            figures=rows.of_question(item),
            reasons=rows.reasons(item),
            tables=rows.of_frequencies(item.frequencies),
            left_out=max(0, item.sums.answered - self.question.looked_at),
            edit_url=reverse("wagtailsnippets_quizzes_question:edit", args=[known.pk]) if known.pk else "",
            **kwargs,
        )


class OneQuestionFile(AboutQuestion, StatisticsFile):
    name = "statystyki-pytania"

    def tables(self):
        return files.of_question(self.question)
