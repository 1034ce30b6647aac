"""Changing the language keeps the place: the same page, the same query, and what was done."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from courses import exams, progress
from courses.enrolment import enrol
from courses.models import CoursePage, LessonPage
from tests.factories import home_page, make_catalogue

pytestmark = pytest.mark.django_db

LINK = re.compile(r'class="languages__link" lang="(\w\w)"[^>]* href="([^"]+)"')


def links(page) -> dict[str, str]:
    """Return where the language links of a page lead, by language."""
    return {code: url.replace("&amp;", "&") for code, url in LINK.findall(page.content.decode())}


def translate(page, code="uk", **fields):
    """Publish the page in another language, and what is above it."""
    locale = Locale.objects.get(language_code=code)
    if not page.get_parent().has_translation(locale) and page.get_parent().depth > 2:
        translate(page.get_parent().specific, code)
    copy = page.copy_for_translation(locale, copy_parents=True)
    for name, value in fields.items():
        setattr(copy, name, value)
    copy.save_revision().publish()
    copy.refresh_from_db()
    return copy


def test_a_page_leads_to_itself_in_every_language(client, course):
    lesson = LessonPage.objects.get(slug="lekcja-1")
    translated = translate(lesson, slug="urok-1")
    found = links(client.get(lesson.url))
    assert found["uk"] == translated.url
    assert client.get(found["uk"]).status_code == 200
    assert links(client.get(translated.url))["pl"] == lesson.url


def test_a_page_that_is_not_translated_leads_to_the_nearest_one_above(client, course):
    translated = translate(course)
    lesson = LessonPage.objects.get(slug="lekcja-1")
    found = links(client.get(lesson.url))
    assert found["uk"] == translated.url
    assert found["en"] == "/en/"


def test_a_draft_translation_is_not_offered(client, course):
    draft = translate(course)
    draft.unpublish()
    assert links(client.get(course.url))["uk"] == draft.get_parent().url


def test_filters_stay(client):
    catalogue = make_catalogue()
    translated = translate(catalogue)
    found = links(client.get(catalogue.url, {"audience": "teacher", "q": "serce"}))
    assert found["uk"] == f"{translated.url}?audience=teacher&q=serce"


@pytest.mark.parametrize(
    "address",
    ["certificates:verify", "account_login", "account_signup", "emergency:start", "offline:saved", "accessibility"],
)
def test_a_view_keeps_its_address_and_its_query(client, address):
    here = reverse(address)
    found = links(client.get(here, {"next": "/pl/me/"}))
    for code in ("en", "uk"):
        assert found[code] == f"{here.replace('/pl/', f'/{code}/')}?next=%2Fpl%2Fme%2F"
        assert client.get(found[code]).status_code == 200


def test_a_form_that_was_sent_leads_to_the_page_on_which_it_stood(client):
    form = reverse("account_login")
    wrong = client.post(form, {"login": "x"}, headers={"referer": f"http://testserver{form}?next=/pl/me/"})
    assert links(wrong)["uk"] == "/uk/accounts/login/?next=/pl/me/"
    strange = client.post(form, {"login": "x"}, headers={"referer": "https://gdzie.example/pl/me/"})
    assert links(strange)["uk"] == "/uk/"


@pytest.mark.parametrize("address", ["home:desk", "home:journal", "certificates:mine", "reminders:preferences"])
def test_my_own_pages_keep_their_address(client, ala, address):
    client.force_login(ala)
    here = reverse(address)
    for code in ("pl", "en", "uk"):
        found = links(client.get(here.replace("/pl/", f"/{code}/")))
        assert found["uk"] == here.replace("/pl/", "/uk/")
        assert client.get(found["uk"]).status_code == 200


def test_what_is_done_in_one_language_is_done_in_the_other(client, ala, course):
    lesson = LessonPage.objects.get(slug="lekcja-1")
    translated = translate(lesson)
    progress.complete_step(enrolment=enrol(person=ala, course=course), step=lesson)
    other = CoursePage.objects.get(translation_key=course.translation_key, locale=translated.locale)
    assert progress.overview_for(ala, other).done == 1


def test_an_exam_that_is_going_on_goes_on_at_the_same_question(client, ala, course):
    enrolment = enrol(person=ala, course=course)
    *lessons, exam = progress.step_pages(course)
    for lesson in lessons:
        progress.complete_step(enrolment=enrolment, step=lesson)
    attempt = exams.start_exam(person=ala, exam=exam, now=timezone.now())
    client.force_login(ala)
    here = reverse("courses:question", args=[attempt.uuid, 2])
    found = links(client.get(here))
    assert found["uk"] == here.replace("/pl/", "/uk/")
    assert client.get(found["uk"]).status_code == 200


def test_a_page_that_is_not_found_is_not_found_in_the_reader_s_language(client):
    found = links(client.get("/pl/nie-ma/"))
    assert found["uk"] == "/uk/nie-ma/"
    assert client.get(found["uk"]).status_code == 404


def test_the_current_language_is_marked_once(client):
    home_page("uk")
    for code in ("pl", "en", "uk"):
        page = client.get(f"/{code}/").content.decode()
        marked = re.findall(r'class="languages__link" lang="(\w\w)"[^>]* aria-current="true"', page)
        assert set(marked) == {code}
