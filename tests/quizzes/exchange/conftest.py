"""The data of an old django-quiz-app site, as a dump and as a database."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.utils import translation

from quizzes.exchange import django_quiz

DUMP = Path(__file__).parent / "files" / "django_quiz" / "dumpdata.json"
TABLES = {
    "auth_user": "id INTEGER PRIMARY KEY, username TEXT, first_name TEXT, last_name TEXT, email TEXT, is_active BOOLEAN",
    "quiz_category": "id INTEGER PRIMARY KEY, category TEXT",
    "quiz_subcategory": "id INTEGER PRIMARY KEY, sub_category TEXT, category_id INTEGER",
    "quiz_quiz": "id INTEGER PRIMARY KEY, title TEXT, description TEXT, url TEXT, random_order BOOLEAN, max_questions INTEGER, "
    "answers_at_end BOOLEAN, exam_paper BOOLEAN, single_attempt BOOLEAN, pass_mark SMALLINT, success_text TEXT, "
    "fail_text TEXT, draft BOOLEAN, category_id INTEGER",
    "quiz_question": "id INTEGER PRIMARY KEY, figure TEXT, content TEXT, explanation TEXT, category_id INTEGER, "
    "sub_category_id INTEGER",
    "quiz_question_quiz": "id INTEGER PRIMARY KEY, question_id INTEGER, quiz_id INTEGER",
    "multichoice_mcquestion": "question_ptr_id INTEGER PRIMARY KEY, answer_order TEXT",
    "multichoice_answer": "id INTEGER PRIMARY KEY, content TEXT, correct BOOLEAN, question_id INTEGER",
    "true_false_tf_question": "question_ptr_id INTEGER PRIMARY KEY, correct BOOLEAN",
    "essay_essay_question": "question_ptr_id INTEGER PRIMARY KEY",
    "quiz_sitting": "id INTEGER PRIMARY KEY, question_order TEXT, question_list TEXT, incorrect_questions TEXT, "
    "current_score INTEGER, complete BOOLEAN, user_answers TEXT, start TIMESTAMP, \"end\" TIMESTAMP, quiz_id INTEGER, "
    "user_id INTEGER",
    "quiz_progress": "id INTEGER PRIMARY KEY, score TEXT, user_id INTEGER",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _polish():
    with translation.override("pl"):
        yield


@pytest.fixture
def legacy():
    return django_quiz.read(django_quiz.read_rows(str(DUMP)))


def put_into(database, *, mark):
    """Write the rows of the fixture into the tables of the old app; `mark` is the database's placeholder."""
    for table, columns in TABLES.items():
        database.execute(f"CREATE TABLE {table} ({columns})")
    for entry in json.loads(DUMP.read_text()):
        table = entry["model"].replace(".", "_")
        if table not in TABLES:
            continue
        fields = dict(entry["fields"])
        for quiz in fields.pop("quiz", []) if table == "quiz_question" else []:
            put_row(
                database,
                "quiz_question_quiz",
                {"id": entry["pk"] * 100 + quiz, "question_id": entry["pk"], "quiz_id": quiz},
                mark,
            )
        names = {name for name in TABLES[table].replace('"', "").replace(",", "").split() if name.islower()}
        key = "question_ptr_id" if "question_ptr_id" in names else "id"
        row = {key: entry["pk"]} | {name if name in names else f"{name}_id": value for name, value in fields.items()}
        put_row(database, table, row, mark)


def put_row(database, table, row, mark):
    columns = ", ".join(f'"{name}"' for name in row)
    database.execute(f"INSERT INTO {table} ({columns}) VALUES ({', '.join([mark] * len(row))})", list(row.values()))


@pytest.fixture
def sqlite_file(tmp_path):
    path = tmp_path / "old site.sqlite3"
    with closing(sqlite3.connect(path)) as database, database:
        put_into(database, mark="?")
    return path
