"""From an empty school to the first pupil in a lesson: at most twelve clicks and one file, counted on the pages themselves."""

import re

import pypdfium2
import pytest
import zxingcpp
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from courses.models import Enrolment

pytestmark = pytest.mark.django_db
FILE = "imię;nazwisko;klasa\nOla;Lis;7b\nJan;Łoś;7b\n"


class Walker:
    """Somebody who clicks what is on the page, and nothing else. Typing is no click; choosing from a list or a file is one."""

    def __init__(self, client):
        self.client, self.clicks, self.filled = client, 0, {}

    def open(self, address):
        self.show(self.client.get(address, follow=True))

    def show(self, answer):
        self.answer, self.filled = answer, {}
        if answer["Content-Type"].startswith("text/html"):
            assert answer.status_code == 200
            self.page = BeautifulSoup(answer.content, "html.parser")
            chain = answer.redirect_chain
            self.address = chain[-1][0] if chain else answer.request["PATH_INFO"]

    def click(self, words):
        """Press the first link or button that says so, on the page itself before its head."""
        self.clicks += 1
        offered = [*self.page.main.select("a[href], button"), *self.page.select("a[href], button")]
        found = next(one for one in offered if words in " ".join(one.text.split()))
        if found.name == "a":
            self.open(found["href"])
            return
        form = found.find_parent("form")
        fields = {
            field["name"]: field.get("value", "")
            for field in form.select("input[name]")
            if field.get("type") not in {"file", "checkbox", "radio"}
        }
        for ticked in form.select("input[type=checkbox][checked]"):
            fields.setdefault(ticked["name"], []).append(ticked["value"])
        for chosen in form.select("select[name]"):
            option = chosen.select_one("option[selected]") or chosen.select_one("option")
            fields[chosen["name"]] = option.get("value", "")
        here = {name: value for name, value in self.filled.items() if form.select_one(f"[name={name}]")}
        self.show(self.client.post(form.get("action") or self.address, fields | here, follow=True))

    def choose(self, name, value):
        self.clicks += 1
        self.filled[name] = value

    def type(self, name, value):
        self.filled[name] = value


def test_twelve_clicks_and_one_file(as_, basia, school, course):
    office = Walker(as_(basia))
    office.open("/pl/me/")
    office.click("Szkoła")
    office.choose("roster", SimpleUploadedFile("lista.csv", FILE.encode()))
    office.click("Wgraj i pokaż raport")
    office.click("Wczytaj listę")
    office.click("7b")
    office.click("Przydziel kurs")
    office.choose("course", str(course.translation_key))
    office.click("Przydziel kurs")
    office.click("Uczniowie i karty")
    office.click("Przygotuj karty klasy")

    sheet = pypdfium2.PdfDocument(office.answer.content)[0]
    codes = [code.text for code in zxingcpp.read_barcodes(sheet.render(scale=3).to_pil())]
    assert len(codes) == 2
    pupil = Walker(Client())
    pupil.open(re.sub(r"^https?://[^/]+", "", codes[0]))
    pins = re.findall(r"\b(\d{3} \d{3})\b", sheet.get_textpage().get_text_range())
    name = pupil.page.h1.text
    pupil.type("pin", pins[0 if sheet_order(sheet, name) else 1])
    pupil.click("Zaloguj się")
    pupil.click("Zacznij")
    assert pupil.address.startswith("/pl/ratuj/uratuj-serce/lekcja-1/")
    assert Enrolment.objects.filter(learner__first_name=name.split()[1].strip("!,"), course_key=course.translation_key)
    assert office.clicks + pupil.clicks <= 12


def sheet_order(sheet, greeting) -> bool:
    """Whether the pupil who is greeted has the first card of the sheet."""
    words = sheet.get_textpage().get_text_range()
    first = min(("Ola", "Jan"), key=words.index)
    return first in greeting


def test_the_office_has_nothing_else_to_set_up_first(as_, basia, school):
    page = as_(basia).get(reverse("schools:index"), follow=True).content.decode()
    assert "Wgraj listę uczniów" in page
