"""A wrong key is repaired: what is said before, and what is done to results."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from wagtail.models import Locale

from quizzes import attempts, essays, papers, regrading
from quizzes.models import Answer, Mistake, Question, RegradeChange
from quizzes.signals import attempt_graded
from tests.factories import PersonFactory, make_question, option
from tests.quizzes.regrades import STRICT, Mode, do, fresh, put, repair, turn_key
from tests.quizzes.taking import CHECK, NOW, right, start, take, wrong

pytestmark = pytest.mark.django_db


# --- what is said before


def test_the_dry_run_tells_who_wins_and_who_would_lose_and_changes_nothing():
    question = make_question()
    told_wrong = take([question], [wrong(question)], rules=STRICT)
    told_right = take([question], [right(question)], rules=STRICT)
    turn_key(question)
    report = regrading.examine(repair(question))
    assert [change.attempt for change in report.won] == [told_wrong.uuid]
    assert [change.attempt for change in report.lost] == [told_right.uuid]
    assert [(change.percent_before, change.percent_after) for change in report.changes] == [(0, 100), (100, 0)]
    assert not RegradeChange.objects.exists()
    assert fresh(told_wrong).percent == 0


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_dry_run_asks_the_database_as_often_for_one_attempt_as_for_three(how_many, django_assert_num_queries):
    question = make_question()
    for _number in range(how_many):
        take([question], [wrong(question)], rules=STRICT)
    turn_key(question)
    wanted = repair(question)
    with django_assert_num_queries(3):
        assert len(regrading.examine(wanted).changes) == how_many


def test_an_attempt_whose_result_stays_is_not_in_the_list():
    question = make_question("numeric")
    take([question], ["5.5"], rules=STRICT)
    put(question, {"minimum": "5", "maximum": "7", "tolerance": "0", "unit": "cm"})
    report = regrading.examine(repair(question))
    assert (report.changes, report.same) == ([], 1)


def test_who_was_asked_the_right_key_already_is_left_alone():
    question = make_question()
    turn_key(question)
    take([question], [right(question)], rules=STRICT)
    assert regrading.examine(repair(question)).touched == 0


def test_other_options_do_not_fit_and_stay_as_they_were():
    question = make_question()
    attempt = take([question], [wrong(question)], rules=STRICT)
    put(question, {"options": [option("Inne", right=True), option("Jeszcze inne")], "keep_order": False})
    assert regrading.examine(repair(question)).unfitting == [attempt.uuid]
    regrade = do(question)
    assert not regrade.changes.exists()
    assert fresh(attempt).paper_id == attempt.paper_id


def test_another_kind_does_not_fit():
    question = make_question()
    attempt = take([question], [wrong(question)], rules=STRICT)
    block = Question._meta.get_field("answer").stream_block
    question.answer = block.to_python([{"type": "truefalse", "value": {"right": "true"}}])
    question.save()
    assert regrading.examine(repair(question)).unfitting == [attempt.uuid]


def test_each_language_is_measured_by_its_own_version():
    polish = make_question("text")
    english = make_question(
        "text",
        text="What stops?",
        answer={"accepted": ["circulation"], "ignore_case": True, "ignore_diacritics": True},
    )
    english.locale = Locale.objects.get(language_code="en")
    english.translation_key = polish.translation_key
    english.save()
    in_english = take([english], ["circulation"], rules=STRICT, language="en")
    put(polish, {"accepted": ["oddech"], "ignore_case": True, "ignore_diacritics": True})
    assert regrading.examine(repair(polish)).touched == 0
    assert fresh(in_english).passed


def test_options_prove_the_language_when_a_translation_came_later():
    polish = make_question()
    in_polish = take([polish], [wrong(polish)], rules=STRICT, language="en")  # there was no English version then
    english = make_question(
        text="How fast?", answer={"options": [option("a", right=True), option("b")], "keep_order": False}
    )
    english.locale = Locale.objects.get(language_code="en")
    english.translation_key = polish.translation_key
    english.save()
    turn_key(polish)
    assert [change.attempt for change in regrading.examine(repair(polish)).won] == [in_polish.uuid]


# --- what is done


def test_a_new_key_gives_the_result_that_the_answer_deserves():
    question = make_question()
    other = make_question(text="Inne")
    attempt = take([question, other], [wrong(question), right(other)], rules=STRICT)
    turn_key(question)
    question.explanation = "Sprostowanie."
    question.save()
    regrade = do(question)
    graded = fresh(attempt)
    assert (graded.percent, graded.score, graded.passed) == (100, Decimal("2.000"), True)
    assert graded.answers.get(question=question.ref).is_right
    assert papers.find(graded.paper.content, question.ref)["explanation"] == "Sprostowanie."
    change = regrade.changes.get()
    assert (change.percent_before, change.percent_after, change.paper_before_id) == (50, 100, attempt.paper_id)
    assert change.decision == RegradeChange.Decision.NONE


def test_the_old_paper_is_kept_as_it_was_asked():
    question = make_question()
    attempt = take([question], [wrong(question)], rules=STRICT)
    before = attempt.paper.content
    turn_key(question)
    assert do(question).changes.get().paper_before.content == before


def test_all_right_gives_the_point_to_everybody_the_silent_too():
    question = make_question()
    attempt = take([question, make_question(text="Inne")], [None, None])
    do(question, Mode.ALL_RIGHT)
    assert fresh(attempt).percent == 50


def test_a_dropped_question_counts_neither_way_and_stops_no_pass():
    question = make_question(critical=True)
    other = make_question(text="Inne")
    rules = papers.Rules(pass_mark=100, all_critical_right=True)
    attempt = take([question, other], [wrong(question), right(other)], rules=rules)
    assert not attempt.passed
    do(question, Mode.DROP)
    graded = fresh(attempt)
    assert (graded.percent, graded.max_score, graded.passed) == (100, 1, True)


def test_the_only_question_cannot_be_dropped():
    question = make_question()
    attempt = take([question], [wrong(question)], rules=STRICT)
    assert regrading.examine(repair(question, Mode.DROP)).unfitting == [attempt.uuid]


def test_a_later_regrade_takes_the_place_of_an_earlier_one():
    question = make_question()
    other = make_question(text="Inne")
    attempt = take([question, other], [wrong(question), right(other)])
    do(question, Mode.DROP)
    do(question, Mode.ALL_RIGHT)
    assert (fresh(attempt).percent, fresh(attempt).max_score) == (100, 2)
    do(question, Mode.NEW_KEY)  # the key was right all along
    assert fresh(attempt).percent == 50


def test_an_attempt_begun_after_the_regrade_is_not_touched():
    question = make_question()
    other = make_question(text="Inne")
    regrade = regrading.order(
        repair=repair(question, Mode.DROP), text="x", reason="x", by=PersonFactory(), now=NOW - timedelta(days=1)
    )
    attempt = take([question, other], [wrong(question), right(other)])
    regrading.apply(regrade, now=timezone.now())
    assert fresh(attempt).percent == 50


def test_the_key_is_the_one_of_the_moment_of_the_order():
    question = make_question()
    attempt = take([question], [wrong(question)], rules=STRICT)
    turn_key(question)
    regrade = regrading.order(repair=repair(question), text="x", reason="x", by=PersonFactory(), now=timezone.now())
    turn_key(question)  # somebody turns it back before the worker comes
    regrading.apply(regrade, now=timezone.now())
    assert fresh(attempt).percent == 100


def test_an_open_attempt_gets_the_repaired_question_and_its_result_when_handed_in():
    question = make_question()
    other = make_question(text="Inne")
    attempt = start([question, other])
    attempts.save_answer(attempt=attempt, ref=question.ref, value=wrong(question), now=NOW)
    do(question, Mode.DROP)
    attempt = fresh(attempt)
    assert (attempt.state, attempt.max_score) == ("open", 1)
    assert attempts.submit(attempt=attempt, now=NOW).max_score == 1


def test_what_was_told_at_once_is_told_anew():
    question = make_question()
    attempt = start([question], rules=CHECK)
    attempts.save_answer(attempt=attempt, ref=question.ref, value=wrong(question), now=NOW)
    turn_key(question)
    do(question)
    assert Answer.objects.get(attempt=attempt).is_right


def test_an_attempt_that_waits_for_a_mark_is_repaired_and_keeps_waiting():
    question, essay = make_question(), make_question("essay", text="Opisz")
    attempt = take([question, essay], [wrong(question), "Dzwonię pod 112."], rules=STRICT)
    turn_key(question)
    assert regrading.examine(repair(question)).unfinished == 1
    assert not do(question).changes.exists()
    waiting = fresh(attempt)
    assert (waiting.state, waiting.percent) == ("submitted", None)
    essays.mark(answer=essays.waiting().get(), points=Decimal(1), comment="", by=PersonFactory(), now=NOW)
    assert fresh(attempt).percent == 100


def test_a_dropped_essay_waits_for_nobody():
    question, essay = make_question(), make_question("essay", text="Opisz")
    attempt = take([question, essay], [right(question), "Dzwonię pod 112."], rules=STRICT)
    do(essay, Mode.DROP)
    assert (fresh(attempt).state, fresh(attempt).percent) == ("graded", 100)
    assert not essays.waiting().exists()


def test_a_marked_essay_can_be_given_to_everybody():
    essay = make_question("essay")
    attempt = take([essay], ["Dzwonię pod 112."], rules=STRICT)
    essays.mark(answer=essays.waiting().get(), points=Decimal("0.5"), comment="Krótko.", by=PersonFactory(), now=NOW)
    do(essay, Mode.ALL_RIGHT)
    assert fresh(attempt).percent == 100
    assert Answer.objects.get().comment == "Krótko."


def test_an_essay_has_no_key():
    essay = make_question("essay")
    assert regrading.modes_for("essay", regrading.live_versions(essay.ref)) == [Mode.ALL_RIGHT, Mode.DROP]


def test_a_question_that_is_not_published_has_no_new_key():
    question = make_question()
    Question.objects.update(live=False)
    assert regrading.modes_for("single", regrading.live_versions(question.ref)) == [Mode.ALL_RIGHT, Mode.DROP]


def test_the_floors_above_hear_of_the_new_result(ala):
    question = make_question()
    take([question], [wrong(question)], rules=STRICT, person=ala)
    turn_key(question)
    heard = []

    def hear(sender, attempt, **kwargs):
        heard.append((attempt.learner_id, attempt.passed))

    attempt_graded.connect(hear)
    try:
        do(question)
    finally:
        attempt_graded.disconnect(hear)
    assert heard == [(ala.pk, True)]


# --- the list of mistakes


def test_a_repaired_question_leaves_the_list_of_mistakes_and_no_other_one_comes_back(ala):
    question, other = make_question(), make_question(text="Inne")
    take([question, other], [wrong(question), wrong(other)], person=ala)
    Mistake.objects.filter(question=other.ref).update(cleared_at=NOW)  # repeated since
    turn_key(question)
    do(question)
    assert not Mistake.objects.filter(cleared_at=None).exists()


def test_a_dropped_question_is_nobodys_mistake(ala):
    question, other = make_question(), make_question(text="Inne")
    take([question, other], [wrong(question), right(other)], person=ala)
    do(question, Mode.DROP)
    assert not Mistake.objects.filter(cleared_at=None).exists()
