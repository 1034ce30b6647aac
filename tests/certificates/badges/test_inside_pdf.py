"""The badge inside the PDF: an attached file that belongs to the document and is signed with it."""

import io
import subprocess

import pikepdf
import pytest
from django.urls import reverse

from certificates import rendering, storing
from certificates.badges.credential import token_of
from certificates.models import Certificate
from certificates.signing.checking import Finding, check
from tests.certificates.test_rendering import with_facts

pytestmark = pytest.mark.django_db

NEEDS_TWO_LINES = "Maksymilian Wolfeschlegelsteinhausen-Bergerdorff z Grzmiącej Woli i na Łęgach"


@pytest.fixture(autouse=True)
def own_plates(own_folder):
    """Plates hold the address of the site, which is another one here."""
    rendering.shelf.things.clear()
    yield
    rendering.shelf.things.clear()


@pytest.mark.parametrize("name", ["Ala Żółć", NEEDS_TWO_LINES])
def test_whoever_has_the_pdf_has_the_badge(certificate, name):
    pdf = rendering.render(with_facts(certificate, holder_name=name))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        attached = document.attachments["open-badge.jwt"]
        assert attached.get_file().read_bytes().decode() == token_of(certificate)
        assert attached.get_file().mime_type == "application/vc+jwt"
        assert "Odznaka cyfrowa" in attached.description


def test_another_reader_takes_it_out_too(certificate, tmp_path):
    (tmp_path / "one.pdf").write_bytes(rendering.render(certificate))
    subprocess.run(["pdfdetach", "-saveall", "-o", tmp_path, tmp_path / "one.pdf"], check=True, capture_output=True)
    assert (tmp_path / "open-badge.jwt").read_text() == token_of(certificate)
    checked = subprocess.run(["qpdf", "--check", tmp_path / "one.pdf"], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_it_is_associated_with_the_document_once(certificate):
    with pikepdf.open(io.BytesIO(rendering.render(certificate))) as document:
        [associated] = document.Root.AF
        assert associated.AFRelationship == "/Supplement"
        assert associated.UF == associated.F == "open-badge.jwt"
        assert len(document.Root.Names.EmbeddedFiles.Names) == 2


def test_the_signature_covers_it(certificate):
    assert check(rendering.render(certificate)).finding == Finding.UNCHANGED


def test_it_costs_two_kilobytes(certificate):
    with_badge = rendering.render(certificate)
    token = token_of(certificate)
    sample = Certificate(
        **{
            field.attname: getattr(certificate, field.attname)
            for field in Certificate._meta.concrete_fields
            if not field.primary_key
        }
    )
    assert 0 < len(with_badge) - len(rendering.render(sample)) < len(token)


def test_a_sample_on_which_a_design_is_tried_has_none(certificate):
    sample = Certificate(
        public_id=certificate.public_id,
        number=certificate.number,
        code=certificate.code,
        language="pl",
        facts=certificate.facts,
    )
    with pikepdf.open(io.BytesIO(rendering.render(sample))) as document:
        assert len(document.attachments) == 0
        assert "/AF" not in document.Root


def test_with_a_broken_key_no_pdf_is_made_and_later_it_is(certificate, client, ala, settings, tmp_path):
    storing.private_storage().delete(certificate.pdf.name or "nothing")
    Certificate.objects.update(pdf="", rendered_at=None)
    settings.BADGE_KEY_FILE = str(tmp_path / "lost.pem")
    assert storing.store_missing() == 0
    client.force_login(ala)
    page = client.get(reverse("certificates:download", args=[certificate.public_id]), follow=True).content.decode()
    assert "nie da się teraz podpisać" in page
    unmade = Certificate.objects.get()
    assert (unmade.pdf.name, unmade.problem) == ("", "")
    settings.BADGE_KEY_FILE = ""
    assert storing.store_missing() == 1
