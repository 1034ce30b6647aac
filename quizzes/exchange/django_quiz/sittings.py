"""The history: finished sittings, and the sums by category that the old app kept as one line of text."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive, make_aware
from django.utils.translation import gettext as _

from quizzes.exchange.django_quiz import rows as tables
from quizzes.exchange.django_quiz.legacy import Legacy, Progress, Sitting
from quizzes.exchange.django_quiz.rows import Row, Rows, by_key, whole

FIGURES = re.compile(r",(\d+),(\d+)(?:,|$)")
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Index:
    """The rows that answers refer to, by key."""

    questions: dict[Any, Row]
    choices: dict[Any, Row]
    statements: dict[Any, Row]
    answers: dict[Any, Row]


def index_of(rows: Rows) -> Index:
    labels = (tables.QUESTION, tables.CHOICE, tables.TRUE_FALSE, tables.ANSWER)
    return Index(*(by_key(rows[label]) for label in labels))


def read_sittings(legacy: Legacy, rows: Rows) -> None:
    quizzes = by_key(rows[tables.QUIZ])
    index = index_of(rows)
    for row in rows[tables.SITTING]:
        name = f"{tables.SITTING} {row['pk']}"
        username = username_of(legacy, row.get("user"))
        if not row.get("complete"):
            legacy.report.note(0, _("Niedokończone podejście pominięto."), name)
        elif row.get("quiz") not in quizzes:
            legacy.report.error(0, _("Podejście do testu, którego nie ma (%(key)s).") % {"key": row.get("quiz")}, name)
        elif not username:
            legacy.report.error(0, _("Podejście osoby, której nie ma (%(key)s).") % {"key": row.get("user")}, name)
        elif sitting := sitting_of(legacy, index, row, username, name):
            legacy.sittings.append(sitting)
            legacy.counts[tables.SITTING].used += 1


def username_of(legacy: Legacy, user: Any) -> str:
    """Return who a row belongs to: by number, or by a natural key."""
    if isinstance(user, list):
        return str(user[0]) if user else ""
    person = legacy.people.get(str(user))
    return person.username if person else ""


def sitting_of(legacy: Legacy, index: Index, row: Row, username: str, name: str) -> Sitting | None:
    given = answers_in(row.get("user_answers"))
    if given is None:
        legacy.report.loss(0, _("Zapisu odpowiedzi nie da się odczytać; zostaje sam wynik."), name)
        given = {}
    wrong = set(numbers(row.get("incorrect_questions")))
    asked = list(dict.fromkeys(numbers(row.get("question_order")) or [*given, *sorted(wrong)]))
    if not asked:
        legacy.report.error(0, _("Podejście nie mówi, o co pytano; pominięto je."), name)
        return None
    gone = [key for key in asked if key not in index.questions]
    if gone:
        message = _("Podejście do pytań, których już nie ma: %(keys)s. Zachowano ich ocenę.")
        legacy.report.loss(0, message % {"keys": ", ".join(map(str, gone))}, name)
    started = time_of(row.get("start")) or time_of(row.get("end")) or LONG_AGO
    return Sitting(
        key=row["pk"],
        quiz=row["quiz"],
        username=username,
        asked=asked,
        wrong=wrong & set(asked),
        score=min(len(asked), max(0, whole(row.get("current_score")))),
        answers={key: in_our_words(legacy, index, key, given[key], name) for key in asked if key in given},
        started_at=started,
        ended_at=time_of(row.get("end")) or started,
    )


def numbers(text: Any) -> list[int]:
    return [int(part) for part in str(text or "").split(",") if part.strip().isdecimal()]


def answers_in(text: Any) -> dict[int, Any] | None:
    """Return what was answered by question; None where the text is not what the app wrote."""
    try:
        read = json.loads(text or "{}")
    except (ValueError, TypeError):
        return None
    if not isinstance(read, dict):
        return None
    return {int(key): value for key, value in read.items() if str(key).isdecimal()}


def time_of(value: Any) -> datetime | None:
    """Return a moment. Times without a zone are taken to be in the site's zone."""
    try:
        read = value if isinstance(value, datetime) else parse_datetime(str(value)) if value else None
    except ValueError:
        return None
    return make_aware(read) if read is not None and is_naive(read) else read


def in_our_words(legacy: Legacy, index: Index, question: int, given: Any, name: str) -> Any:
    """Return an answer as a list of option texts, "true" or "false", or a text; None where what was chosen is gone."""
    if question in index.choices:
        key = int(given) if str(given).isdecimal() else None
        answer = index.answers.get(key)
        if answer is None or answer.get("question") != question:
            message = _("Wybrano odpowiedź, której już nie ma (pytanie %(key)s). Zachowano ocenę.") % {"key": question}
            legacy.report.loss(0, message, name)
            return None
        return [str(answer.get("content") or "").strip()]
    if question in index.statements:
        return {"true": "true", "false": "false"}.get(str(given).lower())
    return str(given)


def read_progress(legacy: Legacy, rows: Rows) -> None:
    """Read the sums by the exact names of the categories; a name may hold commas, so the text alone does not tell."""
    names = [str(row["category"]) for row in rows[tables.CATEGORY] if row.get("category")]
    for row in rows[tables.PROGRESS]:
        username = username_of(legacy, row.get("user"))
        lines, unread = sums_in(str(row.get("score") or ""), names)
        if unread:
            message = _("Nieczytelny zapis postępu: „%(text)s”.") % {"text": unread[:60]}
            legacy.report.loss(0, message, f"{tables.PROGRESS} {row['pk']}")
        if not username:
            message = _("Postęp osoby, której nie ma (%(key)s).") % {"key": row.get("user")}
            legacy.report.error(0, message, f"{tables.PROGRESS} {row['pk']}")
            continue
        legacy.progress.append(Progress(username, lines, unread))
        legacy.counts[tables.PROGRESS].used += 1


def sums_in(text: str, names: list[str]) -> tuple[list[tuple[str, int, int]], str]:
    """Return (category, score, possible) for each sum, and the rest of the text where no category fits any more."""
    lines: list[tuple[str, int, int]] = []
    by_length = sorted(names, key=len, reverse=True)
    while text.strip(" ,"):
        found = next(
            (
                (name, figures)
                for name in by_length
                if text.startswith(name) and (figures := FIGURES.match(text, len(name)))
            ),
            None,
        )
        if found is None:
            return lines, text
        name, figures = found
        lines.append((name, int(figures[1]), int(figures[2])))
        text = text[figures.end() :]
    return lines, ""
