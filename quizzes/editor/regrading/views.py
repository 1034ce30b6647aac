"""From a faulty question to its regrade: choose, look at what would change, say yes."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log as note_in_history

from quizzes import papers, regrading
from quizzes.editor.doors import ForTrainers, may_regrade
from quizzes.editor.regrading.forms import RegradeForm
from quizzes.kinds import KINDS
from quizzes.models import Question, Regrade

AT_ONCE = 200  # attempts that are regraded while the person waits; more are left to the worker
MOST_ROWS = 200  # in the dry run


class RegradeQuestion(ForTrainers, WagtailAdminTemplateMixin, FormView):
    """GET asks how and why, POST shows the dry run, POST with `apply` does it."""

    form_class = RegradeForm
    template_name = "quizzes/editor/regrade_question.html"
    header_icon = "rotate"
    page_title = gettext_lazy("Oceń ponownie")

    @cached_property
    def questions(self) -> list[Question]:
        """The question in each of its languages, the reader's own first."""
        found = list(
            Question.objects.filter(translation_key=self.kwargs["ref"]).select_related("locale").order_by("pk")
        )
        if not found:
            raise Http404(str(self.kwargs["ref"]))
        return sorted(found, key=lambda question: question.locale.language_code != get_language())

    @cached_property
    def versions(self) -> dict[str, papers.Asked]:
        return regrading.live_versions(self.question.ref)

    @property
    def question(self) -> Question:
        return self.questions[0]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"modes": regrading.modes_for(self.question.kind, self.versions)}

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("quiz_regrades"), "label": _("Ponowne oceny")},
            {"url": "", "label": _("Oceń ponownie")},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            question=self.question,
            keys=[
                {"language": language, "lines": KINDS[asked["kind"]].right_answer(asked)}
                for language, asked in self.versions.items()
            ],
            has_draft=any(question.has_unpublished_changes for question in self.questions),
            may_apply=may_regrade(self.request.user),
            **kwargs,
        )

    def form_valid(self, form):
        mode = form.cleaned_data["mode"]
        repair = regrading.Repair(
            ref=self.question.ref, mode=mode, versions=self.versions if mode == Regrade.Mode.NEW_KEY else {}
        )
        report = regrading.examine(repair)
        if "apply" not in self.request.POST:
            return self.dry_run(form, repair, report)
        if not may_regrade(self.request.user):
            raise PermissionDenied
        if self.request.POST["apply"] != papers.digest(repair.versions):
            messages.warning(self.request, _("Klucz w banku właśnie się zmienił. Sprawdź jeszcze raz, co się zmieni."))
            return self.dry_run(form, repair, report)
        if not report.touched:  # a second click
            return self.dry_run(form, repair, report)
        return self.do(form, repair, report)

    def dry_run(self, form, repair, report):
        changes = sorted(report.changes, key=lambda change: (not change.loses, not change.wins))
        context = self.get_context_data(
            form=form,
            report=report,
            mode_label=Regrade.Mode(repair.mode).label,
            rows=changes[:MOST_ROWS],
            left_out=max(0, len(changes) - MOST_ROWS),
            told=regrading.what_follows(report.changes),
            seen=papers.digest(repair.versions),
        )
        return render(self.request, "quizzes/editor/regrade_dry_run.html", context)

    def do(self, form, repair, report):
        regrade = regrading.order(
            repair=repair,
            text=self.question.text,
            reason=form.cleaned_data["reason"],
            by=self.request.user,
            now=timezone.now(),
        )
        note_in_history(
            regrade, "quizzes.regrade", user=self.request.user, data={"mode": regrade.mode, "reason": regrade.reason}
        )
        if report.touched > AT_ONCE:
            messages.success(self.request, _("Ponowna ocena jest zlecona. Potrwa kilka minut; postęp widać tutaj."))
        elif regrading.apply(regrade, now=timezone.now()):
            messages.success(self.request, _("Gotowe: podejścia są ocenione ponownie."))
        else:
            messages.warning(self.request, _("Części podejść nie udało się ocenić. Spróbujemy ponownie za chwilę."))
        return redirect("quiz_regrade", regrade.uuid)
