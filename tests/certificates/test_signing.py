"""The signature on a certificate: whose it is, that any change shows, and what becomes of it when the key changes."""

import hashlib
import io
import os
import shutil
import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from random import Random

import pikepdf
import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from django.apps import apps
from django.core.management import CommandError, call_command
from django.utils import timezone
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from certificates import rendering, storing
from certificates.models import Certificate
from certificates.signing import keys
from certificates.signing.checking import Checked, Finding, check, place_of_signature
from certificates.signing.sealing import seal, signature_of
from tests.certificates.test_plates import tags_of
from tests.certificates.test_rendering import with_facts

pytestmark = pytest.mark.django_db

FAR_TOO_LONG = "Maksymilian Wolfeschlegelsteinhausen-Bergerdorff z Grzmiącej Woli i na Łęgach"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.SIGNING_FOLDER = tmp_path / "signing"
    return settings.SIGNING_FOLDER


def key_file(place: Path, made: keys.Identity, password: str = "tajne") -> str:
    content = pkcs12.serialize_key_and_certificates(
        b"key", made.key, made.certificate, list(made.chain), BestAvailableEncryption(password.encode())
    )
    place.write_bytes(content)
    return str(place)


@pytest.fixture
def operators_key(settings, tmp_path):
    """A key that the operator has bought."""
    settings.SIGNING_KEY_FILE = key_file(tmp_path / "operator.p12", keys.new_key(keys.new_authority()))
    settings.SIGNING_KEY_PASSWORD = "tajne"
    return settings


@pytest.mark.parametrize("name", ["Ala Żółć", FAR_TOO_LONG])
def test_whoever_opens_the_file_sees_that_it_is_ours_and_unchanged(certificate, name):
    checked = check(rendering.render(with_facts(certificate, holder_name=name)))
    assert checked.finding == Finding.UNCHANGED
    assert checked.signer == keys.identity().name
    assert checked.identifier == certificate.public_id
    assert checked.signer.startswith("Bezpieczny Kraków: zaświadczenia")


