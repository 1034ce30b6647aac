"""Every screen of docs/screens.md opens, in the order of that page.

PICTURES=docs/images/screens script/test tests/journeys/test_pictures.py makes its pictures again.
"""

import re
import subprocess

import pytest
from PIL import Image

from tests.journeys import deeds
from tests.journeys.page_types import ONE_VALID_CODE
from tests.journeys.pictures import Album
from tests.journeys.product import wait_for

pytestmark = [pytest.mark.browser, pytest.mark.services]

COURSE = "/pl/ratuj/uratuj-serce/"
ASKED = {"single": "09-single-choice", "order": "11-ordering", "hotspot": "12-hotspot"}
DRAWN = """
from certificates.models import Certificate
for certificate in Certificate.objects.exclude(rendered_at=None).order_by("pk"):
    print(certificate.pdf.path)
"""
# A class of thirty in the middle of its course: some done, some under way, some stuck, some not begun.
CLASS = """
from datetime import timedelta
from django.utils import timezone
from django.contrib.auth import get_user_model
from courses import progress
from courses.enrolment import enrolment_of
from courses.models import CoursePage
from schools.assigning import Conditions, assign
from schools.models import ClassMembership, School
from tests import factories

FIRST = "Ala Bartek Celina Dawid Ewa Filip Gaja Hubert Iga Jan Kaja Leon Maja Natan Ola Piotr Róża Stefan Tola Wit".split()
LAST = "Ćwik Łoś Mróz Nowak Osa Pająk Rak Sowa Śliwa Tur Wilk Żak Źrebiec Bąk Kos".split()
school = School.objects.first()
seventh = factories.make_class(school, name="8c")
for number in range(30):
    pupil = get_user_model().objects.create_user(username=f"osmak{number}", managed_by=school.name,
        first_name=FIRST[number * 7 % 20], last_name=LAST[number * 4 % 15])
    ClassMembership.objects.create(school_class=seventh, pupil=pupil)
course = CoursePage.objects.get(code="K1", locale__language_code="pl")
now = timezone.now()
lead = get_user_model().objects.get(username="koordynator")
conditions = Conditions(due_on=now.date() + timedelta(days=6))
assign(course_key=course.translation_key, school_class=seventh, conditions=conditions, by=lead, now=now)
steps = progress.step_pages(course)
for number, membership in enumerate(seventh.memberships.order_by("pk")):
    for step in steps[: (5, 4, 3, 3, 2, 0)[number % 6]]:
        progress.complete_step(enrolment=enrolment_of(membership.pupil, course.translation_key), step=step)
print(seventh.public_id if hasattr(seventh, "public_id") else seventh.pk)
"""


LEARNER = f"""
from django.contrib.auth import get_user_model
get_user_model().objects.create_user("zosia", password="{deeds.PASSWORD}", first_name="Zosia", last_name="Bąk")
"""


@pytest.fixture
def album(pictures):
    return Album(pictures)


def test_anybody(visit, product, album):
    page = visit()
    for name, address in {
        "01-emergency": "/pl/teraz/",
        "02-emergency-cards": "/pl/teraz/nie-oddycha/",
        "04-home": "/pl/",
        "05-course": COURSE,
        "06-step-card": f"{COURSE}uciskaj/2/",
        "13-scenario": "/pl/cwiczenia/w-tramwaju/",
        "17-smartboard": f"{COURSE}uciskaj/2/?tablica",
        "20-verification": f"/pl/certificates/verify/{product.python(ONE_VALID_CODE)}/",
    }.items():
        page.goto(address)
        album.keep(page, name)
    page.goto("/pl/cwiczenia/rytm-rko/")
    page.locator("[data-part=start]").click()
    album.keep(page, "03-metronome", part=page.locator("[data-rhythm-trainer]").first)


def test_a_learner(visit, product, album):
    """She answers her first question wrongly, fails the exam, and sees what to repeat."""
    product.python(LEARNER)
    page, asked = visit(), set()
    deeds.sign_in(page, "zosia")
    page.goto(COURSE)
    page.get_by_role("button", name="Zapisz się i zacznij").first.click()
    while page.locator("article.lesson").count():
        title = page.locator("main h1").inner_text()
        while not page.get_by_role("button", name="Ukończ lekcję").count():
            for form in page.locator("form:has(legend)").all():
                answer(page, form, album, asked)
            deeds.turn_card(page)
            if page.url.endswith("uciskaj/3/"):
                album.keep(page, "07-rail")
        page.get_by_role("button", name="Ukończ lekcję").click()
        page.wait_for_function(deeds.OTHER_TITLE, arg=title)
        if "uciskaj" in page.url:
            lesson = page.url
            page.goto("/pl/me/")
            album.keep(page, "08-resume")
            page.goto(lesson)
    page.get_by_role("button", name="Zacznij test").click()
    deeds.answer_exam(page, right=False)
    page.get_by_role("button", name="Oddaj test").click()
    page.get_by_role("heading", name="Jeszcze nie", level=1).wait_for()
    album.keep(page, "15-result")
    page.goto("/pl/learning/repeat/")
    album.keep(page, "14-mistakes")
    assert asked == set(ASKED)


def answer(page, form, album, asked) -> None:
    kind = deeds.answers()[form.locator("legend").first.inner_text().strip()]["kind"]
    if kind in ASKED and kind not in asked:
        asked.add(kind)
        album.keep(page, ASKED[kind], part=form)
        if kind == "single":
            deeds.fill_in(form, right=False)
            form.locator("button:not([name]):not([aria-hidden]):not([type=button])").click()
            page.locator(".feedback--not-yet").first.wait_for()
            album.keep(page, "10-feedback", part=page.locator("form:has(legend)").first)
    deeds.fill_in(form)
    form.locator("button:not([name]):not([aria-hidden]):not([type=button])").click()
    page.locator(".feedback--right, .feedback--waits").first.wait_for()


def test_a_school(visit, product, album):
    product.python(CLASS)
    page = visit(width=1280)
    deeds.sign_in(page, "koordynator")
    page.goto("/pl/schools/")
    page.get_by_role("link", name="8c").click()
    page.locator("main h1", has_text="8c").wait_for()
    album.keep(page, "18-class")
    page.get_by_role("button", name=re.compile("Pobierz zaświadczenia klasy")).click()
    page.get_by_role("link", name="Pobierz ZIP").wait_for(timeout=90_000)
    album.keep(page, "19-certificates-of-a-class")


@pytest.mark.parametrize(("name", "address"), [("16-summary", f"{COURSE}uciskaj/summary/"), ("certificate", None)])
def test_paper(visit, product, pictures, tmp_path, name, address):
    """A lesson on one sheet, and a certificate, as pictures."""
    if address:
        pdf = tmp_path / "sheet.pdf"
        pdf.write_bytes(visit().request.get(address).body())
    else:
        pdf = wait_for(lambda: product.python(DRAWN), "a certificate").splitlines()[0]
    target = (pictures or tmp_path) / name
    subprocess.run(["pdftoppm", "-r", "80", "-png", "-singlefile", pdf, tmp_path / name], check=True)
    Image.open(tmp_path / f"{name}.png").save(target.with_suffix(".webp"), quality=70, method=6)
    assert target.with_suffix(".webp").stat().st_size > 10_000
