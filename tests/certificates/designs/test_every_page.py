"""Every design in every language, by both ways, signed or not: read back as readers, phones, printers and screen readers do."""

import io
import re
import subprocess

import pikepdf
import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from PIL import ImageChops

from certificates import rendering
from certificates.designs.looks import look_of
from certificates.designs.models import Signatory
from certificates.facts import course_words, second_words
from certificates.plates.making import lines_of
from certificates.words import placeholders, words_of
from tests.certificates.designs.conftest import BASES, HEAD, make_design
from tests.certificates.test_plates import picture_of, tags_of
from tests.certificates.test_rendering import codes_seen_in, text_of, with_facts

pytestmark = pytest.mark.django_db

NAME = {"pl": "Zosia Nowak-Łęcka", "en": "Fiona O’Brien", "uk": "Ганна Ґудзь-Їжак"}
HEADINGS = {
    "programme": {"pl": "Zaświadczenie", "en": "Certificate", "uk": "Посвідчення"},
    "junior": {"pl": "Dyplom Młodego Pomocnika", "en": "Young Helper’s Diploma", "uk": "Диплом юного помічника"},
}
HEADINGS["letterhead"] = HEADINGS["programme"]
LANGUAGES = ["pl", "en", "uk", "pl+uk", "uk+en"]


@pytest.fixture(params=list(BASES))
def base(request):
    return request.param


@pytest.fixture(params=LANGUAGES)
def languages(request):
    return request.param.partition("+")[::2]


@pytest.fixture
def issued(pupils_certificate, course, base, languages):
    return issue_in(pupils_certificate, course, base, *languages)


def issue_in(certificate, course, base, language, second, **values):
    """Return the certificate as if it had been issued with a design on this base, in this language or these two."""
    design, told = make_design(base, second_language=second, **values), certificate.completion.facts
    words = course_words(told, language) | {"holder_name": NAME[language], "design": design.edition.digest}
    words["second"] = second_words(told, course.translation_key, second) if second else None
    certificate.language = language
    return with_facts(certificate, **words)


def read(command: list[str], file) -> str:
    done = subprocess.run([*command, file], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_both_ways_make_the_same_file_and_every_tool_can_read_it(issued, base, languages, tmp_path):
    with translation.override(issued.language):
        pdf = rendering.stamped(issued)
        assert pdf == rendering.laid_out(issued)
    file = tmp_path / "certificate.pdf"
    file.write_bytes(pdf)
    info = read(["pdfinfo"], file)
    assert re.search(r"Tagged: +yes", info)
    assert re.search(r"Pages: +1\n", info)
    assert re.search(r"Page size: .*\(A4\)", info)
    fonts = read(["pdffonts"], file).splitlines()[2:]
    assert len(fonts) == 3
    assert all(re.search(r"(Mulish|Nunito).* yes yes yes ", font) for font in fonts)
    assert "Signature is Valid." in read(["pdfsig", "-nocert"], file)
    read(["qpdf", "--check"], file)
    assert codes_seen_in(pdf) == [settings.SITE_URL + reverse("verify_short", args=[issued.code])]
    check_text(text_of(pdf), issued, base)
    check_order(read(["pdfinfo", "-struct-text"], file), issued, base)
    check_tags(pdf, issued, base, *languages)


def check_text(text: str, issued, base: str) -> None:
    for said in [issued.number, issued.code_in_groups, NAME[issued.language], "Uratuj serce", issued.facts["school"]]:
        assert said in text
    assert ("90%" in text) == (base != "junior")


def check_order(tree: str, issued, base: str) -> None:
    """A screen reader says the heading, the name, the course and what it is not, one after the other."""
    aloud = "".join("".join(re.findall(r'"(.*)"', tree)).split())
    order = [HEADINGS[base][issued.language], NAME[issued.language], "Uratuj serce", issued.facts["statement"]]
    places = [aloud.find("".join(said.split())) for said in order]
    assert -1 not in places, aloud
    assert places == sorted(places)


def check_tags(pdf: bytes, issued, base: str, language: str, second: str) -> None:
    tags = tags_of(pdf)
    assert sum("/H1" in line for line in tags) == 1
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert str(document.Root.Lang) == language
        assert document.Root.MarkInfo.Marked
        assert issued.number in str(document.docinfo.Title)
        elements = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one]
        figures = [one for one in elements if one.S == "/Figure"]
        assert all(str(one.Alt) for one in figures)
        assert len(figures) == (3 if base == "letterhead" else 1), "the QR code, and the school's logo and signature"
        if second:
            spoken = [str(one.Lang) for one in elements if "/Lang" in one]
            assert set(spoken) == {second}
            assert len(spoken) > 15


