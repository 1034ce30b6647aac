"""Marking written answers in the editor: the queue, and one answer at a time. The marker sees no name."""

from decimal import Decimal

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail import hooks
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView, WagtailAdminTemplateMixin
from wagtail.log_actions import log as note_in_history

from quizzes import essays
from quizzes.editor.doors import ForTrainers
from quizzes.exchange.items import shortened
from quizzes.models import Answer

POINTS = ["0", "0.25", "0.5", "0.75", "1"]
POINT_LABELS = [
    gettext_lazy("0: nie spełnia kryteriów"),
    gettext_lazy("¼: spełnia niewiele"),
    gettext_lazy("½: spełnia połowę"),
    gettext_lazy("¾: spełnia prawie wszystkie"),
    gettext_lazy("1: spełnia wszystkie"),
]


def queue_for(user):
    """Return what the person may mark: everything that waits but the person's own answers."""
    return essays.waiting().exclude(attempt__learner=user)


def mark_url(answer: Answer) -> str:
    return reverse("quiz_essay", args=[answer.attempt.uuid, answer.question])


class Queue(ForTrainers, BaseListingView):
    """What waits for a mark, the longest waiting first."""

    template_name = "quizzes/editor/essays.html"
    page_title = gettext_lazy("Do oceny")
    header_icon = "edit"
    index_url_name = "quiz_essays"
    paginate_by = 50
    columns = [
        TitleColumn(
            "question",
            label=gettext_lazy("Pytanie"),
            accessor=lambda answer: shortened(essays.asked_in(answer)["text"], 100),
            get_url=mark_url,
        ),
        Column("quiz", label=gettext_lazy("Test"), accessor=lambda answer: answer.attempt.paper.content["title"]),
        DateColumn("saved_at", label=gettext_lazy("Czeka od")),
    ]

    def get_base_queryset(self):
        return queue_for(self.request.user)


class MarkForm(forms.Form):
    points = forms.ChoiceField(
        label=gettext_lazy("Punkty"), choices=list(zip(POINTS, POINT_LABELS, strict=True)), widget=forms.RadioSelect
    )
    comment = forms.CharField(
        label=gettext_lazy("Komentarz dla osoby uczącej się"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Co było dobrze i czego zabrakło."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)  # of the answer that was read


class Mark(ForTrainers, WagtailAdminTemplateMixin, FormView):
    """One answer; when it is marked, the next one of the same question opens, then the others."""

    form_class = MarkForm
    template_name = "quizzes/editor/essay.html"
    header_icon = "edit"
    page_title = gettext_lazy("Oceń wypowiedź")

    @cached_property
    def answer(self) -> Answer:
        """The answer, also when somebody has marked it meanwhile; never one's own."""
        found = (
            Answer.objects.filter(attempt__uuid=self.kwargs["attempt"], question=str(self.kwargs["ref"]))
            .exclude(attempt__learner=self.request.user)
            .select_related("attempt__paper")
            .first()
        )
        if found is None or not (found.waits or found.marked_at):
            raise Http404(str(self.kwargs["ref"]))
        return found

    def get(self, request, *args, **kwargs):
        return super().get(request, *args, **kwargs) if self.answer.waits else self.somebody_was_faster()

    def get_initial(self):
        return {"revision": self.answer.revision}

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("quiz_essays"), "label": _("Do oceny")},
            {"url": "", "label": _("Oceń wypowiedź")},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            answer=self.answer,
            asked=essays.asked_in(self.answer),
            quiz=self.answer.attempt.paper.content["title"],
            words=len(self.answer.value.split()),
            left=queue_for(self.request.user).count(),
            **kwargs,
        )

    def form_valid(self, form):
        user, points = self.request.user, form.cleaned_data["points"]
        comment = form.cleaned_data["comment"]
        if form.cleaned_data["revision"] != self.answer.revision:  # in a lesson, people may go on writing
            messages.warning(self.request, _("Wypowiedź zmieniła się w międzyczasie. Przeczytaj ją jeszcze raz."))
            return redirect(mark_url(self.answer))
        try:
            essays.mark(answer=self.answer, points=Decimal(points), comment=comment, by=user, now=timezone.now())
        except essays.AlreadyMarked:
            return self.somebody_was_faster()
        note_in_history(
            self.answer,
            "quizzes.mark",
            user=user,
            title=shortened(essays.asked_in(self.answer)["text"]),
            data={"attempt": str(self.answer.attempt.uuid), "points": points},
        )
        messages.success(self.request, _("Ocena jest zapisana."))
        return self.go_on()

    def somebody_was_faster(self):
        messages.warning(self.request, _("Tę wypowiedź ocenił już ktoś inny. Tamta ocena zostaje."))
        return self.go_on()

    def go_on(self):
        waiting = queue_for(self.request.user)
        following = waiting.filter(question=self.answer.question).first() or waiting.first()
        return redirect(mark_url(following) if following else "quiz_essays")


@hooks.register("register_admin_urls")
def essay_urls():
    root = "quizzes/essays/"
    return [
        path(root, Queue.as_view(), name="quiz_essays"),
        path(f"{root}<uuid:attempt>/<uuid:ref>/", Mark.as_view(), name="quiz_essay"),
    ]


@hooks.register("register_log_actions")
def register_deed(actions):
    actions.register_action("quizzes.mark", _("Ocena wypowiedzi"), _("Oceniono wypowiedź"))
