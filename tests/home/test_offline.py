"""Lessons for a device without a network: one public address each, the same for everybody."""

import uuid

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils.translation import override
from PIL import Image
from wagtail.models import PageViewRestriction

from courses.enrolment import enrol
from courses.models import LessonPage, LessonQuestion
from tests.factories import ANSWERS, make_question

pytestmark = pytest.mark.django_db

COPY_QUERIES = 5


@pytest.fixture
def lesson(course):
    return LessonPage.objects.get(slug="lekcja-1")


def copy_of(lesson, language="pl"):
    with override(language):
        return reverse("offline:lesson", args=[lesson.translation_key])


def ask(lesson, *kinds):
    for place, kind in enumerate(kinds, start=2):
        question = make_question(kind, text=f"Pytanie {kind}")
        LessonQuestion.objects.create(lesson=lesson, question=question, sort_order=place)


def test_the_copy_has_the_steps_and_the_questions_with_their_answers(client, lesson):
    page = client.get(copy_of(lesson)).content.decode()
    assert "Środek klatki piersiowej." in page
    assert "Mocno i szybko." in page
    assert "Jakie jest tempo uciśnięć?" in page
    answer = page[page.index("<details") :]
    assert "100–120 na minutę" in answer


def test_it_says_honestly_that_nothing_counts(client, lesson):
    page = client.get(copy_of(lesson)).content.decode()
    assert "nie są zapisywane i nie liczą się do kursu" in page
    assert 'method="post"' not in page


def test_it_is_the_same_for_who_is_signed_in_and_sets_no_cookie(client, ala, course, lesson):
    stranger = client.get(copy_of(lesson))
    enrol(person=ala, course=course)
    client.force_login(ala)
    client.cookies.load({"sessionid": client.cookies["sessionid"].value})
    mine = client.get(copy_of(lesson))
    assert stranger.content == mine.content
    for page in (stranger, mine):
        assert not page.cookies
        assert "Cookie" not in page.headers.get("Vary", "")
        assert "public" in page.headers["Cache-Control"]


@pytest.mark.parametrize("kind", sorted(set(ANSWERS)))
def test_every_kind_of_question_can_be_in_a_copy(client, lesson, kind):
    ask(lesson, kind)
    page = client.get(copy_of(lesson)).content.decode()
    needs_the_server = kind in {"essay", "rhythm", "scenario"}
    assert (f"Pytanie {kind}" in page) is not needs_the_server
    assert ("wymaga internetu" in page) is needs_the_server


def test_a_question_in_the_middle_of_a_step_is_asked_once_and_at_the_end(client, lesson):
    question = make_question(text="Gdzie uciskasz?")
    step = {"title": "Krok", "content": [{"type": "question", "value": question.pk}]}
    lesson.body = lesson.body.stream_block.to_python([{"type": "step", "value": step}])
    lesson.save()
    page = client.get(copy_of(lesson)).content.decode()
    assert page.count("Gdzie uciskasz?") == 1
    assert page.index("Poćwicz") < page.index("Gdzie uciskasz?")


def test_a_draft_and_a_lesson_for_some_people_only_are_not_found(client, lesson):
    restriction = PageViewRestriction.objects.create(page=lesson, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.create(name="wybrani"))
    assert client.get(copy_of(lesson)).status_code == 404
    restriction.delete()
    assert client.get(copy_of(lesson)).status_code == 200
    lesson.unpublish()
    assert client.get(copy_of(lesson)).status_code == 404


def test_a_lesson_that_is_not_there_is_not_found(client, lesson):
    assert client.get(reverse("offline:lesson", args=[uuid.uuid4()])).status_code == 404
    assert client.get(copy_of(lesson, "uk")).status_code == 404  # not translated


def test_the_copy_asks_a_constant_number_of_times(client, lesson, django_assert_num_queries):
    client.get(copy_of(lesson))
    for kinds in ((), ("single", "order")):
        ask(lesson, *kinds)
        with django_assert_num_queries(COPY_QUERIES):
            client.get(copy_of(lesson))


def test_a_lesson_offers_to_be_saved(client, lesson):
    page = client.get(f"{lesson.url}all/").content.decode()
    assert f'data-copy="{copy_of(lesson)}"' in page


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_the_list_of_saved_lessons_knows_nobody(client, language):
    with override(language):
        page = client.get(reverse("offline:saved"))
    assert page.status_code == 200
    assert not page.cookies
    assert "Cookie" not in page.headers.get("Vary", "")


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_the_app_can_be_installed_in_each_language(client, language):
    with override(language):
        answer = client.get(reverse("manifest"))
    assert answer.headers["Content-Type"] == "application/manifest+json"
    found = answer.json()
    assert found["lang"] == language
    assert found["start_url"] == f"/{language}/"
    assert found["display"] == "standalone"
    assert {shortcut["url"] for shortcut in found["shortcuts"]} >= {f"/{language}/teraz/", f"/{language}/me/"}
    assert {icon["purpose"] for icon in found["icons"]} == {"any", "maskable"}


def test_every_page_names_the_app(client, lesson):
    for address in (lesson.url, reverse("emergency:start")):
        assert f'<link rel="manifest" href="{reverse("manifest")}">' in client.get(address).content.decode()


def test_the_icons_are_as_large_as_they_say_and_the_maskable_ones_keep_the_edge_free(client, settings):
    """What a phone may cut off (all but the inner circle of four fifths) is plain background."""
    folder = settings.SITE_FOLDER / "assets" / "img" / "app"
    for icon in client.get(reverse("manifest")).json()["icons"]:
        if icon["type"] == "image/svg+xml":
            continue
        picture = Image.open(folder / icon["src"].rsplit("/", 1)[1]).convert("RGB")
        assert icon["sizes"] == f"{picture.width}x{picture.height}"
        if icon["purpose"] == "maskable":
            middle, safe = picture.width / 2, picture.width * 0.4
            outside = {
                picture.getpixel((x, y))
                for x in range(picture.width)
                for y in range(picture.height)
                if (x - middle) ** 2 + (y - middle) ** 2 > safe**2
            }
            assert outside == {(251, 250, 246)}
