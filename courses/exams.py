"""The exam of a course: its rules, its attempts, and what a pass does."""

from datetime import timedelta
from functools import partial

from django.utils import timezone
from django.utils.timesince import timesince
from wagtail.models import Page

from courses import lessons, progress
from courses.allowances import Allowance, allowance_of, most
from courses.enrolment import enrolment_of
from courses.finding import page_in
from quizzes import attempts, bank, drawing, papers, showing
from quizzes.models import Question


class ExamLocked(Exception):
    """The lessons come first."""


def rules_of(exam) -> papers.Rules:
    return papers.Rules(
        pass_mark=exam.pass_mark,
        all_critical_right=exam.all_critical_right,
        feedback=exam.feedback,
        time_limit=exam.time_limit,
        shuffle=exam.shuffle,
        mistakes_only=exam.mistakes_only,
    )


def limits_of(exam, agreed: Allowance, history) -> attempts.Limits:
    """Return the exam's limits for one person, with what was agreed by whoever gave the course (courses.allowances)."""
    begun = [attempt.started_at for attempt in history]
    return attempts.Limits(max_attempts=most(exam.max_attempts, agreed, begun=begun), wait_minutes=exam.wait_minutes)


def fixed_questions(exam) -> list:
    """Return the questions that every attempt asks, in order, in the exam's language."""
    uses = exam.exam_questions.select_related("question__picture").order_by("sort_order")
    return bank.in_language([use.question for use in uses], exam.locale)


def draws_of(exam) -> list[drawing.Draw]:
    rows = exam.draws.select_related("category").order_by("sort_order")
    return [
        drawing.Draw(count=row.count, category=row.category, difficulty=row.difficulty, tag=row.tag) for row in rows
    ]


def exam_questions(exam, random, *, person) -> list:
    """Return what an attempt that starts now asks: the fixed questions, and those drawn for this person."""
    draws = draws_of(exam)
    return drawing.gather(
        fixed=fixed_questions(exam),
        draws=draws,
        locale=exam.locale,
        seen=drawing.seen_by(person, subject=exam.translation_key) if draws else {},
        random=random,
    )


def question_count(exam) -> int:
    """Return how many questions an attempt asks (fewer when the bank does not hold enough to draw)."""
    return len(fixed_questions(exam)) + sum(draw.count for draw in draws_of(exam))


def exam_context(person, exam) -> dict:
    course = exam.get_parent().specific
    overview = progress.overview_for(person, course)
    step = next((step for step in overview.steps if step.page.pk == exam.pk), None)
    history = history_of(person, exam) if overview.enrolment else []
    agreed = allowance_of(person, course.translation_key)
    open_attempt = next((attempt for attempt in history if attempt.is_open), None)
    return {
        "course": course,
        "overview": overview,
        "step": step,
        "question_count": question_count(exam),
        "history": history,
        "open_attempt": open_attempt,
        "minutes": exam.time_limit * (100 + extra_time_of(person)) // 100,
        "pause": pause_of(exam),
        **limits_context(exam, agreed, history, now=timezone.now()),
    }


def pause_of(exam) -> str:
    """Return the pause between two attempts in words: "1 godzina, 30 minut"."""
    now = timezone.now()
    return timesince(now - timedelta(minutes=exam.wait_minutes), now) if exam.wait_minutes else ""


def history_of(person, exam) -> list:
    """Return the person's attempts at the exam, newest first; one whose time is up is handed in before it is shown."""
    history = attempts.history(learner=person, subject=exam.translation_key)
    for attempt in history:
        if attempts.expire(attempt, now=timezone.now()):
            attempt.refresh_from_db()
    return history


def limits_context(exam, agreed: Allowance, history, *, now) -> dict:
    """Return what a page says of going again: `attempts_left` (None: no limit), `wait_until`, `can_start`.

    `agreed_limit`: whoever gave the course may give one more attempt. `begun`: the number of the last attempt so far.
    """
    limits = limits_of(exam, agreed, history)
    going_on = any(attempt.is_open for attempt in history)
    left = max(0, limits.max_attempts - len(history)) if limits.max_attempts else None
    until = attempts.next_start(history[0], limits) if history and not going_on else None
    waiting = until is not None and now < until and left != 0
    return {
        "attempts_most": limits.max_attempts,
        "agreed_limit": bool(agreed.attempts or agreed.more),
        "attempts_left": left,
        "begun": history[0].number if history else 0,
        "wait_until": until if waiting else None,
        "can_start": going_on or not (left == 0 or waiting),
    }


