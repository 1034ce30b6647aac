"""The document itself, read back the way a reader, a phone and a screen reader read it."""

import io
import re
import subprocess

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from certificates import issuing
from certificates.models import Certificate
from certificates.rendering import CannotDraw, DoesNotFit, render
from tests.certificates.conftest import finish_while_certificates_are_broken

pytestmark = pytest.mark.django_db

POLISH = "ąćęłńóśźż ĄĆĘŁŃÓŚŹŻ"
UKRAINIAN = "їієґ ЇІЄҐ"


def with_facts(certificate, **facts):
    certificate.facts = certificate.facts | facts
    return certificate


def text_of(pdf: bytes) -> str:
    read = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(read.stdout.decode().split())


def info_of(pdf: bytes, tmp_path) -> dict:
    (tmp_path / "certificate.pdf").write_bytes(pdf)
    read = subprocess.run(["pdfinfo", tmp_path / "certificate.pdf"], capture_output=True, check=True)
    return dict(re.split(r":\s+", line, maxsplit=1) for line in read.stdout.decode().splitlines() if ": " in line)


def structure_of(pdf: bytes, tmp_path) -> str:
    (tmp_path / "certificate.pdf").write_bytes(pdf)
    read = subprocess.run(["pdfinfo", "-struct-text", tmp_path / "certificate.pdf"], capture_output=True, check=True)
    return read.stdout.decode()


def pages_of(pdf: bytes) -> int:
    return len(pypdfium2.PdfDocument(pdf))


def test_the_page_says_all_that_is_certified(certificate):
    text = text_of(render(certificate))
    for said in [
        "Zaświadczenie", "Ala Żółć", "Uratuj serce", "K1", "1.0", "Ratuj", "e-learning, bez części praktycznej",
        "1 godz.", "90% (próg zaliczenia 80%)", "ERC 2025", "Rozpoznasz zatrzymanie krążenia", "Kraków",
        "Nie nadaje tytułu ratownika (KPP) ani uprawnień do nauczania pierwszej pomocy.", "nie wymaga podpisu",
        certificate.number, certificate.code_in_groups, settings.SITE_URL.split("://")[1] + "/v/",
    ]:  # fmt: skip
        assert said in text


@pytest.mark.parametrize("letters", [POLISH, UKRAINIAN, "Nguyễn Thị Hương", "Đặng", "Łukasz Ўладзіслаў", "Őry Şahin"])
def test_letters_are_drawn_and_can_be_copied(certificate, letters):
    with_facts(certificate, holder_name=letters, course_title=letters, school=letters, outcomes=[letters])
    assert text_of(render(certificate)).count(letters) >= 4


@pytest.mark.parametrize("length", [*range(1, 121, 7), 120, 301])
def test_a_name_of_any_length_stays_whole_and_on_one_page(certificate, length):
    name = "Wolfeschlegelsteinhausen-Bergerdorff Ńż "[::-1] * 8
    name = " ".join(name[:length].split()) or "Ż"
    pdf = render(with_facts(certificate, holder_name=name))
    assert pages_of(pdf) == 1
    assert re.sub(r"\s|-", "", name) in re.sub(r"\s|-", "", text_of(pdf))


def test_one_word_without_a_break_stays_on_the_page(certificate):
    pdf = render(with_facts(certificate, holder_name="Ż" * 120))
    assert pages_of(pdf) == 1
    assert re.sub(r"\s", "", text_of(pdf)).count("Ż" * 20) >= 5


@pytest.mark.parametrize("count", [0, 1, 4, 8, 12])
def test_every_outcome_is_on_the_page(certificate, count):
    outcomes = [
        f"Efekt {number}: rozpoznasz, wezwiesz, uciskasz, użyjesz AED i nie przerwiesz" for number in range(count)
    ]
    pdf = render(with_facts(certificate, outcomes=outcomes))
    assert pages_of(pdf) == 1
    assert all(f"Efekt {number}:" in text_of(pdf) for number in range(count))


def test_texts_that_no_page_holds_are_refused_not_cut(certificate):
    with pytest.raises(DoesNotFit):
        render(with_facts(certificate, outcomes=["Bardzo długi efekt szkolenia. " * 10] * 40))


