"""Regrades in the editor: from a question to the dry run, to the deed, to what was done."""

from django.contrib.auth.models import Permission
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from quizzes.editor.regrading import log, views
from quizzes.models import Question

PLACE = 40  # in the menu of a question in the bank: after its statistics


@hooks.register("register_admin_urls")
def regrading_urls():
    root = "quizzes/regrades/"
    return [
        path(root, log.Regrades.as_view(), name="quiz_regrades"),
        path(f"{root}<uuid:key>/", log.OneRegrade.as_view(), name="quiz_regrade"),
        path(f"{root}question/<uuid:ref>/", views.RegradeQuestion.as_view(), name="quiz_regrade_question"),
    ]


@hooks.register("register_snippet_listing_buttons")
def beside_the_question(snippet, user, next_url=None):
    """In the bank, each question leads to its regrade."""
    if isinstance(snippet, Question) and user.has_perm("quizzes.change_question"):
        url = reverse("quiz_regrade_question", args=[snippet.translation_key])
        yield Button(_("Oceń ponownie"), url, icon_name="rotate", priority=PLACE)


@hooks.register("register_log_actions")
def register_deeds(actions):
    actions.register_action("quizzes.regrade", _("Ponowna ocena"), _("Zlecono ponowną ocenę"))
    actions.register_action("quizzes.decide", _("Decyzja o zaliczeniu"), _("Zdecydowano o zaliczeniu"))


@hooks.register("register_permissions")
def register_rights():
    """Shown among the rights of a group."""
    return Permission.objects.filter(
        content_type__app_label="quizzes", codename__in=["add_regrade", "change_regradechange"]
    )
