"""A first-time trainer makes a lesson in the editor, a reviewer signs it, and a learner learns from it.

PICTURES=folder writes the pictures of docs/how-to/pierwsza-lekcja.md.
"""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.journeys import deeds
from tests.journeys.authoring import LAST_ADD_BUTTON
from tests.journeys.looks import RULES
from tests.journeys.product import wait_for

pytestmark = [pytest.mark.browser, pytest.mark.services]

TITLE = "Sprawdź oddech"
TAKE_AWAY = """
from courses.models import LessonPage
LessonPage.objects.filter(title="Sprawdź oddech").delete()
"""
PREPARE = """
from courses.models import CoursePage
print(CoursePage.objects.get(code="K1", locale__language_code="pl").pk)
"""
LONG = (
    "To zdanie jest umyślnie bardzo długie i ma znacznie więcej niż dwadzieścia słów, "
    "żeby panel po prawej stronie je zauważył i ostrzegł."
)
SHORT = "Brak oddechu to sygnał, żeby działać od razu."
# Nothing is being saved or loaded, and what was written is valid.
AT_REST = """() => {
    const saving = document.getElementById("w-autosave-indicator")?.dataset.wAutosaveStateValue ?? "idle";
    const stale = document.querySelector(".w-preview--has-errors, [data-w-preview-target=spinner]:not([hidden])");
    return ["idle", "saved"].includes(saving) && !stale;
}"""
QUESTIONS = ["Ile najwyżej sekund oceniasz oddech?", "Kiedy podejrzewasz zatrzymanie krążenia?"]


@pytest.fixture
def keep(pictures):
    """Keep a picture of the editor, small enough for the documentation, once it is at rest."""

    def write(page, name):
        if pictures:
            page.wait_for_function(AT_REST)
            page.mouse.move(5, 5)
            page.screenshot(path=pictures / f"{name}.png")

    return write


@pytest.fixture
def working(visit):
    """Open a desk; at the end no answer may have been a server error."""
    broken = []

    def open_desk(name, **size):
        page = visit(**({"width": 1280, "height": 860} | size), quiet=False)
        page.on("response", lambda answer: broken.append(answer.url) if answer.status >= 500 else None)
        deeds.sign_in(page, name)
        return page

    yield open_desk
    assert broken == []


def texts_of(rich_text: str) -> list[str]:
    """Return the paragraphs in what the form holds of a rich text."""
    return [block["text"] for block in json.loads(rich_text or "{}").get("blocks", [])]


class LessonEditor:
    """The form of a lesson, in a page where its trainer is signed in."""

    def __init__(self, page):
        self.page = page

    def fill(self, name, value):
        self.page.locator(f"[name='{name}']").fill(value)

    def write(self, block, words):
        """Put words into a rich text instead of those that stand there, and wait until the form holds them."""
        field = self.page.locator(f"[data-contentpath]:has([name='{block}']) [role=textbox]").last
        kept = self.page.locator(f"[name='{block}']")
        field.click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)
        wait_for(lambda: texts_of(kept.input_value()) == [words], f"{words!r} in the form", patience=15)

    def add_block(self, to, label):
        """Add a block at the end of a step."""
        count = self.page.locator(f"[name='{to}-count']")
        before = int(count.input_value())
        count.evaluate_handle(LAST_ADD_BUTTON).as_element().click()
        self.page.get_by_role("option", name=label, exact=True).click()
        wait_for(lambda: int(count.input_value()) == before + 1, f"the block {label}", patience=10)
        return f"{to}-{before}-value"

    def choose_picture(self, name, title):
        chooser = self.page.locator(f"#{name}-chooser")
        chooser.get_by_role("button", name="Wybierz obraz").click()
        self.page.locator(".modal .image-choice").filter(has_text=title).first.click()
        chooser.locator(".chooser__title", has_text=title).wait_for()
        self.page.locator(".modal-backdrop").wait_for(state="hidden")

    def add_question(self, place, text):
        self.page.locator("#id_check_questions-ADD").click()
        row = self.page.locator(f"#inline_child_check_questions-{place}")
        row.locator("[data-chooser-action-choose]").first.click()
        self.page.locator(".modal [name=q]").fill(text[:18])
        self.page.locator(".modal a[data-chooser-modal-choice]", has_text=text).first.click()
        row.get_by_text(text).first.wait_for()
        self.page.locator(".modal-backdrop").wait_for(state="hidden")

    def panel(self, name):
        """Open a side panel, if it is not open already."""
        panel = self.page.locator(f"[data-side-panel={name}]")
        if not panel.is_visible():
            self.page.locator(f"[data-side-panel-toggle={name}]").first.click()
        panel.wait_for()
        return panel

    def warnings(self) -> list[str]:
        return self.page.locator("[data-side-panel=checks] [data-content-checker-name]").all_inner_texts()


@pytest.fixture
def as_it_was(product):
    """Other journeys take the same course: the new lesson does not stay in it."""
    yield
    product.python(TAKE_AWAY)


