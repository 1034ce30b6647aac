"""Searching the site: accents and endings do not matter, on both databases alike."""

import pytest
from wagtail.models import Locale

from courses.models import LessonPage, LessonQuestion
from home.models import TextPage
from home.searching import finding
from tests import factories

pytestmark = pytest.mark.django_db

STEPS = [
    ("Rozpoznaj", "Zatrzymanie krążenia: osoba nie reaguje i nie oddycha. Rozpocznij resuscytację."),
    ("Unieruchom", "Złamaniem zajmij się spokojnie. Nie nastawiaj kości. Krwi nie wolno dotykać bez rękawiczek."),
]


def steps(pairs):
    return [
        {"type": "step", "value": {"title": title, "content": [{"type": "text", "value": f"<p>{text}</p>"}]}}
        for title, text in pairs
    ]


def make_lesson(course, title, pairs, slug, language="pl"):
    lesson = LessonPage(title=title, slug=slug, summary="Krótko.", is_medical=False)
    lesson.locale = Locale.objects.get(language_code=language)
    lesson.check_questions = [LessonQuestion(question=factories.make_question(), sort_order=1)]
    lesson.body = LessonPage._meta.get_field("body").stream_block.to_python(steps(pairs))
    return course.add_child(instance=lesson)


@pytest.fixture
def lesson(course):
    return make_lesson(course, "Pierwsze minuty", STEPS, "pierwsze-minuty")


def found(text, language="pl"):
    return finding.find(text, locale=Locale.objects.get(language_code=language)).results


@pytest.mark.parametrize(
    "query",
    [
        "krążenie", "krazenie", "KRĄŻENIE", "krążenia", "złamanie", "zlamanie", "złamaniu", "resuscytacje", "resuscytacja",
        "resus", "krew", "zatrzymanie krazenia", "krazenie zlamanie",
    ],
)  # fmt: skip
def test_a_word_is_found_in_any_form_and_without_accents(lesson, query):
    assert "Pierwsze minuty" in [result.title for result in found(query)]


@pytest.mark.parametrize("query", ["wątroba", "zlamas", "ran", "xyz"])
def test_what_is_not_there_is_not_found(lesson, query):
    assert found(query) == []


@pytest.mark.parametrize("query", ["серця", "серце", "реанімація", "дихання", "руці"])
def test_ukrainian_words_are_found_in_any_form(lesson, query):
    home = factories.home_page("uk")
    text = "<p>Серце зупинилося. Почни реанімацію, якщо людина не дихає. Рука на грудях.</p>"
    home.add_child(instance=TextPage(title="Допомога", slug="dopomoha", body=text, locale=home.locale))
    assert [result.title for result in found(query, "uk")] == ["Допомога"]


def test_a_result_leads_to_the_step_and_shows_the_sentence_with_the_hit_marked(lesson):
    (result,) = found("zlamanie")
    assert result.url.endswith("/uratuj-serce/pierwsze-minuty/2/")
    assert [(piece.text, piece.hit) for piece in result.excerpt] == [
        ("Złamaniem", True),
        (" zajmij się spokojnie.", False),
    ]
    assert result.course == "Uratuj serce"
    assert result.kind == "lekcja"


def test_a_word_in_the_title_comes_first(lesson, course):
    make_lesson(course, "Złamania", [("Ruch", "Nie ruszaj.")], "zlamania")
    assert [result.title for result in found("złamanie")] == ["Złamania", "Pierwsze minuty"]


def test_pages_with_some_of_the_words_are_better_than_nothing(lesson):
    answer = finding.find("złamanie żeber", locale=lesson.locale)
    assert ([result.title for result in answer.results], answer.all_words) == (["Pierwsze minuty"], False)


def test_drafts_and_what_was_unpublished_are_not_found(lesson):
    lesson.unpublish()
    assert found("złamanie") == []
    lesson.save_revision().publish()
    assert len(found("złamanie")) == 1


def test_a_changed_text_is_found_by_its_new_words_alone(lesson):
    lesson.body = LessonPage._meta.get_field("body").stream_block.to_python(steps([("Opatrz", "Oparzenie chłodź.")]))
    lesson.save_revision().publish()
    assert (len(found("oparzenia")), found("złamanie")) == (1, [])


