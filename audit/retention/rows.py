"""Letting go of rows in parts."""

from django.db.models import QuerySet

AT_ONCE = 500


def some(found: QuerySet) -> list[int]:
    """Return the keys of the next part, the oldest rows first. What another worker holds is left to it."""
    return list(locked(found).order_by("pk").values_list("pk", flat=True)[:AT_ONCE])


def locked(found: QuerySet) -> QuerySet:
    """Hold these rows till the part is done, so that two beats at once count nothing twice."""
    return found.select_for_update(of=("self",), skip_locked=True)


def delete_some(found: QuerySet) -> int:
    """Delete the next part; return how many rows of it there were (not counting what goes with them)."""
    keys = some(found)
    found.model._default_manager.filter(pk__in=keys).delete()
    return len(keys)
