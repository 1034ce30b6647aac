"""The file of a certificate: made once, kept, made again when it is lost."""

import os
from pathlib import Path

import pytest

from certificates import storing, tasks
from certificates.models import Certificate, private_storage
from courses.press import private_files
from tests.certificates.conftest import finish
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


def files_of(certificate) -> list[Path]:
    return sorted(Path(private_storage().path("certificates")).rglob(f"*{certificate.public_id}*"))


def test_drawing_twice_leaves_one_file(certificate):
    tasks.render_certificate(certificate.pk)
    tasks.render_certificate(certificate.pk)
    storing.store_pdf(certificate)
    [file] = files_of(certificate)
    assert file.parent.name == str(certificate.issued_on.year)
    assert file.name == f"{certificate.public_id}.pdf"


def test_a_drawn_certificate_is_not_drawn_again(certificate, monkeypatch):
    tasks.render_certificate(certificate.pk)
    monkeypatch.setattr(storing, "store_pdf", lambda certificate: pytest.fail("drawn again"))
    tasks.render_certificate(certificate.pk)
    tasks.render_missing_certificates()
    with storing.open_pdf(Certificate.objects.get()) as file:
        assert file.read(5) == b"%PDF-"


def test_a_lost_file_is_made_again_with_the_same_bytes(certificate):
    with storing.open_pdf(certificate) as file:
        first = file.read()
    files_of(certificate)[0].unlink()
    with storing.open_pdf(Certificate.objects.get()) as file:
        assert file.read() == first


def test_the_sweep_draws_what_is_missing(certificate, basia, course):
    finish(basia, course)
    assert storing.store_missing() == 2
    assert storing.store_missing() == 0
    assert not Certificate.objects.without_pdf().exists()


def test_a_fault_with_one_does_not_keep_the_others_waiting(certificate, basia, course, monkeypatch):
    other = finish(basia, course)
    real = storing.store_pdf

    def fail_for_one(one):
        if one.pk == certificate.pk:
            raise OSError("disk full")
        real(one)

    monkeypatch.setattr(storing, "store_pdf", fail_for_one)
    assert storing.store_missing() == 1
    assert list(Certificate.objects.without_pdf()) == [certificate]
    assert other not in Certificate.objects.without_pdf()


def test_a_name_we_cannot_draw_is_not_tried_for_ever(course):
    certificate = finish(PersonFactory(first_name="🙂", last_name="Kowalski"), course)
    Certificate.objects.update(problem="")  # as if the check at issue had missed it
    assert storing.store_missing() == 0
    certificate.refresh_from_db()
    assert "🙂" in certificate.problem
    assert storing.store_missing() == 0
    assert files_of(certificate) == []


def test_a_process_killed_while_writing_leaves_no_half_file():
    with pytest.raises(KeyboardInterrupt), private_files.written_whole("certificates/2026/half.pdf") as file:
        file.write(b"%PDF-half")
        raise KeyboardInterrupt
    folder = Path(private_storage().path("certificates/2026"))
    assert [name for name in os.listdir(folder) if name.startswith("half.pdf")] == []


def test_only_the_owner_of_the_process_can_read_the_file(certificate):
    storing.store_pdf(certificate)
    assert files_of(certificate)[0].stat().st_mode & 0o077 == 0
