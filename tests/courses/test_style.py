"""What makes a lesson hard to read, and how the editor is told."""

import pytest

from courses import style
from courses.editor.checks import RULES, LessonChecker
from courses.models import LessonPage, LessonQuestion, QuizPage
from quizzes.going_live import CannotGoLive
from tests.factories import make_course, make_question, option

pytestmark = pytest.mark.django_db


def lesson_of(*contents):
    block = LessonPage._meta.get_field("body").stream_block
    lesson = LessonPage(title="Lekcja", slug="lekcja", summary="O czymś.", is_medical=False)
    steps = [{"title": f"Krok {number}", "content": content} for number, content in enumerate(contents, start=1)]
    lesson.body = block.to_python([{"type": "step", "value": step} for step in steps])
    return lesson


def text(count):
    return {"type": "text", "value": f"<p>{'słowo ' * count}</p>"}


@pytest.mark.parametrize(("count", "long"), [(40, []), (41, ["Krok 1"])])
def test_a_step_has_forty_words_of_running_text(count, long):
    assert style.long_steps(lesson_of([text(count)])) == long


@pytest.mark.parametrize(("count", "long"), [(3, []), (4, ["Krok 1"])])
def test_lists_count_by_the_whole_step(count, long):
    commands = {"type": "instructions", "value": {"title": "", "commands": ["słowo " * 15] * 2}}
    assert style.long_steps(lesson_of([commands] * count + [text(25)])) == long


def test_a_wrong_option_that_is_silent_is_found():
    answer = {"options": [option("100", right=True), option("60")], "keep_order": False}
    assert style.silent_questions([make_question(answer=answer), make_question()]) == ["Jakie jest tempo uciśnięć?"]


def test_the_checker_hands_over_what_the_browser_cannot_see(rf):
    lesson = lesson_of([text(60)])
    lesson.check_questions = [
        LessonQuestion(
            question=make_question(
                answer={
                    "options": [option("100", right=True), option("60")],
                    "keep_order": False,
                }
            )
        )
    ]
    facts = LessonChecker(lesson).facts()
    assert facts["lesson-long-step"] == {"titles": ["Krok 1"]}
    assert facts["lesson-silent-option"] == {"found": True}
    assert facts["lesson-asks-nothing"] == {"found": False}
    assert LessonChecker(lesson_of([text(1)])).facts()["lesson-asks-nothing"] == {"found": True}
    assert LessonChecker(QuizPage(title="Test")).facts()["lesson-asks-nothing"] == {"found": True}
    configuration = LessonChecker(lesson).get_axe_configuration(rf.get("/"))
    assert set(RULES) <= set(configuration["options"]["runOnly"])
    assert set(RULES) <= set(configuration["messages"])


def test_a_number_to_call_never_goes_live():
    course = make_course()
    lesson = LessonPage.objects.child_of(course).first()
    lesson.body = lesson_of([{"type": "text", "value": '<p><a href="tel:112">112</a></p>'}]).body
    with pytest.raises(CannotGoLive, match="tel:"):
        lesson.save_revision().publish()


def test_the_checker_counts_half_written_lessons():
    assert style.long_steps(LessonPage(title="Pusta")) == []
