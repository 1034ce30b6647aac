"""„Twoja pierwsza lekcja w dziesięć minut” in the editor: the guide of docs/how-to, with its pictures."""

from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from markdown_it import MarkdownIt
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from courses.editor.doors import may_edit_pages

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "pierwsza-lekcja.md"
PICTURES = "../images/editor/"


class Guide(WagtailAdminTemplateMixin, TemplateView):
    template_name = "courses/editor/guide.html"
    page_title = _("Twoja pierwsza lekcja w dziesięć minut")
    header_icon = "help"

    def dispatch(self, request, *args, **kwargs):
        if not may_edit_pages(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(guide=mark_safe(as_html(GUIDE.read_text(encoding="utf-8"))), **kwargs)


def as_html(text: str) -> str:
    """Return the guide without its title, which the page has already, and with the addresses of its pictures."""
    _title, _line, body = text.partition("\n")
    markdown = MarkdownIt("commonmark", {"html": False})

    def picture(renderer, tokens, index, options, env):
        token = tokens[index]
        token.attrs["src"] = static("guide/" + str(token.attrs["src"]).removeprefix(PICTURES))
        token.attrs["loading"] = "lazy"
        return renderer.image(tokens, index, options, env)

    markdown.add_render_rule("image", picture)
    return markdown.render(body)


class GuideItem(MenuItem):
    def is_shown(self, request):
        return may_edit_pages(request.user)


@hooks.register("register_admin_urls")
def guide_url():
    return [path("courses/first-lesson/", Guide.as_view(), name="first_lesson")]


@hooks.register("register_help_menu_item")
def in_the_help_menu():
    return GuideItem(Guide.page_title, reverse("first_lesson"), icon_name="help", order=10)
