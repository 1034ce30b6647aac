"""Verification by handing in the PDF itself: genuine or not, whatever the file."""

import tracemalloc
import zlib
from datetime import timedelta
from random import Random
from time import process_time

import pikepdf
import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from certificates import issuing, originals, rendering, replacing
from certificates.models import Certificate
from certificates.originals import Answer, examine
from tests.certificates.conftest import finish

pytestmark = pytest.mark.django_db

KINDS = {
    "genuine": "Plik jest oryginalny",
    "changed": "Ten plik został zmieniony",
    "not-ours": "To nie jest nasz plik",
    "not-a-pdf": "To nie jest plik PDF",
    "too-large": "Ten plik jest za duży",
}


@pytest.fixture(autouse=True)
def fresh_cache():
    cache.clear()


@pytest.fixture
def pdf(certificate) -> bytes:
    return rendering.render(certificate)


def answer_on(pdf: bytes) -> Answer:
    return examine(pdf, today=timezone.localdate()).answer


def hand_in(client, content: bytes, *, name="plik.pdf", language="pl", **headers):
    address = reverse("certificates:verify_file").replace("/pl/", f"/{language}/")
    return client.post(address, {"file": SimpleUploadedFile(name, content)}, headers=headers)


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_the_genuine_file_of_a_valid_certificate(client, certificate, pdf):
    shown = text(hand_in(client, pdf))
    for said in (
        KINDS["genuine"],
        "Zaświadczenie jest ważne",
        "Ala Żółć",
        certificate.number,
        certificate.code_in_groups,
    ):
        assert said in shown


def test_the_genuine_file_of_one_that_expired(client, pdf):
    Certificate.objects.update(valid_until=timezone.localdate() - timedelta(days=1))
    shown = text(hand_in(client, pdf))
    assert KINDS["genuine"] in shown
    assert "Zaświadczenie straciło ważność" in shown


def test_the_genuine_file_of_one_that_was_replaced(client, certificate, basia, pdf):
    new = replacing.reissue(certificate=certificate, by=basia, now=timezone.now())
    shown = text(hand_in(client, pdf))
    assert KINDS["genuine"] in shown
    assert "Zaświadczenie jest zastąpione nowszym" in shown
    assert new.number not in shown


def test_the_genuine_file_of_one_that_was_revoked(client, certificate, basia, pdf):
    issuing.revoke(
        certificate=certificate, by=basia, reason=Certificate.Reason.UNFAIR, now=timezone.now(), note="Sekret"
    )
    shown = text(hand_in(client, pdf))
    assert KINDS["genuine"] in shown
    assert "Zaświadczenie jest unieważnione" in shown
    assert "test zaliczony niesamodzielnie" in shown
    assert "Sekret" not in shown


def test_the_genuine_file_of_a_pupil_tells_no_more_than_the_code_does(client, pupils_certificate):
    shown = text(hand_in(client, rendering.render(pupils_certificate)))
    assert "J. K., Szkoła Podstawowa nr 1" in shown
    assert "Kowalski" not in shown


def test_a_genuine_file_that_is_in_no_register_is_not_called_valid(client, certificate, pdf):
    Certificate.objects.all().delete()
    shown = text(hand_in(client, pdf))
    assert "W rejestrze nie ma jednak tego zaświadczenia" in shown
    assert "ważne" not in shown


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_every_answer_in_every_language(client, pdf, language):
    """Each is another page, and none is a page of another language."""
    answers = [
        text(hand_in(client, content, language=language))
        for content in (pdf, pdf + b"x", b"%PDF-1.4 their own", b"PK", b"x" * (originals.LARGEST + 1))
    ]
    assert len(set(answers)) == 5
    assert all((said in shown) is (language == "pl") for said, shown in zip(KINDS.values(), answers, strict=True))


def test_whatever_byte_is_changed_it_is_not_genuine(pdf):
    """A place in every hundred bytes, each of the file's ends, and every tenth digit of the signature."""
    random = Random(20261125)
    begin = pdf.index(b"/Contents <3082")
    places = [*range(60), *range(len(pdf) - 60, len(pdf)), *range(begin, pdf.index(b">", begin), 10)]
    places += [random.randrange(start, min(start + 100, len(pdf))) for start in range(0, len(pdf), 100)]
    for place in places:
        changed = bytearray(pdf)
        changed[place] ^= 1 << random.randrange(8)
        assert answer_on(bytes(changed)) == Answer.CHANGED, place


@pytest.mark.parametrize("deed", ["cut", "doubled", "more", "moved", "turned"])
def test_whatever_is_taken_away_or_added_it_is_not_genuine(pdf, deed):
    half = len(pdf) // 2
    changed = {
        "cut": pdf[:-1],
        "doubled": pdf + pdf,
        "more": pdf + b"\n",
        "moved": b"\n" + pdf,
        "turned": pdf[half:] + pdf[:half],
    }[deed]
    assert answer_on(changed) == Answer.CHANGED


def test_a_signature_taken_off_shows_while_the_identifier_is_there(certificate):
    assert answer_on(rendering.render(certificate, signed=False)) == Answer.CHANGED


