"""Moving in from django-quiz-app, and out again: what comes along, and what is said of everything that cannot."""

import json

import psycopg
import pytest
from django.db import connections

from quizzes.exchange import django_quiz
from quizzes.exchange.django_quiz import rows
from quizzes.exchange.django_quiz.sittings import sums_in
from tests.quizzes.exchange.conftest import DUMP, put_into
from tests.quizzes.exchange.qti_files import picture


def by_code(legacy):
    return {item.code: item for item in legacy.items}


def remarks(legacy, level):
    return [f"{remark.about}: {remark.message}" for remark in legacy.report.remarks if remark.level == level]


# Questions


def test_one_right_answer_makes_a_single_choice(legacy):
    item = by_code(legacy)["djq-1"]
    assert item.kind == "single"
    assert item.text == "Jakie jest tempo uciśnięć?"
    assert item.explanation == "Około 2 na sekundę."
    assert item.category == "rko/dorosli"
    assert [(option["text"], option["right"]) for option in item.value["options"]] == [
        ("100–120 na minutę", True),
        ("60 na minutę", False),
    ]
    assert item.value["keep_order"] is True


def test_where_either_of_two_answers_was_enough_it_still_is(legacy):
    item = by_code(legacy)["djq-2"]
    assert (item.kind, item.value["scoring"], item.value["keep_order"]) == ("multiple", "any", False)


def test_true_or_false_and_essays_come_along(legacy):
    assert by_code(legacy)["djq-3"].value["right"] == "false"
    assert by_code(legacy)["djq-4"].kind == "essay"


def test_answers_ordered_by_content_are_put_in_that_order(legacy):
    assert [option["text"] for option in by_code(legacy)["djq-7"].value["options"]] == ["15", "30"]


def test_what_makes_no_question_is_named_and_left_out(legacy):
    assert set(by_code(legacy)) == {f"djq-{key}" for key in (1, 2, 3, 4, 7, 8)}
    found = "\n".join(remarks(legacy, "error"))
    assert "quiz.question 5: Pytanie bez dobrej odpowiedzi: Żadna odpowiedź nie jest oznaczona jako dobra." in found
    assert "quiz.question 6: Pytanie bez rodzaju: Pytanie nie ma rodzaju" in found
    assert "multichoice.answer 110: Odpowiedź znikąd: Odpowiedź do pytania, którego nie ma (77)." in found
    assert "true_false.tf_question 88: Wiersz bez pytania" in found


def test_a_question_that_the_editor_would_refuse_is_refused_with_the_editors_words():
    data = rows.from_dumpdata(DUMP.read_bytes())
    for answer in data[rows.ANSWER]:
        answer["content"] = "112" if answer["question"] == 2 else answer["content"]
    legacy = django_quiz.read(data)
    assert "djq-2" not in by_code(legacy)
    assert any("Dwie odpowiedzi brzmią tak samo" in remark for remark in remarks(legacy, "error"))


def test_what_is_too_long_for_us_is_cut_or_refused_and_named():
    data = rows.from_dumpdata(DUMP.read_bytes())
    data[rows.QUESTION][0]["explanation"] = "a" * 3000
    data[rows.QUESTION][1]["content"] = "b" * 1001
    data[rows.CATEGORY][2]["category"] = "c" * 101
    legacy = django_quiz.read(data)
    assert len(by_code(legacy)["djq-1"].explanation) == 2000
    assert by_code(legacy)["djq-3"].category == "c" * 100
    assert "djq-2" not in by_code(legacy)
    assert any("Wyjaśnienie ucięto" in remark for remark in remarks(legacy, "loss"))
    assert any("Nazwę kategorii skrócono" in remark for remark in remarks(legacy, "loss"))
    assert any("ponad 1000 znaków" in remark for remark in remarks(legacy, "error"))


@pytest.mark.parametrize("key", [None, "x", [1], 1.5])
def test_rows_without_a_number_are_counted_and_never_raise(key):
    entries = json.loads(DUMP.read_text())
    for entry in entries[::5]:
        entry["pk"] = key
    legacy = django_quiz.read(rows.from_dumpdata(json.dumps(entries).encode()))
    assert any("Wiersze bez numeru pominięto" in remark for remark in remarks(legacy, "error"))


def test_every_row_is_accounted_for(legacy):
    counts = {label: (count.rows, count.used) for label, count in legacy.counts.items()}
    assert counts == {
        "quiz.category": (4, 3),
        "quiz.subcategory": (2, 1),
        "quiz.quiz": (2, 2),
        "quiz.question": (8, 6),
        "multichoice.mcquestion": (4, 3),
        "multichoice.answer": (10, 7),
        "true_false.tf_question": (3, 2),
        "essay.essay_question": (1, 1),
        "quiz.sitting": (7, 4),
        "quiz.progress": (2, 2),
        "auth.user": (2, 2),
        "quiz.categorytranslation": (1, 0),
    }


