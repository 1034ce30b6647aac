"""What answers tell about questions: the formulas, and the sums behind them."""

import statistics as reference
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection

from quizzes import attempts
from quizzes.models import Answer, Paper, Question
from quizzes.statistics import figures, overview, queries
from tests.factories import make_question
from tests.quizzes.taking import CHECK, NOW, right, start, take, take_all, wrong

ITEM = [1, 1, 0, 1, 0, 0.5, 1, 0, 1, 1, 0, 1]
REST = [0.9, 0.8, 0.3, 0.7, 0.4, 0.5, 0.6, 0.2, 1.0, 0.9, 0.5, 0.4]


# --- formulas


def pairs(xs, ys):
    return figures.Pairs(
        n=len(xs),
        x=sum(xs),
        xx=sum(x * x for x in xs),
        y=sum(ys),
        yy=sum(y * y for y in ys),
        xy=sum(x * y for x, y in zip(xs, ys, strict=True)),
    )


def test_discrimination_is_pearsons_correlation():
    assert figures.discrimination(pairs(ITEM, REST)) == pytest.approx(reference.correlation(ITEM, REST))


@pytest.mark.parametrize(("xs", "ys"), [([1] * 12, REST), (ITEM, [0.7] * 12), ([1], [1]), ([], [])])
def test_without_differences_there_is_no_discrimination(xs, ys):
    assert figures.discrimination(pairs(xs, ys)) is None


def test_rounding_in_a_million_sums_makes_no_discrimination_of_none():
    n = 1_000_000
    same = figures.Pairs(n=n, x=0.333 * n, xx=0.333 * 0.333 * n * (1 + 1e-13), y=0.5 * n, yy=0.35 * n, xy=0.1665 * n)
    assert figures.discrimination(same) is None


def test_the_deviation_is_the_samples():
    assert figures.deviation(12, sum(ITEM), sum(x * x for x in ITEM)) == pytest.approx(reference.stdev(ITEM))
    assert figures.deviation(1, 1, 1) is None


def test_alpha_of_items_that_measure_the_same_is_one():
    columns = [[0, 1, 1, 0, 1]] * 4
    scores = [sum(row) for row in zip(*columns, strict=True)]
    spread = [reference.variance(column) for column in columns]
    assert figures.cronbach_alpha(spread, reference.variance(scores)) == pytest.approx(1)


def test_alpha_by_hand():
    # Five people, three items: variances 0.3, 0.3, 0.2; scores 3, 2, 1, 0, 2 with variance 1.3; 3/2 · (1 - 0.8/1.3).
    assert figures.cronbach_alpha([0.3, 0.3, 0.2], 1.3) == pytest.approx(0.576923, abs=1e-6)


@pytest.mark.parametrize(("spread", "whole"), [([0.2], 0.2), ([0.2, 0.2], 0.0), ([0.2, 0.2], None)])
def test_alpha_needs_two_items_and_different_scores(spread, whole):
    assert figures.cronbach_alpha(spread, whole) is None


def test_the_standard_error_shrinks_as_alpha_grows():
    assert figures.standard_error(20, 0.75) == pytest.approx(10)
    assert figures.standard_error(20, -0.2) is None


@pytest.mark.parametrize(("counts", "middle"), [({5: 1}, 5), ({1: 1, 9: 1}, 5), ({1: 2, 4: 1, 9: 2}, 4), ({}, None)])
def test_the_median_of_counted_values(counts, middle):
    assert figures.median(counts) == middle


# --- the sums of the database


@pytest.fixture
def subject():
    return uuid4()


@pytest.fixture
def bank(db):
    return [make_question(text=f"Pytanie {number}") for number in (1, 2, 3)]


ROWS = [
    (1, 1, 1), (1, 1, 0), (1, 0, 0), (0, 0, 0), (1, 1, None), (1, 1, 1),
    (0, 1, 0), (1, 0, 1), (1, 1, 1), (0, 0, None), (1, 1, 0), (1, 0, 0),
]  # fmt: skip


def by_text(quiz):
    return {item.known.text: item for item in quiz.items}


def test_the_figures_of_a_question_are_those_of_its_answers(bank, subject):
    take_all(bank, ROWS, subject=subject)
    items = by_text(overview.quiz(subject, language="pl"))
    for place, question in enumerate(bank):
        marks = [row[place] or 0 for row in ROWS]
        rest = [sum(mark or 0 for mark in row) - (row[place] or 0) for row in ROWS]
        item = items[question.text]
        assert item.sums.asked == 12
        assert item.unanswered == sum(row[place] is None for row in ROWS)
        assert item.facility == pytest.approx(reference.mean(marks))
        assert item.deviation == pytest.approx(reference.stdev(marks))
        assert item.discrimination == pytest.approx(reference.correlation(marks, rest))
        assert item.seconds == pytest.approx(10)


