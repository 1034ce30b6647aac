"""The record: which regrades there were, what each one did, and the decisions about passes."""

from contextlib import suppress
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Case, Count, F, Q, Value, When
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView, WagtailAdminTemplateMixin
from wagtail.log_actions import log as note_in_history

from quizzes import regrading
from quizzes.editor.doors import ForTrainers, may_decide
from quizzes.exchange.items import shortened
from quizzes.models import Regrade, RegradeChange

PER_PAGE = 50
Decision = RegradeChange.Decision
MOVED = ~Q(percent_before=F("percent_after")) | ~Q(passed_before=F("passed_after"))


class Regrades(ForTrainers, BaseListingView):
    """All regrades, the newest first."""

    template_name = "quizzes/editor/regrades.html"
    page_title = gettext_lazy("Ponowne oceny")
    header_icon = "rotate"
    index_url_name = "quiz_regrades"
    paginate_by = PER_PAGE
    columns = [
        TitleColumn(
            "text",
            label=gettext_lazy("Pytanie"),
            accessor=lambda regrade: shortened(regrade.text, 80),
            get_url=lambda regrade: reverse("quiz_regrade", args=[regrade.uuid]),
        ),
        Column("mode", label=gettext_lazy("Sposób"), accessor="get_mode_display"),
        Column("reason", label=gettext_lazy("Powód")),
        Column("made_by", label=gettext_lazy("Kto"), accessor="made_by.full_name"),
        DateColumn("made_at", label=gettext_lazy("Kiedy")),
        NumberColumn("attempts", label=gettext_lazy("Podejścia")),
        NumberColumn("moved", label=gettext_lazy("Inny wynik")),
        NumberColumn("waiting", label=gettext_lazy("Czekają na decyzję")),
        Column(
            "state",
            label=gettext_lazy("Stan"),
            accessor=lambda regrade: _("gotowe") if regrade.finished_at else _("trwa"),
        ),
    ]

    def get_base_queryset(self):
        moved = ~Q(changes__percent_before=F("changes__percent_after")) | ~Q(
            changes__passed_before=F("changes__passed_after")
        )
        found = Regrade.objects.select_related("made_by").annotate(
            attempts=Count("changes"),
            moved=Count("changes", filter=Q(changes__isnull=False) & moved),
            waiting=Count("changes", filter=Q(changes__decision=Decision.PENDING)),
        )
        return found.order_by("-made_at", "-pk")


class OneRegrade(ForTrainers, WagtailAdminTemplateMixin, TemplateView):
    """What one regrade did. Who may decide says here what becomes of the passes that would be lost."""

    template_name = "quizzes/editor/regrade.html"
    header_icon = "rotate"
    page_title = gettext_lazy("Ponowna ocena")

    @cached_property
    def regrade(self) -> Regrade:
        return get_object_or_404(Regrade.objects.select_related("made_by"), uuid=self.kwargs["key"])

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("quiz_regrades"), "label": _("Ponowne oceny")},
            {"url": "", "label": _("Ponowna ocena")},
        ]

    def get_context_data(self, **kwargs):
        changes = self.regrade.changes.all()
        moved = changes.filter(MOVED).select_related("attempt", "decided_by")
        waiting_first = Case(When(decision=Decision.PENDING, then=Value(0)), default=Value(1))
        paginator = WagtailPaginator(moved.order_by(waiting_first, "pk"), PER_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        counts = changes.aggregate(
            touched=Count("pk"),
            moved=Count("pk", filter=MOVED),
            won=Count("pk", filter=Q(passed_before=False, passed_after=True)),
            waiting=Count("pk", filter=Q(decision=Decision.PENDING)),
        )
        return super().get_context_data(
            regrade=self.regrade,
            counts=counts,
            rows=page,
            page_obj=page,
            elided_page_range=paginator.get_elided_page_range(page.number),
            told=regrading.what_follows(regrading.endangered(self.regrade)),
            may_decide=may_decide(self.request.user),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        if not may_decide(request.user):
            raise PermissionDenied
        decision = request.POST.get("decision", "")
        if decision not in {"keep", "take", "keep-all"}:
            raise Http404(decision)
        waiting = regrading.pending(self.regrade)
        if decision != "keep-all":
            waiting = waiting.filter(attempt__uuid__in=uuids(request.POST.getlist("attempt")))
        decided = self.decide(list(waiting), keep=decision != "take")
        if decided:
            messages.success(request, ngettext("Zapisano %s decyzję.", "Zapisano %s decyzji.", decided) % decided)
        else:
            messages.warning(request, _("Zaznacz podejścia, o których decydujesz; o innych ktoś już zdecydował."))
        return redirect("quiz_regrade", self.regrade.uuid)

    def decide(self, changes: list[RegradeChange], *, keep: bool) -> int:
        user, decided = self.request.user, 0
        for change in changes:
            with suppress(regrading.AlreadyDecided):
                regrading.decide(change=change, keep=keep, by=user, now=timezone.now())
                data = {"attempt": str(change.attempt.uuid), "decision": change.decision}
                note_in_history(self.regrade, "quizzes.decide", user=user, data=data)
                decided += 1
        return decided


def uuids(texts: list[str]) -> list[UUID]:
    """Return what can be read as a uuid."""
    found = []
    for text in texts:
        with suppress(ValueError):
            found.append(UUID(text))
    return found
