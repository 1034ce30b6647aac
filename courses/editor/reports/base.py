"""What all reports share: a table, a few filters, and the same table as a file."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from courses.editor.doors import may_edit_pages
from quizzes.exchange import sheets


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, where it leads, and whether it asks for something."""

    text: str
    url: str = ""
    todo: bool = False


@dataclass(frozen=True)
class Filter:
    """A choice above the table. `options` are value and label; the empty value is all of them."""

    name: str
    label: str
    options: Sequence[tuple[str, str]] = field(default_factory=list)
    chosen: str = ""


class Report(WagtailAdminTemplateMixin, TemplateView):
    template_name = "courses/editor/report.html"
    name = ""
    explanation = ""

    @classmethod
    def url_name(cls) -> str:
        return f"report_{cls.name.replace('-', '_')}"

    def dispatch(self, request, *args, **kwargs):
        if not may_edit_pages(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        if file_type := request.GET.get("file"):
            return self.as_file(file_type)
        return super().get(request, *args, **kwargs)

    def header(self) -> list[str]:
        raise NotImplementedError

    def rows(self) -> list[list[Cell]]:
        raise NotImplementedError

    def filters(self) -> list[Filter]:
        return []

    def chosen(self, name: str) -> str:
        return self.request.GET.get(name, "")

    @cached_property
    def header_buttons(self):
        kept = {one.name: self.chosen(one.name) for one in self.filters()}
        return [
            HeaderButton(label, url="?" + urlencode(kept | {"file": kind}), icon_name="download")
            for kind, label in (("csv", "CSV"), ("xlsx", "XLSX"))
        ]

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            header=self.header(), rows=self.rows(), filters=self.filters(), explanation=self.explanation, **kwargs
        )

    def as_file(self, file_type: str) -> HttpResponse:
        if file_type not in {"csv", "xlsx"}:
            raise Http404(file_type)
        rows = [[str(cell.text) for cell in row] for row in self.rows()]
        sheet = sheets.Sheet(str(self.page_title), [str(title) for title in self.header()], rows)
        content, kind = (
            (sheets.as_csv(sheet), sheets.CSV_TYPE)
            if file_type == "csv"
            else (sheets.as_xlsx([sheet]), sheets.XLSX_TYPE)
        )
        response = HttpResponse(content, content_type=kind)
        response["Content-Disposition"] = f'attachment; filename="{self.name}.{file_type}"'
        return response


def yes(value: bool) -> str:
    return _("tak") if value else _("nie")
