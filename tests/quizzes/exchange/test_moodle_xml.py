"""Moodle XML, by Moodle's documentation (docs.moodle.org/en/Moodle_XML_format)."""

import base64
from io import BytesIO

import PIL.Image
import pytest

from quizzes.exchange import moodle
from quizzes.exchange.items import Level
from tests.quizzes.exchange.kinds import item, without_line

HELD = ["single", "multiple", "truefalse", "text", "numeric", "match", "essay", "order", "gaps"]


def quiz(*questions):
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n' + "\n".join(questions) + "\n</quiz>").encode()


def question(type_, inside, text="The question?"):
    return (
        f'<question type="{type_}">\n<name><text>Name</text></name>'
        f'<questiontext format="html"><text><![CDATA[<p>{text}</p>]]></text></questiontext>{inside}</question>'
    )


def answer(text, fraction, feedback="", inside=""):
    return (
        f'<answer fraction="{fraction}"><text>{text}</text>'
        f"<feedback><text>{feedback}</text></feedback>{inside}</answer>"
    )


def only(type_, inside, **more):
    report = moodle.read(quiz(question(type_, inside, **more)))
    assert [remark.message for remark in report.remarks if remark.level == Level.ERROR] == []
    [one] = report.items
    return one


def messages(content, level):
    return [remark.message for remark in moodle.read(content).remarks if remark.level == level]


def test_multiple_choice():
    inside = (
        answer("The correct answer", 100, "Correct!")
        + answer("A distractor", 0, "Ooops!")
        + "<single>true</single><shuffleanswers>1</shuffleanswers>"
    )
    one = only("multichoice", inside)
    assert (one.kind, one.text, one.value["keep_order"]) == ("single", "The question?", False)
    assert one.value["options"][1] == {"text": "A distractor", "right": False, "explanation": "Ooops!"}


def test_several_answers():
    one = only("multichoice", answer("a", 50) + answer("b", 50) + answer("c", -100) + "<single>false</single>")
    assert (one.kind, one.value["scoring"]) == ("multiple", "partial")


def test_true_or_false():
    one = only("truefalse", answer("true", 100, "Correct!") + answer("false", 0, "Ooops!"))
    assert one.value == {"right": "true", "why_true": "Correct!", "why_false": "Ooops!"}


def test_short_answer():
    one = only("shortanswer", "<usecase>1</usecase>" + answer("Jupiter", 100))
    assert (one.kind, one.value["accepted"], one.value["ignore_case"]) == ("text", ["Jupiter"], False)


def test_numerical_with_tolerance_and_unit():
    units = "<units><unit><multiplier>1</multiplier><unit_name>m</unit_name></unit></units>"
    one = only("numerical", answer("23", 100, inside="<tolerance>2</tolerance>") + units)
    assert one.value == {"minimum": "21", "maximum": "25", "tolerance": "0", "unit": "m"}


def test_matching_with_an_extra_answer():
    pairs = "".join(
        f"<subquestion><text>{left}</text><answer><text>{right}</text></answer></subquestion>"
        for left, right in [("Canada", "Ottawa"), ("Italy", "Rome"), ("", "Paris")]
    )
    one = only("matching", "<shuffleanswers>true</shuffleanswers>" + pairs)
    assert [pair["left"] for pair in one.value["pairs"]] == ["Canada", "Italy"]
    assert one.value["extra"] == ["Paris"]


def test_an_essay_with_criteria():
    one = only("essay", '<graderinfo format="html"><text>What to look for</text></graderinfo>')
    assert one.value["criteria"] == "What to look for"


def test_ordering():
    one = only("ordering", answer("first", 1) + answer("second", 2) + answer("third", 3))
    assert one.value["steps"] == ["first", "second", "third"]


def test_gaps_to_choose_from():
    words = "".join(
        f"<selectoption><text>{word}</text><group>1</group></selectoption>" for word in ("cat", "mat", "dog")
    )
    one = only("gapselect", words, text="The [[1]] sat on the [[2]].")
    assert one.value["text"] == "The [[cat]] sat on the [[mat]]."
    assert (one.value["choose"], one.value["extra"]) == (True, ["dog"])


