"""The rows of django-quiz-app, from wherever they are kept, in one shape: what `dumpdata` writes.

A row is its fields by their names in the old models, with the primary key under "pk". Nothing is interpreted here.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext as _

Row = dict[str, Any]
Rows = dict[str, list[Row]]

CATEGORY, SUBCATEGORY, QUIZ, QUESTION = "quiz.category", "quiz.subcategory", "quiz.quiz", "quiz.question"
CHOICE, ANSWER = "multichoice.mcquestion", "multichoice.answer"
TRUE_FALSE, ESSAY = "true_false.tf_question", "essay.essay_question"
SITTING, PROGRESS, USER = "quiz.sitting", "quiz.progress", "auth.user"

LABELS = (CATEGORY, SUBCATEGORY, QUIZ, QUESTION, CHOICE, ANSWER, TRUE_FALSE, ESSAY, SITTING, PROGRESS, USER)
APPS = ("quiz.", "multichoice.", "true_false.", "essay.")
LINKS = "quiz_question_quiz"  # the table between questions and quizzes
KEYS = {"question_ptr_id": "pk", "id": "pk"}
FOREIGN = {"category_id": "category", "sub_category_id": "sub_category", "quiz_id": "quiz", "user_id": "user"}
KEY_FIELDS = {
    SUBCATEGORY: ("category",),
    QUIZ: ("category",),
    QUESTION: ("category", "sub_category"),
    ANSWER: ("question",),
    SITTING: ("quiz",),
}
NAMELESS = "?"  # where rows without a number are kept
SQLITE = b"SQLite format 3\x00"


class CannotRead(ValueError):
    """The source holds no data of django-quiz-app. The message is for who imports."""


def read_rows(source: str) -> Rows:
    """Return the rows of a dumpdata file, a SQLite file or a PostgreSQL address. Raises CannotRead."""
    if source.startswith(("postgres://", "postgresql://")):
        return from_postgresql(source)
    path = Path(source)
    if not path.is_file():
        raise CannotRead(_("Nie ma pliku %(name)s.") % {"name": source})
    with path.open("rb") as file:
        is_database = file.read(len(SQLITE)) == SQLITE
    return from_sqlite(path) if is_database else from_dumpdata(path.read_bytes())


def from_dumpdata(content: bytes) -> Rows:
    """Return the rows of a JSON fixture. Rows of other apps are left out; strange labels of these apps are kept."""
    try:
        entries = json.loads(content)
    except ValueError as broken:
        raise CannotRead(_("To nie jest plik JSON z polecenia dumpdata.")) from broken
    rows: Rows = {label: [] for label in LABELS}
    for entry in entries if isinstance(entries, list) else []:
        if not isinstance(entry, dict) or not isinstance(entry.get("fields"), dict):
            continue
        label = str(entry.get("model", "")).lower()
        if label.endswith(".user") and not label.startswith(APPS):
            label = USER
        if label in rows or label.startswith(APPS):
            key = number(entry.get("pk"))
            row = {**simple(label, entry["fields"]), "pk": key}
            rows.setdefault(label if key is not None else NAMELESS, []).append(row)
    return checked(rows)


def simple(label: str, fields: Row) -> Row:
    """Return the fields with numbers where keys belong, and neither lists nor objects where none belong."""
    row = {name: json.dumps(value) if isinstance(value, list | dict) else value for name, value in fields.items()}
    row |= {name: number(fields.get(name)) for name in KEY_FIELDS.get(label, ()) if name in fields}
    if label == QUESTION:
        listed = fields.get("quiz")
        row["quiz"] = [key for each in listed if (key := number(each)) is not None] if isinstance(listed, list) else []
    if isinstance(fields.get("user"), list):  # a natural key
        row["user"] = [str(part) for part in fields["user"]]
    return row


def number(value: Any) -> int | None:
    """Return a key: a whole number, also where it was written as text; None for anything else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return int(value) if isinstance(value, str) and value.isdecimal() and len(value) < 19 else None


def from_sqlite(path: Path) -> Rows:
    """Return the rows of a database file, which is opened for reading only."""
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as database:
            database.row_factory = sqlite3.Row
            tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            return from_tables(tables, lambda query: [dict(row) for row in database.execute(query)])
    except sqlite3.Error as broken:
        raise CannotRead(_("Tej bazy SQLite nie da się odczytać: %(why)s") % {"why": broken}) from broken


def from_postgresql(address: str) -> Rows:
    """Return the rows of a PostgreSQL database, in one transaction that may only read."""
    import psycopg
    from psycopg.rows import dict_row

    try:
        with psycopg.connect(address, row_factory=dict_row, connect_timeout=10) as database:
            database.read_only = True
            found = database.execute(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = ANY (current_schemas(false))"
            )
            tables = {row["table_name"] for row in found}
            return from_tables(tables, lambda query: database.execute(query).fetchall())
    except psycopg.Error as broken:
        raise CannotRead(_("Z bazą PostgreSQL nie udało się połączyć albo jej odczytać.")) from broken


def from_tables(tables: set[str], ask: Callable[[str], list[Row]]) -> Rows:
    """Return the rows of a database; tables that an older version did not have are empty."""
    rows: Rows = {}
    for label in LABELS:
        table = label.replace(".", "_")
        found = ask(f"SELECT * FROM {table}") if table in tables else []  # noqa: S608  (the names are ours)
        rows[label] = sorted((as_dumped(label, row) for row in found), key=lambda row: str(row["pk"]).zfill(12))
    quizzes: dict[Any, list[Any]] = {}
    for link in ask(f"SELECT * FROM {LINKS}") if LINKS in tables else []:  # noqa: S608
        quizzes.setdefault(link["question_id"], []).append(link["quiz_id"])
    for row in rows[QUESTION]:
        row["quiz"] = sorted(quizzes.get(row["pk"], []))
    return checked(rows)


def as_dumped(label: str, row: Row) -> Row:
    """Return a row of a table by the names of the model's fields."""
    names = {**KEYS, **FOREIGN, **({"question_id": "question"} if label == ANSWER else {})}
    return {names.get(column, column): value for column, value in row.items()}


def checked(rows: Rows) -> Rows:
    if not any(found for label, found in rows.items() if label != USER):
        raise CannotRead(_("Nie ma tu danych django-quiz-app (tabel quiz_*, multichoice_*, true_false_*, essay_*)."))
    return rows


def whole(value: Any) -> int:
    """Return a number that may be missing or nonsense; 0 then."""
    try:
        return int(value or 0)
    except (TypeError, ValueError):
        return 0


def by_key(rows: Iterable[Row]) -> dict[Any, Row]:
    return {row["pk"]: row for row in rows}
