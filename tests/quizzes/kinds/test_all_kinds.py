"""What holds for every kind of question, the next one too."""

import json
from dataclasses import asdict

import pytest
from django.template.loader import render_to_string
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizzes import marking, papers
from quizzes.kinds import KINDS, BadAnswer
from tests.factories import ANSWERS, make_question
from tests.quizzes.kinds.forms import form_of, lists

pytestmark = pytest.mark.django_db

every_kind = pytest.mark.parametrize("kind", list(KINDS))
every_marked_kind = pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "essay"])


def asked_of(kind):
    return papers.ask(make_question(kind))


def shown_of(asked, **more):
    return papers.present(asked, layout=papers.steady_layout(asked), **more)


def test_there_is_an_example_of_every_kind_to_try():
    assert set(ANSWERS) == set(KINDS)


@every_kind
def test_a_question_as_asked_is_plain_json(kind):
    asked = asked_of(kind)
    assert json.loads(json.dumps(asked)) == asked


@every_marked_kind
def test_the_right_answer_is_right_and_the_wrong_one_is_not(kind):
    asked = asked_of(kind)
    assert marking.mark_answer(asked, KINDS[kind].example(asked, right=True)).is_right
    assert not marking.mark_answer(asked, KINDS[kind].example(asked, right=False)).is_right


@every_marked_kind
def test_what_the_form_sends_is_read_as_the_answer_that_was_meant(kind):
    asked = asked_of(kind)
    right = KINDS[kind].example(asked, right=True)
    read = KINDS[kind].read(asked, lists(form_of(asked, right)))
    assert read == (right if kind != "scenario" else {"path": right["path"][:1], "earlier": []})


@every_kind
def test_an_empty_form_is_answered_with_what_to_do(kind):
    with pytest.raises(BadAnswer) as problem:
        KINDS[kind].read(asked_of(kind), {})
    assert str(problem.value)


ANY_VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.sampled_from(["taps", "rate", "path", "x"]), inner),
    max_leaves=8,
)


@every_kind
def test_whatever_is_kept_the_points_are_between_nothing_and_one_and_words_are_found_for_it(kind):
    asked = asked_of(kind)

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(value=ANY_VALUE)
    def holds(value):
        marked = marking.mark_answer(asked, value)
        assert 0 <= marked.points <= 1
        assert all(isinstance(line, str) for line in KINDS[kind].in_words(asked, value))
        assert shown_of(asked, value=value)

    holds()


@every_kind
def test_before_the_answer_nothing_on_the_page_depends_on_the_key(kind):
    asked = asked_of(kind)
    shown = json.dumps(asdict(shown_of(asked)), default=str)
    for secret in secrets_of(asked):
        assert secret not in shown


def secrets_of(asked):
    """Return texts that only feedback may show."""
    yield asked["explanation"]
    for option in asked.get("options", []):
        if option.get("explanation"):
            yield option["explanation"]
    match asked["kind"]:
        case "text":
            yield from asked["key"]
        case "numeric" | "rhythm":
            yield f'"minimum": {json.dumps(asked["key"]["minimum"])}'
        case "scenario":
            yield from asked["feedback"].values()
            yield "harmful"
        case "essay":
            yield asked["criteria"]
            yield asked["model_answer"]
    yield '"key"'


@every_kind
def test_its_template_shows_it_before_with_an_error_and_with_feedback(kind):
    asked = asked_of(kind)
    before = render_to_string(
        "quizzes/question.html", {"question": shown_of(asked), "action": "/x/", "button": "Dalej"}
    )
    assert asked["text"] in before
    faulty = shown_of(asked)
    faulty.error = "Wybierz odpowiedź."
    assert "Wybierz odpowiedź." in render_to_string("quizzes/question.html", {"question": faulty, "action": "/x/"})
    value = KINDS[kind].example(asked, right=False) or "Dzwonię."
    after = shown_of(asked, value=value, revealed=True)
    papers.reveal(after, asked, is_right=False)
    html = render_to_string("quizzes/question.html", {"question": after, "locked": True, "show_right_answer": True})
    assert asked["explanation"] in html
    for line in KINDS[kind].right_answer(asked):
        assert line in html


@every_kind
def test_the_answer_can_be_put_in_words_for_a_person(kind):
    asked = asked_of(kind)
    right = KINDS[kind].example(asked, right=True)
    if right is not None:
        assert KINDS[kind].in_words(asked, right)
    assert KINDS[kind].right_answer(asked)


@every_kind
def test_a_repaired_key_fits_the_question_as_it_was_asked(kind):
    asked = asked_of(kind)
    assert KINDS[kind].rekeyed(asked, asked) == asked


def test_the_review_says_when_a_question_was_repaired():
    asked = asked_of("single")
    for repair, says in (({"points": 0}, "nie liczy się"), ({"free": True}, "zaliczone wszystkim")):
        shown = papers.reveal(shown_of(asked | repair, value=[], revealed=True), asked, is_right=True)
        assert says in render_to_string("quizzes/question.html", {"question": shown, "locked": True})
