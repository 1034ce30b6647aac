"""Branching scenarios: scenes, choices, consequences."""

from fractions import Fraction

import pytest

from quizzes.kinds import KINDS, BadAnswer, story
from quizzes.kinds.base import option_id
from tests.factories import ANSWERS, turn

KIND = KINDS["scenario"]
ASKED = KIND.asked(ANSWERS["scenario"])
STEP_IN = option_id("start/Podchodzę")
WAIT = option_id("start/Czekam")
LATE = option_id("zwłoka/Podchodzę teraz")


def answer(*path, earlier=()):
    return {"path": list(path), "earlier": list(earlier)}


def shown(value=None, *, revealed=False):
    return KIND.shown(ASKED, value=value, layout=KIND.layout(ASKED, __import__("random").Random(1)), revealed=revealed)


def test_it_begins_with_the_first_scene():
    assert shown()["scene"] == "Starszy pan osuwa się na podłogę."


def test_each_choice_leads_to_its_scene_until_an_ending():
    value = KIND.read(ASKED, {"answer": [WAIT], "at": ["0"]})
    assert value == answer(WAIT)
    assert shown(value)["scene"] == "Minęły 2 minuty."
    assert not KIND.is_complete(ASKED, value)
    value = KIND.read(ASKED, {"answer": [LATE], "at": ["1"]}, value)
    assert KIND.is_complete(ASKED, value)
    assert shown(value)["ending"] == "good"


def test_the_score_is_the_mean_worth_of_the_choices():
    assert KIND.mark(ASKED, answer(STEP_IN)).points == 1
    assert KIND.mark(ASKED, answer(WAIT, LATE)).points == Fraction(1, 4)


def test_a_harmful_choice_is_not_right_however_it_ends():
    assert not KIND.mark(ASKED, answer(WAIT, LATE)).is_right


def test_a_story_that_was_left_in_the_middle_is_worth_nothing():
    assert KIND.mark(ASKED, answer(WAIT)).points == 0


def test_the_same_choice_twice_is_one_choice():
    value = KIND.read(ASKED, {"answer": [WAIT], "at": ["0"]})
    assert KIND.read(ASKED, {"answer": [WAIT], "at": ["0"]}, value) == value


def test_going_back_with_the_browser_does_not_rewrite_what_was_chosen():
    with pytest.raises(BadAnswer, match="już zapadł"):
        KIND.read(ASKED, {"answer": [STEP_IN], "at": ["0"]}, answer(WAIT))


def test_starting_again_keeps_the_way_that_was_taken():
    again = KIND.read(ASKED | {"retry": True}, {"restart": ["1"]}, answer(WAIT, LATE))
    assert again == answer(earlier=[[WAIT, LATE]])
    assert KIND.chosen(ASKED, again) == [WAIT, LATE]


def test_in_an_exam_nobody_starts_again():
    with pytest.raises(BadAnswer):
        KIND.read(ASKED | {"retry": False}, {"restart": ["1"]}, answer(WAIT))


def test_why_a_choice_was_good_or_bad_is_told_when_feedback_is_due():
    assert shown(answer(WAIT))["taken"][0]["feedback"] == ""
    assert shown(answer(WAIT), revealed=True)["taken"][0]["feedback"] == "Każda minuta się liczy."


def test_a_choice_from_another_scene_is_refused():
    with pytest.raises(BadAnswer, match="nie ma już"):
        KIND.read(ASKED, {"answer": [LATE], "at": ["0"]})


# --- what the author is told


def scene(name, *ways, ending=""):
    choices = [{"text": f"do {to}", "to": to, "worth": "best", "feedback": ""} for to in ways]
    return {"name": name, "text": name, "ending": ending, "choices": choices}


def test_a_sound_story_has_no_problems():
    assert story.problems([scene("a", "b", "c"), scene("b", "c"), scene("c", ending="good")]) == []


@pytest.mark.parametrize(
    ("nodes", "says"),
    [
        ([scene("a", "b"), scene("b")], "ślepa uliczka"),
        ([scene("a", "b"), scene("b", "a")], "nie ma zakończenia"),
        ([scene("a", "b", "koniec"), scene("b", "b"), scene("koniec", ending="bad")], "pętla bez wyjścia"),
        ([scene("a", "koniec"), scene("b", "koniec"), scene("koniec", ending="bad")], "nie prowadzi żaden wybór"),
        ([scene("a", "nigdzie"), scene("koniec", ending="bad")], "której nie ma"),
        ([scene("a", "a2"), scene("a2", ending="good"), scene("a2", ending="good")], "własną nazwę"),
        ([scene("a", "b"), scene("b", "a", ending="good")], "nie może mieć wyborów"),
        ([scene("a", "b", "b"), scene("b", ending="good")], "brzmią tak samo"),
    ],
)
def test_the_author_is_told_what_is_wrong_with_the_story(nodes, says):
    assert any(says in problem for problem in story.problems(nodes))


