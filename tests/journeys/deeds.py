"""What people do in the browser, in words."""

import re
from functools import cache
from urllib.parse import urlsplit

from django.utils import translation

from home.seeding.reading import languages, question_files, read

PASSWORD = "krakow-demo-2026"


def said(page, words: str) -> str:
    """Return what the product says for these Polish words in the language of the page."""
    with translation.override(urlsplit(page.url).path.split("/")[1]):
        return translation.gettext(words)


def sign_in(page, name, password=PASSWORD, *, language="pl"):
    page.goto(f"/{language}/accounts/login/")
    page.fill("[name=login]", name)
    page.fill("[name=password]", password)
    page.click("main button:not([name])")
    page.wait_for_url(re.compile(rf"/{language}/me/"))


@cache
def answers() -> dict:
    """Return the starter questions of all languages by their text."""
    return {
        item["text"]: item
        for language in languages()
        for name in question_files()
        for item in read(language, "questions", f"{name}.yaml")
    }


def right_texts(item, page) -> list[str]:
    """Return what is to be chosen, as the page says it."""
    match item["kind"]:
        case "truefalse":
            return [said(page, "Prawda" if item["right"] else "Fałsz")]
        case "single" | "multiple" | "picture":
            return [option["text"] for option in item["options"] if option.get("right")]
        case "hotspot":
            return [region["label"] for region in item["hotspot"]["regions"] if region.get("right")]
    return []


def fill_in(form, *, right=True):
    """Fill in the right (or a wrong) answer to the question in the form; a scenario is played to its end but one choice."""
    item = answers()[form.locator("legend").first.inner_text().strip()]
    match item["kind"]:
        case "numeric":
            form.locator("[name=answer]").fill(str(item["numeric"]["minimum"]) if right else "999")
        case "text":
            form.locator("[name=answer]").fill(item["accepted"][0] if right else "nie wiem")
        case "essay":
            form.locator("[name=answer]").fill(item["essay"]["model_answer"])
        case "rhythm":
            form.locator("[name=rate]").fill(str(item["rhythm"]["minimum"]) if right else "60")
        case "gaps":
            for number, gap in enumerate(re.findall(r"\[\[([^|\]]*)", item["gaps"]["text"]), start=1):
                form.locator(f"[name=gap-{number}]").fill(gap if right else "0")
        case "match":
            for pair in item["match"]["pairs"]:
                row = form.locator(".pairs__row", has=form.page.get_by_text(pair["left"], exact=True))
                row.locator("select").select_option(label=pair["right"] if right else item["match"]["extra"][0])
        case "order":
            order_steps(form, item["steps"] if right else list(reversed(item["steps"])))
        case "scenario":
            play(form, item["scenario"])
        case _:
            choose(form, right_texts(item, form.page), right=right, several=item["kind"] in {"multiple", "hotspot"})


def order_steps(form, steps):
    # Filling a number lets the script move the step; filling them in order ends in that order with and without it.
    for place, step in enumerate(steps, start=1):
        field = form.locator(".order-list__item", has=form.page.get_by_text(step, exact=True)).locator("input")
        field.fill(str(place))
        field.blur()


def words_of(option) -> str:
    """Return what an option says: its text, or what its picture shows."""
    picture = option.locator("img")
    if picture.count():
        return picture.get_attribute("alt")
    letter = option.locator(".hotspot__letter")
    text = option.locator(".option__text").inner_text().strip()
    return text.removeprefix(letter.inner_text()).strip() if letter.count() else text


def choose(form, wanted, *, right, several):
    for option in form.locator(".option").all():
        fits = (words_of(option) in wanted) == right
        field = option.locator("input")
        if several and field.get_attribute("type") == "checkbox":
            field.set_checked(fits)
        elif fits:
            field.check()


def play(form, scenes):
    """Take the best choice of each scene; the last one is left to be sent by the caller."""
    page = form.page
    scene = next(iter(scenes.values()))
    while True:
        best = next(choice for choice in scene["choices"] if choice["worth"] == "best")
        form.get_by_label(best["text"], exact=True).check()
        scene = scenes[best["to"]]
        if scene.get("ending"):
            return
        form.get_by_role("button", name=said(page, "Wybieram")).click()
        page.locator(".story__scene", has_text=scene["text"].strip()).wait_for()


def turn_card(page):
    """Go on to the next card of the lesson."""
    before = page.url
    page.locator("a[rel=next]").click()
    page.wait_for_url(lambda url: url != before)


def answer_lesson(page):
    """Go through the lesson card by card, answer every question rightly, then finish it."""
    while not page.get_by_role("button", name=said(page, "Ukończ lekcję")).count():
        forms = page.locator("form:has(legend)")
        for number in range(forms.count()):
            form = forms.nth(number)
            page.wait_for_load_state()  # what is filled in while the scripts arrive may be moved by them
            fill_in(form)
            form.locator("button:not([name]):not([aria-hidden]):not([type=button])").click()
            told = form.locator(".feedback--right, .feedback--waits, .feedback--not-yet").first
            told.wait_for()
            assert "feedback--not-yet" not in told.get_attribute("class"), form.inner_text()
        turn_card(page)
    page.get_by_role("button", name=said(page, "Ukończ lekcję")).click()


# A page that is only beginning to come has no title yet: it is not the other one.
OTHER_TITLE = "title => { const here = document.querySelector('main h1'); return here && here.innerText !== title }"


def take_lessons(page):
    """Do all the lessons of the course, beginning with the one that is open."""
    page.locator("article.lesson").wait_for()
    while page.locator("article.lesson").count():
        title = page.locator("main h1").inner_text()
        answer_lesson(page)
        page.wait_for_function(OTHER_TITLE, arg=title)


def answer_exam(page, *, right=True):
    """Answer every question of the exam and stop before handing it in."""
    while not page.get_by_role("heading", name=said(page, "Przed oddaniem")).count():
        form = page.locator("form:has(legend)")
        before = page.url
        fill_in(form, right=right)
        form.locator("button:not([name]):not([aria-hidden]):not([type=button])").click()
        page.wait_for_url(lambda url, before=before: url != before)
        page.locator("main h1").wait_for()


def take_course(page, course_path):
    """Enrol and do the whole course; ends on the result page."""
    page.goto(course_path)
    page.get_by_role("button", name=said(page, "Zapisz się i zacznij")).first.click()
    finish_course(page)


def finish_course(page):
    """Do the lessons from the one on the page to the last, and the exam; ends on the result page."""
    take_lessons(page)
    page.get_by_role("button", name=said(page, "Zacznij test")).click()
    answer_exam(page)
    page.get_by_role("button", name=said(page, "Oddaj test")).click()
    page.get_by_role("heading", name=said(page, "Zaliczone")).wait_for()
