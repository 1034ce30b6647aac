"""The school year."""

from datetime import date


def school_year_of(day: date) -> str:
    """Return the school year as schools write it, "2026/2027". In August schools already prepare the next one."""
    first = day.year if day.month >= 8 else day.year - 1
    return f"{first}/{first + 1}"


def years_to_choose(today: date) -> list[str]:
    """Return this school year and the next: the lists that a school may bring."""
    this = school_year_of(today)
    first = int(this[:4]) + 1
    return [this, f"{first}/{first + 1}"]
