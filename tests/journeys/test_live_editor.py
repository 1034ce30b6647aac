"""What the editor does by itself while its author writes: it saves, previews and checks, and the last word counts."""

import re

import pytest

from tests.journeys import deeds
from tests.journeys.product import wait_for

pytestmark = [pytest.mark.browser, pytest.mark.services]

LESSON = "from courses.models import LessonPage; print(LessonPage.objects.get(slug='uciskaj', locale__language_code='pl').pk)"
LONG = " ".join(["słowo"] * 25) + "."
LONG_SENTENCE = "Zdanie ma ponad 20 słów"
# Wagtail looks at the form for the first time two seconds after the page came; what differs later is a change.
WATCHES = """() => Boolean(window.wagtail.app.getControllerForElementAndIdentifier(
    document.querySelector("form[data-edit-form]"), "w-unsaved").initialFormData)"""
# The frame of the preview is exchanged for a newer one just when it has begun to answer a check.
EXCHANGE_THE_FRAME = """() => window.addEventListener("message", function once({ data }) {
    if (typeof data !== "string" || !data.includes("channelId")) return;
    window.removeEventListener("message", once);
    const frame = document.getElementById("w-preview-iframe");
    frame.replaceWith(frame.cloneNode());
    window.exchanged = true;
})"""


@pytest.fixture
def opened(visit, product):
    """A lesson in the editor, this moment."""
    page = visit(width=1280, height=860, quiet=False)
    deeds.sign_in(page, "trener")
    page.goto(f"/admin/pages/{product.python(LESSON)}/edit/")
    return page


@pytest.fixture
def lesson(opened):
    """The same with the panel of checks open and its first check done."""
    page = opened
    page.locator("[data-side-panel-toggle=checks]").first.click()
    wait_for(lambda: page.locator("[data-content-word-count]").inner_text() != "-", "the first check", patience=40)
    wait_for(lambda: page.evaluate(WATCHES), "the editor to look for changes", patience=10)
    return page


def warnings(page) -> list[str]:
    return page.locator("[data-side-panel=checks] [data-content-checker-name]").all_inner_texts()


def write(page, words):
    """As a person does: what scripts put into a field while the page gets ready is no change."""
    page.locator("[name=summary]").select_text()
    page.keyboard.insert_text(words)


def test_what_is_written_before_the_editor_is_ready_is_saved_too(opened):
    with opened.expect_response(
        lambda answer: answer.request.method == "POST" and answer.url.endswith("/edit/")
    ) as saving:
        write(opened, "Już jest.")
    assert saving.value.status == 200


def test_an_editor_where_nobody_writes_saves_nothing(opened):
    saved = []
    opened.on("request", lambda request: saved.append(request.url) if request.method == "POST" else None)
    wait_for(lambda: opened.evaluate(WATCHES), "the editor to look for changes", patience=20)
    opened.wait_for_timeout(2_000)
    assert [address for address in saved if address.endswith("/edit/")] == []


def test_what_is_written_while_the_editor_saves_is_saved_and_checked_too(lesson):
    summary = lesson.locator("[name=summary]")
    saved = []

    def write_on(route):
        answer = route.fetch()
        saved.append(route.request.post_data)
        if len(saved) == 1:
            summary.evaluate("(field, words) => (field.value = words)", LONG)
        route.fulfill(response=answer)

    lesson.route(re.compile(r"/admin/pages/\d+/edit/$"), write_on)
    write(lesson, "Pierwsze zdanie.")
    wait_for(lambda: lesson.wait_for_timeout(100) or len(saved) == 2, "the save of the last word", patience=40)
    assert "Pierwsze zdanie." in saved[0]
    assert LONG in saved[1]
    wait_for(lambda: LONG_SENTENCE in warnings(lesson), "the check of the last word", patience=30)
    assert len(saved) == 2


def test_the_checks_go_on_when_one_of_them_failed(lesson):
    write(lesson, "Krótko.")
    wait_for(lambda: LONG_SENTENCE not in warnings(lesson), "a lesson without long sentences", patience=30)
    lesson.evaluate(EXCHANGE_THE_FRAME)
    write(lesson, LONG)
    wait_for(lambda: LONG_SENTENCE in warnings(lesson), "the warning", patience=40)
    assert lesson.evaluate("window.exchanged")
