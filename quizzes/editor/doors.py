"""Who comes in where in the editor of the bank."""

from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from quizzes.models import Question


class ForTrainers(PermissionCheckedMixin):
    """Pages for who may change questions."""

    permission_policy = ModelPermissionPolicy(Question)
    permission_required = "change"


def may_regrade(user) -> bool:
    """Whether the person may apply a regrade; every trainer may look at what it would change."""
    return user.has_perm("quizzes.add_regrade")


def may_decide(user) -> bool:
    """Whether the person may say what becomes of a pass."""
    return user.has_perm("quizzes.change_regradechange")
