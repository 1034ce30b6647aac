"""People who have finished something."""

import pytest

from courses.enrolment import enrol
from courses.models import Completion
from courses.progress import complete_step, facts_of, step_pages
from tests.factories import PersonFactory, make_course


def finish(person, course):
    """Take the person through the whole course; return the certificate."""
    enrolment = enrol(person=person, course=course)
    for step in step_pages(course):
        complete_step(enrolment=enrolment, step=step, facts={"result_percent": 90, "pass_mark": 80})
    return enrolment.completion.certificates.get()


def finish_while_certificates_are_broken(person, course, **values):
    """Return a completion that nobody has proved yet."""
    values = {"language": "pl", "facts": facts_of(course) | {"result_percent": 90, "pass_mark": 80}} | values
    return Completion.objects.create(enrolment=enrol(person=person, course=course), **values)


@pytest.fixture
def certificate(ala, course):
    return finish(ala, course)


@pytest.fixture
def completion(ala, course):
    return finish_while_certificates_are_broken(ala, course)


@pytest.fixture
def pupil(db):
    return PersonFactory(
        username="jan", first_name="Jan", last_name="Kowalski-Łęcki", managed_by="Szkoła Podstawowa nr 1"
    )


@pytest.fixture
def pupils_certificate(pupil, course):
    return finish(pupil, course)


@pytest.fixture
def other_courses(course):
    area = course.get_parent().specific
    return [make_course(area=area, slug=f"kurs-{number}", lessons=1, exam_questions=0) for number in range(2)]
