"""A course begun in one language and finished in another is one course, with one certificate."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys import deeds
from tests.journeys.looks import faults

pytestmark = [pytest.mark.browser, pytest.mark.services]

COURSE = "bezpieczna-szkola/swiadek-ktory-pomaga/"


def test_half_in_polish_and_half_in_ukrainian_ends_in_one_ukrainian_certificate(visit, product):
    page = visit()
    deeds.sign_in(page, "recenzent")
    page.goto(f"/pl/{COURSE}")
    page.get_by_role("button", name="Zapisz się i zacznij").first.click()
    page.locator("main h1", has_text="Konflikt czy przemoc").wait_for()
    deeds.answer_lesson(page)
    page.locator("main h1", has_text="Świadek, który pomaga").wait_for()

    page.goto(f"/uk/{COURSE}swiadek/")
    assert page.locator("html").get_attribute("lang") == "uk"
    wrong = faults(page)
    deeds.finish_course(page)
    wrong += faults(page)

    page.goto(f"/pl/{COURSE}")
    page.get_by_role("link", name="Moje zaświadczenie").wait_for()  # what is done in one language is done
    page.goto("/uk/certificates/")
    page.locator("main").get_by_text("Свідок, який допомагає").first.wait_for()
    wrong += faults(page)
    assert wrong == []

    told = product.python(
        "from certificates.models import Certificate as C;"
        "print(*[(c.language, c.code) for c in C.objects.filter(holder__username='recenzent')], sep='|')"
    )
    assert told.count("uk") == 1 and "|" not in told, "one certificate, in the language in which the course ended"
    code = re.search(r"'([0-9A-Z]{10,})'", told).group(1)
    anybody = visit()
    for language in ("uk", "en"):
        anybody.goto(f"/{language}/certificates/verify/{code}/")
        expect(anybody.locator("main")).to_contain_text("Свідок, який допомагає", use_inner_text=True)
