"""What the tests of schools do again and again, by the deeds of the product."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from certificates.models import Certificate
from courses import exams, lessons, progress
from courses.enrolment import enrol
from quizzes import attempts
from quizzes.kinds import KINDS
from schools import assigning, grouping, uploading
from schools.models import ClassGroup, ClassMembership
from tests.factories import PersonFactory

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Europe/Warsaw"))
TODAY = date(2026, 11, 23)
YEAR = "2026/2027"


def keep(school, data, *, by, school_year=YEAR):
    return uploading.keep(school=school, by=by, file_name="lista.csv", data=data, school_year=school_year, now=NOW)


def bring(school, data, *, by, school_year=YEAR):
    """Upload a roster and import it."""
    return uploading.confirm(upload=keep(school, data, by=by, school_year=school_year), by=by, now=NOW)


def upload_url(school):
    return reverse("schools:roster_upload", args=[school.uuid])


def upload_form(data, *, name="lista.csv", school_year=YEAR):
    return {"roster": SimpleUploadedFile(name, data), "school_year": school_year}


def join(school_class, first_name="Ola", last_name="Lis", **fields):
    pupil = PersonFactory(first_name=first_name, last_name=last_name, managed_by=school_class.school.name, **fields)
    ClassMembership.objects.create(school_class=school_class, pupil=pupil)
    return pupil


def assign(school_class, course, *, by=None, now=NOW, some=None, is_refresher=False, **conditions):
    return assigning.assign(
        course_key=course.translation_key,
        school_class=school_class,
        conditions=assigning.Conditions(**conditions),
        is_refresher=is_refresher,
        some=some and assigning.Some(**some),
        by=by or PersonFactory(),
        now=now,
    )


def make_group(school_class, *pupils, name="Klub ratownika"):
    group = ClassGroup(school_class=school_class, name=name)
    return grouping.save(group=group, pupils=pupils, by=PersonFactory(), now=NOW)


def learn(person, course, *, steps=None):
    """Do the first steps of the course, all of them unless told otherwise."""
    enrolment = enrol(person=person, course=course)
    for step in progress.step_pages(course)[:steps]:
        progress.complete_step(enrolment=enrolment, step=step, facts={"result_percent": 90, "pass_mark": 80})


def answer_check(person, course, *, right=True, lesson=0):
    """Answer the check question of a lesson; return the attempt."""
    page = progress.step_pages(course)[lesson]
    enrol(person=person, course=course)
    attempt = lessons.start_check(person=person, lesson=page, now=NOW)
    return answer(attempt, right=right)


def take_exam(person, course, *, wrong=()):
    """Do the lessons and hand in the exam with wrong answers at these places; return the attempt."""
    exam = progress.step_pages(course)[-1]
    learn(person, course, steps=-1)
    attempt = exams.start_exam(person=person, exam=exam, now=NOW)
    for place, asked in enumerate(attempt.paper.content["questions"]):
        save(attempt, asked, right=place not in wrong)
    return attempts.submit(attempt=attempt, now=NOW)


def answer(attempt, *, right=True):
    for asked in attempt.paper.content["questions"]:
        save(attempt, asked, right=right)
    return attempt


def save(attempt, asked, *, right, now=NOW):
    value = KINDS[asked["kind"]].example(asked, right=right)
    attempts.save_answer(attempt=attempt, ref=asked["ref"], value=value, now=now)


def finish(person, course) -> Certificate:
    learn(person, course)
    return Certificate.objects.get(holder=person, course_key=course.translation_key)