@pytest.mark.parametrize("name", ["Ala Żółć", FAR_TOO_LONG])
def test_another_reader_agrees(certificate, name, tmp_path):
    (tmp_path / "signed.pdf").write_bytes(rendering.render(with_facts(certificate, holder_name=name)))
    command = ["pdfsig", "-nocert", tmp_path / "signed.pdf"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Signature is Valid." in told
    assert "ETSI.CAdES.detached" in told
    assert "Total document signed" in told
    checked = subprocess.run(["qpdf", "--check", tmp_path / "signed.pdf"], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_whatever_byte_is_changed_it_shows(certificate):
    pdf = rendering.render(certificate)
    random = Random(1)
    for place in [0, 5, len(pdf) - 1, *(random.randrange(len(pdf)) for _ in range(60))]:
        changed = bytearray(pdf)
        changed[place] ^= 1 << random.randrange(8)
        assert check(bytes(changed)).finding != Finding.UNCHANGED, place


def test_also_in_the_bytes_of_the_signature_itself(certificate):
    pdf = rendering.render(certificate)
    begin = pdf.index(b"/Contents <3082") + len(b"/Contents ")
    for place in range(begin, pdf.index(b">", begin) + 1, 5):
        for bit in (0, 5):  # another digit; the same digit as a capital letter
            changed = bytearray(pdf)
            changed[place] ^= 1 << bit
            assert check(bytes(changed)).finding != Finding.UNCHANGED, (place - begin, bit)


def test_something_added_at_the_end_shows(certificate):
    assert check(rendering.render(certificate) + b"\n% more\n").finding == Finding.CHANGED


def test_a_later_edition_within_the_file_shows(certificate):
    """What an editor of PDFs does: it leaves the signed bytes alone and adds others that take their place."""
    writer = IncrementalPdfFileWriter(io.BytesIO(rendering.render(certificate)))
    writer.root["/Lang"] = generic.TextStringObject("en")
    writer.update_root()
    edited = io.BytesIO()
    writer.write(edited)
    assert check(edited.getvalue()).finding == Finding.CHANGED


def test_a_file_saved_anew_by_another_program_shows(certificate):
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(rendering.render(certificate))) as document:
        document.save(saved)
    assert check(saved.getvalue()).finding == Finding.CHANGED


def test_a_file_without_a_signature_proves_nothing(certificate):
    assert check(rendering.render(certificate, signed=False)) == Checked(Finding.UNSIGNED)


def test_what_is_no_pdf_at_all_is_answered_too():
    assert check(b"").finding == check(b"PK\3\4").finding == Finding.NO_PDF
    assert check(b"%PDF-1.7 nonsense").finding == Finding.UNSIGNED


def test_a_signature_of_somebody_else_is_foreign(certificate, settings, tmp_path):
    pdf = rendering.render(certificate)
    settings.SIGNING_FOLDER = tmp_path / "another platform"
    assert check(pdf).finding == Finding.FOREIGN


def test_a_key_that_says_to_be_ours_is_foreign(certificate, settings, tmp_path, own_folder):
    keys.identity()
    settings.SIGNING_FOLDER = tmp_path / "forger"  # makes an authority and a key with our names
    forged = rendering.render(certificate)
    settings.SIGNING_FOLDER = own_folder
    assert check(forged).finding == Finding.FOREIGN


def test_a_key_from_the_same_shop_as_the_operators_is_foreign(certificate, operators_key, tmp_path, own_folder):
    shop = keys.new_authority()
    files = [key_file(tmp_path / f"{name}.p12", keys.new_key(shop)) for name in ("ours", "theirs")]
    operators_key.SIGNING_KEY_FILE = files[1]
    operators_key.SIGNING_FOLDER = tmp_path / "their folder"
    theirs = rendering.render(certificate)
    operators_key.SIGNING_KEY_FILE, operators_key.SIGNING_FOLDER = files[0], own_folder
    assert check(rendering.render(certificate)).finding == Finding.UNCHANGED
    assert check(theirs).finding != Finding.UNCHANGED


def test_the_signature_of_one_file_proves_nothing_in_another(certificate):
    pdf, other = (rendering.render(with_facts(certificate, holder_name=name)) for name in ("Ala Żółć", "Ola Żółć"))
    begin, end = place_of_signature(pdf)
    there, ends = place_of_signature(other)
    assert check(other[:there] + pdf[begin:end] + other[ends:]).finding == Finding.CHANGED


def test_the_same_certificate_is_signed_with_the_same_bytes(certificate):
    assert rendering.render(certificate) == rendering.render(Certificate.objects.get(pk=certificate.pk))


def test_a_signature_made_after_the_sample_is_the_one_that_pyhanko_makes():
    own = seal()
    for number in range(20):
        digest = hashlib.sha256(bytes([number])).digest()
        assert own.sign(digest) == signature_of(own.signer, None, digest)


def test_the_signature_keeps_the_tags_and_is_in_them(certificate):
    signed, unsigned = (tags_of(rendering.render(certificate, signed=choice)) for choice in (True, False))
    assert signed[: len(unsigned)] == unsigned
    assert "Podpis elektroniczny wystawcy" in signed[len(unsigned)]
    with pikepdf.open(io.BytesIO(rendering.render(certificate))) as document:
        [field] = document.Root.AcroForm.Fields
        numbers = list(document.Root.StructTreeRoot.ParentTree.Nums)
        assert field.TU == "Podpis elektroniczny wystawcy"
        assert numbers[numbers.index(field.StructParent) + 1].S == "/Form"
        assert document.pdf_version == "1.7"


def test_the_key_is_made_once_and_nobody_else_can_read_it(own_folder):
    first = keys.identity()
    assert keys.identity().certificate == first.certificate
    assert {file.name for file in own_folder.iterdir()} == {"authority.p12", "key.p12"}
    for file in [own_folder, *own_folder.iterdir()]:
        assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0


def test_two_processes_that_begin_at_once_use_one_key(own_folder):
    mine = keys.identity()
    keys.keep(own_folder / "key.p12", keys.new_key(keys.authority()), replace=False)
    assert keys.identity().certificate == mine.certificate


def test_after_a_new_key_old_certificates_still_verify(certificate, capsys):
    old = rendering.render(certificate)
    former = keys.identity()
    call_command("new_signing_key")
    assert keys.identity().certificate != former.certificate
    assert keys.identity().name in capsys.readouterr().out
    assert check(old).finding == check(rendering.render(certificate)).finding == Finding.UNCHANGED


def test_a_key_that_ends_soon_is_renewed_by_itself(monkeypatch):
    monkeypatch.setattr(keys, "KEY_LASTS", timedelta(days=30))
    short = keys.identity()
    monkeypatch.undo()
    assert keys.identity().certificate.not_valid_after_utc > short.certificate.not_valid_after_utc + timedelta(days=365)


def test_the_operators_key_is_used_where_there_is_one(certificate, operators_key):
    checked = check(rendering.render(certificate))
    assert checked.finding == Finding.UNCHANGED
    with pytest.raises(CommandError, match="SIGNING_KEY_FILE"):
        call_command("new_signing_key")


def test_what_a_former_operators_key_signed_still_verifies(certificate, operators_key, own_folder, tmp_path):
    old = rendering.render(certificate)
    operators_key.SIGNING_KEY_FILE = key_file(tmp_path / "next.p12", keys.new_key(keys.new_authority()))
    assert check(old).finding == check(rendering.render(certificate)).finding == Finding.UNCHANGED
    shutil.rmtree(own_folder / "used")
    assert check(old).finding == Finding.FOREIGN


def broken(kind: str, folder: Path) -> str:
    place = folder / f"{kind}.p12"
    if kind == "nonsense":
        place.write_bytes(b"this is no key")
    if kind == "ended":
        made = keys.new_authority()
        builder = keys.draft(made.certificate.subject, made.certificate.subject, made.key, timedelta(minutes=1))
        from cryptography.hazmat.primitives import hashes

        return key_file(place, keys.Identity(made.key, builder.sign(made.key, hashes.SHA256()), ()))
    if kind == "wrong password":
        return key_file(place, keys.new_authority(), password="inne")
    return str(place)


@pytest.mark.parametrize("kind", ["missing", "nonsense", "ended", "wrong password"])
def test_a_broken_key_is_told_at_start_and_nothing_is_half_issued(certificate, operators_key, tmp_path, kind):
    operators_key.SIGNING_KEY_FILE = broken(kind, tmp_path)
    with pytest.raises(keys.BrokenKey, match=r"\.p12"):
        apps.get_app_config("certificates").ready()
    assert storing.store_missing() == 0
    certificate.refresh_from_db()
    assert (certificate.pdf.name, certificate.problem) == ("", "")
    operators_key.SIGNING_KEY_FILE = ""
    assert storing.store_missing() == 1


def test_a_server_with_a_broken_key_does_not_start(tmp_path):
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        env=os.environ | {"SIGNING_KEY_FILE": str(tmp_path / "no.p12"), "DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode != 0
    assert "SIGNING_KEY_FILE" in done.stderr.splitlines()[-1]


def test_the_time_in_the_signature_is_the_day_of_issue_unless_the_key_is_younger(certificate):
    with pikepdf.open(io.BytesIO(rendering.render(with_facts(certificate, issued_on="2020-05-06")))) as document:
        told = str(document.Root.AcroForm.Fields[0].V.M)
    assert told.startswith(f"D:{keys.identity().certificate.not_valid_before_utc:%Y%m%d%H}")
    later = (timezone.localdate() + timedelta(days=40)).isoformat()
    with pikepdf.open(io.BytesIO(rendering.render(with_facts(certificate, issued_on=later)))) as document:
        assert str(document.Root.AcroForm.Fields[0].V.M) == f"D:{later.replace('-', '')}120000Z"
