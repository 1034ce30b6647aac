from courses.models.glossary import GlossaryTerm
from courses.models.learning import Completion, Enrolment, StepCompletion
from courses.models.lesson import LessonPage, LessonQuestion
from courses.models.pages import (
    AreaPage,
    Audience,
    CataloguePage,
    CoursePage,
    QuizDraw,
    QuizPage,
    QuizQuestion,
    courses_for,
)
from courses.models.practical import PracticalPage
from courses.models.practice import PracticePage, PracticeRoomPage
from courses.models.review_task import ReviewTask
from courses.models.reviewed import ReviewedPage
from courses.models.signatures import Signature

__all__ = [
    "AreaPage",
    "Audience",
    "CataloguePage",
    "Completion",
    "CoursePage",
    "Enrolment",
    "GlossaryTerm",
    "LessonPage",
    "LessonQuestion",
    "PracticalPage",
    "PracticePage",
    "PracticeRoomPage",
    "QuizDraw",
    "QuizPage",
    "QuizQuestion",
    "ReviewTask",
    "ReviewedPage",
    "Signature",
    "StepCompletion",
    "courses_for",
]
