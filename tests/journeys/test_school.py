"""A school from the beginning: three classes from a list with mistakes, thirty pupils on their phones, a skill, the papers.

Four pupils are seen; of the others the same browser asks for the pages and draws none of them, each with cookies of its own.
"""

import io
import re
import zipfile
from contextlib import contextmanager

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.journeys import classroom
from tests.journeys.classroom import COURSE, EMPTY_SCHOOL, SKILL, Phone
from tests.journeys.looks import faults
from tests.schools import files

pytestmark = [pytest.mark.browser, pytest.mark.services]


def test_from_an_empty_school_to_the_register(visit, product, browser):
    product.python(EMPTY_SCHOOL)
    office, teacher = visit(width=1280, height=900), visit(width=1280, height=900)
    classroom.sign_in_with_a_code(office, "halina77")
    bring_the_list(office)
    for name in ("7a", "7b"):
        give_to_the_teacher(office, name)
    classroom.sign_in_with_a_code(teacher, "ewa77")
    assign(teacher)
    by_card = print_cards(teacher, "7a")
    by_picture = print_cards(teacher, "7b", pictures=True)

    jakub = visit()
    classroom.enter_by_card(jakub, by_card[0])
    assert faults(jakub) == []
    classroom.begin(jakub, by_card[0])
    small_child, without_script = visit(dark=True), visit(script=False)
    classroom.enter_by_code(small_child, by_picture[0])
    classroom.begin(small_child, by_picture[0])
    classroom.enter_by_code(without_script, by_card[15], picture=False)
    classroom.begin(without_script, by_card[15])
    for card in by_card[1:15]:
        with phone(browser, product) as one:
            one.enter_by_card(card)
            one.begin(card)
    for card in by_picture[1:14]:
        with phone(browser, product) as one:
            one.enter_by_code(card)
            one.begin(card)
    leave_the_shared_computer(small_child)

    classroom.take_the_small_course(jakub)
    follow(teacher, by_card[0])
    sign_off(teacher, by_card[0])
    jakub.goto("/pl/certificates/")
    jakub.get_by_text(COURSE).first.wait_for()
    take_the_papers(office, by_card[0])


@contextmanager
def phone(browser, product):
    context = browser.new_context(base_url=product.url, locale="pl-PL")
    yield Phone(context)
    context.close()


def bring_the_list(office):
    """Each of its mistakes is named by line; the mended one is seen first and read then."""
    office.get_by_role("link", name="Szkoła", exact=True).first.click()
    upload(office, files.three_classes(), press="Wgraj i pokaż raport")
    office.get_by_text("8 wierszy do poprawy").wait_for()
    rows = office.locator("main tbody tr")
    for place, (line, words) in enumerate(files.EIGHT_ERRORS.items()):
        assert rows.nth(place).locator("td").first.inner_text() == str(line)
        assert words in rows.nth(place).inner_text()
    expect(office.get_by_role("button", name="Wczytaj listę")).to_have_count(0)
    assert faults(office) == []

    upload(office, files.three_classes(with_errors=False), press="Wgraj poprawiony plik")
    office.get_by_text("Lista jest gotowa do wczytania").wait_for()
    expect(office.locator("main .stats")).to_contain_text("66")
    office.get_by_role("button", name="Wczytaj listę").click()
    office.get_by_text("Nowi uczniowie: 66").wait_for()
    expect(office.locator("main tbody th")).to_have_text(["7a", "7b", "8a"])


def upload(page, data, *, press):
    page.set_input_files("input[type=file]", {"name": "lista-sp77.xlsx", "mimeType": "", "buffer": data})
    page.get_by_role("button", name=press).click()


def give_to_the_teacher(office, name):
    office.goto("/pl/schools/")
    office.get_by_role("link", name=name, exact=True).click()
    office.get_by_role("link", name="Nauczyciele").click()
    office.get_by_label("Ewa Lis").check()
    office.get_by_role("button", name="Zapisz nauczycieli").click()
    office.get_by_text("Zapisano nauczycieli klasy").wait_for()


