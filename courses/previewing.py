"""A lesson as its author wants to see it: as a guest, as a pupil on the course, on the board, in another language."""

from dataclasses import replace

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from courses import cards, lessons
from courses.models.learning import Enrolment

GUEST, PUPIL, BOARD = "", "pupil", "board"
MODES = [
    (GUEST, _("Cała lekcja, jak gość")),
    (PUPIL, _("Pierwsza karta, jak zapisany uczeń")),
    (BOARD, _("Na tablicy dla klasy")),
]


def modes(lesson) -> list[tuple]:
    """Return the ways to look at the lesson; each other language it is in is one of them."""
    names = dict(settings.LANGUAGES)
    others = lesson.get_translations().select_related("locale") if lesson.pk else []
    codes = [other.locale.language_code for other in others]
    return [*MODES, *card_modes(lesson), *((code, names[code]) for code in codes if code in names)]


def card_modes(lesson) -> list[tuple]:
    """Return a way to look at each further card of the lesson's steps: in a preview, "Next" would leave for the public page."""
    later = list(enumerate(lesson.body, start=1))[1:]
    label = _("Karta %(number)d: %(title)s")
    return [(f"{PUPIL}-{place}", label % {"number": place, "title": step.value["title"]}) for place, step in later]


def card_of(lesson, mode: str) -> int | None:
    """Return the number of the card that a mode shows, None when it shows something else."""
    return {PUPIL: 1, **{name: number for number, (name, _label) in enumerate(card_modes(lesson), start=2)}}.get(mode)


def in_language(lesson, code: str):
    """Return the newest version of the lesson in the language; None where there is none."""
    other = lesson.get_translations().filter(locale__language_code=code).first()
    return other and other.specific.get_latest_revision_as_object()


def guest_context(lesson) -> dict:
    return lessons.lesson_context(AnonymousUser(), lesson)


def pupil_context(lesson, number: int) -> dict:
    """Return what a pupil who has just enrolled sees on a card; nobody is enrolled and nothing is written."""
    context = guest_context(lesson)
    enrolment = Enrolment(course_key=context["course"].translation_key)
    questions = lessons.preview(lesson, lessons.check_questions(lesson))
    deck = cards.deal(lesson.body, questions, end_title=lessons.end_title(lesson))
    seen = {"overview": replace(context["overview"], enrolment=enrolment), "questions": questions, "deck": deck}
    return context | seen | lessons.card_context(deck, number)
