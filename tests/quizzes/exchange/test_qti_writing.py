"""QTI out, and in again: what the format can hold comes back as it was."""

import copy
import io
import zipfile

import pytest
from django.utils import translation

from quizzes.exchange import qti
from quizzes.exchange.items import Item, Level
from quizzes.exchange.qti import version3
from tests.factories import ANSWERS
from tests.quizzes.exchange.qti_files import picture

FILES = {
    "media/body.png": picture(),
    "media/belly.png": picture("#ff0000"),
    "media/small.jpg": picture(size=(123, 77), kind="JPEG"),
}
HELD = sorted(set(ANSWERS) - {"scenario", "rhythm"})
WRITERS = [qti.write, version3.write]


@pytest.fixture(autouse=True)
def _polish():
    with translation.override("pl"):
        yield


def value_of(kind):
    value = copy.deepcopy(ANSWERS[kind])
    if kind == "picture":
        value["options"][0]["picture"], value["options"][1]["picture"] = "media/body.png", "media/belly.png"
    if kind == "hotspot":
        value["picture"] = "media/small.jpg"
    if kind == "multiple":
        value["scoring"] = "partial"
    if kind == "truefalse":
        value |= {"why_true": "Nie tym razem.", "why_false": "Tak jest."}
    return value


def full_item(kind, **fields):
    values = {
        "text": "Co robisz?\nZastanów się & odpowiedz <szczerze>.",
        "explanation": "Bo tak uczą wytyczne.\nDrugi wiersz.",
        "category": "Ratuj/RKO",
        "code": f"k1-{kind}",
        "tags": ["rko", "aed w szkole"],
        "difficulty": 3,
        "is_critical": kind != "essay",
        "source": "ERC, rozdział 3",
        "guideline_edition": "ERC 2025",
        "picture": "media/body.png",
        "picture_alt": "Sylwetka.",
    }
    return Item(kind=kind, value=value_of(kind), **values | fields)


def there_and_back(write, *items):
    written = write(items, FILES)
    report = qti.read(written.content)
    assert report.remarks == []
    for item in report.items:
        item.line = 0
    return written, report


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("kind", HELD)
def test_a_question_comes_back_as_it_was(write, kind):
    _written, report = there_and_back(write, full_item(kind))
    assert report.items == [full_item(kind)]
    assert report.files["media/body.png"] == FILES["media/body.png"]


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("kind", HELD)
def test_a_bare_question_comes_back_as_it_was(write, kind):
    bare = Item(kind, "Co robisz?", value_of(kind))
    _written, report = there_and_back(write, bare)
    assert report.items == [bare]


@pytest.mark.parametrize("scoring", ["partial", "all", "any"])
@pytest.mark.parametrize("rights", [1, 2])
def test_the_way_of_counting_a_multiple_choice_comes_back(scoring, rights):
    item = full_item("multiple")
    item.value["scoring"] = scoring
    for place, option in enumerate(item.value["options"]):
        option["right"] = place < rights
    _written, report = there_and_back(qti.write, item)
    assert report.items[0].value == item.value


def test_gaps_to_pick_for_come_back_with_their_other_spellings():
    item = full_item("gaps")
    item.value |= {"choose": True, "extra": ["3 razy"], "ignore_diacritics": False}
    _written, report = there_and_back(qti.write, item)
    assert report.items[0].value == item.value


def test_a_single_gap_stays_a_gap():
    item = full_item("gaps")
    item.value["text"] = "Dzwonisz pod [[112]]."
    _written, report = there_and_back(qti.write, item)
    assert report.items[0].value == item.value


def test_a_range_comes_back_with_its_tolerance():
    item = full_item("numeric")
    item.value = {"minimum": "-5", "maximum": "6.25", "tolerance": "0.5", "unit": "cm na sekundę"}
    _written, report = there_and_back(qti.write, item)
    assert report.items[0].value == item.value


@pytest.mark.parametrize("kind", ["scenario", "rhythm"])
def test_a_kind_that_qti_does_not_know_is_left_out_and_named(kind):
    written = qti.write([full_item(kind), full_item("single")], FILES)
    [remark] = written.remarks
    assert (remark.level, remark.message) == (Level.LOSS, "QTI nie zna takiego pytania. Pominięto je.")
    assert len(qti.read(written.content).items) == 1


def test_a_picture_that_is_missing_is_named():
    written = qti.write([full_item("single", picture="gone.png"), full_item("hotspot", picture="")], {})
    assert [remark.message for remark in written.remarks] == [
        "Brakuje obrazu do pytania. Zapisano je bez obrazu.",
        "Brakuje obrazu, bez którego pytania nie da się zadać. Pominięto je.",
    ]
    [item] = qti.read(written.content).items
    assert (item.kind, item.picture) == ("single", "")


def test_who_reads_it_elsewhere_is_told_what_only_we_understand():
    written = qti.write([full_item("text")], FILES)
    assert [remark.level for remark in written.remarks] == [Level.NOTE]


def test_equal_questions_make_equal_files():
    assert qti.write([full_item("single")], FILES).content == qti.write([full_item("single")], FILES).content


def test_two_questions_of_one_code_are_two_files():
    _written, report = there_and_back(qti.write, full_item("single"), full_item("single"))
    assert [item.code for item in report.items] == ["k1-single", "k1-single"]


def test_letters_that_xml_cannot_hold_are_left_out():
    [item] = qti.read(qti.write([Item("text", "Zły\x00 znak\x0b", value_of("text"))], {}).content).items
    assert item.text == "Zły znak"


def test_version_3_is_spelt_with_hyphens():
    content = version3.write([full_item("single")], FILES).content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        text = archive.read("items/k1-single.xml").decode()
        manifest = archive.read("imsmanifest.xml").decode()
    assert "<qti-simple-choice identifier=" in text
    assert 'max-choices="1"' in text
    assert 'type="imsqti_item_xmlv3p0"' in manifest
