"""What somebody has learnt from is not deleted: it goes to the archive, out of the catalogue, and the results stay."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from rest_framework.exceptions import ValidationError
from wagtail import hooks
from wagtail.actions import UnpublishPageAction
from wagtail.admin import messages
from wagtail.admin.api.actions.delete import DeletePageAPIAction
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from courses.models import CoursePage
from courses.needed import people_done_without, people_with_results, why_needed


class Archive(WagtailAdminTemplateMixin, TemplateView):
    """Takes a page and all below it away from learners, after asking."""

    template_name = "courses/editor/archive.html"
    page_title = gettext_lazy("Do archiwum")
    header_icon = "download"

    def dispatch(self, request, *args, **kwargs):
        self.page = get_object_or_404(Page, pk=kwargs["pk"]).specific
        if not self.page.permissions_for_user(request.user).can_unpublish():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        place = {"url": reverse("wagtailadmin_explore", args=[self.page.get_parent().pk]), "label": str(self.page)}
        return [*self.breadcrumbs_items, place, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        is_step = isinstance(self.page.get_parent().specific, CoursePage)
        return super().get_context_data(
            page=self.page,
            people=people_with_results(self.page),
            is_step=is_step,
            done_without=people_done_without(self.page) if is_step and self.page.live else 0,
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        UnpublishPageAction(self.page, user=request.user, include_descendants=True).execute()
        messages.success(request, _("„%s” jest w archiwum. Wyniki i zaświadczenia zostały.") % self.page)
        return redirect("wagtailadmin_explore", self.page.get_parent().pk)


@hooks.register("register_admin_urls")
def archive_urls():
    return [path("courses/<int:pk>/archive/", Archive.as_view(), name="archive_page")]


@hooks.register("before_delete_page")
def refuse_to_delete(request, page):
    if not (reasons := why_needed(page)):
        return None
    buttons = []
    if page.permissions_for_user(request.user).can_unpublish():
        buttons = [messages.button(reverse("archive_page", args=[page.pk]), _("Do archiwum"))]
    messages.error(request, " ".join([f"„{page}”.", *reasons]), buttons=buttons)
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_bulk_action")
def refuse_to_delete_many(request, action_type, objects, action):
    if action_type != "delete" or action.model is not Page:
        return None
    needed = [(page, why_needed(page)) for page in objects]
    refused = [(page, reasons) for page, reasons in needed if reasons]
    for page, reasons in refused[:5]:
        messages.error(request, " ".join([f"„{page}”.", *reasons]))
    return redirect(action.next_url) if refused else None


class DeleteUnlessNeeded(DeletePageAPIAction):
    """The editor's own API, which knows no hooks."""

    def execute(self, instance, data):
        if reasons := why_needed(instance):
            raise ValidationError({"detail": reasons})
        return super().execute(instance, data)


PagesAdminAPIViewSet.actions = PagesAdminAPIViewSet.actions | {"delete": DeleteUnlessNeeded}
