"""A bundle of all certificates that are alike in some way, ordered by an administrator: look first how many, then order."""

import logging

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import HeaderButton

from certificates import choosing
from certificates.bundles import order_bundle
from certificates.forms import ChooseForm
from certificates.models import Certificate

log = logging.getLogger(__name__)

MOST = 5000  # certificates in one ZIP: some 200 MB
SCHOOLS_NAMED = 20


class CertificateList(generic.IndexView):
    @cached_property
    def header_more_buttons(self):
        buttons = list(super().header_more_buttons)
        if self.permission_policy.user_has_permission(self.request.user, "revoke"):
            address = reverse("certificate:bundle")
            buttons.append(HeaderButton(_("Zamów paczkę"), url=address, icon_name="download", priority=10))
        return buttons


class OrderBundle(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """GET shows the form, and with an answer how many there are; POST with the same fields orders them."""

    model = Certificate
    form_class = ChooseForm
    permission_required = "revoke"
    template_name = "certificates/admin/order_bundle.html"
    page_title = gettext_lazy("Paczka zaświadczeń")
    header_icon = "certificate"

    def get_form_kwargs(self):
        sent = self.request.POST if self.request.method == "POST" else self.request.GET
        return super().get_form_kwargs() | {"data": sent or None}

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("certificate:index"), "label": _("Zaświadczenia")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        form = context["form"]
        if form.is_bound and form.is_valid():
            found = choosing.chosen(today=timezone.localdate(), **form.cleaned_data)
            schools = choosing.by_school(found)
            count = sum(number for _school, number in schools)
            context |= {
                "count": count,
                "too_many": count > MOST,
                "most": MOST,
                "schools": schools[:SCHOOLS_NAMED],
                "more_schools": max(0, len(schools) - SCHOOLS_NAMED),
                "answers": form.cleaned_data,
            }
        return context

    def form_valid(self, form):
        found = list(choosing.chosen(today=timezone.localdate(), **form.cleaned_data)[: MOST + 1])
        if not found or len(found) > MOST:
            messages.warning(self.request, _("Tylu zaświadczeń nie da się spakować naraz. Zmień wybór."))
            return self.render_to_response(self.get_context_data(form=form))
        title = ngettext("%(what)s: %(n)d zaświadczenie", "%(what)s: %(n)d zaświadczeń", len(found))
        title %= {"what": form.in_words() or _("Wszystkie"), "n": len(found)}
        bundle = order_bundle(requested_by=self.request.user, certificates=found, title=title)
        log.info("Person %s ordered %s certificates: %s", self.request.user.pk, len(found), form.in_words())
        return redirect("certificates:bundle", bundle.public_id)
