"""A teacher makes the address of the calendar, copies it, and a program without any cookie reads it."""

import re
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests.calendars import parsing
from tests.journeys import deeds
from tests.journeys.looks import faults, small_controls

pytestmark = [pytest.mark.browser, pytest.mark.services]


def test_the_address_is_made_copied_and_read(visit, product):
    page = visit()
    deeds.sign_in(page, "nauczyciel")
    page.goto("/pl/me/calendar/")
    page.get_by_role("button", name="Zrób adres kalendarza").click()
    field = page.get_by_label("Adres kalendarza")
    expect(field).to_have_attribute("readonly", "")
    assert faults(page) + small_controls(page) == []
    page.get_by_role("button", name="Kopiuj adres").click()
    page.get_by_text("Skopiowano.").wait_for()
    with urlopen(product.url + urlsplit(field.input_value()).path) as answer:
        titles = parsing.titles(answer.read())
    assert titles, "the course that her class was given"
    assert all(re.fullmatch(r"Termin: .+ \(7b\)", title) for title in titles)
