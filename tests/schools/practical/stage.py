"""A course with a skill at the manikin, and a meeting of a class."""

from datetime import timedelta

from courses.models import PracticalPage
from schools.models import Session, SignOff
from schools.practical.signing_off import sign_off
from tests.schools import deeds


def make_skill(course, **fields):
    """Put a practical step at the end of the course."""
    values = {
        "title": "Uciskanie na manekinie",
        "slug": "manekin",
        "summary": "Pokaż, jak uciskasz.",
        "checklist": "Sprawdza oddech\nWzywa pomoc\nUciska środek klatki",
        "is_medical": False,
    } | fields
    return course.add_child(instance=PracticalPage(**values))


def make_session(school_class, **fields):
    begins = deeds.NOW + timedelta(days=7)
    values = {
        "title": "Manekin",
        "place": "sala 12",
        "starts_at": begins,
        "ends_at": begins + timedelta(hours=1),
    } | fields
    return Session.objects.create(school_class=school_class, **values)


def signed_off(school_class, skill, pupil, *, by, result="passed"):
    sign_off(
        school_class=school_class,
        page=skill,
        results={pupil: result},
        on=deeds.TODAY,
        place="sala 12",
        by=by,
        now=deeds.NOW,
    )
    return SignOff.objects.filter(pupil=pupil, step=skill.translation_key).first()
