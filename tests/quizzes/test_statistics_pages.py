"""The statistics as trainers see them: pages, files, and closed doors."""

import csv
import io
from uuid import uuid4

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from accounts.roles import Role, give_role
from quizzes.editor.statistics import charts
from quizzes.exchange import sheets
from tests.factories import PersonFactory, make_question, option
from tests.quizzes.taking import CHECK, right, take, take_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def subject():
    return uuid4()


@pytest.fixture
def bank():
    return [make_question(text=f"Pytanie {number}", critical=number == 1) for number in (1, 2, 3)]


@pytest.fixture
def office(client):
    """A trainer by role, not a superuser."""
    trainer = PersonFactory(username="trenerka", last_name="Tajna")
    give_role(trainer, Role.TRAINER)
    client.force_login(trainer)
    return client


def doors(subject, ref):
    return [
        reverse("quiz_statistics"),
        reverse("quiz_statistics_file", args=["csv"]),
        reverse("quiz_statistics_quiz", args=[subject]),
        reverse("quiz_statistics_quiz_file", args=[subject, "csv"]),
        reverse("quiz_statistics_quiz_file", args=[subject, "xlsx"]),
        reverse("quiz_statistics_question", args=[ref]),
        reverse("quiz_statistics_question_file", args=[ref, "xlsx"]),
    ]


def read(client, name, *args):
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def read_csv(client, name, *args):
    content = client.get(reverse(name, args=args)).content
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


# --- who may come in


@pytest.mark.parametrize("who", ["cezary", "ala", "reviewer", "school", None])
def test_who_may_not_change_questions_gets_nothing(client, request, bank, subject, who):
    take(bank, [right(one) for one in bank], subject=subject)
    if who == "school":
        person = PersonFactory()
        give_role(person, Role.SCHOOL_LEAD)
        client.force_login(person)
    elif who == "reviewer":
        reviewer = PersonFactory()
        give_role(reviewer, Role.REVIEWER)
        reviewer.groups.get().permissions.filter(codename="change_question").delete()
        client.force_login(reviewer)
    elif who:
        client.force_login(request.getfixturevalue(who))
    for door in doors(subject, bank[0].ref):
        answer = client.get(door)
        assert answer.status_code == 302
        assert "Pytanie" not in answer.content.decode()


def test_a_trainer_gets_in(office, bank, subject):
    take(bank, [right(one) for one in bank], subject=subject)
    for door in doors(subject, bank[0].ref):
        assert office.get(door).status_code == 200


def test_what_is_not_there_is_not_found(office, subject):
    take([make_question()], [None], subject=subject)
    for door in (*doors(uuid4(), uuid4())[2:], reverse("quiz_statistics_quiz_file", args=[subject, "exe"])):
        assert office.get(door).status_code == 404


def test_no_page_and_no_file_names_a_person(office, bank, subject, ala):
    for _number in range(3):
        take(bank, [right(one) for one in bank], subject=subject, person=ala)
    for door in doors(subject, bank[0].ref):
        answer = office.get(door)
        for name in ("Ala", "Żółć", "ala@example.org"):
            assert name.encode() not in answer.content


# --- the pages


def test_the_list_tells_attempts_mean_and_pass_rate(office, bank, subject):
    take_all(bank[:2], [(1, 0)] * 5 + [(1, 1)] * 5, subject=subject, title="Uratuj serce: test")
    page = read(office, "quiz_statistics")
    for told in ("Uratuj serce: test", "75,0%", "100,0%"):
        assert told in page


def test_a_list_without_attempts_says_so(office):
    assert "Nikt jeszcze nie odpowiadał" in read(office, "quiz_statistics")


def test_the_page_of_a_quiz_tells_its_figures(office, bank, subject):
    rows = [(1, 1, 1)] * 6 + [(1, 0, 0)] * 3 + [(0, 1, 0)] * 3
    take_all(bank, rows, subject=subject)
    page = read(office, "quiz_statistics_quiz", subject)
    for told in ("Test końcowy", "Alfa Cronbacha", "Ocenione podejścia", "próg: 50%", "66,5%", "50,0%"):
        assert told in page
    assert page.index("Pytanie 1") < page.index("Pytanie 2")  # critical, and often wrong
    assert "Krytyczne dla bezpieczeństwa, a wiele osób odpowiada źle." in page


