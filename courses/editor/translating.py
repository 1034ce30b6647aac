"""The translator's way to the reviewer: wagtail-localize's own screen can only publish, and a trainer does not."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from courses.models import ReviewedPage
from courses.translating import hand_in, refuse_unsigned, translation_of


class HandIn(WagtailAdminTemplateMixin, TemplateView):
    template_name = "courses/editor/hand_in.html"
    page_title = gettext_lazy("Przekaż tłumaczenie do recenzji")
    header_icon = "clipboard-list"

    def dispatch(self, request, *args, **kwargs):
        self.page = get_object_or_404(Page, pk=kwargs["pk"]).specific
        if not isinstance(self.page, ReviewedPage) or not self.translation:
            raise Http404
        if not self.page.permissions_for_user(request.user).can_submit_for_moderation():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def translation(self):
        return translation_of(self.page)

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        edited = {"url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]), "label": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, edited, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        total, done = self.translation.get_progress()
        return super().get_context_data(page=self.page, missing=total - done, **kwargs)

    def post(self, request, *args, **kwargs):
        hand_in(self.page, self.translation, by=request.user)
        messages.success(request, _("Tłumaczenie czeka na recenzję. Ukaże się z podpisem recenzenta."))
        return redirect("wagtailadmin_explore", self.page.get_parent().pk)


@hooks.register("register_admin_urls")
def hand_in_url():
    return [path("courses/<int:pk>/hand-in-translation/", HandIn.as_view(), name="hand_in_translation")]


@hooks.register("before_edit_page", order=-1)
def before_the_translation_opens(request, page):
    """Show the way to the reviewer; and when somebody says publish, ask for the signature before anything is written."""
    if not isinstance(page, ReviewedPage):
        return
    translation = translation_of(page)
    if translation is None:
        return
    if request.method == "POST" and request.POST.get("action") == "publish":
        if page.permissions_for_user(request.user).can_publish():
            refuse_unsigned(page, translation)
    elif request.method == "GET" and page.permissions_for_user(request.user).can_submit_for_moderation():
        button = messages.button(reverse("hand_in_translation", args=[page.pk]), _("Przekaż do recenzji"))
        messages.info(request, _("Gdy tłumaczenie jest gotowe:"), buttons=[button])