def test_a_deleted_page_is_not_found(lesson):
    lesson.delete()
    assert found("złamanie") == []


def test_only_pages_of_the_language_are_found(lesson):
    assert found("złamanie", "en") == []


def test_courses_areas_and_text_pages_are_found(course):
    home = factories.home_page()
    home.add_child(instance=TextPage(title="O serwisie", slug="o", body="<p>Kto to prowadzi.</p>"))
    kinds = [result.kind for query in ("AED", "wypadku", "prowadzić") for result in found(query)]
    assert kinds == ["kurs", "obszar programu", "strona tekstowa"]


def test_however_much_is_found_the_database_is_asked_as_often(lesson, course, django_assert_num_queries):
    locale = lesson.locale
    finding.find("złamanie", locale=locale)
    with django_assert_num_queries(6):
        finding.find("złamanie", locale=locale)
    for number in range(3):
        make_lesson(course, f"Lekcja o ranach {number}", STEPS, f"rany-{number}")
    with django_assert_num_queries(6):
        assert len(finding.find("złamanie", locale=locale).results) == 4


@pytest.mark.parametrize(
    "query", ["", "   ", "\0", "'\"%_*:&|!()<>-", "💥", "a" * 5000, "OR AND NOT", "zł* OR x=y; --"]
)
def test_an_empty_a_long_or_a_hostile_query_finds_nothing_and_does_no_harm(lesson, query):
    assert found(query) == []


def test_the_page_shows_what_was_found_and_marks_the_hit(client, lesson):
    page = client.get("/pl/search/", {"q": "zlamanie"}).content.decode()
    assert "<mark>Złamaniem</mark>" in page
    assert 'href="/pl/ratuj/uratuj-serce/pierwsze-minuty/2/"' in page
    assert "Uratuj serce" in page


def test_nothing_that_was_typed_becomes_part_of_the_page(client, lesson):
    page = client.get("/pl/search/", {"q": "<script>alert(1)</script> złamanie\0"}).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
@pytest.mark.parametrize("query", ["", "a" * 5000, "\0\0", "serce", "%%%", "nic takiego tu nie ma"])
def test_every_query_is_answered_in_every_language(client, lesson, language, query):
    assert client.get(f"/{language}/search/", {"q": query, "page": "x"}).status_code == 200


def test_a_long_query_is_cut_and_the_page_says_so(client, lesson):
    page = client.get("/pl/search/", {"q": "złamanie " + "bardzo " * 50}).content.decode()
    assert "Szukamy jego pierwszych 100 znaków" in page


def test_a_search_writes_nothing_down(client, ala, lesson, caplog):
    client.force_login(ala)
    client.get("/pl/search/", {"q": "złamanie"})
    with caplog.at_level("DEBUG"):
        client.get("/pl/search/", {"q": "tajemnica"})
    assert "tajemnica" not in "".join(record.getMessage() for record in caplog.records)
    assert "tajemnica" not in str(dict(client.session))


def test_ten_results_stand_on_a_page(client, lesson, course):
    for number in range(12):
        make_lesson(course, f"O ranach {number}", STEPS, f"rany-{number}")
    first = client.get("/pl/search/", {"q": "złamanie"}).content.decode()
    assert (first.count('class="result card"'), 'href="?q=z%C5%82amanie&amp;page=2"' in first) == (10, True)
    assert client.get("/pl/search/", {"q": "złamanie", "page": 2}).content.decode().count('class="result card"') == 3


def test_the_search_is_read_only(client, db):
    assert client.post("/pl/search/", {"q": "x"}).status_code == 405


def test_the_catalogue_finds_courses_without_accents_and_leads_to_the_search(client, course):
    factories.make_catalogue()
    page = client.get("/pl/kursy/", {"q": "serca"}).content.decode()
    assert "Uratuj serce" in page
    assert 'href="/pl/search/?q=serca"' in page
    assert "Żaden kurs nie pasuje" in client.get("/pl/kursy/", {"q": "watroba"}).content.decode()