def test_the_picture_has_a_table_that_says_the_same(office, bank, subject):
    take_all(bank[:2], [(1, 0)] * 7 + [(1, 1)] * 4, subject=subject)
    page = read(office, "quiz_statistics_quiz", subject)
    assert '<svg viewBox="0 0 640 240" role="img" aria-labelledby="chart-title chart-hint">' in page
    assert '<th scope="row">50–59%</th> <td class="number">7</td>' in page
    assert '<th scope="row">90–100%</th> <td class="number">4</td>' in page
    assert " style=" not in page[page.index("<figure") : page.index("</figure>")]


def test_too_few_answers_are_told_as_too_few(office, bank, subject):
    take_all(bank, [(1, 1, 0)] * 9, subject=subject)
    for page in (
        read(office, "quiz_statistics"),
        read(office, "quiz_statistics_quiz", subject),
        read(office, "quiz_statistics_question", bank[0].ref),
    ):
        assert "za mało" in page
        assert "100,0%" not in page and "66," not in page


def test_it_says_why_there_is_no_alpha(office, bank, subject):
    take_all(bank[:1], [(1,)] * 12, subject=subject)
    assert "test ma tylko jedno pytanie" in read(office, "quiz_statistics_quiz", subject)


def test_checks_in_lessons_show_first_tries(office, bank, subject):
    for _number in range(10):
        take(bank[:1], [right(bank[0])], subject=subject, rules=CHECK, hand_in=False, title="Lekcja 1")
    assert "pytania w lekcji" in read(office, "quiz_statistics")
    page = read(office, "quiz_statistics_quiz", subject)
    assert "Dobrze za pierwszym razem" in page and "100,0%" in page
    assert "<figure" not in page


def test_the_page_of_a_question_tells_choices_and_leads_to_the_editor(office, subject):
    question = make_question(
        answer={"options": [option("Dobra", right=True), option("Zła")], "keep_order": True}, text="Tempo?"
    )
    take_all([question], [(1,)] * 3 + [(0,)] * 9, subject=subject)
    page = read(office, "quiz_statistics_question", question.ref)
    for told in ("Tempo?", "Dobra", "25,0%", "75,0%", "wybierana częściej niż dobra: „Zła”"):
        assert told in page
    assert reverse("wagtailsnippets_quizzes_question:edit", args=[question.pk]) in page


def test_in_the_bank_a_question_leads_to_its_figures(office):
    question = make_question()
    page = read(office, "wagtailsnippets_quizzes_question:list")
    assert reverse("quiz_statistics_question", args=[question.ref]) in page
    assert "0</strong> <small>w ocenionych podejściach" in read(office, "quiz_statistics_question", question.ref)


def test_what_learners_typed_is_text_and_never_markup(office, subject):
    question = make_question(
        "text", answer={"accepted": ["x"], "ignore_case": False, "ignore_diacritics": False}, text="Wpisz"
    )
    for _number in range(2):
        take([question], ["<script>alert(1)</script>"], subject=subject)
    page = read(office, "quiz_statistics_question", question.ref)
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


# --- the files


def test_the_csv_of_a_quiz_holds_every_question(office, bank, subject):
    take_all(bank, [(1, 1, 1)] * 6 + [(1, 0, None)] * 6, subject=subject)
    header, *rows = read_csv(office, "quiz_statistics_quiz_file", subject, "csv")
    assert header[:4] == ["pytanie", "rodzaj", "krytyczne", "zadane"]
    found = {row[0]: row for row in rows}
    assert found["Pytanie 3"][3:6] == ["12", "6", "0,5"]
    assert found["Pytanie 1"][7] == ""  # everybody right: no discrimination


