"""Who comes in where in the editor of courses."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from wagtail.permissions import page_permission_policy


def page_to_add_to(model, pk, user):
    """Return the page below which the person may write; refuse everybody else."""
    page = get_object_or_404(model, pk=pk)
    if not may_add_to(page, user):
        raise PermissionDenied
    return page


def may_add_to(page, user) -> bool:
    return page.permissions_for_user(user).can_add_subpage()


def may_edit_pages(user) -> bool:
    """Whether the person writes, reviews or publishes pages at all."""
    return user.is_active and page_permission_policy.user_has_any_permission(user, ["add", "change", "publish"])
