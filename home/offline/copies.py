"""A lesson as one page that needs no network: its steps, and its questions to practise with. It is the same for everybody."""

from dataclasses import dataclass

from courses import lessons
from courses.lessons import CHECK_RULES
from courses.models import LessonPage
from quizzes import papers
from quizzes.kinds import KINDS

NEED_THE_SERVER = frozenset({"essay", "rhythm", "scenario"})  # marked by a person, by a beat, or scene by scene
SHOWN_AS_A_LIST = frozenset({"hotspot", "order"})  # their controls ask the server or a script


@dataclass(frozen=True)
class Practice:
    """A question with its answer, to think first and to look then."""

    question: papers.Presented
    as_list: bool
    right_answer: list[str]
    explanation: str


def public_lesson(key, *, language: str) -> LessonPage | None:
    """Return the published lesson with this key in the language, when everybody may read it."""
    found = LessonPage.objects.live().public().filter(translation_key=key, locale__language_code=language)
    return found.select_related("locale").first()


def practice_of(lesson: LessonPage) -> tuple[list[Practice], int]:
    """Return the questions of the lesson that can be practised without a network, and how many cannot."""
    content = papers.write(title=lesson.title, rules=CHECK_RULES, questions=lessons.check_questions(lesson))
    able = [asked for asked in content["questions"] if asked["kind"] not in NEED_THE_SERVER]
    shown = [practice(asked, number, len(able)) for number, asked in enumerate(able, start=1)]
    return shown, len(content["questions"]) - len(able)


def practice(asked: papers.Asked, number: int, total: int) -> Practice:
    layout = papers.steady_layout(asked)
    return Practice(
        question=papers.present(asked, layout=layout, number=number, total=total),
        as_list=asked["kind"] in SHOWN_AS_A_LIST,
        right_answer=KINDS[asked["kind"]].right_answer(asked),
        explanation=asked["explanation"],
    )
