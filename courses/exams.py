"""The exam of a course: its rules, its attempts, and what a pass does."""

from django.db import transaction

from courses import progress
from quizzes import attempts, papers
from quizzes.models import Question


class ExamLocked(Exception):
    """The lessons come first."""


def rules_of(exam) -> papers.Rules:
    return papers.Rules(pass_mark=exam.pass_mark, all_critical_right=exam.all_critical_right, feedback="at_end")


def exam_questions(exam) -> list:
    """Return the live questions of the exam, in order."""
    uses = exam.exam_questions.select_related("question").order_by("sort_order")
    return [use.question for use in uses if use.question.live]


def exam_context(person, exam) -> dict:
    course = exam.get_parent().specific
    overview = progress.overview_for(person, course)
    step = next((step for step in overview.steps if step.page.pk == exam.pk), None)
    history = attempts.history(learner=person, subject=exam.translation_key) if overview.enrolment else []
    return {
        "course": course,
        "overview": overview,
        "step": step,
        "question_count": len(exam_questions(exam)),
        "history": history,
        "open_attempt": next((attempt for attempt in history if attempt.state == "open"), None),
    }


def start_exam(*, person, exam, now):
    """Return the person's open attempt at the exam, or a new one. Raises ExamLocked before the lessons are done."""
    overview = progress.overview_for(person, exam.get_parent().specific)
    step = next((step for step in overview.steps if step.page.pk == exam.pk), None)
    if step is None or not step.open:
        raise ExamLocked(str(exam))
    progress.see_step(enrolment=overview.enrolment, step=exam, now=now)
    return attempts.start(
        learner=person,
        subject=exam.translation_key,
        title=exam.title,
        rules=rules_of(exam),
        questions=exam_questions(exam),
        now=now,
    )


def submit_exam(*, attempt, exam, enrolment, now):
    """Grade the attempt; a pass completes the step, and with it perhaps the course, in the same transaction."""
    with transaction.atomic():
        graded = attempts.submit(attempt=attempt, now=now)
        if graded.passed:
            progress.complete_step(
                enrolment=enrolment,
                step=exam,
                facts={
                    "result_percent": graded.percent,
                    "pass_mark": graded.paper.content["rules"]["pass_mark"],
                    "all_critical_right": graded.paper.content["rules"]["all_critical_right"],
                },
            )
        return graded


def lessons_to_repeat(course, shown) -> list:
    """Return the lessons whose check asks what went wrong, so that a failed exam says where to look again."""
    wrong = {question.ref for question in shown if question.is_right is False}
    return [page for page in progress.step_pages(course) if not progress.is_exam(page) and wrong & category_refs(page)]


def category_refs(lesson) -> set[str]:
    """Return the refs of the lesson's own questions and of those in the same categories of the bank."""
    categories = {use.question.category_id for use in lesson.check_questions.select_related("question")}
    questions = Question.objects.filter(category__in=categories, locale=lesson.locale)
    return {str(key) for key in questions.values_list("translation_key", flat=True)}