@pytest.mark.parametrize("languages", [("pl", ""), ("uk", "en")], indirect=False)
def test_the_stamped_page_is_what_weasyprint_prints_pixel_by_pixel_and_tag_by_tag(issued):
    with translation.override(issued.language):
        ours = rendering.stamped(issued, signed=False)
        assert ours == rendering.laid_out(issued, signed=False)
        words = words_of(facts=issued.facts, number=issued.number, code=issued.code)
        size = rendering.name_size(words, issued.language, look_of(issued.facts).base)
        theirs = rendering.one_page(issued.facts, words, issued.language, size).pdf()
    assert ImageChops.difference(picture_of(ours).convert("RGB"), picture_of(theirs).convert("RGB")).getbbox() is None
    assert tags_of(ours) == tags_of(theirs)


@pytest.mark.parametrize(
    "name",
    [
        "Bo Li",
        "Maksymilian Bartłomiej Brzęczyszczykiewicz-Konstantynopolitański z Podgórza",
        "W" * 120,
        "Ala " * 30,
        "X̊y̌",
    ],
)
def test_a_name_of_any_length_stays_whole(pupils_certificate, course, base, name):
    certificate = issue_in(pupils_certificate, course, base, "pl", "")
    pdf = rendering.render(with_facts(certificate, holder_name=name.strip()))
    assert "".join(name.split()) in "".join(text_of(pdf).split())
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert len(document.pages) == 1


def test_a_placeholder_inside_other_text_makes_no_plate(pupils_certificate, course, monkeypatch):
    """A template that says a date inside a sentence would print the same date on every certificate."""
    certificate = issue_in(pupils_certificate, course, "programme", "pl", "")
    unreal = placeholders(certificate.facts, like=words_of(facts=certificate.facts, number="", code=certificate.code))
    monkeypatch.setitem(certificate.facts, "practice_note", f"Ważne do {unreal.valid_until}")
    with pytest.raises(rendering.NoPlate):
        rendering.stamped(certificate)


@pytest.mark.parametrize("languages", [("pl", ""), ("uk", "en")])
def test_with_two_signatures_and_a_long_name_all_words_are_inside_the_page(pupils_certificate, course, base, languages):
    signs = [
        Signatory(name=name, sort_order=place, **HEAD) for place, name in enumerate(["Barbara Nowak-Łęcka", "Jan Żak"])
    ]
    certificate = issue_in(pupils_certificate, course, base, *languages, signatories=signs)
    with_facts(certificate, holder_name="Maksymilian Bartłomiej Brzęczyszczykiewicz-Konstantynopolitański")
    with translation.override(certificate.language):
        words = words_of(facts=certificate.facts, number=certificate.number, code=certificate.code)
        look, language = look_of(certificate.facts), certificate.language
        sheet, told = rendering.fitted(
            certificate.facts, words, language, rendering.name_size(words, language, look.base)
        )
    page = sheet.document.pages[0]._page_box
    right, bottom = page.content_box_x() + page.width, page.content_box_y() + page.height
    boxes = [box for box, _block in lines_of(page)]
    assert [box.text for box in boxes if box.position_x + box.width > right + 1 or box.position_y > bottom] == []
    seconds = any("Jan Żak" in box.text for box in boxes)
    assert seconds == (base != "junior"), "the diploma has room for one"
    assert told["fit"] != look.base.fits[-1][0] or languages[1], "in one language it does not come to the last resort"
