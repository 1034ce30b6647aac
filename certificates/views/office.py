"""What administrators do with one certificate: look at it, revoke, replace or renew it. Nobody edits or deletes one."""

from collections.abc import Callable

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import HeaderButton

from audit import ledger
from audit.deeds import Deed as Deeds
from certificates import history, issuing, replacing
from certificates.forms import ReissueForm, RenewForm, RevokeForm
from certificates.models import Certificate

SOMEBODY_WAS_FASTER = gettext_lazy("Ktoś inny był szybszy: to zaświadczenie już nie obowiązuje.")


class InspectCertificate(generic.InspectView):
    page_title = gettext_lazy("Zaświadczenie")
    template_name = "certificates/admin/inspect.html"

    def get(self, request, *args, **kwargs):
        one = self.object
        about = [one.holder_id] if one.holder_id else []
        ledger.note_look(Deeds.CERTIFICATE_SEEN, by=request.user, about=about, certificate=one.number)
        return super().get(request, *args, **kwargs)

    def get_field_label(self, field_name, field):
        labels = {"holder_name": _("Osoba"), "course_title": _("Kurs"), "code_in_groups": _("Kod weryfikacyjny")}
        return labels.get(field_name) or super().get_field_label(field_name, field)

    def get_field_display_value(self, field_name, field):
        return super().get_field_display_value(field_name, field) or "–"

    @cached_property
    def header_more_buttons(self):
        if self.object.is_revoked or not self.user_has_permission("revoke"):
            return []
        deeds = [
            ("revoke", _("Unieważnij"), "cross", True),
            ("reissue", _("Wydaj ponownie"), "rotate", self.object.holder_id),
            ("renew", _("Odnów"), "calendar-check", self.object.holder_id and self.object.completion_id),
        ]
        return [
            HeaderButton(
                label, url=reverse(f"certificate:{name}", args=[self.object.pk]), icon_name=icon, priority=place
            )
            for place, (name, label, icon, possible) in enumerate(deeds)
            if possible
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(acts=history.acts_of(self.object), **kwargs)


class Deed(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """A form about one standing certificate."""

    model = Certificate
    permission_required = "revoke"
    template_name = "certificates/admin/deed.html"
    header_icon = "certificate"
    submit_label = ""
    explanation = ""

    @cached_property
    def certificate(self) -> Certificate:
        return get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])

    def get_queryset(self):
        return Certificate.objects.standing()

    def get_page_subtitle(self):
        return f"{self.certificate.number}, {self.certificate.holder_name}"

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("certificate:index"), "label": _("Zaświadczenia")},
            {"url": reverse("certificate:inspect", args=[self.certificate.pk]), "label": self.certificate.number},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(
            action_url=self.request.path,
            submit_button_label=self.submit_label,
            explanation=self.explanation,
            certificate=self.certificate,
            **kwargs,
        )
        return context | {"media": context["form"].media}  # the calendar of a date brings its script


class Revoke(Deed):
    form_class = RevokeForm
    page_title = gettext_lazy("Unieważnij zaświadczenie")
    submit_label = gettext_lazy("Unieważnij")
    explanation = gettext_lazy(
        "Strona weryfikacji od razu powie, że zaświadczenie jest unieważnione. Tego nie da się cofnąć, "
        "a nowe nie wyda się samo."
    )

    def form_valid(self, form):
        certificate = self.certificate
        if issuing.revoke(certificate=certificate, by=self.request.user, now=timezone.now(), **form.cleaned_data):
            messages.success(self.request, _("Zaświadczenie %s jest unieważnione.") % certificate.number)
        else:
            messages.warning(self.request, SOMEBODY_WAS_FASTER)
        return redirect("certificate:inspect", certificate.pk)


class Exchange(Deed):
    """A form that ends in a new certificate in the place of this one, by `replace`."""

    replace: Callable[..., Certificate]

    def get_queryset(self):
        return Certificate.objects.standing().exclude(holder=None)

    def form_valid(self, form):
        try:
            new = self.replace(
                certificate=self.certificate, by=self.request.user, now=timezone.now(), **form.cleaned_data
            )
        except replacing.CannotReplace:
            messages.warning(self.request, SOMEBODY_WAS_FASTER)
            return redirect("certificate:inspect", self.certificate.pk)
        messages.success(self.request, _("Wydano nowe zaświadczenie: %s.") % new.number)
        return redirect("certificate:inspect", new.pk)


class Reissue(Exchange):
    replace = staticmethod(replacing.reissue)
    form_class = ReissueForm
    page_title = gettext_lazy("Wydaj ponownie")
    submit_label = gettext_lazy("Wydaj nowe w miejsce tego")
    explanation = gettext_lazy(
        "Najpierw popraw imię i nazwisko na koncie osoby. Nowe zaświadczenie dostanie nowy numer i kod, "
        "a termin ważności zostanie ten sam. O starym strona weryfikacji powie, że jest zastąpione nowym."
    )


class Renew(Exchange):
    replace = staticmethod(replacing.renew)
    form_class = RenewForm
    page_title = gettext_lazy("Odnów zaświadczenie")
    submit_label = gettext_lazy("Wydaj na nowy okres")
    explanation = gettext_lazy(
        "Kto w porze odświeżenia zda test kursu jeszcze raz, dostaje nowe zaświadczenie bez Twojej pomocy. "
        "Ten formularz jest dla tych, którzy odświeżyli wiedzę inaczej, na przykład na zajęciach z instruktorem. "
        "O części praktycznej nowe zaświadczenie mówi tylko wtedy, gdy umiejętności sprawdzono i zapisano ponownie."
    )

    def get_queryset(self):
        return super().get_queryset().exclude(completion=None)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"certificate": self.certificate}
