"""The questions: the shared row of each, and the row of its kind."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from quizzes.exchange.django_quiz import rows as tables
from quizzes.exchange.django_quiz.legacy import Legacy, code_of
from quizzes.exchange.django_quiz.rows import Row, Rows, by_key
from quizzes.exchange.items import Item, shortened
from quizzes.exchange.qti import pictures
from quizzes.kinds import KINDS

KINDS_OF_ROWS = (tables.CHOICE, tables.TRUE_FALSE, tables.ESSAY)
MOST_WORDS = 1500
LONGEST_TEXT, LONGEST_EXPLANATION = 1000, 2000
Value = tuple[str, dict[str, Any]]


class CannotUse(ValueError):
    """The rows make no question. The message says why."""


def read_questions(legacy: Legacy, rows: Rows, paths: dict[tuple[str, Any], str], media: Path | None) -> None:
    """Read every question with its kind; rows that stand alone are named."""
    kinds = {label: by_key(rows[label]) for label in KINDS_OF_ROWS}
    answers = answers_by_question(legacy, rows)
    for row in rows[tables.QUESTION]:
        here = [label for label in KINDS_OF_ROWS if row["pk"] in kinds[label]]
        name = f"{tables.QUESTION} {row['pk']}: {row.get('content') or ''}"
        try:
            if not here:
                raise CannotUse(_("Pytanie nie ma rodzaju: brakuje wiersza w multichoice, true_false i essay."))
            label = here[0]
            kind, value = value_of(label, kinds[label][row["pk"]], answers.get(row["pk"], []))
            item = item_of(row, kind, value, paths)
            check(item)
        except CannotUse as unusable:
            legacy.report.error(0, str(unusable), name)
            continue
        shorten(legacy, item)
        add_figure(legacy, item, row, media)
        legacy.items.append(item)
        legacy.counts[tables.QUESTION].used += 1
        legacy.counts[label].used += 1
        legacy.counts[tables.ANSWER].used += len(answers.get(row["pk"], [])) if label == tables.CHOICE else 0
    known = by_key(rows[tables.QUESTION])
    for label in KINDS_OF_ROWS:
        for key in [key for key in kinds[label] if key not in known]:
            legacy.report.error(0, _("Wiersz bez pytania w quiz_question."), f"{label} {key}")


def answers_by_question(legacy: Legacy, rows: Rows) -> dict[Any, list[Row]]:
    questions = by_key(rows[tables.CHOICE])
    found: dict[Any, list[Row]] = {}
    for row in rows[tables.ANSWER]:
        if row.get("question") in questions:
            found.setdefault(row["question"], []).append(row)
        else:
            message = _("Odpowiedź do pytania, którego nie ma (%(key)s).") % {"key": row.get("question")}
            legacy.report.error(0, message, f"{tables.ANSWER} {row['pk']}: {row.get('content') or ''}")
    return found


def value_of(label: str, row: Row, answers: list[Row]) -> Value:
    if label == tables.CHOICE:
        return choice(row, answers)
    if label == tables.TRUE_FALSE:
        return "truefalse", {"right": "true" if row.get("correct") else "false", "why_true": "", "why_false": ""}
    criteria = _("Oceń, czy odpowiedź jest zgodna z poleceniem.")
    return "essay", {"min_words": 1, "max_words": MOST_WORDS, "criteria": criteria, "model_answer": ""}


def choice(row: Row, answers: list[Row]) -> Value:
    """Return a choice. There, any one of several right answers was enough; that is our multiple choice counted by "any"."""
    ordered = sorted(answers, key=lambda answer: answer["pk"])
    if row.get("answer_order") == "content":
        ordered.sort(key=lambda answer: str(answer.get("content") or ""))
    options = [
        {"text": str(answer.get("content") or "").strip(), "right": bool(answer.get("correct")), "explanation": ""}
        for answer in ordered
    ]
    rights = sum(option["right"] for option in options)
    if not rights:
        raise CannotUse(_("Żadna odpowiedź nie jest oznaczona jako dobra."))
    keep_order = row.get("answer_order") != "random"
    if rights == 1:
        return "single", {"options": options, "keep_order": keep_order}
    return "multiple", {"options": options, "keep_order": keep_order, "scoring": "any"}


def item_of(row: Row, kind: str, value: dict[str, Any], paths: dict[tuple[str, Any], str]) -> Item:
    category = paths.get((tables.SUBCATEGORY, row.get("sub_category"))) or paths.get(
        (tables.CATEGORY, row.get("category")), ""
    )
    return Item(
        kind=kind,
        text=str(row.get("content") or "").strip(),
        value=value,
        explanation=str(row.get("explanation") or "").strip(),
        category=category,
        code=code_of(row["pk"]),
    )


def check(item: Item) -> None:
    """Hold the question to the editor's rules. Raises CannotUse with what they say."""
    if not item.text:
        raise CannotUse(_("Pytanie nie ma treści."))
    if len(item.text) > LONGEST_TEXT:
        raise CannotUse(_("Treść pytania ma ponad %(most)s znaków.") % {"most": LONGEST_TEXT})
    block = KINDS[item.kind].block()
    try:
        block.clean(block.to_python(item.value))
    except ValidationError as invalid:
        raise CannotUse(" ".join(sentences(invalid))) from invalid


def shorten(legacy: Legacy, item: Item) -> None:
    """Cut an explanation that is longer than ours may be; there, nothing but a form kept it short."""
    if len(item.explanation) > LONGEST_EXPLANATION:
        item.explanation = f"{item.explanation[: LONGEST_EXPLANATION - 1]}…"
        legacy.report.loss(0, _("Wyjaśnienie ucięto po %(most)s znakach.") % {"most": LONGEST_EXPLANATION}, item.text)


def sentences(invalid: Any) -> list[str]:
    """Return every message of a block's nested errors."""
    inner = (
        [*(getattr(invalid, "block_errors", None) or {}).values()]
        if isinstance(getattr(invalid, "block_errors", None), dict)
        else []
    )
    inner += [error for error in getattr(invalid, "block_errors", []) or [] if isinstance(error, ValidationError)]
    inner += list(getattr(getattr(invalid, "non_block_errors", None), "data", []))
    if inner:
        return list(dict.fromkeys(sentence for error in inner for sentence in sentences(error)))
    return list(invalid.messages)


def add_figure(legacy: Legacy, item: Item, row: Row, media: Path | None) -> None:
    """Take the question's figure along, where it can be had."""
    figure = str(row.get("figure") or "").strip()
    if not figure:
        return
    content = file_in(media, figure)
    if content is None:
        legacy.report.loss(0, _("Brakuje obrazu %(name)s. Pytanie wczytano bez niego.") % {"name": figure}, item.text)
    elif problem := pictures.problem_with(figure, content):
        legacy.report.loss(0, f"{figure}: {problem}", item.text)
    else:
        legacy.report.files[figure] = content
        item.picture, item.picture_alt = figure, shortened(item.text, 250)
        legacy.report.note(0, _("Obraz %(name)s nie ma opisu; wpisano treść pytania.") % {"name": figure}, item.text)


def file_in(folder: Path | None, name: str) -> bytes | None:
    """Return a file below the folder; None where there is none, and for names that lead out of it."""
    if folder is None:
        return None
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file() or path.stat().st_size > pictures.MAX_BYTES:
        return None
    return path.read_bytes()
