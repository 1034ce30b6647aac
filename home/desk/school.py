"""What a school's lead or secretary does today: classes without a course, certificates to hand out, and those that will end."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from certificates.models import Certificate
from home.desk.classes import needing_a_look, run_by, with_courses
from schools import wishes
from schools.collation import class_key
from schools.models import School, SchoolClass
from schools.staff_certificates import ending_at

ENDING = timedelta(days=60)
MOST_SHOWN = 6


@dataclass(frozen=True)
class ClassCertificates:
    """How many certificates the pupils of a class hold, and how many of them end within two months."""

    school_class: SchoolClass
    valid: int
    ending: int


def leading(person, *, language: str, today: date) -> dict:
    """Return the office's part of the desk, for the classes of this school year."""
    classes = with_courses(run_by(person, today=today), language=language, today=today)
    certificates = certificates_of(classes, today=today)
    to_look_at = needing_a_look(classes)
    return {
        "class_count": len(classes),
        "pupil_count": sum(each.pupils for each in classes),
        "without_course": [each for each in classes if not each.courses],
        "to_look_at": to_look_at[:MOST_SHOWN],
        "more_to_look_at": max(0, len(to_look_at) - MOST_SHOWN),
        "to_hand_out": [each for each in certificates if each.valid],
        "ending": [each for each in certificates if each.ending],
        "staff_ending": ending_at(School.objects.run_by(person), today=today),
        "wishes": list(wishes.open_in(School.objects.led_by(person))[:MOST_SHOWN]),
    }


def certificates_of(classes, *, today: date) -> list[ClassCertificates]:
    """Count the certificates of each class. One query."""
    here = "holder__class_memberships__school_class"
    rows = (
        Certificate.objects.valid(today=today)
        .filter(**{f"{here}__in": [each.school_class.pk for each in classes]})
        .order_by()
        .values(here)
        .annotate(valid=Count("pk"), ending=Count("pk", filter=Q(valid_until__lte=today + ENDING)))
    )
    by_class = {each.school_class.pk: each.school_class for each in classes}
    found = [ClassCertificates(by_class[row[here]], row["valid"], row["ending"]) for row in rows]
    return sorted(found, key=lambda each: class_key(each.school_class.name))