def test_the_first_lesson(working, visit, product, keep, as_it_was):
    course = product.python(PREPARE).splitlines()[-1]
    trainer = working("trener")
    trainer.goto("/admin/")
    trainer.get_by_role("link", name="Twoja pierwsza lekcja w dziesięć minut").first.wait_for()
    keep(trainer, "1-pulpit")

    trainer.goto(f"/admin/courses/{course}/lesson-from-template/")
    trainer.get_by_label("Tytuł lekcji").fill(TITLE)
    keep(trainer, "2-szablon")
    trainer.get_by_role("button", name="Utwórz szkic").click()
    trainer.wait_for_url(re.compile(r"/edit/"))
    lesson = trainer.url

    editor = LessonEditor(trainer)
    editor.fill("summary", "Po tej lekcji sprawdzisz oddech w dziesięć sekund.")
    editor.fill("body-0-value-title", "Rozpoznaj: nie reaguje")
    editor.write("body-0-value-content-0-value", LONG)
    keep(trainer, "3-kroki")
    editor.fill("body-1-value-title", "Sprawdź oddech")
    commands = ("Udrożnij drogi oddechowe", "Patrz, słuchaj i wyczuj", "Licz do dziesięciu")
    for place, words in enumerate(commands):
        editor.fill(f"body-1-value-content-0-value-commands-{place}-value", words)
    editor.fill("body-1-value-content-1-value", "Nie sprawdzaj dłużej niż dziesięć sekund.")
    figure = editor.add_block("body-1-value-content", "Ilustracja")
    editor.choose_picture(f"{figure}-image-image", "klatka-przod")
    editor.fill(f"{figure}-image-alt_text", "Klatka piersiowa z przodu: patrz, czy się unosi")
    trainer.locator(f"#{figure}-image-image-chooser").evaluate("chooser => chooser.scrollIntoView({block: 'center'})")
    keep(trainer, "4-ilustracja")
    editor.fill("body-2-value-content-0-value", "Nie oddycha albo oddycha dziwnie? Działaj.")
    editor.fill("to_remember", "Udrożnij, patrz, słuchaj, wyczuj\nNajwyżej dziesięć sekund")

    editor.panel("checks")
    wait_for(lambda: "Zdanie ma ponad 20 słów" in editor.warnings(), "the warning of a long sentence", patience=40)
    assert "Nie ma pytań" in editor.warnings()
    keep(trainer, "5-sprawdzanie")
    editor.write("body-0-value-content-0-value", SHORT)
    for place, text in enumerate(QUESTIONS):
        editor.add_question(place, text)
    keep(trainer, "6-pytania")
    editor.panel("checks")
    wait_for(
        lambda: not {"Zdanie ma ponad 20 słów", "Nie ma pytań"} & set(editor.warnings()),
        "the warnings to go",
        patience=40,
    )
    editor.panel("preview")
    shown = trainer.frame_locator("[data-side-panel=preview] iframe:not(.w-preview__proxy)")
    wait_for(lambda: shown.get_by_role("heading", name=TITLE).first.is_visible(), "the preview", patience=40)
    keep(trainer, "7-podglad")
    trainer.locator("[name=action-submit]").first.evaluate("button => button.click()")
    trainer.wait_for_url(re.compile(r"/admin/pages/\d+/$"))
    expect(trainer.locator(".messages .success").first).to_be_attached()

    learner = visit()
    address = f"/pl/ratuj/uratuj-serce/{product.python(SLUG).splitlines()[-1]}/"
    assert learner.goto(address).status == 404

    reviewer = working("recenzent")
    reviewer.goto("/admin/")
    expect(reviewer.get_by_text(TITLE).first).to_be_attached()
    reviewer.goto(lesson)
    reviewer.locator("[data-workflow-action-name=approve]").first.evaluate("button => button.click()")
    signature = reviewer.locator(".modal form")
    signature.get_by_label("Imię i nazwisko").fill("Ewa Świątek")
    signature.get_by_label("Tytuł i numer").fill("ratownik medyczny, dyplom 1234")
    keep(reviewer, "8-podpis")
    wrong = Axe().run(reviewer, context=".modal-body", options=RULES).response["violations"]  # the frame is Wagtail's
    assert [f"{rule['id']}: {node['html'][:150]}" for rule in wrong for node in rule["nodes"]] == []
    signature.get_by_role("button", name="Podpisz i zatwierdź").click()
    reviewer.wait_for_url(lambda url: "/edit/" not in url)

    assert learner.goto(address).status == 200
    whole = learner.goto(f"{address}all/").text()
    for words in (SHORT, "Udrożnij drogi oddechowe", "Ewa Świątek, ratownik medyczny, dyplom 1234"):
        assert words in whole
    assert "Treść oczekuje na recenzję medyczną" not in whole
    learner.goto(address)
    keep(learner, "9-uczen")


SLUG = """
from courses.models import LessonPage
print(LessonPage.objects.get(title="Sprawdź oddech", locale__language_code="pl").slug)
"""