def extra_time_of(person) -> int:
    """Return the percent of time that the person gets on top, where time counts."""
    return getattr(person, "extra_time", 0)


def start_exam(*, person, exam, now, after: int | None = None):
    """Return the person's open attempt at the exam, or a new one. `after` as for quizzes.attempts.start.

    Raises ExamLocked before the lessons are done, and what quizzes.attempts.start raises.
    """
    overview = progress.overview_for(person, exam.get_parent().specific)
    step = next((step for step in overview.steps if step.page.pk == exam.pk), None)
    if step is None or not step.open:
        raise ExamLocked(str(exam))
    progress.see_step(enrolment=overview.enrolment, step=exam, now=now)
    agreed = allowance_of(person, overview.course.translation_key)
    return attempts.start(
        learner=person,
        subject=exam.translation_key,
        title=exam.title,
        rules=rules_of(exam),
        questions=partial(exam_questions, exam, person=person),
        now=now,
        limits=limits_of(exam, agreed, attempts.history(learner=person, subject=exam.translation_key)),
        extra_time=extra_time_of(person),
        language=exam.locale.language_code,
        after=after,
    )


def exam_page(key, *, language: str):
    """Return the live exam with this translation key, in the language where there is one; None when there is no exam."""
    page = page_in(Page, key, language)
    return page.specific if page and progress.is_exam(page.specific) else None


def take_note(attempt) -> None:
    """Complete the exam's step when the attempt is passed; a regrade or a late mark may come long after handing in."""
    if not attempt.passed:
        return
    exam = exam_page(attempt.subject, language=attempt.paper.content.get("language", ""))
    if exam is None:
        return
    enrolment = enrolment_of(attempt.learner, exam.get_parent().translation_key)
    if enrolment is None:
        return
    progress.complete_step(enrolment=enrolment, step=exam, facts=result_facts(attempt))


def result_facts(attempt) -> dict:
    """Return what a passed attempt adds to the facts of a finished course."""
    rules = attempt.paper.content["rules"]
    return {
        "result_percent": attempt.percent,
        "pass_mark": rules["pass_mark"],
        "all_critical_right": rules["all_critical_right"],
    }


def seconds_left(attempt, *, now) -> int | None:
    """Return what the clock says, None where time does not count."""
    return max(0, int((attempt.deadline - now).total_seconds())) if attempt.deadline else None


def result_context(person, attempt, exam) -> dict:
    """Return what the result page shows: all questions, the mistakes, or the score alone, as the paper's rules say."""
    course = exam.get_parent().specific
    shown = showing.presented(attempt)
    rules = attempt.paper.content["rules"]
    return {
        "attempt": attempt,
        "questions": reviewed(shown, rules),
        "rules": rules,
        "waits": attempt.state == attempt.State.SUBMITTED,
        "to_repeat": lessons_to_repeat(course, shown),
        "critical_missed": [question for question in shown if question.is_critical and question.is_right is False],
        "overview": progress.overview_for(person, course),
        **limits_context(
            exam, allowance_of(person, course.translation_key), history_of(person, exam), now=timezone.now()
        ),
    }


def reviewed(shown, rules) -> list:
    """Return the questions that the learner may look at after handing in."""
    if rules["feedback"] == "never":
        return []
    if rules.get("mistakes_only"):
        return [question for question in shown if question.is_right is False or question.waits_for_mark]
    return shown


def lessons_to_repeat(course, shown) -> list:
    """Return the lessons whose check asks what went wrong, so that a failed exam says where to look again."""
    wrong = {question.ref for question in shown if question.is_right is False}
    taught = [page for page in progress.step_pages(course) if hasattr(page, "check_questions")]
    return [lesson for lesson in taught if wrong & category_refs(lesson)]


def category_refs(lesson) -> set[str]:
    """Return the refs of the lesson's own questions and of those in the same categories of the bank."""
    categories = {question.category_id for question in lessons.check_questions(lesson)}
    questions = Question.objects.filter(category__in=categories, locale=lesson.locale)
    return {str(key) for key in questions.values_list("translation_key", flat=True)}
