"""The statistics as tables for a spreadsheet: numbers as numbers, and no person in them."""

from django.utils.translation import gettext as _

from quizzes.editor.statistics import charts, rows, words
from quizzes.exchange.sheets import Cell, Sheet
from quizzes.statistics import figures
from quizzes.statistics.overview import Item, Question, Quiz
from quizzes.statistics.queries import Subject


def of_quizzes(subjects: list[Subject]) -> list[Sheet]:
    header = [_("test"), _("ocenione podejścia"), _("w trakcie"), _("średnia (%)"), _("zdane (część)")]
    sheet = Sheet(_("Testy"), header)
    for subject in subjects:
        enough = figures.enough(subject.attempts)
        sheet.rows.append(
            [
                subject.title,
                subject.attempts,
                subject.running,
                words.cell(subject.mean, enough),
                words.cell(subject.pass_rate, enough),
            ]
        )
    return [sheet]


def of_quiz(quiz: Quiz) -> list[Sheet]:
    """The questions first: that sheet alone is the CSV."""
    questions = Sheet(
        _("Pytania"),
        [
            _("pytanie"),
            _("rodzaj"),
            _("krytyczne"),
            _("zadane"),
            _("bez odpowiedzi"),
            _("łatwość"),
            _("odchylenie łatwości"),
            _("moc różnicująca"),
            _("średni czas (s)"),
            _("pierwsze próby w lekcjach"),
            _("dobrze za pierwszym razem"),
            _("na co spojrzeć"),
        ],
        [of_item(item) for item in quiz.items],
    )
    bars = charts.histogram(quiz.results.percents, pass_mark=quiz.pass_mark).bars
    distribution = Sheet(_("Rozkład"), [_("wynik"), _("podejścia")], [[bar.label, bar.count] for bar in bars])
    summary = Sheet(
        _("Podsumowanie"),
        [_("miara"), _("wartość"), _("uwagi")],
        [[figure.name, figure.value, figure.hint] for figure in rows.of_quiz(quiz)],
    )
    return [questions, distribution, summary]


def of_item(item: Item) -> list[Cell]:
    return [
        item.known.text,
        item.known.kind_label,
        words.yes_or_no(item.known.is_critical),
        item.sums.asked,
        item.unanswered,
        words.cell(item.facility, item.enough),
        words.cell(item.deviation, item.enough),
        words.cell(item.discrimination, item.enough),
        words.cell(item.seconds, figures.enough(item.sums.answered)),
        item.first_tries.count,
        words.cell(item.first_facility, item.enough_first_tries),
        " ".join(rows.reasons(item)),
    ]


def of_question(question: Question) -> list[Sheet]:
    """The answers first: that sheet alone is the CSV."""
    answers = Sheet(_("Odpowiedzi"), [_("język"), _("odpowiedź"), _("dobra"), _("ile razy"), _("część"), _("cofnięto")])
    for table in question.item.frequencies:
        enough = figures.enough(table.answers)
        for choice in table.choices:
            part = words.cell(choice.count / table.answers, enough)
            right = words.yes_or_no(choice.right)
            answers.rows.append([table.language, choice.text, right, choice.count, part, choice.taken_back])
    summary = Sheet(
        _("Podsumowanie"),
        [_("miara"), _("wartość"), _("uwagi")],
        [[figure.name, figure.value, figure.hint] for figure in rows.of_question(question.item)],
    )
    return [answers, summary]
