"""A school lead fills a class, gives it a course, follows it, and downloads its certificates."""

import csv
import io
import re
import zipfile

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import expect

from tests.journeys import deeds
from tests.journeys.looks import faults

pytestmark = [pytest.mark.browser, pytest.mark.services]

WRONG = "Imię;Nazwisko;Klasa\nŻaneta;Ćma;5a\n;Bezimienny;5a\n"
RIGHT = "Imię;Nazwisko;Klasa\nŻaneta;Ćma;5a\nJan;Łoś;5a\nОлена;Шевчук;5a\n"


def upload(page, text):
    page.set_input_files(
        "input[type=file]", {"name": "klasa.csv", "mimeType": "text/csv", "buffer": text.encode("utf-8-sig")}
    )
    page.get_by_role("button", name="Wgraj i pokaż raport").click()
    page.get_by_role("heading", name="Raport z listy").wait_for()


def test_a_class_is_set_up_and_its_pupil_signs_in_with_a_card(visit):
    lead = visit(width=1280, height=900)
    deeds.sign_in(lead, "koordynator")
    lead.get_by_role("link", name="Szkoła", exact=True).first.click()

    upload(lead, WRONG)
    report = lead.locator("main").inner_text()
    assert "imię: Brakuje imienia" in report
    assert "3\tBezimienny" in report
    expect(lead.get_by_role("button", name="Wczytaj listę")).to_have_count(0)

    lead.go_back()
    upload(lead, RIGHT)
    lead.get_by_role("button", name="Wczytaj listę").click()
    lead.goto("/pl/schools/")
    lead.get_by_role("link", name="5a").click()

    lead.get_by_role("link", name="Przydziel kurs").first.click()
    form = lead.locator("form", has=lead.get_by_role("button", name="Przydziel kurs klasie"))
    form.locator("select").first.select_option(label=form.locator("option", has_text="Uratuj serce").first.inner_text())
    form.get_by_role("button").click()
    lead.locator("main h1", has_text="5a").wait_for()
    expect(lead.locator("main")).to_contain_text("Ćma", use_inner_text=True)

    lead.get_by_role("link", name=re.compile("karty", re.IGNORECASE)).first.click()
    with lead.expect_download() as download:
        lead.get_by_role("button", name=re.compile("Przygotuj karty")).click()
    sheet = pypdfium2.PdfDocument(download.value.path().read_bytes())[0]
    words = sheet.get_textpage().get_text_range()
    class_code = re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", words)[0]
    login, first, second = re.search(r"(zcma\d+)\s+PIN\s+(\d{3}) (\d{3})", words).groups()

    pupil = visit()
    pupil.goto("/klasa")
    pupil.get_by_label("Kod klasy").fill(class_code)
    pupil.get_by_role("button", name="Dalej").click()
    pupil.get_by_label("Nazwa konta").fill(login)
    pupil.get_by_label("PIN").fill(f"{first} {second}")
    pupil.get_by_role("button", name="Zaloguj się").click()
    pupil.wait_for_url("**/me/")
    assert faults(pupil) == []
    expect(pupil.locator("main")).to_contain_text("Uratuj serce", use_inner_text=True)


def test_a_scanned_card_signs_in_on_a_phone_without_a_script(visit):
    teacher = visit(width=1280, height=900)
    deeds.sign_in(teacher, "nauczyciel")
    teacher.goto("/pl/schools/")
    teacher.get_by_role("link", name="7b").click()
    teacher.get_by_role("link", name=re.compile("karty", re.IGNORECASE)).first.click()
    with teacher.expect_download() as download:
        teacher.get_by_role("button", name=re.compile("Nowa karta.*Filip Śliwa")).click()
    sheet = pypdfium2.PdfDocument(download.value.path().read_bytes())[0]
    (code,) = zxingcpp.read_barcodes(sheet.render(scale=3).to_pil())
    pin = re.search(r"(\d{3} \d{3})", sheet.get_textpage().get_text_range())[1]

    phone = visit(script=False)
    phone.goto(code.text)
    assert code.text not in phone.url  # a shared tablet keeps no secret in its history
    phone.get_by_role("heading", name="Cześć, Filip!").wait_for()
    phone.get_by_label("PIN").fill(pin)
    phone.get_by_role("button", name="Zaloguj się").click()
    expect(phone.locator("body")).to_contain_text("Pracujesz jako Filip Śliwa", use_inner_text=True)
    phone.get_by_role("button", name="To nie ja albo kończę: wyloguj").click()
    phone.wait_for_url("**/pl/klasa/")


def test_the_certificates_of_a_class_come_as_one_zip(visit, tmp_path):
    lead = visit(width=1280, height=900)
    deeds.sign_in(lead, "koordynator")
    lead.get_by_role("link", name="Szkoła", exact=True).first.click()
    lead.get_by_role("link", name="7b").click()
    lead.get_by_role("button", name=re.compile("Pobierz zaświadczenia klasy")).click()

    lead.get_by_role("link", name="Pobierz ZIP").wait_for(timeout=90_000)  # the page refreshes itself
    with lead.expect_download() as download:
        lead.get_by_role("link", name="Pobierz ZIP").click()
    path = tmp_path / "class.zip"
    download.value.save_as(path)
    with zipfile.ZipFile(path) as bundle:
        names = bundle.namelist()
        assert len([name for name in names if name.endswith(".pdf")]) == 2
        register = next(name for name in names if name.endswith(".csv"))
        rows = list(csv.reader(io.StringIO(bundle.read(register).decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 3


def test_a_teacher_sees_her_class_and_cannot_change_the_school(visit):
    teacher = visit()
    deeds.sign_in(teacher, "nauczyciel")
    teacher.goto("/pl/schools/")
    teacher.get_by_role("link", name="7b").click()
    expect(teacher.locator("main")).to_contain_text("Ćwik", use_inner_text=True)
    expect(teacher.get_by_role("link", name="Przydziel kurs")).to_have_count(0)


def test_a_learner_finds_no_school(visit):
    learner = visit()
    deeds.sign_in(learner, "ola")
    expect(learner.get_by_role("link", name="Szkoła", exact=True)).to_have_count(0)
