"""Every type of page: for whom, and its address without the language.

A new page gets a line here. `tests/journeys/test_every_page.py` looks at each of them.
"""

import re

from tests.journeys import deeds

LANGUAGES = ("pl", "en", "uk")
COURSE = "bezpieczna-szkola/swiadek-ktory-pomaga"
LESSON = "ratuj/uratuj-serce/uciskaj"

PUBLIC = [
    "",
    "kursy/",
    "search/?q=krazenie",
    "search/?q=nothing%20like%20this",
    "learning/glossary/",
    "ratuj/",
    "diagnoza/",
    "o-serwisie/",
    "cwiczenia/",
    "cwiczenia/rytm-rko/",
    "cwiczenia/elektrody-aed/",
    "cwiczenia/udar-fast/",
    "cwiczenia/rozmowa-ze-112/",
    "cwiczenia/rozmowa-ze-112/?number=112&press=call",
    "cwiczenia/w-tramwaju/",
    "ratuj/uratuj-serce/",
    "ratuj/uratuj-serce/aed/",
    f"{LESSON}/",
    f"{LESSON}/3/",
    f"{LESSON}/8/",
    f"{LESSON}/all/",
    f"{LESSON}/3/?tablica",
    f"{COURSE}/",
    f"{COURSE}/test-koncowy/",
    "teraz/",
    "teraz/nie-oddycha/",
    "accounts/login/",
    "accounts/signup/",
    "accounts/password/reset/",
    "accounts/password/reset/done/",
    "accounts/inactive/",
    "certificates/verify/",
    "certificates/verify/0000000000000000A/",
    "figures/",
    "nie-ma-takiej-strony/",
    "offline/",
    "klasa/",
    "zaproszenie/",
    "zaproszenie/0000-0000-0000-0000/",
    "dostepnosc/",
    "prywatnosc/",
    "components/",
]
OWN = [
    "me/",
    "me/journal/",
    "me/calendar/",
    "me/data/",
    "accounts/profile/",
    "accounts/email/",
    "accounts/password/change/",
    "accounts/second-step/",
    "accounts/logout/",
    "reminders/",
    "certificates/",
    "schools/",
    "schools/qualification/",
    "learning/repeat/",
]
CLASS_PAGES = ("cards", "assign", "groups", "split", "teachers", "practical", "papers", "wall")
ONE_VALID_CODE = """
from certificates.models import Certificate
print(Certificate.objects.standing().first().code)
"""


def rest(address: str) -> str:
    """Return an address of the product without host and language."""
    return re.sub(r"^(https?://[^/]+)?/(pl|en|uk)/", "", address)


def of_a_school(page) -> list[str]:
    """Return what the lead of a school sees: her school, a list with a mistake, a class with its pages, its certificates."""
    page.goto("/pl/schools/")
    if page.locator("main input[type=file]").count():
        school = page.url
    else:
        school = page.locator("main a[href*='/schools/']").first.get_attribute("href")
    page.goto(school)
    class_link = page.get_by_role("link", name="7b").get_attribute("href")
    found = [
        rest(school),
        f"{rest(school)}pupils/?sort=state",
        f"{rest(school)}office/",
        f"{rest(school)}staff/",
        f"{rest(school)}protection/",
        f"{rest(school)}log/",
        f"{rest(school)}year/",
        f"{rest(school)}privacy/?q=a",
        rest(class_link),
        *(f"{rest(class_link)}{part}/" for part in CLASS_PAGES),
    ]
    roster = {"name": "lista.csv", "mimeType": "text/csv", "buffer": "Imię;Nazwisko;Klasa\n;Kowal;7b\n".encode()}
    page.set_input_files("input[type=file]", roster)
    page.get_by_role("button", name="Wgraj i pokaż raport").click()
    page.get_by_role("heading", name="Raport z listy").wait_for()
    found.append(rest(page.url))
    page.goto(class_link)
    found.append(rest(page.locator("main tbody a").first.get_attribute("href")))
    page.get_by_role("button", name=re.compile("Pobierz zaświadczenia klasy")).click()
    page.get_by_role("link", name="Pobierz ZIP").wait_for(timeout=90_000)
    return [*found, rest(page.url)]


def of_a_learner(page) -> list[str]:
    """Take the second course; return its result, the questions of another try, its review, and cards that were answered."""
    deeds.take_course(page, f"/pl/{COURSE}/")
    found = [rest(page.url)]
    page.goto(f"/pl/{COURSE}/test-koncowy/")
    page.get_by_role("button", name="Spróbuj jeszcze raz").click()
    first = rest(page.url)
    found += [first.replace("/questions/1/", f"/questions/{number}/") for number in range(1, 9)]
    found.append(first.replace("questions/1/", "review/"))
    return [*found, *(f"{COURSE}/swiadek/{card}/" for card in (1, 6, 7, 8, 9, 10))]