@pytest.mark.parametrize("name", ["Ala 🙂", "محمد", "小明", "გიორგი"])
def test_a_name_with_letters_we_do_not_have_is_refused(certificate, name):
    with pytest.raises(CannotDraw):
        render(with_facts(certificate, holder_name=name))


def test_other_texts_lose_what_cannot_be_drawn(certificate):
    pdf = render(with_facts(certificate, course_title="Uratuj 🫀 serce → AED ≥ 5 cm"))
    assert "Uratuj serce – AED ≥ 5 cm" in text_of(pdf)


def test_names_are_text_never_markup(certificate):
    pdf = render(with_facts(certificate, holder_name="<img src=file:///etc/passwd> & {{ x }} {% y %}"))
    assert "<img src=file:///etc/passwd> & {{ x }} {% y %}" in text_of(pdf)


def test_the_document_is_tagged_and_tells_its_language_and_title(certificate, tmp_path):
    pdf = render(certificate)
    info = info_of(pdf, tmp_path)
    assert info["Tagged"] == "yes"
    assert info["Page size"].startswith("841.89 x 595.28") or "A4" in info["Page size"]
    assert certificate.number in info["Title"]
    assert "Bezpieczny Kraków" in info["Author"]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.Root.Lang == "pl"
        assert document.Root.MarkInfo.Marked
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert b"pdfuaid" in document.Root.Metadata.read_bytes()


def test_a_screen_reader_finds_headings_a_table_with_row_headers_and_the_codes_meaning(certificate, tmp_path):
    tree = structure_of(render(certificate), tmp_path)
    assert re.search(r"H1 \(block\)\s+Span \(inline\)\s+\"Zaświadczenie\"", tree)
    assert tree.count("TH <") == tree.count("TD:") == tree.count("/Headers") == 8
    assert tree.count("Figure:") == 1
    with pikepdf.open(io.BytesIO(render(certificate))) as document:
        alternatives = [
            str(found.Alt) for found in document.objects if isinstance(found, pikepdf.Dictionary) and "/Alt" in found
        ]
    assert any("Kod QR" in alternative for alternative in alternatives)


def test_only_our_faces_are_in_the_file_and_all_of_them_are_embedded(certificate, tmp_path):
    (tmp_path / "certificate.pdf").write_bytes(render(certificate))
    read = subprocess.run(["pdffonts", tmp_path / "certificate.pdf"], capture_output=True, check=True).stdout.decode()
    fonts = read.splitlines()[2:]
    assert len(fonts) == 3
    assert all(re.search(r"(Mulish|Nunito)", line) and re.search(r"\byes yes yes\b", line) for line in fonts)


def test_the_same_certificate_is_the_same_file(certificate):
    assert render(certificate) == render(Certificate.objects.get(pk=certificate.pk))


def test_every_certificate_has_its_own_ring(certificate):
    first = render(certificate)
    certificate.number = "BK/2026/999999"
    assert render(certificate) != first


def test_the_document_is_small(certificate):
    assert len(render(certificate)) < 60_000


def test_the_document_speaks_the_language_of_the_course(ala, course, tmp_path):
    completion = finish_while_certificates_are_broken(ala, course, language="uk")
    certificate = issuing.issue(completion)
    pdf = render(certificate)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.Root.Lang == "uk"
    day = timezone.localdate()
    months = "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня".split()  # noqa: SIM905
    assert f"{day.day} {months[day.month - 1]} {day.year}" in text_of(pdf)


def codes_seen_in(pdf: bytes) -> list[str]:
    page = pypdfium2.PdfDocument(pdf)[0]
    picture = page.render(scale=100 / 72).to_pil()
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def test_a_camera_reads_the_code_at_a_hundred_dots_per_inch(certificate):
    assert codes_seen_in(render(certificate)) == [settings.SITE_URL + reverse("verify_short", args=[certificate.code])]


def test_the_code_leads_to_a_page_that_says_valid_and_later_revoked(client, certificate, basia):
    [address] = codes_seen_in(render(certificate))
    path = address.removeprefix(settings.SITE_URL)
    assert "Zaświadczenie jest ważne" in client.get(path, follow=True).content.decode()
    issuing.revoke(certificate=certificate, by=basia, reason=Certificate.Reason.MISTAKE, now=timezone.now())
    assert "Zaświadczenie jest unieważnione" in client.get(path, follow=True).content.decode()
