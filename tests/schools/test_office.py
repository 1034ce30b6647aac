"""The register of certificates: on the page and as a file, for the office alone."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from certificates.models import Certificate
from schools.certificate_register import Standing, pupils_lines, staff_lines
from schools.years import school_year_of
from tests.factories import make_class, make_course
from tests.schools import deeds

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
THIS_YEAR = school_year_of(TODAY)


@pytest.fixture
def school_class(school, course):
    made = make_class(school, name="7c", school_year=THIS_YEAR)
    deeds.assign(made, course)
    return made


def test_certificates_stand_class_by_class_and_say_how_long_they_hold(school, school_class, course):
    ola, jan = deeds.join(school_class, "Ola", "Żak"), deeds.join(school_class, "Jan", "Ćma")
    certificate = deeds.finish(ola, course)
    Certificate.objects.filter(pk=deeds.finish(jan, course).pk).update(valid_until=TODAY - timedelta(days=1))
    found = pupils_lines(school, school_year=THIS_YEAR, today=TODAY)
    assert [(line.person.last_name, line.where, line.standing) for line in found] == [
        ("Ćma", "7c", Standing.EXPIRED),
        ("Żak", "7c", Standing.VALID),
    ]
    assert found[1].certificate == certificate


def test_what_a_pupil_proved_beside_the_class_is_not_in_it(school, school_class):
    pupil = deeds.join(school_class)
    deeds.finish(pupil, make_course(slug="inny", code="K9"))
    assert pupils_lines(school, school_year=THIS_YEAR, today=TODAY) == []


def test_staff_without_a_certificate_and_with_one_that_ends_come_first(school, basia, halina, course):
    certificate = deeds.finish(halina, course)
    found = staff_lines(school, today=TODAY)
    assert [(line.person, line.standing) for line in found] == [(basia, Standing.NONE), (halina, Standing.VALID)]
    Certificate.objects.filter(pk=certificate.pk).update(valid_until=TODAY + timedelta(days=30))
    assert staff_lines(school, today=TODAY)[1].standing == Standing.ENDING


def test_the_secretary_downloads_the_register(as_, halina, school, school_class, course):
    certificate = deeds.finish(deeds.join(school_class, "Ola", "=1+1"), course)
    page = as_(halina).get(reverse("schools:office", args=[school.uuid])).content.decode()
    assert certificate.number in page
    assert reverse("schools:class_papers", args=[school_class.uuid]) in page
    answer = as_(halina).get(reverse("schools:office_file", args=[school.uuid, "certificates", "csv"]))
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[1][:5] == ["7c", "'=1+1", "Ola", certificate.facts["course_title"], certificate.number]
    answer = as_(halina).get(reverse("schools:office_file", args=[school.uuid, "certificates", "xlsx"]))
    sheet = load_workbook(io.BytesIO(answer.content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert certificate.number in [cell.value for cell in cells]
    numbers = as_(halina).get(reverse("schools:office_file", args=[school.uuid, "numbers", "csv"])).content.decode()
    assert '"7c";"1";"1"' in numbers
    assert as_(halina).get(reverse("schools:office_file", args=[school.uuid, "secrets", "csv"])).status_code == 404


def test_the_register_costs_the_same_for_any_number_of_certificates(
    school, school_class, course, django_assert_num_queries
):
    for number in range(3):
        deeds.finish(deeds.join(school_class, last_name=f"Kot{number}"), course)
        with django_assert_num_queries(3):
            pupils_lines(school, school_year=THIS_YEAR, today=TODAY)
