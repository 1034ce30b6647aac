"""The kit: bones keep their length, and the places of the torso are where their names say."""

import pytest

from figures.kit import looks, torso
from figures.kit.people import FOREARM, UPPER_ARM, Person
from figures.kit.points import Point, distance, joint, number, within_reach
from figures.kit.shapes import placed
from figures.registry import HEIGHT, WIDTH


@pytest.mark.parametrize("wrist", [(60, 10), (30, 40), (5, 5), (-40, 20)])
@pytest.mark.parametrize("bend", [1, -1])
def test_an_elbow_is_where_both_bones_keep_their_length(wrist, bend):
    shoulder = Point(0, 0)
    elbow = joint(shoulder, wrist, UPPER_ARM, FOREARM, bend)
    assert distance(shoulder, elbow) == pytest.approx(UPPER_ARM)
    if distance(shoulder, wrist) > 10:
        assert distance(elbow, wrist) == pytest.approx(FOREARM, abs=0.1)


def test_an_elbow_bends_to_the_side_it_is_told():
    above, below = (joint((0, 0), (50, 0), 37, 35, bend) for bend in (-1, 1))
    assert above.y < 0 < below.y


def test_what_is_out_of_reach_is_reached_for_with_a_straight_arm():
    assert within_reach((0, 0), (200, 0), 72) == pytest.approx((72, 0))
    assert within_reach((0, 0), (30, 0), 72) == pytest.approx((30, 0))


def test_a_head_stands_where_the_neck_points():
    upright = Person(looks.HANIA, shoulder=(100, 100), hip=(100, 166))
    assert upright.head_at() == pytest.approx((100, 69))
    assert upright.head_at(neck=0) == pytest.approx((131, 100))


@pytest.mark.parametrize(("value", "text"), [(12.0, "12"), (0.5, ".5"), (-0.5, "-.5"), (-0.01, "0"), (3.14159, "3.1")])
def test_numbers_are_written_short(value, text):
    assert number(value) == text


def test_a_part_can_be_moved_turned_and_mirrored():
    assert placed("M10 0L0 5", (100, 100)) == "M110 100l-10 5"
    assert placed("M10 0L0 5", (100, 100), turn=90) == "M100 110l-5-10"
    assert placed("M10 0L0 5", (100, 100), facing=-1) == "M90 100l10 5"


@pytest.mark.parametrize("places", [torso.FRONT, torso.SIDE])
def test_every_place_of_the_torso_lies_on_the_paper(places):
    for outline in places.values():
        assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in outline)


def test_right_and_left_are_those_of_the_person():
    """From the front their right is on our left."""
    for name, outline in torso.FRONT.items():
        x, _y = torso.middle(outline)
        if name.startswith("right"):
            assert x < WIDTH / 2
        if name.startswith("left"):
            assert x > WIDTH / 2


def test_the_pads_are_drawn_in_the_middle_of_their_places():
    upper = torso.middle(torso.FRONT["right-below-collarbone"])
    lower = torso.middle(torso.FRONT["left-side-below-armpit"])
    breast = torso.middle(torso.FRONT["left-breast"])
    assert upper[1] < lower[1]
    assert lower[0] > breast[0] + 30
