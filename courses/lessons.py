"""What a lesson page shows besides its text: the check questions and the way on."""

from django.utils import timezone

from courses import progress
from quizzes import attempts, bank, papers, showing

CHECK_RULES = papers.Rules(feedback="at_once", retry=True)


def lesson_context(person, lesson) -> dict:
    """Return what the lesson page needs. Looking at a lesson writes down at most where the person is."""
    course = lesson.get_parent().specific
    overview = progress.overview_for(person, course)
    step = next((step for step in overview.steps if step.page.pk == lesson.pk), None)
    attempt = None
    questions = []
    if overview.enrolment:
        attempt = latest_attempt(person, lesson)
        progress.see_step(enrolment=overview.enrolment, step=lesson, now=timezone.now())
    if attempt:
        questions = showing.presented(attempt)
    elif overview.enrolment:
        content = papers.write(
            title=lesson.title,
            rules=CHECK_RULES,
            questions=check_questions(lesson),
            language=lesson.locale.language_code,
        )
        questions = preview_questions(content)
    return {
        "course": course,
        "overview": overview,
        "step": step,
        "questions": questions,
        "all_answered": bool(questions) and all(question.answered for question in questions),
        "next_step": next((other for other in overview.steps if step and other.number == step.number + 1), None),
    }


def preview_questions(content: dict) -> list[papers.Presented]:
    """Show the questions before the first answer starts an attempt; reading a page starts nothing."""
    total = len(content["questions"])
    return [
        papers.present(asked, layout=papers.steady_layout(asked), number=number, total=total)
        for number, asked in enumerate(content["questions"], start=1)
    ]


def latest_attempt(person, lesson):
    """Return the person's attempt at the lesson's check, open or closed, newest first."""
    return attempts.latest(learner=person, subject=lesson.translation_key)


def check_questions(lesson) -> list:
    """Return the live questions of the lesson's check, in order, in the lesson's language."""
    uses = lesson.check_questions.select_related("question__picture").order_by("sort_order")
    return bank.in_language([use.question for use in uses], lesson.locale)


def start_check(*, person, lesson, now):
    """Return the person's open attempt at the lesson's check."""
    return attempts.start(
        learner=person,
        subject=lesson.translation_key,
        title=lesson.title,
        rules=CHECK_RULES,
        questions=check_questions(lesson),
        now=now,
        steady=True,
        language=lesson.locale.language_code,
    )
