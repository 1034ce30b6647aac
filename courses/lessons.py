"""A lesson for one person: its cards, its questions with the answers so far, and the way on."""

from django.utils import timezone
from django.utils.translation import gettext as _

from courses import cards, places, progress
from quizzes import attempts, bank, papers, showing

CHECK_RULES = papers.Rules(feedback="at_once", retry=True)


def lesson_context(person, lesson, *, instead: papers.Presented | None = None) -> dict:
    """Return what the pages of a lesson need; writes nothing.

    `instead` is a question as it has to be shown again, with what is wrong or rearranged.
    """
    course = lesson.get_parent().specific
    overview = progress.overview_for(person, course)
    step = next((step for step in overview.steps if step.page.pk == lesson.pk), None)
    questions = questions_for(person, lesson) if overview.enrolment else preview(lesson, asked_in_steps(lesson))
    if instead:
        questions = [instead if question.ref == instead.ref else question for question in questions]
    return {
        "lesson": lesson,
        "course": course,
        "overview": overview,
        "step": step,
        "questions": questions,
        "deck": cards.deal(lesson.body, questions, end_title=end_title(lesson)),
        "next_step": next((other for other in overview.steps if step and other.number == step.number + 1), None),
    }


def card_context(deck: cards.Deck, number: int) -> dict:
    """Return what the page of one card shows besides."""
    card = deck.at(number)
    return {"deck": deck, "card": card, "before": deck.before(card), "after": deck.after(card), "rail": deck.rail(card)}


def end_title(lesson) -> str:
    return _("Do zapamiętania") if lesson.points_to_remember else _("Na koniec")


def where_left_off(context: dict) -> int:
    """Return the number of the card to open. Who comes back to a finished lesson begins it anew."""
    left = places.left_at(context["overview"].enrolment, context["lesson"])
    card = places.card_left_at(context["deck"], left)
    return 1 if card.is_end and context["step"] and context["step"].done else card.number


def see_card(context: dict, number: int) -> None:
    """Remember where the person is. Writes one row, and only when that is news."""
    enrolment = context["overview"].enrolment
    if enrolment:
        here = places.with_place(enrolment, context["lesson"], context["deck"].at(number))
        progress.see_step(enrolment=enrolment, step=context["lesson"], now=timezone.now(), seen=here)


def questions_for(person, lesson) -> list[papers.Presented]:
    """Return the lesson's questions with the person's answers; reading a lesson starts no attempt."""
    attempt = latest_attempt(person, lesson)
    return showing.presented(attempt) if attempt else preview(lesson, check_questions(lesson))


def preview(lesson, questions: list) -> list[papers.Presented]:
    """Show the questions before the first answer starts an attempt."""
    language = lesson.locale.language_code if questions else ""
    content = papers.write(title=lesson.title, rules=CHECK_RULES, questions=questions, language=language)
    total = len(content["questions"])
    return [
        papers.present(asked, layout=papers.steady_layout(asked), number=number, total=total)
        for number, asked in enumerate(content["questions"], start=1)
    ]


def latest_attempt(person, lesson):
    """Return the person's attempt at the lesson's check, open or closed, newest first."""
    return attempts.latest(learner=person, subject=lesson.translation_key)


def linked_in_steps(lesson) -> list:
    """Return the questions that the trainer chose for the steps, whatever their language and state."""
    return [question for step in lesson.body for question in cards.asked_in(step)]


def asked_in_steps(lesson) -> list:
    """Return the live questions that the steps ask in place, in order, in the lesson's language."""
    return in_language(linked_in_steps(lesson), lesson)


def check_questions(lesson) -> list:
    """Return the live questions of the lesson in its language: those in its steps, then those of the check at its end."""
    at_end = lesson.check_questions.select_related("question__picture").order_by("sort_order")
    return in_language([*linked_in_steps(lesson), *(use.question for use in at_end)], lesson)


def in_language(questions: list, lesson) -> list:
    once = {question.ref: question for question in questions}
    return bank.in_language(once.values(), lesson.locale) if once else []


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
