"""Quizzes of django-quiz-app as exams of a course, and exams as its quizzes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import gettext as _

from courses.models import CoursePage, QuizPage, QuizQuestion
from quizzes.exchange.django_quiz import Quiz
from quizzes.exchange.items import Item
from quizzes.models import Category, Question


class NoSuchCourse(ValueError):
    """No course has this key."""


@dataclass
class Made:
    """The exams that were made, those that were there already, and what each of them lost."""

    made: list[QuizPage] = field(default_factory=list)
    kept: list[QuizPage] = field(default_factory=list)
    losses: list[tuple[str, str]] = field(default_factory=list)  # (title, sentence)


def course_of(key: UUID) -> CoursePage:
    """Return the course with this key, in the source language. Raises NoSuchCourse."""
    course = CoursePage.objects.filter(translation_key=key, locale__language_code=settings.LANGUAGE_CODE).first()
    if course is None:
        raise NoSuchCourse(str(key))
    return course


def make_exams(quizzes: list[Quiz], *, course: CoursePage, questions: dict[str, Question]) -> Made:
    """Add each quiz to the course as a draft that a person has to look at and publish. A quiz that is there stays as it is."""
    done = Made()
    for quiz in quizzes:
        there = QuizPage.objects.filter(translation_key=quiz.subject).first()
        if there:
            done.kept.append(there)
            continue
        done.losses += [(quiz.title, sentence) for sentence in losses_of(quiz)]
        done.made.append(make_exam(quiz, course, questions))
    return done


def make_exam(quiz: Quiz, course: CoursePage, questions: dict[str, Question]) -> QuizPage:
    exam = QuizPage(
        title=quiz.title,
        slug=free_slug(quiz, course),
        locale=course.locale,
        translation_key=quiz.subject,  # the history of the old quiz is the history of this exam
        intro=quiz.description,
        pass_mark=max(1, quiz.pass_mark),
        all_critical_right=False,
        max_attempts=1 if quiz.single_attempt else 0,
        shuffle=quiz.random_order,
        feedback="at_end" if quiz.answers_at_end else "at_once",
        success_text=quiz.success_text,
        fail_text=quiz.fail_text,
        live=False,
    )
    exam.exam_questions = [
        QuizQuestion(question=questions[code], sort_order=place) for place, code in enumerate(quiz.questions)
    ]
    course.add_child(instance=exam)
    exam.save_revision()
    return exam


def free_slug(quiz: Quiz, course: CoursePage) -> str:
    """Return an address that no other page of the course has; the old app let two quizzes have the same one."""
    slug = slugify(quiz.slug) or slugify(quiz.title) or f"quiz-{quiz.key}"
    taken = set(course.get_children().values_list("slug", flat=True))
    return slug if slug not in taken else f"{slug}-{quiz.key}"


def losses_of(quiz: Quiz) -> list[str]:
    """Say what an exam cannot take over."""
    found = []
    if not quiz.pass_mark:
        found.append(_("Próg zaliczenia wynosił 0%; egzamin ma co najmniej 1%."))
    if quiz.max_questions and quiz.max_questions < len(quiz.questions):
        message = _(
            "Zadawano %(count)s losowych pytań. Ustaw losowanie z kategorii; na razie egzamin zadaje wszystkie."
        )
        found.append(message % {"count": quiz.max_questions})
    return found


def quiz_of(exam: QuizPage) -> Quiz:
    """Return an exam as a quiz of the old app, for the way back."""
    uses = exam.exam_questions.select_related("question").order_by("sort_order")
    return Quiz(
        key=exam.pk,
        title=exam.title,
        slug=exam.slug,
        description=exam.intro,
        pass_mark=exam.pass_mark,
        success_text=exam.success_text,
        fail_text=exam.fail_text,
        single_attempt=exam.max_attempts == 1,
        random_order=exam.shuffle,
        answers_at_end=exam.feedback != "at_once",
        exam_paper=True,
        draft=not exam.live,
        questions=[name_of(use.question) for use in uses],
    )


def name_of(question: Question) -> str:
    """Return the name by which an exam's questions are found again; a question without a code goes by its key."""
    return question.code or question.ref


def item_of(question: Question) -> Item:
    """Return a question of the bank for writing."""
    return Item(
        kind=question.kind,
        text=question.text,
        value=plain(question.answer[0].value) if question.answer else {},
        explanation=question.explanation,
        category=path_of(question.category),
        code=name_of(question),
        tags=list(question.tags.names()),
        difficulty=question.difficulty,
        is_critical=question.is_critical,
        source=question.source,
        guideline_edition=question.guideline_edition,
        picture=question.picture.title if question.picture else "",
    )


def plain(value: Any) -> Any:
    """Return an authoring value as lists and dictionaries."""
    if isinstance(value, Mapping):
        return {name: plain(inner) for name, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, Sequence) and not isinstance(value, str) else value


def path_of(category: Category) -> str:
    return f"{category.parent.name}/{category.name}" if category.parent else category.name
