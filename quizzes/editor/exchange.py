"""Questions from a file and to a file, in the editor. Nothing is saved before the report has been seen."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail import hooks
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Locale

from quizzes import importing
from quizzes.editor.doors import ForTrainers
from quizzes.exchange import saving
from quizzes.exchange.items import MAX_BYTES, Level
from quizzes.exchange.registry import FORMATS
from quizzes.kinds import KINDS
from quizzes.models import Category, ImportFile, Question

MOST_EXPORTED = 2000


def format_choices() -> list[tuple[str, str]]:
    return [(name, module.LABEL) for name, module in FORMATS.items()]


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Plik"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy("GIFT, Moodle XML, Aiken, QTI 2.1 i 3.0, CSV albo XLSX, do 5 MB."),
    )
    text = forms.CharField(
        label=gettext_lazy("albo wklejony tekst"),
        required=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("Pytanie, pod nim „* dobra”, „- zła” i „! wyjaśnienie”; między pytaniami pusty wiersz."),
    )
    format = forms.ChoiceField(label=gettext_lazy("Format"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["format"].choices = [("", _("rozpoznaj sam")), *format_choices()]

    def clean(self):
        cleaned = super().clean()
        file = cleaned.get("file")
        if not file and not (cleaned.get("text") or "").strip():
            raise forms.ValidationError(_("Wybierz plik albo wklej tekst z pytaniami."))
        if file and file.size > MAX_BYTES:
            self.add_error("file", _("Plik jest większy niż 5 MB. Podziel go na mniejsze."))
        return cleaned


class BesideTheBank(ForTrainers, WagtailAdminTemplateMixin, FormView):
    """A form of its own that belongs to the bank."""

    def get_breadcrumbs_items(self):
        bank = {"url": reverse("wagtailsnippets_quizzes_question:list"), "label": _("Bank pytań")}
        return [*self.breadcrumbs_items, bank, {"url": "", "label": self.get_page_title()}]


class Upload(BesideTheBank):
    form_class = UploadForm
    template_name = "quizzes/editor/import.html"
    page_title = gettext_lazy("Wczytaj pytania")
    header_icon = "upload"

    def form_valid(self, form):
        upload = form.cleaned_data["file"]
        name, content = (upload.name, upload.read()) if upload else ("", form.cleaned_data["text"].encode())
        file = importing.keep(
            by=self.request.user,
            name=name or _("wklejony tekst"),
            content=content,
            format_=form.cleaned_data["format"],
        )
        return redirect("quiz_import_report", file.uuid)


class SaveForm(forms.Form):
    category = forms.CharField(
        label=gettext_lazy("Kategoria pytań, które jej nie mają"),
        max_length=100,
        initial=gettext_lazy("Wczytane"),
    )
    locale = forms.ModelChoiceField(label=gettext_lazy("Język pytań"), queryset=Locale.objects.all(), empty_label=None)


class ReportPage(BesideTheBank):
    """What the file holds, line by line; saving makes drafts."""

    form_class = SaveForm
    template_name = "quizzes/editor/import_report.html"
    page_title = gettext_lazy("Co jest w pliku")
    header_icon = "upload"

    @cached_property
    def file(self) -> ImportFile:
        return get_object_or_404(ImportFile, uuid=self.kwargs["file"], made_by=self.request.user)

    def get_initial(self):
        return super().get_initial() | {"locale": Locale.get_default()}

    def get_context_data(self, **kwargs):
        report = importing.report_of(self.file)
        levels = saving.counts(report)
        return super().get_context_data(**kwargs) | {
            "file": self.file,
            "format": FORMATS[self.file.format].LABEL,
            "items": [(item, KINDS[item.kind].label) for item in report.items],
            "remarks": sorted(report.remarks, key=lambda remark: remark.line),
            "errors": levels[Level.ERROR],
            "losses": levels[Level.LOSS],
        }

    def form_valid(self, form):
        saved = importing.save(
            self.file,
            locale=form.cleaned_data["locale"],
            category=form.cleaned_data["category"],
            by=self.request.user,
            now=timezone.now(),
        )
        if saved is None:
            messages.info(self.request, _("Ten plik jest już zapisany. Nic się nie zmieniło."))
        else:
            self.tell(saved)
        return redirect("wagtailsnippets_quizzes_question:list")

    def tell(self, saved: saving.Saved) -> None:
        made, known = len(saved.questions), len(saved.known)
        text = ngettext("Zapisano %(n)d pytanie jako szkic.", "Zapisano %(n)d pytań jako szkice.", made) % {"n": made}
        if known:
            text += " " + ngettext(
                "%(n)d było już w banku i zostało bez zmian.", "%(n)d było już w banku i zostało bez zmian.", known
            ) % {"n": known}
        messages.success(self.request, text)


class ExportForm(forms.Form):
    format = forms.ChoiceField(label=gettext_lazy("Format"))
    locale = forms.ModelChoiceField(label=gettext_lazy("Język pytań"), queryset=Locale.objects.all(), empty_label=None)
    category = forms.ModelChoiceField(
        label=gettext_lazy("Kategoria"),
        queryset=Category.objects.all(),
        required=False,
        empty_label=gettext_lazy("wszystkie"),
    )
    tag = forms.CharField(label=gettext_lazy("Etykieta"), required=False, max_length=100)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["format"].choices = format_choices()

    def questions(self):
        chosen = self.cleaned_data
        found = Question.objects.filter(live=True, locale=chosen["locale"])
        if chosen["category"]:
            found = found.within(chosen["category"])
        if chosen["tag"]:
            found = found.filter(tags__name__iexact=chosen["tag"])
        return (
            found.select_related("category__parent")
            .prefetch_related("tagged_items__tag")
            .order_by("category__name", "code", "pk")
            .distinct()[:MOST_EXPORTED]
        )


class Export(BesideTheBank):
    """Choose questions and a format; what the format cannot hold is told before the download."""

    form_class = ExportForm
    template_name = "quizzes/editor/export.html"
    page_title = gettext_lazy("Zapisz pytania do pliku")
    header_icon = "download"

    def get_initial(self):
        return super().get_initial() | {"locale": Locale.get_default()}

    def form_valid(self, form):
        items, files = saving.load(form.questions())
        written = FORMATS[form.cleaned_data["format"]].write(items, files)
        if not items or (written.remarks and "download" not in self.request.POST):
            return self.render_to_response(
                self.get_context_data(form=form, written=written, count=len(items), looked=True)
            )
        response = HttpResponse(written.content, content_type=written.content_type)
        response["Content-Disposition"] = f'attachment; filename="{written.file_name}"'
        return response


@hooks.register("register_admin_urls")
def exchange_urls():
    return [
        path("quizzes/import/", Upload.as_view(), name="quiz_import"),
        path("quizzes/import/<uuid:file>/", ReportPage.as_view(), name="quiz_import_report"),
        path("quizzes/export/", Export.as_view(), name="quiz_export"),
    ]


def report_url(file: ImportFile) -> str:
    return reverse("quiz_import_report", args=[file.uuid])
