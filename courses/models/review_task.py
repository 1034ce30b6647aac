"""The step of the workflow in which a reviewer signs."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask

from courses import review_forms, signing


class ReviewTask(AbstractGroupApprovalTask):
    """A reviewer reads, then signs with name and title, or sends back. Nobody signs what they have handed in themselves."""

    class Meta:
        verbose_name = _("recenzja z podpisem")
        verbose_name_plural = _("recenzje z podpisem")

    def get_actions(self, obj, user):
        if not (user.is_superuser or self._user_in_groups(user)):
            return []
        send_back = ("reject", _("Odeślij z uwagami"), True)
        if signing.obstacles(obj, user):
            return [send_back]
        return [send_back, ("approve", _("Podpisz i zatwierdź"), True)]

    def get_form_for_action(self, action):
        return review_forms.SignForm if action == "approve" else super().get_form_for_action(action)

    @transaction.atomic
    def on_action(self, task_state, user, action_name, **kwargs):
        if action_name == "approve":
            form = review_forms.SignForm(kwargs)  # the page keeps the data of the form and sends it with its own
            if not form.is_valid():
                raise PermissionDenied
            signing.sign(task_state.workflow_state.content_object, user=user, **form.signature)
            task_state.workflow_state.refresh_from_db()  # it remembers the version before the name was under it
            kwargs = {"comment": form.cleaned_data["comment"]}
        super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls):
        return _("Osoby z wybranych grup podpisują tekst imieniem, nazwiskiem i tytułem")