def test_the_workbook_of_a_quiz_holds_numbers(office, bank, subject):
    take_all(bank, [(1, 1, 1)] * 6 + [(1, 0, None)] * 6, subject=subject)
    content = office.get(reverse("quiz_statistics_quiz_file", args=[subject, "xlsx"])).content
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Pytania", "Rozkład", "Podsumowanie"]
    rows = {row[0]: row for row in book["Pytania"].iter_rows(min_row=2, values_only=True)}
    assert rows["Pytanie 3"][3:6] == (12, 6, 0.5)
    assert sum(row[1] for row in book["Rozkład"].iter_rows(min_row=2, values_only=True)) == 12


def test_no_cell_runs_as_a_formula(office, subject):
    question = make_question(text="=HYPERLINK(1)", answer={"options": [option("+1", right=True), option("-1")]})
    take_all([question], [(1,)] * 12, subject=subject)
    assert read_csv(office, "quiz_statistics_quiz_file", subject, "csv")[1][0] == "'=HYPERLINK(1)"
    answers = read_csv(office, "quiz_statistics_question_file", question.ref, "csv")
    assert [row[1] for row in answers[1:]] == ["'+1", "'-1"]
    content = office.get(reverse("quiz_statistics_quiz_file", args=[subject, "xlsx"])).content
    cell = load_workbook(io.BytesIO(content))["Pytania"]["A2"]
    assert (cell.value, cell.data_type) == ("'=HYPERLINK(1)", "s")


def test_a_workbook_takes_any_text():
    sheet = sheets.Sheet("a/b:c*" * 10, ["x"], [["\x0bsterujący\x00 znak"], ["y" * 40_000], [-0.25], [None]])
    page = load_workbook(io.BytesIO(sheets.as_xlsx([sheet]))).worksheets[0]
    values = [row[0] for row in page.iter_rows(min_row=2, values_only=True)]
    assert values[0] == "sterujący znak"
    assert len(values[1]) == 32_000
    assert values[2] == -0.25


def test_a_negative_number_in_a_csv_stays_a_number():
    content = sheets.as_csv(sheets.Sheet("x", ["x"], [[-0.25], ["-0,25"]])).decode("utf-8-sig")
    assert content.splitlines()[1:] == ['"-0,25"', '"\'-0,25"']


# --- the picture


def test_every_attempt_stands_in_one_bar():
    drawn = charts.histogram({0: 1, 9: 2, 10: 3, 99: 4, 100: 5}, pass_mark=80)
    assert [bar.count for bar in drawn.bars] == [3, 3, 0, 0, 0, 0, 0, 0, 0, 9]
    assert [bar.passes for bar in drawn.bars] == [False] * 8 + [True] * 2
    assert sum(bar.share for bar in drawn.bars) == pytest.approx(1)
    assert max(bar.height for bar in drawn.bars) == drawn.bars[-1].height
    assert all(bar.y + bar.height == drawn.floor for bar in drawn.bars)


def test_a_picture_of_nothing_is_flat():
    assert {bar.height for bar in charts.histogram({}, pass_mark=0).bars} == {0}


# --- constant queries: 9 are Wagtail's own (session, person, rights, menu)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_often_for_three_quizzes_as_for_one(office, bank, count, django_assert_num_queries):
    for _quiz in range(count):
        take(bank[:1], [right(bank[0])], subject=uuid4())
    read(office, "quiz_statistics")
    with django_assert_num_queries(11):
        read(office, "quiz_statistics")


@pytest.mark.parametrize(("questions", "people"), [(1, 1), (3, 1), (3, 3)])
def test_a_quiz_asks_as_often_for_three_questions_as_for_one(
    office, bank, subject, questions, people, django_assert_num_queries
):
    take_all(bank[:questions], [(1, 0, 1)[:questions]] * people, subject=subject)
    read(office, "quiz_statistics_quiz", subject)
    with django_assert_num_queries(15):
        read(office, "quiz_statistics_quiz", subject)


@pytest.mark.parametrize("people", [1, 3])
def test_a_question_asks_as_often_for_three_answers_as_for_one(
    office, bank, subject, people, django_assert_num_queries
):
    take_all(bank, [(1, 0, 1)] * people, subject=subject)
    read(office, "quiz_statistics_question", bank[0].ref)
    with django_assert_num_queries(15):
        read(office, "quiz_statistics_question", bank[0].ref)
