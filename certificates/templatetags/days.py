"""Days in letters: their context is JSON, so a day comes as text."""

from django import template
from django.utils.dateparse import parse_date
from django.utils.formats import date_format

register = template.Library()


@register.filter
def in_words(day: str) -> str:
    """Return "2026-11-23" as people write it: 23 listopada 2026."""
    return date_format(parse_date(day), "j E Y")
