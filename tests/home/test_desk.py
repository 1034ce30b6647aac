"""My desk: what a learner goes on with, what is due, what is fresh, what is proved."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from courses import progress
from courses.enrolment import enrol
from schools.models import Assignment, ClassMembership
from tests.factories import make_catalogue, make_class, make_course, make_school

pytestmark = pytest.mark.django_db

DESK_QUERIES = 20


def desk_of(client, person):
    client.force_login(person)
    return client.get(reverse("home:desk")).content.decode()


def finish(person, course, *, ago=timedelta(0)):
    """Let the person finish the course some time ago."""
    enrolment = enrol(person=person, course=course)
    for page in progress.step_pages(course):
        progress.complete_step(enrolment=enrolment, step=page)
    enrolment.completion.completed_at -= ago
    enrolment.completion.save()
    person.certificates.update(
        refresh_on=timezone.localdate() - ago + timedelta(days=365),
        valid_until=timezone.localdate() - ago + timedelta(days=730),
    )


def test_a_visitor_is_sent_to_sign_in(client):
    assert reverse("account_login") in client.get(reverse("home:desk")).url


def test_an_empty_desk_leads_to_the_courses(client, ala):
    catalogue = make_catalogue()
    page = desk_of(client, ala)
    assert "Nie masz jeszcze kursów" in page
    assert catalogue.url in page


def test_the_first_action_on_the_desk_is_to_go_on(client, ala, course):
    enrolment = enrol(person=ala, course=course)
    assert "Zacznij: Lekcja 1" in first_action(desk_of(client, ala))
    first, second, *_rest = progress.step_pages(course)
    progress.complete_step(enrolment=enrolment, step=first)
    action = first_action(desk_of(client, ala))
    assert "Kontynuuj: Lekcja 2" in action
    assert f'href="{second.get_url()}"' in action


def first_action(page: str) -> str:
    """Return the first link or button of the page's main part."""
    main = page[page.index("<main") :]
    found = main[main.index("<a ") :]
    return found[: found.index("</a>")]


def test_a_due_date_of_the_class_is_on_the_desk(client, ala, basia, course):
    school_class = make_class(make_school(lead=basia))
    ClassMembership.objects.create(school_class=school_class, pupil=ala)
    Assignment.objects.create(
        school_class=school_class, course_key=course.translation_key, due_on=timezone.localdate().replace(year=2030)
    )
    enrol(person=ala, course=course)
    assert "2030" in desk_of(client, ala)


def test_a_finished_course_says_until_when_it_is_fresh(client, ala, course):
    finish(ala, course)
    page = desk_of(client, ala)
    assert "Twoja wiedza świeża do" in page
    assert "jeszcze 12 miesięcy" in page
    assert "Powtórz kurs" not in page


def test_knowledge_that_fades_asks_for_a_repeat(client, ala, course):
    finish(ala, course, ago=timedelta(days=345))
    page = desk_of(client, ala)
    assert "czas odświeżyć" in page
    assert "Powtórz kurs" in page
    finish(ala, course, ago=timedelta(days=40))  # 385 days in sum
    assert "do odświeżenia" in desk_of(client, ala)


def test_the_desk_asks_a_constant_number_of_times(client, ala, django_assert_num_queries):
    client.force_login(ala)
    make_catalogue()
    for count in (1, 3):
        while ala.enrolments.count() < 2 * count:
            finish(ala, make_course(slug=f"dawny-{ala.enrolments.count()}"))
            enrol(person=ala, course=make_course(slug=f"kurs-{ala.enrolments.count()}"))
        client.get(reverse("home:desk"))
        with django_assert_num_queries(DESK_QUERIES):
            client.get(reverse("home:desk"))


def test_nothing_of_another_person_is_on_the_desk(client, ala, cezary, course):
    finish(ala, course)
    page = desk_of(client, cezary)
    assert course.title not in page
    assert "Nie masz jeszcze kursów" in page


def test_switching_the_language_keeps_the_page(client, course):
    page = client.get(course.url).content.decode()
    assert 'hreflang="en"' in page
    assert 'href="/en/"' in page
