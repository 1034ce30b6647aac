"""What people do in the browser, in words."""

import re
from functools import cache

from home.seeding.reading import course_folders, read

PASSWORD = "krakow-demo-2026"


def sign_in(page, name, password=PASSWORD, *, language="pl"):
    page.goto(f"/{language}/accounts/login/")
    page.fill("[name=login]", name)
    page.fill("[name=password]", password)
    page.click("main button:not([name])")
    page.wait_for_url(re.compile(rf"/{language}/me/"))


@cache
def answers() -> dict:
    """Return the starter questions by their text."""
    return {item["text"]: item for folder in course_folders() for item in read("pl", "questions", f"{folder}.yaml")}


def right_texts(item) -> list[str]:
    match item["kind"]:
        case "truefalse":
            return ["Prawda" if item["right"] else "Fałsz"]
        case "single" | "multiple":
            return [option["text"] for option in item["options"] if option.get("right")]
    return []


def fill_in(form, *, right=True):
    """Fill in the right (or a wrong) answer to the question in the form."""
    item = answers()[form.locator("legend").first.inner_text().strip()]
    if item["kind"] == "numeric":
        form.locator("[name=answer]").fill(str(item["numeric"]["minimum"]) if right else "999")
    elif item["kind"] == "order":
        steps = item["steps"] if right else list(reversed(item["steps"]))
        # Filling a number lets the script move the step; filling them in order ends in that order with and without it.
        for place, step in enumerate(steps, start=1):
            field = form.locator(".order-list__item", has=form.page.get_by_text(step, exact=True)).locator("input")
            field.fill(str(place))
            field.blur()
    else:
        wanted = right_texts(item)
        for option in form.locator(".option").all():
            text = option.locator(".option__text").inner_text().strip()
            option.locator("input").set_checked((text in wanted) == right) if item["kind"] == "multiple" else (
                option.locator("input").check() if (text in wanted) == right else None
            )


def answer_lesson(page):
    """Answer every check question of the lesson rightly, then finish it."""
    forms = page.locator("form:has(legend)")
    for number in range(forms.count()):
        form = forms.nth(number)
        fill_in(form)
        form.locator("button:not([name]):not([aria-hidden])").click()
        page.locator("form:has(legend)").nth(number).locator(".feedback--right").wait_for()
    page.get_by_role("button", name="Ukończ lekcję").click()


def answer_exam(page, *, right=True):
    """Answer every question of the exam and stop before handing it in."""
    while not page.get_by_role("heading", name="Przed oddaniem").count():
        form = page.locator("form:has(legend)")
        before = page.url
        fill_in(form, right=right)
        form.locator("button:not([name]):not([aria-hidden])").click()
        page.wait_for_url(lambda url, before=before: url != before)
        page.locator("main h1").wait_for()


def take_course(page, course_path):
    """Enrol and do the whole course; ends on the result page."""
    page.goto(course_path)
    page.get_by_role("button", name="Zapisz się i zacznij").first.click()
    while "Ukończ lekcję" in page.locator("main").inner_text():
        title = page.locator("main h1").inner_text()
        answer_lesson(page)
        page.wait_for_function("title => document.querySelector('main h1')?.innerText !== title", arg=title)
    page.get_by_role("button", name="Zacznij test").click()
    answer_exam(page)
    page.get_by_role("button", name="Oddaj test").click()
    page.get_by_role("heading", name="Zaliczone").wait_for()
