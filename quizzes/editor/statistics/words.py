"""How figures are written on the pages and in the files."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from quizzes.exchange.sheets import Cell

NOTHING = "–"


def number(value: float, places: int = 0) -> str:
    """Django's number_format cuts; people expect rounding."""
    return number_format(round(value, places), places, force_grouping=True)


def count(value: int) -> str:
    return number(value)


def share(value: float | None) -> str:
    """0.756 → 75,6%"""
    return NOTHING if value is None else f"{number(100 * value, 1)}%"


def percent(value: float | None) -> str:
    return NOTHING if value is None else f"{number(value, 1)}%"


def index(value: float | None) -> str:
    """A figure between -1 and 1."""
    return NOTHING if value is None else number(value, 2)


def time(value: float | None) -> str:
    return NOTHING if value is None else _("%(seconds)s s") % {"seconds": number(value)}


def or_too_few(written: str, enough: bool) -> str:
    return written if enough else _("za mało")


def cell(value: float | None, enough: bool) -> Cell:
    """A figure in a file: a number where there is one."""
    if not enough:
        return _("za mało")
    return None if value is None else round(value, 4)


def yes_or_no(value: bool | None) -> str:
    return NOTHING if value is None else _("tak") if value else _("nie")