def assign(teacher):
    """Give both classes the course, from the page of one of them."""
    teacher.goto("/pl/schools/")
    teacher.get_by_role("link", name="7a", exact=True).click()
    teacher.get_by_role("link", name="Przydziel kurs").first.click()
    teacher.get_by_label("Kurs", exact=True).select_option(label=f"K77 {COURSE}")
    teacher.get_by_role("group", name="Całe klasy").get_by_label(re.compile("7b")).check()
    assert faults(teacher) == []
    teacher.get_by_role("button", name="Przydziel kurs").click()
    teacher.get_by_text("przed startem 22").wait_for()


def print_cards(teacher, name, *, pictures=False):
    teacher.goto("/pl/schools/")
    teacher.get_by_role("link", name=name, exact=True).click()
    teacher.get_by_role("link", name="Uczniowie i karty").click()
    if pictures:
        teacher.get_by_role("button", name="Obrazki zamiast nazw kont").click()
        teacher.get_by_role("button", name="Wróć do nazw kont").wait_for()
    with teacher.expect_download() as download:
        teacher.get_by_role("button", name=re.compile("Przygotuj karty klasy")).click()
    cards = classroom.cards_of(download.value.path().read_bytes())
    assert len(cards) == 22
    return cards


def leave_the_shared_computer(page):
    """One press ends it, and the way back of the browser shows nothing of it."""
    page.get_by_role("button", name="To nie ja albo kończę: wyloguj").click()
    page.wait_for_url("**/pl/klasa/")
    page.go_back()
    page.wait_for_url("**/lekcja-1/")
    page.locator(".site-foot").wait_for()
    expect(page.locator(".pupil-strip")).to_have_count(0)


def follow(teacher, card):
    """The class on one screen: fifteen have begun with a card and one with a name, the others have not."""
    teacher.goto("/pl/schools/")
    teacher.get_by_role("link", name="7a", exact=True).click()
    teacher.get_by_text("przed startem 6").wait_for()
    teacher.get_by_text("w trakcie 16").wait_for()
    assert faults(teacher) == []
    last, first = card.name.split(maxsplit=1)[::-1]
    teacher.get_by_role("link", name=f"{last} {first}").click()
    teacher.locator("main h1", has_text=card.name).wait_for()
    teacher.go_back()


def sign_off(teacher, card):
    teacher.get_by_role("link", name="Zajęcia praktyczne").click()
    teacher.get_by_role("link", name=SKILL).click()
    row = teacher.locator("tr", has=teacher.get_by_role("group", name=card.name))
    row.get_by_label("zaliczone", exact=True).check()
    assert faults(teacher) == []
    teacher.get_by_role("button", name="Zapisz wyniki").click()
    teacher.get_by_text("Zapisano 1 wynik.").wait_for()


def take_the_papers(office, card):
    """All certificates of the school as a ZIP, a folder for each class; the register as a spreadsheet."""
    office.goto("/pl/schools/")
    office.get_by_role("button", name="Pobierz zaświadczenia wszystkich klas").click()
    office.get_by_role("link", name="Pobierz ZIP").wait_for(timeout=90_000)  # the page refreshes itself
    with office.expect_download() as download:
        office.get_by_role("link", name="Pobierz ZIP").click()
    names = zipfile.ZipFile(download.value.path()).namelist()
    assert [name.split("/")[0] for name in names if name.endswith(".pdf")] == ["7a"]
    assert any(name.endswith(".csv") for name in names)

    office.goto("/pl/schools/")
    office.get_by_role("link", name="Rejestr zaświadczeń").click()
    with office.expect_download() as download:
        office.locator("section", has=office.locator("#pupils")).get_by_role("link", name="XLSX").click()
    sheet = load_workbook(io.BytesIO(download.value.path().read_bytes())).active
    header, *rows = sheet.iter_rows(values_only=True)
    (line,) = [dict(zip(header, row, strict=True)) for row in rows]
    assert (f"{line['imię']} {line['nazwisko']}", line["klasa"], line["kurs"]) == (card.name, "7a", COURSE)
