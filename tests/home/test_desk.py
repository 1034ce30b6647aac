"""My desk."""

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.enrolment import enrol
from schools.models import Assignment, ClassMembership
from tests.factories import make_catalogue, make_class, make_course, make_school

pytestmark = pytest.mark.django_db


def test_a_visitor_is_sent_to_sign_in(client):
    assert reverse("account_login") in client.get(reverse("home:desk")).url


def test_an_empty_desk_leads_to_the_courses(client, ala):
    catalogue = make_catalogue()
    client.force_login(ala)
    page = client.get(reverse("home:desk")).content.decode()
    assert "Nie masz jeszcze kursów" in page
    assert catalogue.url in page


def test_the_first_thing_on_the_desk_is_to_go_on(client, ala, course):
    enrol(person=ala, course=course)
    client.force_login(ala)
    page = client.get(reverse("home:desk")).content.decode()
    assert "Zacznij" in page
    assert "Lekcja 1" in page


def test_a_due_date_of_the_class_is_on_the_desk(client, ala, basia, course):
    school_class = make_class(make_school(lead=basia))
    ClassMembership.objects.create(school_class=school_class, pupil=ala)
    Assignment.objects.create(
        school_class=school_class, course_key=course.translation_key, due_on=timezone.localdate().replace(year=2030)
    )
    enrol(person=ala, course=course)
    client.force_login(ala)
    assert "2030" in client.get(reverse("home:desk")).content.decode()


def test_the_desk_asks_a_constant_number_of_times(client, ala, django_assert_num_queries):
    client.force_login(ala)
    make_catalogue()
    for count in (1, 3):
        while ala.enrolments.count() < count:
            enrol(person=ala, course=make_course(slug=f"kurs-{ala.enrolments.count()}"))
        client.get(reverse("home:desk"))
        with django_assert_num_queries(DESK_QUERIES):
            client.get(reverse("home:desk"))


DESK_QUERIES = 18


def test_switching_the_language_keeps_the_page(client, course):
    page = client.get(course.url).content.decode()
    assert 'hreflang="en"' in page
    assert 'href="/en/"' in page