def test_the_map_lists_scenes_by_their_distance_from_the_start():
    nodes = [scene("a", "b", "c"), scene("b", "c"), scene("c", ending="good"), scene("sama", "c")]
    assert story.levels(nodes) == [["a"], ["b", "c"], ["sama"]]


def timed(**start):
    """The story of the factory, with a scene in which time decides: who does nothing waits on."""
    first, wait, help_him = ANSWERS["scenario"]["nodes"]
    stands = turn("Stoję dalej", "pomoc", "harmful", "Czas ucieka.", when_late=True)
    return [first | start, wait | {"seconds": 15, "choices": [*wait["choices"], stands]}, help_him]


TIMED = KIND.asked({"nodes": timed()})
STAND = option_id("zwłoka/Stoję dalej")


def shown_timed(value=None, *, revealed=False):
    return KIND.shown(TIMED, value=value, layout=[], revealed=revealed)


def test_when_time_is_up_what_the_author_chose_happens_and_it_is_told_that_time_decided():
    value = KIND.read(TIMED, {"late": ["1"], "at": ["1"]}, answer(WAIT))
    assert value == answer(WAIT, STAND) | {"late": [1]}
    first, second = shown_timed(value, revealed=True)["taken"]
    assert (first["late"], second["late"], second["feedback"]) == (False, True, "Czas ucieka.")
    assert not KIND.mark(TIMED, value).is_right
    assert KIND.chosen(TIMED, value) == [WAIT, STAND]


def test_time_decides_once_however_often_it_is_told_so():
    value = KIND.read(TIMED, {"late": ["1"], "at": ["1"]}, answer(WAIT))
    assert KIND.read(TIMED, {"late": ["1"], "at": ["1"]}, value) == value


def test_time_does_not_overtake_a_choice_that_was_made():
    with pytest.raises(BadAnswer, match="już zapadł"):
        KIND.read(TIMED, {"late": ["1"], "at": ["1"]}, answer(WAIT, LATE))


def test_a_scene_without_a_limit_waits_for_a_choice():
    with pytest.raises(BadAnswer, match="Wybierz"):
        KIND.read(TIMED, {"late": ["1"], "at": ["0"]})


def test_whoever_needs_time_switches_the_limits_off_for_the_whole_story():
    assert shown_timed()["has_limits"] and shown_timed(answer(WAIT))["seconds"] == 15
    value = KIND.read(TIMED, {"answer": [WAIT], "at": ["0"], "calm": ["1"]})
    assert shown_timed(value)["seconds"] == 0
    again = KIND.read(TIMED | {"retry": True}, {"restart": ["1"]}, value)
    assert again["calm"] and again["path"] == []
    assert "calm" not in KIND.read(TIMED, {"answer": [WAIT], "at": ["0"]}, again)


def test_who_forgot_to_choose_has_not_to_switch_them_off_again():
    form = {"at": ["0"], "calm": ["1"]}
    with pytest.raises(BadAnswer):
        KIND.read(TIMED, form)
    assert shown_timed(KIND.echo(TIMED, form))["calm"]


def test_starting_again_forgets_where_time_decided():
    value = KIND.read(TIMED, {"late": ["1"], "at": ["1"]}, answer(WAIT))
    assert "late" not in KIND.read(TIMED | {"retry": True}, {"restart": ["1"]}, value)


def test_the_server_keeps_no_time_so_without_a_script_there_is_no_limit():
    assert KIND.read(TIMED, {"answer": [LATE], "at": ["1"]}, answer(WAIT)) == answer(WAIT, LATE)


@pytest.mark.parametrize(
    ("nodes", "says"),
    [
        (timed(seconds=10), "Pierwsza scena nie może mieć limitu"),
        ([timed()[0], ANSWERS["scenario"]["nodes"][1] | {"seconds": 15}, timed()[2]], "zaznacz jeden wybór"),
        ([timed()[0], timed()[1] | {"seconds": None}, timed()[2]], "wpisz czas na decyzję"),
        ([*timed()[:2], timed()[2] | {"seconds": 15}], "nie może mieć limitu czasu"),
    ],
)
def test_the_author_is_told_what_is_wrong_with_a_limit(nodes, says):
    assert says in " ".join(story.problems(nodes))


def test_a_sound_limit_is_no_problem():
    assert story.problems(timed()) == []
