"""The plan of a lesson for who teaches it: every right answer, for nobody who learns, and no meaning in a colour."""

import subprocess

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale

from accounts.roles import Role, give_role
from courses.models import LessonPage, LessonQuestion
from courses.plans import asking, drawing, edition, keeping
from courses.summaries.content import words
from home.seeding.roles import plant_roles
from quizzes import papers
from quizzes.kinds import KINDS
from tests.courses.prints.stage import text_of, write
from tests.factories import ANSWERS, PersonFactory, make_class, make_question, make_school
from tests.schools import deeds
from tests.schools.conftest import make_teacher
from tests.schools.practical.stage import make_skill

pytestmark = pytest.mark.django_db

STEP = {
    "title": "Zadzwoń",
    "content": [
        {"type": "drawing", "value": {"name": "call-112", "caption": ""}},
        {"type": "key_point", "value": "Dzwoń od razu i włącz głośnik."},
        {"type": "instructions", "value": {"title": "Kolejno", "commands": ["Wybierz numer.", "Włącz głośnik."]}},
        {"type": "key_numbers", "value": {"numbers": [{"value": "10", "unit": "sekund", "note": "tyle trwa ocena"}]}},
        {"type": "warning", "value": "Nie rozłączaj się pierwszy."},
        {"type": "myth", "value": {"myth": "Ktoś już zadzwonił.", "fact": "Zadzwoń albo wskaż osobę."}},
    ],
}
PAPERS_QUERIES = 13
DRAWN: dict[str, bytes] = {}


@pytest.fixture
def taught(lesson):
    """A lesson with everything a plan tells: a step, a critical question, outcomes, a skill, sources, no review yet."""
    lesson.body = LessonPage._meta.get_field("body").stream_block.to_python([{"type": "step", "value": STEP}])
    lesson.to_remember = "Dzwonisz od razu."
    lesson.sources = "ERC 2025, BLS"
    lesson.minutes = 14
    lesson.save()
    LessonPage.objects.filter(pk=lesson.pk).update(is_medical=True)
    question = lesson.check_questions.get().question
    question.is_critical = True
    question.save()
    make_skill(lesson.get_parent().specific)
    return LessonPage.objects.get(pk=lesson.pk)


@pytest.fixture
def ewa():
    return make_teacher(make_class(make_school()), "Ewa")


def drawn(lesson) -> bytes:
    """Return the plan; equal lessons are drawn once for all tests."""
    context = edition.context_of(lesson)
    text = edition.text_of(context)
    if text not in DRAWN:
        DRAWN[text] = drawing.draw(context)
    return DRAWN[text]


def address(lesson) -> str:
    return reverse("courses:lesson_plan", args=[lesson.translation_key])


def test_it_tells_how_the_lesson_goes(taught):
    text = text_of(drawn(taught))
    for said in (
        "Scenariusz zajęć",
        "K1 Uratuj serce, część 1 z 2",
        "klasy 7–8, nauczyciele",
        "około 14 min na całą lekcję",
        "Rozpoznasz zatrzymanie krążenia",
        "Dzwonisz od razu.",
        "1. Zadzwoń",
        "Dzwoń od razu i włącz głośnik.",
        "2. Włącz głośnik.",
        "10 sekund: tyle trwa ocena",
        "Uwaga: Nie rozłączaj się pierwszy.",
        "Mit: Ktoś już zadzwonił. Fakt: Zadzwoń albo wskaż osobę.",
        "Na tablicy: Dzwoń pod 112 i włącz głośnik",
        "Uciskanie na manekinie (około 15 min)",
        "3. Uciska środek klatki",
        "Wytyczne: ERC 2025.",
        "ERC 2025, BLS",
        "Własne notatki",
    ):
        assert said in text


def test_no_step_has_minutes_that_nobody_wrote(taught):
    assert "Czas: min" in text_of(drawn(taught))


def test_the_right_answer_carries_a_word_and_the_wrong_one_its_reason(taught):
    """The text of a PDF has no colour: what it says is said without one."""
    text = text_of(drawn(taught))
    assert "Dobra odpowiedź: 100–120 na minutę" in text
    assert text.count("Dobra odpowiedź") == 1
    assert "60 na minutę Za wolno." in text
    assert "Krytyczne dla bezpieczeństwa." in text
    assert "Dlaczego: 100–120 na minutę, około 2 na sekundę." in text


def test_a_medical_text_says_that_it_awaits_review(taught):
    text = text_of(drawn(taught))
    assert text.count("oczekuje na recenzję medyczną") == 2
    assert "Rysunki czekają na recenzję medyczną." in text


def test_the_code_opens_the_board_also_without_colour(taught):
    page = pypdfium2.PdfDocument(drawn(taught))[0]
    grey = page.render(scale=150 / 72, grayscale=True).to_pil()
    assert zxingcpp.read_barcodes(grey)[0].text.endswith(f"{taught.url}?tablica")


def test_it_can_be_read_aloud_and_brings_its_letters(taught, tmp_path):
    file = tmp_path / "plan.pdf"
    file.write_bytes(drawn(taught))
    with pikepdf.open(file) as document:
        assert document.Root.MarkInfo.Marked
        assert document.Root.Lang == "pl"
        assert b"pdfuaid" in document.Root.Metadata.read_bytes()
    fonts = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert fonts and all(line.split()[-5] == "yes" for line in fonts)


