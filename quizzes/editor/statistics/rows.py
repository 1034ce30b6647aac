"""The figures as the pages write them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from quizzes.editor.statistics import words
from quizzes.statistics import figures
from quizzes.statistics.choices import Choice, Frequencies
from quizzes.statistics.overview import Item, Quiz
from quizzes.statistics.queries import Subject

WHY_NO_ALPHA = {
    "few": lambda: _("za mało podejść (trzeba co najmniej %(fewest)s)") % {"fewest": figures.FEWEST},
    "varied": lambda: _("nie wszystkie podejścia miały te same pytania, więc nie da się ich porównać"),
    "one": lambda: _("test ma tylko jedno pytanie"),
    "same": lambda: _("wszyscy mają ten sam wynik"),
}


@dataclass(frozen=True)
class Figure:
    """A name, a value, and what it means."""

    name: str
    value: str
    hint: str = ""


def of_subject(subject: Subject) -> dict[str, Any]:
    enough = figures.enough(subject.attempts)
    return {
        "title": subject.title or _("bez tytułu"),
        "url": reverse("quiz_statistics_quiz", args=[subject.key]),
        "checks_at_once": subject.checks_at_once,
        "attempts": words.count(subject.attempts),
        "running": words.count(subject.running),
        "mean": words.or_too_few(words.percent(subject.mean), enough),
        "pass_rate": words.or_too_few(words.share(subject.pass_rate), enough),
    }


def of_quiz(quiz: Quiz) -> list[Figure]:
    """Return the figures of the quiz as a whole."""
    enough = figures.enough(quiz.results.attempts)

    def if_enough(value: str) -> str:
        return words.or_too_few(value, enough)

    return [
        Figure(_("Ocenione podejścia"), words.count(quiz.results.attempts)),
        Figure(_("Czekają na ocenę"), words.count(quiz.results.waiting)),
        Figure(_("W trakcie"), words.count(quiz.results.running)),
        Figure(_("Zdane"), if_enough(words.share(quiz.pass_rate)), _("próg: %s%%") % quiz.pass_mark),
        Figure(_("Średnia"), if_enough(words.percent(quiz.mean))),
        Figure(_("Mediana"), if_enough(words.percent(quiz.median))),
        Figure(_("Odchylenie standardowe"), if_enough(words.percent(quiz.deviation))),
        Figure(_("Alfa Cronbacha"), *alpha(quiz)),
        Figure(
            _("Błąd standardowy wyniku"),
            if_enough(words.percent(quiz.standard_error)),
            _("o tyle wynik zwykle różni się od tego, co osoba naprawdę umie"),
        ),
    ]


def alpha(quiz: Quiz) -> tuple[str, str]:
    if quiz.why_no_alpha:
        return words.NOTHING, WHY_NO_ALPHA[quiz.why_no_alpha]()
    return words.index(quiz.alpha), _("zgodność pytań: od 0,7 dobra do oceny grupy, od 0,8 do oceny osoby")


def of_item(item: Item) -> dict[str, Any]:
    """Return a question as a row of the quiz's table."""
    sums, tries = item.sums, item.first_tries
    return {
        "text": item.known.text or _("pytanie usunięte z banku"),
        "url": reverse("quiz_statistics_question", args=[item.known.ref]),
        "kind": item.known.kind_label,
        "is_critical": item.known.is_critical,
        "asked": words.count(sums.asked),
        "unanswered": words.count(item.unanswered),
        "facility": words.or_too_few(words.share(item.facility), item.enough),
        "deviation": words.share(item.deviation) if item.enough else "",
        "discrimination": words.or_too_few(words.index(item.discrimination), item.enough),
        "seconds": words.or_too_few(words.time(item.seconds), figures.enough(sums.answered)),
        "tries": words.count(tries.count),
        "first_facility": words.or_too_few(words.share(item.first_facility), item.enough_first_tries),
        "reasons": reasons(item),
    }


def reasons(item: Item) -> list[str]:
    """Return why to look at the question, and what a regrade did to it."""
    found = [concern.sentence for concern in item.concerns]
    if item.known.dropped:
        found.append(_("Po ponownej ocenie nie liczy się do wyniku."))
    if item.known.free:
        found.append(_("Po ponownej ocenie zaliczone wszystkim."))
    return found


def of_question(item: Item) -> list[Figure]:
    """Return the figures of a question over all quizzes."""
    sums, tries = item.sums, item.first_tries
    answered = figures.enough(sums.answered)

    def if_enough(value: str) -> str:
        return words.or_too_few(value, item.enough)

    unanswered = item.unanswered / sums.asked if sums.asked else None
    return [
        Figure(_("Zadane"), words.count(sums.asked), _("w ocenionych podejściach")),
        Figure(_("Bez odpowiedzi"), words.count(item.unanswered), if_enough(words.share(unanswered))),
        Figure(_("W pełni dobrze"), words.count(sums.right)),
        Figure(
            _("Łatwość"), if_enough(words.share(item.facility)), _("średnia część punktów; bez odpowiedzi to 0 punktów")
        ),
        Figure(_("Odchylenie łatwości"), if_enough(words.share(item.deviation))),
        Figure(
            _("Moc różnicująca"),
            if_enough(words.index(item.discrimination)),
            _("zgodność z resztą testu, od −1 do 1; poniżej 0,2 słaba, ujemna każe sprawdzić klucz"),
        ),
        Figure(_("Czas: mediana"), words.or_too_few(words.time(item.median_seconds), answered)),
        Figure(_("Czas: średnia"), words.or_too_few(words.time(item.seconds), answered)),
        Figure(_("Pierwsze próby w lekcjach"), words.count(tries.count)),
        Figure(
            _("Dobrze za pierwszym razem"), words.or_too_few(words.share(item.first_facility), item.enough_first_tries)
        ),
    ]


def of_frequencies(tables: Iterable[Frequencies]) -> list[dict[str, Any]]:
    return [
        {
            "language": table.language,
            "answers": table.answers,
            "other": table.other,
            "has_taken_back": table.has_taken_back,
            "choices": [of_choice(choice, table) for choice in table.choices],
        }
        for table in tables
    ]


def of_choice(choice: Choice, table: Frequencies) -> dict[str, Any]:
    enough = figures.enough(table.answers)
    part = choice.count / table.answers if table.answers else 0.0
    return {
        "text": choice.text,
        "count": words.count(choice.count),
        "share": words.or_too_few(words.share(part), enough),
        "bar": round(100 * part) if enough else 0,
        "right": choice.right,
        "right_in_words": words.yes_or_no(choice.right),
        "taken_back": words.count(choice.taken_back),
    }