def hostile(kind: str) -> bytes:
    head = b"%PDF-1.7\n"
    bomb = zlib.compress(b"\0" * 50_000_000, 9)
    return {
        "bomb": head
        + b"1 0 obj\n<</Filter/FlateDecode/Length %d>>stream\n" % len(bomb)
        + bomb
        + b"\nendstream\nendobj",
        "deep tree": head + b"<</Kids[" * 200_000,
        "many objects": head + b"1 0 obj\nendobj\n" * 100_000,
        "many identifiers": head + b"/ID [<00000000000000000000000000000000>" * 40_000,
        "many signatures": head + b"/ByteRange [0 0000000001 0000000002 0000000003]/Contents <30>" * 30_000,
        "endless digits": head + b"/ByteRange [0 0000000060 0000000003 0000000003]/Contents <" + b"30" * 1_000_000,
        "spaces": head + b"/ID" + b" " * 2_000_000,
        "script": head + b"<</S/JavaScript/JS(app.launchURL\\(1\\))>>",
        "a loop": head + b"xref\n0 1\ntrailer<</Prev 9/Root 1 0 R>>startxref\n9\n%%EOF",
        "zeros": b"\0" * originals.LARGEST,
        "parentheses": head + b"(" * 2_000_000,
    }[kind]


HOSTILE = ["bomb", "deep tree", "many objects", "many identifiers", "many signatures", "endless digits", "spaces", "script",
           "a loop", "zeros", "parentheses"]  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_answered_in_little_time_and_memory(kind):
    content = hostile(kind)
    assert len(content) <= originals.LARGEST
    answer_on(b"%PDF-")  # what is loaded once
    tracemalloc.start()
    began = process_time()
    said = answer_on(content)
    spent, (_now, most) = process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert said == (Answer.NOT_A_PDF if kind == "zeros" else Answer.NOT_OURS)
    assert spent < 2
    assert most < 20_000_000


def test_a_signature_that_is_hostile_itself_is_answered_too(pdf):
    """DER in DER in DER, a thousand certificates, lengths that lie: in the place where ours stands."""
    begin = pdf.index(b"/Contents <3082") + len(b"/Contents ")
    end = pdf.index(b">", begin) + 1
    room = end - begin - 2
    for filling in (b"3080" * room, b"a082ffff" * room, b"30" * room, b"3084ffffffff" * room, b"0" * room):
        began = process_time()
        assert answer_on(pdf[: begin + 1] + filling[:room] + pdf[end - 1 :]) == Answer.CHANGED
        assert process_time() - began < 2


def test_a_locked_file_of_somebody_else_is_not_ours(tmp_path):
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    assert answer_on((tmp_path / "locked.pdf").read_bytes()) == Answer.NOT_OURS


def test_our_file_locked_by_somebody_is_changed(pdf, tmp_path):
    (tmp_path / "ours.pdf").write_bytes(pdf)
    with pikepdf.open(tmp_path / "ours.pdf") as document:
        document.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    assert answer_on((tmp_path / "locked.pdf").read_bytes()) == Answer.CHANGED


def test_machines_get_the_answer_as_json(client, certificate, pdf):
    told = hand_in(client, pdf, accept="application/json").json()
    assert (told["file"], told["status"], told["number"]) == ("genuine", "valid", certificate.number)
    assert hand_in(client, pdf + b" ", accept="application/json").json() == {"file": "changed"}


@pytest.mark.parametrize("files", [{}, {"file": b""}, {"other": b"%PDF-"}])
def test_without_a_file_the_form_is_shown_again(client, files):
    sent = {name: SimpleUploadedFile("plik.pdf", content) for name, content in files.items()}
    response = client.post(reverse("certificates:verify_file"), sent)
    assert response.status_code == 422
    assert "Sprawdź plik" in text(response)
    assert ("Ten plik jest pusty." in text(response)) is ("file" in files)


def test_looking_at_the_address_leads_to_the_form(client):
    assert client.get(reverse("certificates:verify_file")).url == reverse("certificates:verify")


def test_no_cookie_no_token_no_trace_and_nothing_on_disk(pdf, settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "nowhere"  # a file on its way to the disk would not find it
    strict = Client(enforce_csrf_checks=True)
    for content in (pdf, b"x" * 4_000_000):
        response = hand_in(strict, content)
        assert response.status_code == 200
        assert not response.cookies
        assert "no-store" in response["Cache-Control"]
        assert "noindex" in response["X-Robots-Tag"]


def test_the_second_file_of_one_request_is_not_looked_at(client, pdf):
    both = [SimpleUploadedFile("one.pdf", b"%PDF-1.4"), SimpleUploadedFile("two.pdf", pdf)]
    assert KINDS["not-ours"] in text(client.post(reverse("certificates:verify_file"), {"file": both}))


def test_what_is_far_too_large_is_answered_before_it_has_arrived(client):
    response = client.generic(
        "POST",
        reverse("certificates:verify_file"),
        b"--x",
        "multipart/form-data; boundary=x",
        CONTENT_LENGTH="99999999",
    )
    assert KINDS["too-large"] in text(response)


def test_a_visitor_may_hand_in_twenty_files_a_minute(client):
    answers = [hand_in(client, b"%PDF-").status_code for _number in range(21)]
    assert answers == [200] * 20 + [429]


def test_it_draws_nothing(client, pdf, monkeypatch):
    monkeypatch.setattr("certificates.storing.store_pdf", lambda certificate: pytest.fail("drawn"))
    assert hand_in(client, pdf).status_code == 200


def test_the_answer_costs_the_same_for_one_and_for_three(client, pdf, ala, other_courses, django_assert_num_queries):
    hand_in(client, pdf)
    with django_assert_num_queries(QUERIES):
        hand_in(client, pdf)
    for course in other_courses:
        finish(ala, course)
    with django_assert_num_queries(QUERIES):
        hand_in(client, pdf)
    for content in (pdf + b"x", b"%PDF-"):
        with django_assert_num_queries(QUERIES - 1):
            hand_in(client, content)


QUERIES = 3
