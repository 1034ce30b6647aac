"""A resident signs up, learns, passes, and proves it."""

import re
import subprocess

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import expect

from tests.journeys import deeds
from tests.journeys.product import wait_for

pytestmark = [pytest.mark.browser, pytest.mark.services]

COURSE = "/pl/ratuj/uratuj-serce/"


def sign_up(page, product, *, first="Żaneta", last="Śnieżka-Łącka", email="zaneta@example.org"):
    page.goto("/pl/accounts/signup/")
    page.fill("[name=first_name]", first)
    page.fill("[name=last_name]", last)
    page.fill("[name=email]", email)
    page.fill("[name=password1]", "moje-dobre-haslo-7")
    page.check("[name=of_age]")
    page.click("main button:not([name])")
    letter = wait_for(lambda: product.letters_to(email), f"the letter with the code to {email}")[0]
    code = re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", letter.get_body(("plain",)).get_content(), re.MULTILINE)
    page.fill("[name=code]", code.group(1))
    page.click("main button:not([name])")
    page.wait_for_url("**/me/")


def download_certificate(page, tmp_path):
    """Wait until the worker has made the file, then download it."""

    def link():
        page.reload()
        return page.get_by_role("link", name=re.compile("Pobierz PDF")).count()

    page.get_by_role("link", name=re.compile("zaświadczenie", re.IGNORECASE)).first.click()
    page.get_by_role("heading", level=1).wait_for()
    wait_for(link, "the certificate's PDF")
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("Pobierz PDF")).first.click()
    path = tmp_path / "certificate.pdf"
    download.value.save_as(path)
    return path


def test_from_sign_up_to_a_verified_certificate_and_a_letter(visit, product, tmp_path):
    page = visit()
    sign_up(page, product)
    deeds.take_course(page, COURSE)
    page.get_by_role("link", name="Moje zaświadczenie").wait_for()
    pdf = download_certificate(page, tmp_path)

    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    assert "Żaneta Śnieżka-Łącka" in text
    assert "Uratuj serce" in text

    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=150 / 72).to_pil()
    address = zxingcpp.read_barcodes(picture)[0].text
    assert address.startswith(f"{product.url}/v/")

    anybody = visit()
    anybody.goto(address)
    expect(anybody.get_by_role("heading", name=re.compile("ważne", re.IGNORECASE)).first).to_be_attached()

    letter = product.wait_for_letter("zaneta@example.org", about="aświadczenie")
    assert letter.get_body(("html",)) is not None

    product.python(
        "from certificates.models import Certificate; from certificates.issuing import revoke;"
        "from django.utils import timezone;"
        "c = Certificate.objects.get(holder__email='zaneta@example.org');"
        "revoke(certificate=c, by=None, reason=Certificate.Reason.MISTAKE, now=timezone.now())"
    )
    anybody.goto(address)
    expect(anybody.get_by_role("heading", name=re.compile("unieważnione", re.IGNORECASE)).first).to_be_attached()


def test_the_way_without_javascript(visit, product):
    page = visit(script=False)
    deeds.sign_in(page, "ola")
    deeds.take_course(page, "/pl/bezpieczna-szkola/swiadek-ktory-pomaga/")


def test_a_course_goes_on_at_the_very_step_on_another_device(visit):
    phone = visit()
    deeds.sign_in(phone, "admin")
    phone.goto(COURSE)
    phone.get_by_role("button", name="Zapisz się i zacznij").first.click()
    deeds.answer_lesson(phone)
    phone.locator("main h1", has_text="Uciskaj").wait_for()
    deeds.turn_card(phone)
    deeds.turn_card(phone)
    here = phone.title()
    desk = visit(width=1280)
    deeds.sign_in(desk, "admin")
    desk.get_by_role("link", name="Kontynuuj: Uciskaj, krok 3").click()
    expect(desk).to_have_title(here)


def test_a_failed_exam_says_what_to_repeat(visit):
    page = visit()
    deeds.sign_in(page, "nauczyciel")
    page.goto(COURSE)
    page.get_by_role("button", name="Zapisz się i zacznij").first.click()
    deeds.take_lessons(page)
    page.get_by_role("button", name="Zacznij test").click()
    deeds.answer_exam(page, right=False)
    page.get_by_role("button", name="Oddaj test").click()
    page.get_by_role("heading", name="Jeszcze nie", level=1).wait_for()
    expect(page.get_by_text("Te pytania trzeba mieć dobrze").first).to_be_attached()
    expect(page.get_by_role("heading", name="Warto powtórzyć").first).to_be_attached()
