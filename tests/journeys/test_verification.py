"""Verification of a certificate by its file, and what a bundle says in each of its states: in the browser, and with axe."""

import zipfile
from base64 import b64encode

import pytest
from playwright.sync_api import expect

from tests.journeys import deeds
from tests.journeys.looks import faults, small_controls

pytestmark = [pytest.mark.browser, pytest.mark.services]

START = "/pl/certificates/verify/"
STATES = {
    "waiting": "state='waiting', done=1, total=3",
    "stopped": "state='stopped'",
    "failed": "state='failed'",
    "expired": "state='ready', created_at=timezone.now() - timedelta(days=8)",
    "ready": "state='ready', created_at=timezone.now()",
}
DROP = """async ([content, name]) => {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const carried = new DataTransfer();
  carried.items.add(new File([bytes], name, {type: "application/pdf"}));
  const frame = document.querySelector("drop-file");
  for (const kind of ["dragenter", "dragover", "drop"]) {
    frame.dispatchEvent(new DragEvent(kind, {dataTransfer: carried, bubbles: true, cancelable: true}));
  }
}"""


def order_zip(page) -> str:
    """Order the certificates of class 7b; return the address of the bundle, once it is ready."""
    deeds.sign_in(page, "koordynator")
    page.goto("/pl/schools/")
    page.get_by_role("button", name="Pobierz zaświadczenia wszystkich klas").click()
    page.get_by_role("link", name="Pobierz ZIP").wait_for(timeout=90_000)
    return page.url


def test_a_file_is_verified_with_and_without_a_script_and_every_answer_can_be_read(visit, product, tmp_path):
    lead = visit(width=1280)
    bundle = order_zip(lead)
    with lead.expect_download() as download:
        lead.get_by_role("link", name="Pobierz ZIP").click()
    download.value.save_as(tmp_path / "school.zip")
    with zipfile.ZipFile(tmp_path / "school.zip") as archive:
        pdf = archive.read(next(name for name in archive.namelist() if name.endswith(".pdf")))

    plain = visit(width=320, script=False)
    hand_in(plain, pdf)
    plain.get_by_text("Plik jest oryginalny").wait_for()
    expect(plain.get_by_role("heading", name="Zaświadczenie jest ważne").first).to_be_attached()
    assert plain.context.cookies() == []

    page = visit(dark=True)
    wrong = []
    answers = {"Zaświadczenie jest ważne": pdf, "Ten plik został zmieniony": pdf + b"x", "To nie jest nasz plik": b"%PDF-",
               "To nie jest plik PDF": b"PK"}  # fmt: skip
    for words, content in answers.items():
        drop(page, content)
        page.get_by_role("heading", name=words).wait_for()
        wrong += [f"{words} {fault}" for fault in faults(page)]
    page.goto(START)
    wrong += faults(page) + small_controls(page)
    drop(page, b"x" * (2 * 1024 * 1024 + 1))
    page.get_by_role("alert").get_by_text("ponad 2 MB").wait_for()

    for state, values in STATES.items():
        product.python(
            "from datetime import timedelta; from django.utils import timezone; from certificates.models import Bundle;"
            f"Bundle.objects.filter(requested_by__username='koordynator').update(claimed_at=timezone.now(), {values})"
        )
        lead.goto(f"{bundle}?still")
        wrong += [f"{state} {fault}" for fault in faults(lead)]
    assert wrong == []


def hand_in(page, pdf: bytes):
    """As with a keyboard: the field takes the file, the button sends it."""
    page.goto(START)
    page.get_by_label("Plik PDF z zaświadczeniem").set_input_files(
        {"name": "zaswiadczenie.pdf", "mimeType": "application/pdf", "buffer": pdf}
    )
    page.get_by_role("button", name="Sprawdź plik").press("Enter")


def drop(page, content: bytes):
    page.goto(START)
    page.locator("drop-file[data-ready]").wait_for()
    page.evaluate(DROP, [b64encode(content).decode(), "zaswiadczenie.pdf"])
