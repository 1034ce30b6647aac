"""The fast way and the full way make the same file, and what the fast way cannot do takes the full way."""

import io
import subprocess

import pikepdf
import pytest
from django.utils import translation
from PIL import Image, ImageChops

from certificates import rendering
from certificates.designs.looks import PROGRAMME, look_of
from certificates.plates import shaping
from certificates.plates.keeping import Shelf
from certificates.plates.making import NoPlate, plate_of
from certificates.plates.shaping import CannotStamp
from certificates.words import placeholders, words_of
from courses.press import qr
from tests.certificates.test_rendering import text_of, with_facts

pytestmark = pytest.mark.django_db

NAMES = [
    "Li",
    "Żaneta Ćwiąkalska-Łęcka",
    "Олександра Їжак-Щириця",
    "Олена Kowalska-Шевченко",
    "Nguyễn Thị Hương",
    "Fiona d’Affligem O'Brien",
    "AV To 1/2 & <b>Wawrzyn</b> (młodszy)",
    "Wolfeschlegelsteinhausen Bergerdorff",
]


def drawn_for_itself(certificate):
    """Return the sheet of this certificate, as the full way lays it out."""
    words = words_of(facts=certificate.facts, number=certificate.number, code=certificate.code)
    size = rendering.name_size(words, certificate.language, look_of(certificate.facts).base)
    return rendering.one_page(certificate.facts, words, certificate.language, size)


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
@pytest.mark.parametrize("name", NAMES)
def test_both_ways_make_the_same_bytes(certificate, name, language):
    certificate.language = language
    with_facts(certificate, holder_name=name)
    with translation.override(language):
        assert rendering.stamped(certificate) == rendering.laid_out(certificate)


@pytest.mark.parametrize("facts", [{"school": "Szkoła Podstawowa nr 2"}, {"result_percent": None}, {"outcomes": []}])
def test_so_they_do_whatever_lines_there_are(certificate, facts):
    with_facts(certificate, **facts)
    assert rendering.stamped(certificate) == rendering.laid_out(certificate)


def test_many_certificates_of_a_course_share_one_plate(certificate, monkeypatch):
    rendering.render(certificate)
    monkeypatch.setattr(rendering, "one_page", lambda *args, **options: pytest.fail("laid out again"))
    for number, name in enumerate(["Ola Nowak", "Jan Żak", "Іван Франко"]):
        certificate.number = f"BK/2026/{number:06d}"
        facts = {"holder_name": name, "completed_on": "2026-02-28", "valid_until": "2028-02-29", "result_percent": 85}
        text = text_of(rendering.render(with_facts(certificate, **facts)))
        assert all(said in text for said in [name, certificate.number, "28 lutego 2026", "29 lutego 2028", "85%"])


@pytest.mark.parametrize("length", range(14, 60, 3))
def test_there_is_a_plate_whatever_the_address_of_the_site(certificate, settings, length):
    """A QR code grows in steps, and digits take less room than letters: the plate's is as large as the real one."""
    settings.SITE_URL = "https://" + "k" * length
    with translation.override("pl"):
        words = words_of(facts=certificate.facts, number=certificate.number, code=certificate.code)
        unreal = placeholders(certificate.facts, like=words)
    assert qr.draw(unreal.address).size == qr.draw(words.address).size


@pytest.mark.parametrize(
    "name",
    [
        "Maksymilian Wolfeschlegelsteinhausen-Bergerdorff z Grzmiącej Woli i na Łęgach",  # two lines
        "W" * 30,  # one word that must be broken
        "X̊y̌",  # marks that are not letters of the face
        "Ala (Алла) Ёлкина",  # brackets between scripts
    ],
)
def test_a_name_that_needs_a_layout_of_its_own_gets_one(certificate, name):
    with_facts(certificate, holder_name=name)
    with pytest.raises(CannotStamp):
        rendering.stamped(certificate)
    assert rendering.render(certificate) == rendering.laid_out(certificate)