def test_the_figures_of_a_quiz_are_those_of_its_attempts(bank, subject):
    take_all(bank, ROWS, subject=subject)
    quiz = overview.quiz(subject, language="pl")
    scores = [sum(mark or 0 for mark in row) for row in ROWS]
    percents = [score * 100 // 3 for score in scores]
    spread = [reference.variance([row[place] or 0 for row in ROWS]) for place in range(3)]
    assert quiz.results.attempts == 12
    assert quiz.title == "Test końcowy"
    assert quiz.mean == pytest.approx(reference.mean(percents))
    assert quiz.median == reference.median(percents)
    assert quiz.pass_rate == pytest.approx(sum(percent >= 50 for percent in percents) / 12)
    assert quiz.deviation == pytest.approx(reference.stdev(percents))
    assert quiz.alpha == pytest.approx(3 / 2 * (1 - sum(spread) / reference.variance(scores)))
    assert quiz.standard_error == pytest.approx(quiz.deviation * (1 - quiz.alpha) ** 0.5)


def test_the_counts_equal_a_plain_sql_count(bank, subject):
    take_all(bank, ROWS, subject=subject)
    take_all(bank[:2], [(1, 0)] * 3, subject=uuid4())
    sql = """SELECT question, COUNT(*), SUM(CASE WHEN value IS NULL THEN 1 ELSE 0 END), AVG(points)
             FROM quizzes_answer JOIN quizzes_attempt ON quizzes_attempt.id = attempt_id
             WHERE state = 'graded' GROUP BY question"""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        counted = {row[0]: row[1:] for row in cursor.fetchall()}
    for question in bank:
        item = overview.question(question.ref, language="pl").item
        asked, unanswered, mean = counted[question.ref]
        assert (item.sums.asked, item.unanswered) == (asked, unanswered)
        assert item.facility == pytest.approx(float(mean))


def test_only_graded_attempts_count(bank, subject):
    take_all(bank, ROWS, subject=subject)
    take(bank, [right(one) for one in bank], subject=subject, hand_in=False)
    quiz = overview.quiz(subject, language="pl")
    assert (quiz.results.attempts, quiz.results.running) == (12, 1)
    assert {item.sums.asked for item in quiz.items} == {12}


def test_an_attempt_that_waits_for_a_mark_does_not_count_yet(subject, db):
    essay = make_question(
        "essay", answer={"min_words": 1, "max_words": 50, "criteria": "Za co", "model_answer": ""}, text="Opisz"
    )
    take([essay], ["Sprawdzam oddech."], subject=subject)
    quiz = overview.quiz(subject, language="pl")
    assert (quiz.results.attempts, quiz.results.waiting, quiz.items) == (0, 1, [])


def test_a_check_in_a_lesson_counts_by_its_first_try(bank, subject):
    for number in range(10):
        attempt = start(bank[:1], subject=subject, rules=CHECK)
        if number < 4:
            attempts.save_answer(attempt=attempt, ref=bank[0].ref, value=wrong(bank[0]), now=NOW)
        attempts.save_answer(attempt=attempt, ref=bank[0].ref, value=right(bank[0]), now=NOW)
    for item in (
        overview.quiz(subject, language="pl").items[0],
        overview.question(bank[0].ref, language="pl").item,
    ):
        assert (item.sums.asked, item.first_tries.count, item.first_tries.right) == (0, 10, 6)
        assert item.first_facility == pytest.approx(0.6)
        assert item.facility is None


def test_with_fewer_than_ten_answers_there_is_no_figure(bank, subject):
    take_all(bank, ROWS[:9], subject=subject)
    quiz = overview.quiz(subject, language="pl")
    assert (quiz.mean, quiz.alpha, quiz.why_no_alpha) == (None, None, "few")
    for item in quiz.items:
        assert item.sums.asked == 9
        assert (item.facility, item.deviation, item.discrimination, item.seconds) == (None, None, None, None)
        assert item.concerns == []


def test_there_is_no_alpha_where_people_were_asked_different_things(bank, subject):
    take_all(bank[:2], [row[:2] for row in ROWS[:6]], subject=subject)
    take_all(bank[1:], [row[1:] for row in ROWS[6:]], subject=subject)
    quiz = overview.quiz(subject, language="pl")
    assert (quiz.alpha, quiz.why_no_alpha) == (None, "varied")
    assert quiz.mean is not None


@pytest.mark.parametrize(
    ("count", "rows", "why"), [(1, [(1,), (0,)] * 6, "one"), (2, [(1, 1)] * 12, "same"), (2, [(1, 0)] * 12, "same")]
)
def test_it_says_why_there_is_no_alpha(bank, subject, count, rows, why):
    take_all(bank[:count], rows, subject=subject)
    quiz = overview.quiz(subject, language="pl")
    assert (quiz.alpha, quiz.why_no_alpha) == (None, why)


def test_a_single_question_has_no_rest_to_compare_with(bank, subject):
    take_all(bank[:1], [(1,), (0,)] * 6, subject=subject)
    assert overview.quiz(subject, language="pl").items[0].discrimination is None


def test_tests_of_different_length_are_compared_by_the_share_of_the_rest(bank):
    take_all(bank, ROWS, subject=uuid4())
    take_all(bank[:2], [row[:2] for row in ROWS], subject=uuid4())
    marks = [row[0] or 0 for row in ROWS] * 2
    rest = [sum(mark or 0 for mark in row[1:]) / 2 for row in ROWS] + [row[1] or 0 for row in ROWS]
    item = overview.question(bank[0].ref, language="pl").item
    assert item.sums.asked == 24
    assert item.discrimination == pytest.approx(reference.correlation(marks, rest))


def test_part_of_the_points_is_part_of_the_facility(subject, db):
    question = make_question("multiple")
    rights = right(question)
    for number in range(10):
        take([question], [rights if number < 5 else rights[:1]], subject=subject)
    item = overview.quiz(subject, language="pl").items[0]
    assert item.facility == pytest.approx(0.75)
    assert item.sums.right == 5


def test_times_have_a_mean_and_a_median(bank, subject):
    for seconds in [5] * 9 + [115]:
        take(bank[:1], [right(bank[0])], subject=subject, seconds=seconds)
    item = overview.question(bank[0].ref, language="pl").item
    assert (item.seconds, item.median_seconds) == (16, 5)


def test_a_question_that_a_regrade_dropped_is_told_and_not_judged(bank, subject):
    take_all(bank[:2], [(1, 0)] * 6 + [(0, 1)] * 6, subject=subject)
    paper = Paper.objects.get()
    paper.content["questions"][0]["points"] = 0
    paper.save()
    item = by_text(overview.quiz(subject, language="pl"))["Pytanie 1"]
    assert item.known.dropped
    assert (item.discrimination, item.concerns) == (None, [])


def test_a_deleted_question_keeps_its_figures_and_its_words(bank, subject):
    take_all(bank[:1], [(1,)] * 10, subject=subject)
    ref = bank[0].ref
    Question.objects.filter(pk=bank[0].pk).delete()
    item = overview.question(ref, language="pl").item
    assert (item.known.text, item.known.pk, item.facility) == ("Pytanie 1", None, 1)


def test_what_nobody_was_asked_and_nobody_wrote_is_not_there(db):
    assert overview.question(str(uuid4()), language="pl") is None
    assert overview.quiz(uuid4(), language="pl") is None


# --- constant queries


@pytest.mark.parametrize(("questions", "people"), [(1, 1), (3, 1), (1, 3), (3, 3)])
def test_a_quiz_takes_six_queries(bank, subject, questions, people, django_assert_num_queries):
    take_all(bank[:questions], [row[:questions] for row in ROWS[:people]], subject=subject)
    with django_assert_num_queries(6):
        overview.quiz(subject, language="pl")


@pytest.mark.parametrize("people", [1, 3])
def test_a_question_takes_six_queries(bank, subject, people, django_assert_num_queries):
    take_all(bank, ROWS[:people], subject=subject)
    with django_assert_num_queries(6):
        overview.question(bank[0].ref, language="pl")


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_two_queries(bank, count, django_assert_num_queries):
    for _quiz in range(count):
        take_all(bank[:1], [(1,), (0,)], subject=uuid4())
    with django_assert_num_queries(2):
        assert len(queries.subjects()) == count


def test_the_list_leaves_out_what_one_person_repeats_alone(bank, ala):
    take(bank[:1], [right(bank[0])], rules=CHECK, person=ala)
    take(bank[:1], [right(bank[0])], person=ala, title="Test końcowy")
    assert [found.title for found in queries.subjects()] == ["Test końcowy"]


# --- the values of the database


def test_marks_are_kept_as_decimals_and_added_as_floats(subject, db):
    question = make_question("order")
    for _number in range(10):
        take([question], [[*right(question)[1:], right(question)[0]]], subject=subject)
    assert set(Answer.objects.values_list("points", flat=True)) == {Decimal("0.667")}
    item = overview.quiz(subject, language="pl").items[0]
    assert item.facility == pytest.approx(0.667)
    assert item.deviation == pytest.approx(0, abs=1e-6)
