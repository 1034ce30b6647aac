"""Names that break software: each is on the certificate as it is, letter by letter, or there is no file and a reason why."""

import resource
import unicodedata
from contextlib import contextmanager
from pathlib import Path

import pytest

from certificates import storing
from certificates.facts import tidy_name
from certificates.models import Certificate, private_storage
from tests.certificates.conftest import finish
from tests.certificates.designs.conftest import make_design
from tests.certificates.test_rendering import text_of
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db

DRAWN = {
    "apostrophes": "Fiona d’Affligem O'Brien",
    "quotes": 'Jan „Janek” "Jasiu" «Ян» Kot',
    "html": "<b>Ala</b> <script>alert(1)</script>",
    "entities": "Ala &amp; Ola &#x1F600;",
    "a template": "{{ facts }} {% now %} ${x} %(name)s",
    "the end of a pdf string": r"Ala) Tj ET (Ola\ Q",
    "a css escape": r"\0041 }; * { color: red }",
    "a path": "../../etc/passwd",
    "a formula": "=HYPERLINK(1)",
    "decomposed": unicodedata.normalize("NFD", "Żaneta Ćwiąkała Їжак"),
    "spaces": "  Ala \t\n\r  Kot\u00a0Łęcka \u2003 ",
    "Vietnamese": "Nguyễn Thị Hương",
    "Turkish": "Işıl Çağlayan",
    "German": "Weiß Größmann",
    "two alphabets": "Олена Kowalska-Шевченко",
    "look-alikes": "Аla Коt",
    "one letter": "X Y",
    "120 letters": "Maksymilian " * 10,
    "one word of 120 letters": "Ż" * 120,
    "free marks": "X̊y̌ Kot",
    "hyphens": "Anna-Maria–Ola Kot",
    "digits": "Jan 2 Kowalski III",
}
NOT_DRAWN = {
    "emoji": "Ala 🙂 Kot",
    "an emoji of many": "Ala 👩‍👩‍👧 Kot",
    "Arabic": "محمد علي",
    "Hebrew and Latin": "Ala שלום",
    "Chinese": "王小明",
    "Georgian": "გიორგი Kot",
    "Devanagari": "राम Kot",
    "mathematical letters": "𝐀𝐥𝐚 Kot",
}
UNSEEN = {
    "a direction that turns round": ("Ala \u202etoK", "Ala toK"),
    "zero width": ("A\u200bl\u200da\ufeff Kot", "Ala Kot"),
    "a soft hyphen": ("Kowal\u00adska Ola", "Kowalska Ola"),
    "control characters": ("Ala\x01\x1b[31m Kot", "Ala[31m Kot"),
}


def finished_as(name: str, course) -> Certificate:
    return finish(PersonFactory(first_name=name, last_name=""), course)


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("case", DRAWN)
def test_a_name_is_printed_letter_by_letter(course, case):
    make_design("junior" if len(DRAWN[case]) > 100 else "programme")
    certificate = finished_as(DRAWN[case], course)
    assert certificate.problem == ""
    with storing.open_pdf(certificate) as file:
        text = text_of(file.read())
    assert squeezed(tidy_name(DRAWN[case])) in squeezed(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("case", NOT_DRAWN)
def test_a_name_that_our_letters_cannot_write_gets_no_file_and_the_office_knows_why(course, case):
    certificate = finished_as(NOT_DRAWN[case], course)
    assert "nie ma tych znaków" in certificate.problem
    with pytest.raises(storing.NoPdf):
        storing.open_pdf(certificate)
    assert not certificate.pdf
    assert files_of(certificate) == []


@pytest.mark.parametrize("case", UNSEEN)
def test_what_nobody_sees_is_not_in_a_name(course, case):
    typed, kept = UNSEEN[case]
    certificate = finished_as(typed, course)
    assert certificate.holder_name == kept
    with storing.open_pdf(certificate) as file:
        assert squeezed(kept) in squeezed(text_of(file.read()))


def files_of(certificate: Certificate) -> list[Path]:
    return list(Path(private_storage().path("certificates")).rglob(f"*{certificate.public_id}*"))


@contextmanager
def full_disk():
    """Let no file of this process grow beyond some bytes."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_on_a_full_disk_nothing_is_half_made_and_later_it_is_made(certificate):
    with full_disk():
        assert storing.store_missing() == 0
    certificate.refresh_from_db()
    assert (certificate.pdf.name, certificate.rendered_at, certificate.problem) == ("", None, "")
    assert files_of(certificate) == []
    assert storing.store_missing() == 1
