"""The terms of a certificate: when a new one may begin, and since when a skill must have been seen to be said in it.

A skill fades as knowledge does. So a certificate tells of practice of its own term: what was seen in a former one stays on
the former certificate.
"""

from datetime import date, timedelta

from django.utils.dateparse import parse_date

from certificates.models import REFRESHED_BEFORE, Certificate


def renewable_from(certificate: Certificate) -> date:
    """Return the first day on which a refresher begins a new term: never the day of the old one itself."""
    learnt_on = parse_date(certificate.facts["completed_on"])
    return max(certificate.refresh_on - REFRESHED_BEFORE, learnt_on + timedelta(days=1))


def new_term_from(certificate: Certificate, *, on: date) -> date:
    """Return since when a skill has to have been seen to be said in a term that begins on that day.

    Not before a new term could begin, and not longer ago than after which the refresher is recommended.
    """
    recent = on - (certificate.refresh_on - parse_date(certificate.facts["completed_on"]))
    return min(max(renewable_from(certificate), recent), on)


def practice_counts_from(certificate: Certificate, *, on: date) -> date:
    """Return since when a skill has to have been seen: for the new term when one may begin on that day, else for this one.

    In the first term of a course it counts whenever it was seen.
    """
    if on >= renewable_from(certificate):
        return new_term_from(certificate, on=on)
    return parse_date(certificate.facts.get("term_from", "")) or date.min