def test_embedded_answers_become_gaps():
    one = only("cloze", "", text="Two and {1:SHORTANSWER:=two~=2} is {1:NUMERICAL:=4:0.1}.")
    assert one.value["text"] == "Two and [[two|2]] is [[4]]."


def png(size=(200, 100)):
    file = BytesIO()
    PIL.Image.new("RGB", size).save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode()


def test_markers_on_a_picture_become_places_in_percent():
    inside = (
        f'<file name="body.png" encoding="base64">{png()}</file>'
        "<drag><no>1</no><text>here</text></drag>"
        "<drop><shape>rectangle</shape><coords>20,10;40,30</coords><choice>1</choice></drop>"
    )
    one = only("ddmarker", inside)
    assert one.value["regions"] == [{"x": 10, "y": 10, "width": 20, "height": 30, "label": "here", "right": True}]


def test_a_picture_in_the_text_comes_along_with_its_description():
    text = '<p>Look: <img src="@@PLUGINFILE@@/a%20b.png" alt="a heart"></p>'
    inside = (
        f'<question type="truefalse"><questiontext format="html"><text><![CDATA[{text}]]></text>'
        f'<file name="a b.png" encoding="base64">{png()}</file></questiontext>'
        + answer("true", 100)
        + answer("false", 0)
        + "</question>"
    )
    report = moodle.read(quiz(inside))
    [one] = report.items
    assert (one.picture, one.picture_alt) == ("a b.png", "a heart")
    assert report.files["a b.png"].startswith(b"\x89PNG")


def test_categories_tags_and_numbers():
    category = '<question type="category"><category><text>$course$/top/Ratuj/RKO</text></category></question>'
    inside = (
        "<idnumber>k1</idnumber><tags><tag><text>AED</text></tag></tags>" + answer("true", 100) + answer("false", 0)
    )
    [one] = moodle.read(quiz(category, question("truefalse", inside))).items
    assert (one.category, one.code, one.tags) == ("Ratuj/RKO", "k1", ["AED"])


def test_html_becomes_plain_text_and_what_is_lost_is_said():
    content = quiz(
        question("truefalse", answer("true", 100) + answer("false", 0), text="<table><tr><td>1</td></tr></table>")
    )
    assert "table" in messages(content, Level.LOSS)[0]


@pytest.mark.parametrize("type_", ["description", "calculated", "random", "ddimageortext", "stack", "coderunner", ""])
def test_what_we_have_no_kind_for_is_named_with_its_line_and_breaks_nothing_else(type_):
    good = question("truefalse", answer("true", 100) + answer("false", 0))
    report = moodle.read(quiz(good, question(type_, ""), good))
    assert len(report.items) == 2
    [remark] = [remark for remark in report.remarks if remark.level == Level.ERROR]
    assert remark.line > 3


@pytest.mark.parametrize("kind", HELD)
def test_what_moodle_xml_can_hold_comes_back_as_it_was(kind):
    written = moodle.write([item(kind)])
    assert written.remarks == []
    [back] = moodle.read(written.content).items
    assert without_line(back) == item(kind)


def test_gaps_with_a_list_come_back_too():
    one = item("gaps")
    one.value |= {"choose": True, "extra": ["15"]}
    [back] = moodle.read(moodle.write([one]).content).items
    assert back.value == one.value | {"text": "Uciśnij [[30]] razy, potem [[2]] oddechy."}


@pytest.mark.parametrize("kind", ["hotspot", "picture", "scenario", "rhythm"])
def test_what_moodle_xml_cannot_hold_is_named(kind):
    assert [remark.level for remark in moodle.write([item(kind)]).remarks] == [Level.LOSS]


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><quiz>&b;</quiz>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><quiz>&a;</quiz>'


@pytest.mark.parametrize(
    "content", [b"", b"\x00", b"<quiz>", b"<html/>", b"<quiz/>", BOMB, OUTSIDE, b"<a>" * 5000, b"x" * 6_000_000]
)
def test_hostile_and_broken_files_are_reported_and_never_raise(content):
    report = moodle.read(content)
    assert report.items == []
    assert report.remarks