def test_a_missing_figure_is_named_and_one_that_is_there_comes_along(legacy, tmp_path):
    assert any("Brakuje obrazu uploads/2015/03/01/seria.png" in remark for remark in remarks(legacy, "loss"))
    figure = tmp_path / "uploads/2015/03/01/seria.png"
    figure.parent.mkdir(parents=True)
    figure.write_bytes(picture())
    item = by_code(django_quiz.read(django_quiz.read_rows(str(DUMP)), media=tmp_path))["djq-7"]
    assert item.picture == "uploads/2015/03/01/seria.png"


def test_a_figure_outside_the_old_folder_is_never_read(tmp_path):
    (tmp_path / "secret.png").write_bytes(picture())
    (tmp_path / "media").mkdir()
    data = rows.from_dumpdata(DUMP.read_bytes())
    data[rows.QUESTION][6]["figure"] = "../secret.png"
    assert by_code(django_quiz.read(data, media=tmp_path / "media"))["djq-7"].picture == ""


# Quizzes and history


def test_quizzes_keep_their_settings_and_their_questions(legacy):
    first, second = legacy.quizzes
    assert (first.title, first.slug, first.pass_mark, first.max_questions) == ("Test z RKO", "test-rko", 67, 2)
    assert first.questions == ["djq-4", "djq-1", "djq-2", "djq-8", "djq-3"]
    assert (second.single_attempt, second.draft) == (True, True)
    found = "\n".join(remarks(legacy, "note") + remarks(legacy, "loss"))
    assert "Adres „test-rko” ma więcej niż jeden test." in found
    assert "W teście zabraknie pytań, których nie da się wczytać: djq-5." in found
    assert "Pytanie należy do testów, których nie ma: 99." in found


def test_sittings_that_lead_nowhere_are_named(legacy):
    assert [sitting.key for sitting in legacy.sittings] == [1, 3, 4, 7]
    found = "\n".join(remarks(legacy, "error") + remarks(legacy, "loss") + remarks(legacy, "note"))
    for words in (
        "quiz.sitting 2: Niedokończone podejście pominięto.",
        "quiz.sitting 4: Wybrano odpowiedź, której już nie ma (pytanie 1).",
        "quiz.sitting 4: Podejście do pytań, których już nie ma: 9.",
        "quiz.sitting 5: Podejście osoby, której nie ma (7).",
        "quiz.sitting 6: Podejście do testu, którego nie ma (50).",
        "quiz.sitting 7: Zapisu odpowiedzi nie da się odczytać",
        "quiz.categorytranslation: Tabeli quiz.categorytranslation nie znamy",
    ):
        assert words in found


def test_sums_are_read_by_the_exact_name_of_the_category(legacy):
    ala, janek = legacy.progress
    assert ala.lines == [("rko", 3, 5), ("aed", 1, 2), ("rko,-aed", 4, 4)]
    assert (janek.lines, janek.unread) == ([("rko", 1, 1)], "skasowana,1,2,")
    assert sums_in("rko,-aed,4,4,", ["rko", "aed", "rko,-aed"]) == ([("rko,-aed", 4, 4)], "")


# Other sources


def test_a_sqlite_file_holds_the_same(legacy, sqlite_file):
    read = django_quiz.read(django_quiz.read_rows(str(sqlite_file)))
    assert (read.items, read.quizzes, read.sittings, read.progress) == (
        legacy.items,
        legacy.quizzes,
        legacy.sittings,
        legacy.progress,
    )


@pytest.mark.postgresql
@pytest.mark.django_db
def test_a_postgresql_database_holds_the_same(legacy):
    connection = connections["default"]
    parameters = connection.get_connection_params()
    known = {name: parameters[name] for name in ("dbname", "user", "password", "host", "port") if parameters.get(name)}
    address = psycopg.conninfo.make_conninfo(**known)
    with psycopg.connect(address, autocommit=True) as database:
        database.execute("CREATE SCHEMA old_site")
        try:
            database.execute("SET search_path TO old_site")
            put_into(database, mark="%s")
            found = rows.from_postgresql(f"{address} options='-c search_path=old_site'")
        finally:
            database.execute("DROP SCHEMA old_site CASCADE")
    read = django_quiz.read(found)
    assert (read.items, read.quizzes, read.progress) == (legacy.items, legacy.quizzes, legacy.progress)
    assert [sitting.key for sitting in read.sittings] == [1, 3, 4, 7]


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b'[{"model": "auth.user", "pk": 1, "fields": {}}]', b"\xff\x00"]
)
def test_what_holds_no_such_data_is_refused_in_words(content, tmp_path):
    path = tmp_path / "file.json"
    path.write_bytes(content)
    with pytest.raises(django_quiz.CannotRead):
        django_quiz.read_rows(str(path))


def test_an_unreachable_database_is_refused_in_words():
    with pytest.raises(django_quiz.CannotRead):
        django_quiz.read_rows("postgresql://nobody@127.0.0.1:1/nothing")


# Saving
