from courses.models.learning import Completion, Enrolment, StepCompletion
from courses.models.pages import (
    AreaPage,
    Audience,
    CataloguePage,
    CoursePage,
    LessonPage,
    LessonQuestion,
    QuizDraw,
    QuizPage,
    QuizQuestion,
    courses_for,
)

__all__ = [
    "AreaPage",
    "Audience",
    "CataloguePage",
    "Completion",
    "CoursePage",
    "Enrolment",
    "LessonPage",
    "LessonQuestion",
    "QuizDraw",
    "QuizPage",
    "QuizQuestion",
    "StepCompletion",
    "courses_for",
]
