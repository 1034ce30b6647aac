"""What a school's office, a teacher and thirty pupils do in the browser, in words."""

import re
import time
from dataclasses import dataclass
from urllib.parse import urljoin

import pypdfium2
import zxingcpp
from allauth.mfa.totp.internal import auth as totp
from bs4 import BeautifulSoup

SCHOOL = "Szkoła Podstawowa nr 77"
COURSE = "Ręce na manekinie"
SKILL = "Uciskanie na manekinie"
RIGHT = "100–120 na minutę"
PASSWORD = "moje-dobre-haslo-7"
SECRETS = {"halina77": totp.generate_totp_secret(), "ewa77": totp.generate_totp_secret()}
# An empty school whose secretary and teacher have set up their second step, and a small course that ends at a manikin.
EMPTY_SCHOOL = f"""
from allauth.mfa.totp.internal.auth import TOTP
from schools.models import School, Staff
from tests import factories
from tests.schools.practical.stage import make_skill
school = School.objects.create(name="{SCHOOL}", kind="primary", district="7")
for name, first, last, role, secret in (
    ("halina77", "Halina", "Bąk", "secretary", "{SECRETS["halina77"]}"),
    ("ewa77", "Ewa", "Lis", "teacher", "{SECRETS["ewa77"]}"),
):
    person = factories.PersonFactory(username=name, first_name=first, last_name=last, password="{PASSWORD}")
    Staff.objects.create(school=school, person=person, role=role)
    TOTP.activate(person, secret)
course = factories.make_course(title="{COURSE}", slug="manekin-77", code="K77", lessons=1, exam_questions=1)
make_skill(course, title="{SKILL}")
"""
CARD = re.compile(
    r"(?P<code>[0-9A-Z]{4}-[0-9A-Z]{4})\s+(?:Nazwa konta|Obrazek)\s+(?P<who>.+?)\s+PIN\s+(?P<pin>\d{3} \d{3})\s+(?P<name>.+?)\s*\n"
)


@dataclass(frozen=True)
class Card:
    """What a pupil holds in the hand."""

    name: str
    address: str
    code: str
    who: str
    pin: str

    @property
    def hello(self) -> str:
        return f"Cześć, {self.name.split()[0]}!"


def cards_of(data: bytes) -> list[Card]:
    """Read the cards off the sheet as it is printed: the words, and the QR code that stands beside them."""
    cards = []
    for sheet in pypdfium2.PdfDocument(data):
        codes = in_reading_order(zxingcpp.read_barcodes(sheet.render(scale=3).to_pil()))
        words = CARD.finditer(sheet.get_textpage().get_text_range().replace("\ufffe", "-"))
        cards += [Card(address=code.text, **found.groupdict()) for found, code in zip(words, codes, strict=True)]
    return cards


def in_reading_order(codes) -> list:
    return sorted(codes, key=lambda code: (code.position.top_left.y // 100, code.position.top_left.x))


# ---- grown-ups


def sign_in_with_a_code(page, name):
    """Sign in with a password and the code of an app."""
    page.goto("/pl/accounts/login/")
    page.fill("[name=login]", name)
    page.fill("[name=password]", PASSWORD)
    page.click("main button:not([name])")
    page.get_by_label("Kod", exact=True).fill(code_now(SECRETS[name]))
    page.locator("main").get_by_role("button", name="Zaloguj się", exact=True).click()
    page.wait_for_url("**/pl/me/")


def code_now(secret: str) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


# ---- pupils, in a page


def enter_by_card(page, card: Card):
    page.goto(card.address)
    page.get_by_role("heading", name=card.hello).wait_for()
    assert card.address not in page.url  # a shared tablet keeps no secret in its history
    page.get_by_label("PIN", exact=True).fill(card.pin)
    page.get_by_role("button", name="Zaloguj się").click()
    page.wait_for_url("**/pl/me/")


def enter_by_code(page, card: Card, *, picture=True):
    """By the code of the class, and the picture that stands on the card or the name of the account."""
    page.goto("/klasa")
    page.get_by_label("Kod klasy").fill(card.code)
    page.get_by_role("button", name="Dalej").click()
    if picture:
        page.get_by_label(card.who, exact=True).check()
    else:
        page.get_by_label("Nazwa konta").fill(card.who)
    page.get_by_label("PIN", exact=True).fill(card.pin)
    page.get_by_role("button", name="Zaloguj się").click()
    page.wait_for_url("**/pl/me/")


def begin(page, card: Card):
    """Open the first lesson, which says whose it is."""
    page.get_by_role("link", name="Zacznij").click()
    page.locator("article.lesson").wait_for()
    assert card.name in page.locator(".pupil-strip").inner_text()


def take_the_small_course(page):
    """From the first card of its lesson to the result of its exam."""
    page.locator("a[rel=next]").click()
    page.get_by_label(RIGHT).check()
    page.locator("main form:has(legend) button:not([name]):not([aria-hidden])").click()
    page.locator(".feedback--right").wait_for()
    page.locator("a[rel=next]").click()
    page.get_by_role("button", name="Ukończ lekcję").click()
    page.get_by_role("button", name="Zacznij test").click()
    page.get_by_label(RIGHT).check()
    page.locator("main form:has(legend) button:not([name]):not([aria-hidden])").click()
    page.get_by_role("button", name="Oddaj test").click()
    page.get_by_role("heading", name="Zaliczone").wait_for()


# ---- pupils whose phones show nothing: the same browser asks, and nobody draws


class Phone:
    """A browser of its own that follows the links and sends the forms which are on its pages, and draws none."""

    def __init__(self, context):
        self.asks = context.request

    def open(self, address: str):
        self.read(self.asks.get(address))

    def read(self, answer):
        assert answer.ok, (answer.url, answer.status)
        self.url, self.page = answer.url, BeautifulSoup(answer.text(), "html.parser")

    def follow(self, words: str):
        link = next(one for one in self.page.main.select("a[href]") if words in one.text)
        self.open(urljoin(self.url, link["href"]))

    def send(self, **values):
        """Send the form of the page with these values, and what else stands in it."""
        form = self.page.main.select_one("form")
        hidden = {field["name"]: field["value"] for field in form.select("input[type=hidden]")}
        self.read(self.asks.post(urljoin(self.url, form.get("action") or ""), form=hidden | values))

    def enter_by_card(self, card: Card):
        self.open(card.address)
        assert card.hello in self.page.h1.text
        self.send(pin=card.pin)

    def enter_by_code(self, card: Card):
        self.open("/klasa")
        self.send(code=card.code)
        picture = next(one for one in self.page.select("label") if one.text.strip() == card.who)
        self.send(picture=picture.input["value"], pin=card.pin)

    def begin(self, card: Card):
        self.follow("Zacznij")
        assert self.page.select_one("article.lesson")
        assert card.name in self.page.select_one(".pupil-strip").text