def test_a_school_with_a_long_name_gets_a_layout_of_its_own(certificate):
    school = (
        "Zespół Szkolno-Przedszkolny z Oddziałami Integracyjnymi i Sportowymi nr 12 imienia Bohaterów Monte Cassino"
    )
    with_facts(certificate, school=school + " w Krakowie-Nowej Hucie, osiedle Kolorowe")
    with pytest.raises(CannotStamp):
        rendering.stamped(certificate)
    assert "osiedle Kolorowe" in text_of(rendering.render(certificate))


def test_a_placeholder_that_is_not_found_makes_no_plate(certificate):
    unreal = placeholders(certificate.facts, like=words_of(facts=certificate.facts, number="", code=certificate.code))
    sheet = drawn_for_itself(certificate)
    with pytest.raises(NoPlate):
        plate_of(sheet, unreal, look=PROGRAMME, language="pl", for_all=True, signed=True, badge=True)


def picture_of(pdf: bytes) -> Image.Image:
    command = ["pdftoppm", "-r", "72", "-png", "-"]
    return Image.open(io.BytesIO(subprocess.run(command, input=pdf, capture_output=True, check=True).stdout))


def test_the_stamped_page_looks_as_weasyprint_prints_it(certificate):
    """Not a pixel differs: not in the text, the ring or the QR code."""
    ours, theirs = picture_of(rendering.stamped(certificate)), picture_of(drawn_for_itself(certificate).pdf())
    assert ours.size == theirs.size == (842, 596)
    assert ImageChops.difference(ours.convert("RGB"), theirs.convert("RGB")).getbbox() is None


def tags_of(pdf: bytes) -> list[str]:
    """Return the structure tree as lines: tags, alternative texts, marked content, links."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return list(branch(document.Root.StructTreeRoot, 0))


def branch(node, depth):
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from branch(kid, depth + 1)
    elif isinstance(node, pikepdf.Dictionary):
        said = [str(node[key]) for key in ("/Type", "/S", "/Alt", "/ID", "/A") if key in node]
        yield "  " * depth + " ".join(said)
        yield from branch(node.get("/K", []), depth + 1)
    else:
        yield "  " * depth + f"marked content {node}"


def test_the_stamped_page_is_tagged_as_weasyprint_tags_it(certificate):
    ours, theirs = tags_of(rendering.stamped(certificate, signed=False)), tags_of(drawn_for_itself(certificate).pdf())
    assert ours == theirs
    assert len(ours) > 100
    assert any(certificate.code in line for line in ours)


def test_the_stamped_file_says_of_itself_what_weasyprint_says(certificate):
    ours, theirs = rendering.stamped(certificate, signed=False), drawn_for_itself(certificate).pdf()
    assert text_of(ours) == text_of(theirs)
    with pikepdf.open(io.BytesIO(ours)) as our_file, pikepdf.open(io.BytesIO(theirs)) as their_file:
        assert dict(our_file.docinfo) == dict(their_file.docinfo)
        assert our_file.Root.Metadata.read_bytes() == their_file.Root.Metadata.read_bytes()
        assert bytes(our_file.trailer.ID[0]) == certificate.public_id.bytes


def test_the_stamped_file_is_sound(certificate, tmp_path):
    (tmp_path / "stamped.pdf").write_bytes(rendering.stamped(certificate))
    checked = subprocess.run(["qpdf", "--check", tmp_path / "stamped.pdf"], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_only_the_letters_of_this_certificate_are_in_the_file(certificate):
    """Whoever opens Ala's certificate finds no letters of Żaneta's name in its typefaces."""
    rendering.render(with_facts(certificate, holder_name="Đuro Ŝŭŭ"))
    with pikepdf.open(io.BytesIO(rendering.render(with_facts(certificate, holder_name="Ala")))) as document:
        fonts = document.pages[0].Resources.Font.values()
        tables = [font.ToUnicode.read_bytes() for font in fonts]
    assert not any(b"> <0110>\n" in table for table in tables)


def test_letters_from_two_alphabets_are_shaped_apart():
    assert list(shaping.runs("12. Kraków, 3 листопада")) == [("Latn", "12. Kraków, 3 "), ("Cyrl", "листопада")]


def test_a_shelf_keeps_what_was_used_last():
    made = []
    shelf = Shelf(room=2)
    for key in ["a", "b", "a", "c", "a", "b"]:
        shelf.get(key, lambda key=key: made.append(key))
    assert made == ["a", "b", "c", "b"]
