"""The drawings: well made, small, calm, without words, and the same tomorrow unless somebody means it."""

import colorsys
import gzip
import re
from pathlib import Path

import pytest
from defusedxml import ElementTree
from django.conf import settings
from django.utils.translation import override

from figures.drawing import CARD, draw
from figures.kit.shapes import INK
from figures.registry import FIGURES, figure

SNAPSHOTS = Path(__file__).parent / "snapshots"
COLOUR = re.compile(r'"#([0-9a-f]{3,8})"')
SVG = "{http://www.w3.org/2000/svg}"
every_drawing = pytest.mark.parametrize("name", list(FIGURES))


def luminance(colour):
    def linear(part):
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@every_drawing
def test_a_drawing_changes_only_when_somebody_means_it(name):
    """After a change that is meant: manage.py draw_figures tests/figures/snapshots, and look at the pictures."""
    assert draw(name, alt="") == (SNAPSHOTS / f"{name}.svg").read_text("utf-8")


def test_no_snapshot_is_left_of_a_drawing_that_is_gone():
    assert {path.stem for path in SNAPSHOTS.glob("*.svg")} == set(FIGURES)


@every_drawing
def test_it_is_one_well_formed_picture_with_its_words(name):
    tree = ElementTree.fromstring(draw(name))
    assert (tree.tag, tree.get("viewBox"), tree.get("role")) == (f"{SVG}svg", "0 0 400 260", "img")
    assert tree[0].tag == f"{SVG}title"
    assert tree[0].text == str(FIGURES[name].alt)


@every_drawing
def test_it_may_stand_on_a_page_often_and_under_the_strict_policy(name):
    drawn = draw(name)
    assert not re.search(r"\s(id|style|href|on\w+)=|<style|<script|<image|url\(", drawn)


@every_drawing
def test_there_are_no_words_in_the_picture(name):
    assert "<text" not in draw(name)


@every_drawing
def test_it_is_small(name):
    drawn = draw(name).encode()
    assert len(drawn) <= 8_000
    assert len(gzip.compress(drawn)) <= 3_500


@every_drawing
def test_nothing_is_red_so_nothing_can_be_a_red_cross_or_blood(name):
    for colour in COLOUR.findall(draw(name)):
        six = "".join(2 * each for each in colour) if len(colour) == 3 else colour[:6]
        red, green, blue = (int(six[place : place + 2], 16) / 255 for place in (0, 2, 4))
        hue, saturation, _value = colorsys.rgb_to_hsv(red, green, blue)
        assert not (saturation > 0.5 and (hue < 15 / 360 or hue > 345 / 360)), colour


def test_the_ink_stands_out_from_the_light_card_in_both_themes():
    assert contrast(INK, CARD) >= 7


@every_drawing
def test_its_lines_are_drawn_in_ink_on_its_own_card(name):
    drawn = draw(name)
    assert f'<rect width="400" height="260" rx="18" fill="{CARD}"/>' in drawn
    assert f'<g stroke="{INK}"' in drawn


@every_drawing
def test_the_words_are_there_in_three_languages(name):
    said = set()
    for language, _name in settings.LANGUAGES:
        with override(language):
            assert str(FIGURES[name].title)
            said.add(str(FIGURES[name].alt))
    assert len(said) == 3
    assert all(20 <= len(words) <= 300 for words in said)


def test_beside_its_own_words_a_drawing_is_decoration():
    drawn = draw("compressions", alt="")
    assert 'aria-hidden="true"' in drawn
    assert "<title>" not in drawn


def test_words_given_by_an_editor_are_escaped():
    assert "<title>a &lt;b&gt; &amp; c</title>" in draw("compressions", alt="a <b> & c")


def test_a_drawing_awaits_review_until_it_is_signed_with_name_and_day():
    assert FIGURES["compressions"].awaits_review


def test_two_drawings_cannot_have_one_name():
    with pytest.raises(ValueError, match="compressions"):
        figure("compressions", title="", alt="", topic="cpr")(str)
