"""Reports in the editor, each with a file for a spreadsheet."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from courses.editor.doors import may_edit_pages
from courses.editor.reports.views import REPORTS


class ReportItem(MenuItem):
    def is_shown(self, request) -> bool:
        return may_edit_pages(request.user)


@hooks.register("register_admin_urls")
def report_urls():
    return [path(f"reports/courses/{view.name}/", view.as_view(), name=view.url_name()) for view in REPORTS]


def register(view, order):
    @hooks.register("register_reports_menu_item")
    def item():
        return ReportItem(view.page_title, reverse(view.url_name()), icon_name=view.header_icon, order=order)


for place, report in enumerate(REPORTS):
    register(report, 100 + place)
