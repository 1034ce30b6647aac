"""Letting go of rows in parts."""

from django.db.models import QuerySet

AT_ONCE = 500


def some(found: QuerySet) -> list[int]:
    """Return the keys of the next part, the oldest rows first."""
    return list(found.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])


def delete_some(found: QuerySet) -> int:
    """Delete the next part; return how many rows of it there were (not counting what goes with them)."""
    keys = some(found)
    found.model._default_manager.filter(pk__in=keys).delete()
    return len(keys)
