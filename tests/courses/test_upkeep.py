"""What has to be looked after, as reports, as a list of lessons, and on the editor's first page."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import Locale

from accounts.roles import Role
from courses.models import CoursePage, LessonPage, LessonQuestion
from courses.upkeep import editions, reviews, translations
from quizzes.models import Attempt
from quizzes.statistics.hardest import hardest
from tests.factories import make_course, make_question
from tests.quizzes.editors import come_as, sign_in, strangers
from tests.quizzes.taking import take_all
from tests.schools.practical.stage import make_skill

pytestmark = pytest.mark.django_db
REPORTS = ["report_reviews", "report_translations", "report_editions", "report_hardest"]


@pytest.fixture
def course(db):
    return make_course(medical=True, guideline_edition="ERC 2025")


@pytest.fixture
def first(course):
    return LessonPage.objects.child_of(course).first()


def signed(lesson, review_by):
    LessonPage.objects.filter(pk=lesson.pk).update(
        reviewed_by="Ewa Świątek, lek.", reviewed_on=review_by - timedelta(days=365), review_by=review_by
    )


def page(client, name, **query):
    return client.get(reverse(name), query).content.decode()


def test_reviews_come_by_how_urgent_they_are(course, first, today):
    second = LessonPage.objects.child_of(course).last()
    signed(first, today - timedelta(days=1))
    signed(second, today + timedelta(days=30))
    found = reviews.of_medical_pages(today=today)
    assert [(one.page.title, one.state) for one in found] == [
        ("Lekcja 1", "over"),
        ("Test końcowy", "unsigned"),
        ("Lekcja 2", "soon"),
    ]
    signed(second, today + timedelta(days=61))
    assert reviews.of_medical_pages(today=today)[-1].state == "good"


def test_the_board_says_what_is_missing_a_draft_or_older_than_its_source(course, first):
    english = Locale.objects.get(language_code="en")
    course.get_parent().copy_for_translation(english, copy_parents=True)
    course.copy_for_translation(english)

    def state(title, language):
        line = next(line for line in translations.board() if line.page.title == title)
        return next(place.state for place in line.places if place.language == language)

    assert (state("Uratuj serce", "en"), state("Uratuj serce", "uk"), state("Lekcja 1", "en")) == (
        "draft",
        "missing",
        "missing",
    )
    CoursePage.objects.get(locale=english).get_latest_revision().publish()
    assert state("Uratuj serce", "en") == "live"
    course.save_revision().publish()
    assert state("Uratuj serce", "en") == "old"


def test_everything_that_quotes_an_edition_is_on_one_list(course, first):
    first.guideline_edition = "ERC 2025"
    LessonPage.objects.filter(pk=first.pk).update(guideline_edition="ERC 2025")
    make_question(text="Nowe?", guideline_edition="ERC 2030")
    make_question(text="Stare?", guideline_edition="ERC 2025", is_archived=True)
    assert [(one.edition, str(one.thing)) for one in editions.quoting()] == [
        ("ERC 2025", "Uratuj serce"),
        ("ERC 2025", "Lekcja 1"),
        ("ERC 2030", "Nowe?"),
    ]


def test_skills_are_on_the_list_and_on_the_board_and_say_that_their_review_is_over(client, course, first, today):
    make_skill(course, guideline_edition="ERC 2025")
    signed(first, today - timedelta(days=1))
    LessonPage.objects.filter(pk=first.pk).update(guideline_edition="ERC 2025")
    assert "Uciskanie na manekinie" in [str(one.thing) for one in editions.quoting()]
    assert "Uciskanie na manekinie" in [line.page.title for line in translations.board()]
    sign_in(client, Role.TRAINER)
    assert "po terminie" in page(client, "report_editions")


def test_a_lesson_whose_review_is_over_says_so_to_who_reads_it(client, first, today):
    signed(first, today)
    assert "straciła ważność" not in client.get(first.card_url(1)).content.decode()
    signed(first, today - timedelta(days=1))
    assert "Recenzja straciła ważność" in client.get(first.card_url(1)).content.decode()


def test_the_hardest_questions_need_enough_answers(course):
    easy, hard, rare = (make_question(text=text) for text in ("Łatwe?", "Trudne?", "Rzadkie?"))
    take_all([easy, hard], [[1, 0]] * 9 + [[1, 1]], subject=uuid4())
    take_all([rare], [[0]], subject=uuid4())
    assert Attempt.objects.count() == 11
    assert [one.known.text for one in hardest(language="pl")] == ["Trudne?", "Łatwe?"]


def test_each_report_is_a_page_and_two_files(client, course, first, today):
    signed(first, today - timedelta(days=1))
    sign_in(client, Role.TRAINER)
    for name in REPORTS:
        assert client.get(reverse(name)).status_code == 200
        csv = client.get(reverse(name), {"file": "csv"})
        assert csv["Content-Type"].startswith("text/csv")
        assert load_workbook(BytesIO(client.get(reverse(name), {"file": "xlsx"}).content)).active.max_row >= 1
        assert client.get(reverse(name), {"file": "exe"}).status_code == 404
    assert "po terminie" in page(client, "report_reviews")
    assert "Lekcja 1" in page(client, "report_reviews", state="over")
    assert "Lekcja 2" not in page(client, "report_reviews", state="over")
    assert "Lekcja 1" in page(client, "report_translations", state="missing")
    assert "Lekcja 1" not in page(client, "report_translations", state="old")
    assert "Uratuj serce" not in page(client, "report_editions", edition="ERC 1999")
    assert "Lekcja 1" in client.get(reverse("report_reviews"), {"file": "csv"}).content.decode("utf-8-sig")


@pytest.mark.parametrize("who", strangers())
def test_strangers_see_no_report_no_list_and_no_guide(client, request, course, who):
    come_as(client, request, who)
    for name in [*REPORTS, "lessons:index", "first_lesson"]:
        for query in ({}, {"file": "csv"}):
            answer = client.get(reverse(name), query)
            assert answer.status_code in {302, 403}
            assert "Lekcja 1" not in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "queries"),
    [("report_reviews", 14), ("report_translations", 14), ("report_editions", 16), ("lessons:index", 45)],
)
def test_reports_and_the_list_ask_a_constant_number_of_times(client, course, name, queries):
    sign_in(client, Role.TRAINER)
    asked = []
    for number in range(3):
        make_course(slug=f"kurs-{number}", medical=True, guideline_edition="ERC 2025")
        client.get(reverse(name))
        with CaptureQueriesContext(
            connection,
        ) as seen:
            client.get(reverse(name))
        asked.append(len(seen))
    assert asked == [asked[0]] * 3
    assert asked[0] <= queries


def test_the_list_of_lessons_says_what_there_is_and_filters(client, course, first, today):
    LessonQuestion.objects.filter(lesson=first).delete()
    signed(first, today - timedelta(days=1))
    sign_in(client, Role.TRAINER)
    shown = page(client, "lessons:index")
    assert "po terminie" in shown
    assert "bez podpisu" in shown
    for query, seen in (
        ({"review": "over"}, ["Lekcja 1"]),
        ({"review": "unsigned"}, ["Lekcja 2"]),
        ({"review": "signed"}, []),
        ({"asks": "none"}, ["Lekcja 1"]),
        ({"asks": "some"}, ["Lekcja 2"]),
        ({"state": "live"}, ["Lekcja 1", "Lekcja 2"]),
        ({"state": "draft"}, []),
        ({"language": Locale.objects.get(language_code="en").pk}, []),
    ):
        listed = client.get(reverse("lessons:index"), query).context["object_list"]
        assert sorted(lesson.title for lesson in listed) == seen, query
    assert client.get(reverse("lessons:index"), {"export": "xlsx"}).status_code == 200


def test_the_first_page_says_what_waits_for_whom(client, course, first, today):
    cache.clear()
    signed(first, today - timedelta(days=1))
    trainer = sign_in(client, Role.TRAINER)
    draft = LessonPage(
        title="Mój szkic", slug="moj-szkic", summary="?", live=False, owner=trainer, has_unpublished_changes=True
    )
    course.add_child(instance=draft)
    draft.save_revision()
    desk = client.get(reverse("wagtailadmin_home")).content.decode()
    for words in ("Mój szkic", "Do przetłumaczenia", "Do ponownej recenzji", "podpis po terminie", "pierwsza lekcja"):
        assert words in desk
    sign_in(client, Role.REVIEWER)
    desk = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Mój szkic" not in desk
    assert "Do przetłumaczenia" not in desk
    assert "Do ponownej recenzji" in desk


def test_the_guide_opens_with_its_pictures(client):
    sign_in(client, Role.TRAINER)
    assert client.get(reverse("first_lesson")).status_code == 200
    assert reverse("first_lesson") in client.get(reverse("wagtailadmin_home")).content.decode()
