"""Rows of django-quiz-app to questions, quizzes and history. Touches no database of ours; never raises on bad rows."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from quizzes.exchange.django_quiz import rows as tables
from quizzes.exchange.django_quiz.legacy import Count, Legacy, Person, Quiz, code_of
from quizzes.exchange.django_quiz.questions import read_questions
from quizzes.exchange.django_quiz.rows import Row, Rows, by_key, whole
from quizzes.exchange.django_quiz.sittings import read_progress, read_sittings

LONGEST_DRAWER = 100  # letters in the name of one of our categories


def read(rows: Rows, *, media: Path | None = None) -> Legacy:
    """Return what the rows hold. `media` is the old MEDIA_ROOT, for the figures."""
    legacy = Legacy()
    legacy.counts = {label: Count(rows=len(found)) for label, found in rows.items()}
    tell_strangers(legacy, rows)
    read_people(legacy, rows)
    paths = read_categories(legacy, rows)
    read_questions(legacy, rows, paths, media)
    read_quizzes(legacy, rows, paths)
    read_sittings(legacy, rows)
    read_progress(legacy, rows)
    return legacy


def tell_strangers(legacy: Legacy, rows: Rows) -> None:
    """Name the tables that only some copies of the app have, such as those of its translated version."""
    for label in [label for label in rows if label not in tables.LABELS]:
        if label == tables.NAMELESS:
            legacy.report.error(0, _("Wiersze bez numeru pominięto: %(count)s.") % {"count": len(rows[label])}, label)
            continue
        legacy.report.loss(0, _("Tabeli %(name)s nie znamy; jej wiersze pominięto.") % {"name": label}, label)


def read_people(legacy: Legacy, rows: Rows) -> None:
    for row in rows[tables.USER]:
        username = str(row.get("username") or "").strip()
        if username:
            legacy.people[str(row["pk"])] = Person(username, row.get("first_name") or "", row.get("last_name") or "")
            legacy.counts[tables.USER].used += 1


def read_categories(legacy: Legacy, rows: Rows) -> dict[tuple[str, Any], str]:
    """Return the paths of our drawers for (table, key)."""
    paths: dict[tuple[str, Any], str] = {}
    for row in rows[tables.CATEGORY]:
        if name := drawer(legacy, row.get("category")):
            paths[tables.CATEGORY, row["pk"]] = name
            legacy.counts[tables.CATEGORY].used += 1
        else:
            legacy.report.note(
                0, _("Kategoria bez nazwy. Jej pytania trafią do wspólnej szuflady."), about(tables.CATEGORY, row)
            )
    for row in rows[tables.SUBCATEGORY]:
        name = drawer(legacy, row.get("sub_category"))
        parent = paths.get((tables.CATEGORY, row.get("category")))
        if name and parent:
            paths[tables.SUBCATEGORY, row["pk"]] = f"{parent}/{name}"
            legacy.counts[tables.SUBCATEGORY].used += 1
        elif name:
            legacy.report.loss(
                0, _("Podkategoria nie należy do żadnej kategorii; pominięto ją."), about(tables.SUBCATEGORY, row)
            )
        else:
            legacy.report.note(0, _("Podkategoria bez nazwy; pominięto ją."), about(tables.SUBCATEGORY, row))
    return paths


def drawer(legacy: Legacy, name: Any) -> str:
    """Return the name of a drawer: a slash would part it, and ours are no longer than so many letters."""
    plain = " ".join(str(name or "").replace("/", "-").split())
    if len(plain) > LONGEST_DRAWER:
        legacy.report.loss(0, _("Nazwę kategorii skrócono do %(most)s znaków.") % {"most": LONGEST_DRAWER}, plain)
    return plain[:LONGEST_DRAWER].strip()


def about(label: str, row: Row) -> str:
    return f"{label} {row['pk']}"


def read_quizzes(legacy: Legacy, rows: Rows, paths: dict[tuple[str, Any], str]) -> None:
    known = {item.code for item in legacy.items}
    slugs: set[str] = set()
    for row in rows[tables.QUIZ]:
        quiz = quiz_of(row, paths)
        asked = [question for question in rows[tables.QUESTION] if row["pk"] in (question.get("quiz") or [])]
        asked.sort(key=lambda question: (question.get("category") or 0, question["pk"]))  # the old app's own order
        codes = [code_of(question["pk"]) for question in asked]
        quiz.questions = [code for code in codes if code in known]
        if len(quiz.questions) < len(codes):
            missing = ", ".join(code for code in codes if code not in known)
            legacy.report.loss(
                0,
                _("W teście zabraknie pytań, których nie da się wczytać: %(codes)s.") % {"codes": missing},
                quiz.title,
            )
        if not codes:
            legacy.report.note(0, _("Test nie ma pytań."), quiz.title)
        if quiz.slug in slugs:
            legacy.report.note(0, _("Adres „%(slug)s” ma więcej niż jeden test.") % {"slug": quiz.slug}, quiz.title)
        slugs.add(quiz.slug)
        legacy.quizzes.append(quiz)
        legacy.counts[tables.QUIZ].used += 1
    tell_dangling_quizzes(legacy, rows)


def tell_dangling_quizzes(legacy: Legacy, rows: Rows) -> None:
    quizzes = by_key(rows[tables.QUIZ])
    for row in rows[tables.QUESTION]:
        gone = [str(key) for key in row.get("quiz") or [] if key not in quizzes]
        if gone:
            message = _("Pytanie należy do testów, których nie ma: %(keys)s.") % {"keys": ", ".join(gone)}
            legacy.report.loss(0, message, about(tables.QUESTION, row))


def quiz_of(row: Row, paths: dict[tuple[str, Any], str]) -> Quiz:
    flags = {
        name: bool(row.get(name))
        for name in ("single_attempt", "random_order", "answers_at_end", "exam_paper", "draft")
    }
    return Quiz(
        key=row["pk"],
        title=str(row.get("title") or "").strip() or f"{tables.QUIZ} {row['pk']}",
        slug=str(row.get("url") or ""),
        description=str(row.get("description") or ""),
        category=paths.get((tables.CATEGORY, row.get("category")), ""),
        pass_mark=min(100, max(0, whole(row.get("pass_mark")))),
        success_text=str(row.get("success_text") or ""),
        fail_text=str(row.get("fail_text") or ""),
        max_questions=whole(row.get("max_questions")) or None,
        **flags,
    )
