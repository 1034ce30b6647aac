"""Counting rows of many tables in one query."""

from collections.abc import Mapping
from typing import TypeVar

from django.db.models import Count, IntegerField, QuerySet, Value

Key = TypeVar("Key")


def counts(rows: Mapping[Key, QuerySet]) -> dict[Key, int]:
    """Return how many rows each has, those without any left out."""
    if not rows:
        return {}
    keys = list(rows)
    first, *others = (counted(rows[key], place) for place, key in enumerate(keys))
    return {keys[place]: count for place, count in first.union(*others, all=True) if count}


def counted(rows: QuerySet, place: int) -> QuerySet:
    told = rows.order_by().annotate(counted_table=Value(place, output_field=IntegerField())).values("counted_table")
    return told.annotate(counted_rows=Count("pk")).values_list("counted_table", "counted_rows")
