"""The school year."""

from datetime import date


def school_year_of(day: date) -> str:
    """Return the school year as schools write it, "2026/2027". In August schools already prepare the next one."""
    first = day.year if day.month >= 8 else day.year - 1
    return f"{first}/{first + 1}"


def last_ended(day: date) -> str:
    """Return the latest school year that was over on that day. A year ends on 31 August."""
    first = day.year - 1 if day.month >= 9 else day.year - 2
    return f"{first}/{first + 1}"


def end_of(school_year: str) -> date:
    return date(int(school_year[-4:]), 8, 31)


def years_to_choose(today: date) -> list[str]:
    """Return the years for which a school may bring a list: the former one (to add identifiers), this, and the next."""
    this = int(school_year_of(today)[:4])
    return [f"{first}/{first + 1}" for first in (this - 1, this, this + 1)]