@pytest.mark.parametrize("kind", list(ANSWERS))
def test_every_kind_of_question_has_its_right_answer_in_words(kind):
    asked = papers.ask(make_question(kind))
    question = asking.planned(1, asked)
    rights = [option.text for option in question.options if option.is_right] or question.lines
    assert rights == [words(line) for line in KINDS[kind].right_answer(asked)]
    assert kind == "essay" or rights
    assert kind not in {"single", "multiple", "truefalse", "picture", "hotspot"} or len(question.options) > len(rights)


def test_what_a_question_leaves_open_is_said_too():
    said = {kind: asking.planned(1, papers.ask(make_question(kind))).said for kind in ("gaps", "scenario")}
    assert said == {"gaps": "Uciśnij …… razy, potem …… oddechy.", "scenario": "Starszy pan osuwa się na podłogę."}


def test_a_step_says_which_question_to_ask_in_it(taught):
    taught.body = [("step", {"title": "Pytaj", "content": [("question", make_question(text="W kroku"))]})]
    assert [step.asked for step in edition.context_of(taught)["steps"]] == [[1]]


def test_a_long_lesson_flows_over_pages_that_say_what_they_belong_to(lesson):
    document = pypdfium2.PdfDocument(drawn(write(lesson, "pl", steps=14)))
    texts = [page.get_textpage().get_text_range() for page in document]
    assert len(texts) > 2
    for number, text in enumerate(texts, start=1):
        assert "Lekcja 1" in text and f"{number} / {len(texts)}" in text


def test_nothing_is_fetched_for_it(canary, taught):
    web, asked = canary
    taught.summary = f'<img src="{web}/x"><link rel="stylesheet" href="{web}/y">'
    drawn(taught)
    assert asked == []


def test_it_speaks_the_language_of_the_lesson(course, lesson):
    english = Locale.objects.get(language_code="en")
    course.get_parent().copy_for_translation(english, copy_parents=True)
    course.copy_for_translation(english)
    translated = lesson.copy_for_translation(english)
    with translation.override("pl"):
        html = edition.html_of(edition.context_of(translated))
    assert "Lesson plan" in html and "Scenariusz" not in html


def test_teachers_of_schools_and_trainers_get_it(as_, ewa, lesson):
    plant_roles()
    trainer = PersonFactory()
    give_role(trainer, Role.TRAINER)
    for person in (ewa, trainer):
        answer = as_(person).get(address(lesson))
        assert answer["Content-Disposition"] == 'inline; filename="lekcja-1-plan.pdf"'
        assert "no-store" in answer["Cache-Control"]


def test_who_learns_is_told_why_not_and_what_there_is_instead(as_, client, cezary, lesson):
    pupil = PersonFactory(managed_by="Szkoła")
    for person in (pupil, cezary):
        answer = as_(person).get(address(lesson))
        page = answer.content.decode()
        assert answer.status_code == 403
        assert "jest dla prowadzących" in page and f"{lesson.url}summary/" in page
    assert client.get(address(lesson)).url.startswith(reverse("account_login"))


def test_a_draft_has_none(as_, ewa, lesson):
    lesson.unpublish()
    assert as_(ewa).get(address(lesson)).status_code == 404


def test_an_edition_is_drawn_once_and_anew_when_an_answer_changes(lesson, own_folder):
    def files():
        keeping.open_plan(LessonPage.objects.get(pk=lesson.pk)).close()
        return [(file.name, file.stat().st_mtime_ns) for file in (own_folder / "plans").glob("*.pdf")]

    first = files()
    assert files() == first
    question = lesson.check_questions.get().question
    question.explanation = "Inaczej."
    question.save()
    assert len(files()) == 1
    assert files() != first


def test_it_asks_a_constant_number_of_times(lesson, django_assert_num_queries):
    for count in (1, 3):
        while lesson.check_questions.count() < count:
            LessonQuestion.objects.create(lesson=lesson, question=make_question(), sort_order=9)
        fresh = LessonPage.objects.select_related("locale").get(pk=lesson.pk)
        with django_assert_num_queries(5):
            edition.context_of(fresh)


def test_only_who_teaches_is_led_to_it(as_, client, ewa, ala, lesson):
    assert address(lesson) in as_(ewa).get(lesson.card_url(1)).content.decode()
    assert address(lesson) in as_(ewa).get(f"{lesson.url}all/").content.decode()
    for other in (client, as_(ala)):
        assert address(lesson) not in other.get(lesson.card_url(1)).content.decode()


def test_the_board_leads_to_it_where_the_lesson_begins(client, lesson):
    assert address(lesson) in client.get(f"{lesson.url}?tablica").content.decode()
    assert address(lesson) not in client.get(f"{lesson.card_url(2)}?tablica").content.decode()


def test_the_papers_of_a_class_have_those_of_its_courses(as_, ewa, lesson, django_assert_num_queries):
    school_class, course = ewa.school_posts.get().classes.get(), lesson.get_parent().specific
    deeds.assign(school_class, course)
    teacher, papers_of_the_class = as_(ewa), reverse("schools:class_papers", args=[school_class.uuid])
    page = teacher.get(papers_of_the_class).content.decode()
    assert address(lesson) in page and f"{lesson.url}poster/" in page and f"{lesson.url}summary/" in page
    for number in (2, 3):
        course.add_child(
            instance=LessonPage(title=f"Lekcja {number}", slug=f"n{number}", summary=".", is_medical=False)
        )
        with django_assert_num_queries(PAPERS_QUERIES):
            assert f"/n{number}/poster/" in teacher.get(papers_of_the_class).content.decode()
