"""What a learner finds on the desk: where to go on, what is due, what is fresh until when, and what is proved."""

from datetime import date

from wagtail.models import Locale

from certificates.models import Certificate
from courses import shelf
from home.desk.due import due_courses
from home.desk.freshness import freshness_of
from quizzes import mistakes


def learning(person, *, language: str, today: date) -> dict:
    """Return the learner's part of the desk. A constant number of queries, however many courses."""
    overviews = shelf.courses_of(person, language=language)
    certificates = list(Certificate.objects.held_by(person).standing())
    proved = {certificate.course_key: certificate.refresh_on for certificate in certificates}
    finished = [overview for overview in overviews if overview.completed]
    given = due_courses(person, overviews, language=language)
    fresh = [freshness_of(overview, today=today, proved=proved) for overview in finished]
    return {
        "going_on": [overview for overview in overviews if not overview.completed],
        "fresh": sorted(fresh, key=lambda one: one.until),
        "certificates": certificates,
        "due": [due for due in given if due.due_on or due.start_on or due.is_refresher],
        "reminded": [due for due in given if due.reminded],
        "to_repeat": mistakes.how_many(person, locale=Locale.get_active()),
    }
