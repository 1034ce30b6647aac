"""Packages of QTI: pictures and manifests, and the ZIP files that are refused."""

import struct
import zipfile

import pytest
from django.utils import translation

from quizzes.exchange import qti
from quizzes.exchange.items import Level
from quizzes.exchange.qti import packages
from tests.quizzes.exchange.qti_files import item_file, package, picture, zipped


@pytest.fixture(autouse=True)
def _polish():
    with translation.override("pl"):
        yield


def errors(report):
    return [remark.message for remark in report.remarks if remark.level == Level.ERROR]


def test_a_package_brings_the_pictures_of_its_questions():
    report = qti.read(package("choice"))
    [item] = report.items
    assert item.picture == "items/images/sign.png"
    assert item.picture_alt == "Tabliczka z napisem: w nagłym wypadku dzwoń"
    assert report.files == {"items/images/sign.png": picture("#ffffff")}
    assert report.remarks == []


def test_a_choice_of_pictures_becomes_a_picture_choice():
    report = qti.read(package("choice_pictures"))
    [item] = report.items
    assert item.kind == "picture"
    assert [(option["picture"], option["text"], option["right"]) for option in item.value["options"]] == [
        ("items/images/body.png", "Ręce na mostku", True),
        ("items/images/sign.png", "Ręce na brzuchu", False),
    ]
    assert item.picture == ""


def test_circles_and_polygons_become_the_boxes_around_them_and_that_is_reported():
    report = qti.read(package("hotspot"))
    [item] = report.items
    assert item.kind == "hotspot"
    assert item.value["picture"] == "items/images/body.png"
    assert item.value["alt"] == "Sylwetka człowieka"
    assert [
        tuple(region[side] for side in ("x", "y", "width", "height", "right")) for region in item.value["regions"]
    ] == [
        (45, 40, 10, 20, True),
        (10, 10, 20, 20, False),
        (75, 60, 10, 30, False),
    ]
    losses = [remark.line for remark in report.remarks if remark.level == Level.LOSS]
    assert losses == [13, 15]


def test_places_keep_the_names_that_the_file_gives_them():
    report = qti.read(package("hotspot_3"))
    [item] = report.items
    assert [region["label"] for region in item.value["regions"]] == ["głowa", "mostek"]
    assert report.remarks == []


def test_a_point_to_select_becomes_places_none_of_which_tells_by_its_name_that_it_is_right():
    report = qti.read(package("select_point"))
    [item] = report.items
    assert [region["label"] for region in item.value["regions"]] == [f"Miejsce {n}" for n in range(1, 6)]
    [right] = [region for region in item.value["regions"] if region["right"]]
    assert (right["x"], right["y"], right["width"], right["height"]) == (45, 40, 10, 20)
    assert any("Wskazanie punktu" in remark.message for remark in report.remarks)


def test_one_bad_item_never_breaks_the_rest():
    report = qti.read(package("slider", "order", "doctype", "match"))
    assert [item.kind for item in report.items] == ["order", "match"]
    assert len(errors(report)) == 2
    assert report.remarks[0].about == "items/slider.xml: Suwak"


def test_without_a_manifest_every_item_is_read_and_that_is_noted():
    report = qti.read(package("order", "match", manifest=False))
    assert len(report.items) == 2
    assert report.remarks[0].level == Level.NOTE


def test_a_listed_item_that_is_not_there_is_named():
    content = zipped(
        [
            (
                "imsmanifest.xml",
                b'<manifest><resources><resource type="imsqti_item_xmlv2p1" href="a.xml"/></resources></manifest>',
            )
        ]
    )
    assert errors(qti.read(content)) == ["Lista plików wymienia a.xml, ale go nie ma."]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Obrazów SVG nie przyjmujemy"),
        (b"GIF89a this is no picture", "Tego pliku nie da się otworzyć jako obrazu."),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "Tego pliku nie da się otworzyć jako obrazu."),
    ],
)
def test_what_is_no_real_picture_stays_outside_and_the_question_comes_without(content, reason):
    entries = [("items/choice.xml", item_file("choice")), ("items/images/sign.png", content)]
    report = qti.read(zipped(entries))
    [item] = report.items
    assert item.picture == ""
    assert report.files == {}
    assert any(reason in remark.message for remark in report.remarks)


def test_a_picture_of_too_many_pixels_is_refused_by_its_head_alone():
    bomb = bytearray(picture())
    bomb[16:24] = struct.pack(">II", 6000, 6000)
    report = qti.read(zipped([("items/choice.xml", item_file("choice")), ("items/images/sign.png", bytes(bomb))]))
    assert report.files == {}


def entry(name, mode=0):
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    return info


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../items/choice.xml", "ma niedozwoloną nazwę"),
        ("/etc/choice.xml", "ma niedozwoloną nazwę"),
        ("C:/choice.xml", "ma niedozwoloną nazwę"),
        ("items\\..\\choice.xml", "ma niedozwoloną nazwę"),
        ("more/inner.zip", "jest paczką w paczce"),
    ],
)
def test_a_package_with_a_dangerous_name_is_refused_whole(name, reason):
    report = qti.read(zipped([("items/choice.xml", item_file("choice")), (entry(name), b"x")]))
    assert report.items == []
    assert reason in errors(report)[0]


def test_a_link_in_a_package_is_refused():
    report = qti.read(zipped([("items/choice.xml", item_file("choice")), (entry("a.png", 0o120777), b"/etc/passwd")]))
    assert "jest dowiązaniem" in errors(report)[0]


def test_a_bomb_is_refused_before_it_is_unpacked():
    report = qti.read(zipped([("items/choice.xml", b" " * 9_000_000)]))
    assert "podejrzanie duży" in errors(report)[0]


def test_too_many_files_are_refused(monkeypatch):
    monkeypatch.setattr(packages, "MAX_FILES", 3)
    assert "za dużo plików" in errors(qti.read(package("choice", "order")))[0]


def test_too_much_unpacked_is_refused(monkeypatch):
    monkeypatch.setattr(packages, "MAX_UNPACKED", 1000)
    assert "za duża" in errors(qti.read(package("choice")))[0]


def test_a_list_that_understates_a_file_does_not_help_a_bomb(monkeypatch):
    monkeypatch.setattr(packages, "MAX_ENTRY", 500)
    assert "jest za duży" in errors(qti.read(package("choice")))[0]


def test_deep_nesting_is_refused():
    deep = b"<assessmentItem>" + b"<div>" * 5000 + b"</div>" * 5000 + b"</assessmentItem>"
    assert errors(qti.read(deep)) == ["Plik jest zagnieżdżony zbyt głęboko."]
