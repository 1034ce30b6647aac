"""Writing questions in the real editor: what an author presses and fills in, field by field."""

import re

from quizzes.kinds import KINDS
from tests.journeys.product import wait_for

ADD = "/admin/snippets/quizzes/question/add/"
LAST_ADD_BUTTON = """count => {
    const list = count.closest("[data-contentpath]");
    const buttons = [...list.querySelectorAll(".c-sf-add-button")];
    return buttons.filter((button) => button.closest("[data-contentpath]") === list).at(-1);
}"""


class Editor:
    """The form of one question, in a page where an author is signed in."""

    def __init__(self, page):
        self.page = page
        self.answer = page.locator("[data-contentpath=answer]").first

    def begin(self, kind: str, text: str) -> None:
        """Open a new question, say what it asks, and choose its kind."""
        self.page.goto(ADD)
        self.page.fill("[name=text]", text)
        self.page.locator("#id_category-chooser button[data-chooser-action-choose]").click()
        self.page.locator(".modal a[data-chooser-modal-choice]", has_text="RKO").click()
        self.answer.locator(".c-sf-add-button").first.click()
        self.page.get_by_role("option", name=str(KINDS[kind].label), exact=True).click()
        self.page.locator("[name=answer-0-id]").wait_for(state="attached")

    def field(self, name: str):
        return self.page.locator(f"[name='answer-0-value{name}']")

    def fill(self, value, name: str = "") -> None:
        """Fill in an authoring value: fields by name, as many rows in each list as it has."""
        if value is None:
            return  # left empty
        if isinstance(value, dict):
            for part, inner in value.items():
                self.fill(inner, f"{name}-{part}")
        elif isinstance(value, list):
            for place, inner in enumerate(value):
                if int(self.field(f"{name}-count").input_value()) <= place:
                    self.add_row(name)
                self.fill(inner, f"{name}-{place}-value")
        elif name.endswith("-picture"):
            self.choose_picture(name, value)
        else:
            self.set(self.field(name), value)

    def set(self, field, value) -> None:
        if isinstance(value, bool):
            field.set_checked(value)
        elif field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(str(value))

    def add_row(self, name: str) -> None:
        before = self.field(f"{name}-count").input_value()
        self.field(f"{name}-count").evaluate_handle(LAST_ADD_BUTTON).as_element().click()
        wait_for(lambda: self.field(f"{name}-count").input_value() != before, f"a row more in {name}", patience=5)

    def choose_picture(self, name: str, title: str) -> None:
        chooser = self.page.locator(f"#answer-0-value{name}-chooser")
        chooser.get_by_role("button", name="Wybierz obraz").click()
        self.page.locator(".modal .image-choice").filter(has_text=title).first.click()
        chooser.locator(".chooser__title", has_text=title).wait_for()

    def save(self) -> None:
        """Press the big button: it saves a draft. Ends where the editor says what came of it."""
        self.page.locator("footer .action-save").click()
        self.page.locator(".messages .success, .messages .error").first.wait_for()

    def see_in_preview(self, question: str) -> None:
        """Wait until the preview asks the question. The editor may make its panels anew when it saves by itself."""
        panel = self.page.locator("[data-side-panel=preview]")
        asked = panel.frame_locator("iframe:not(.w-preview__proxy)").locator("legend", has_text=question)

        def is_seen():
            if not panel.is_visible():
                self.page.locator("[data-side-panel-toggle=preview]").click()
            self.page.wait_for_timeout(500)
            return asked.is_visible()

        wait_for(is_seen, f"the preview of {question!r}", patience=40)

    def press(self, name: str) -> None:
        """Press a button of the footer, which may be folded away in a menu."""
        self.page.locator(f"[name={name}]").first.evaluate("button => button.click()")
        self.page.wait_for_url(re.compile(r"/question/(\?.*)?$"))


class TranslationDesk:
    """Translating a question side by side, in a page where somebody is signed in who may."""

    def __init__(self, page):
        self.page = page

    def begin(self, question: str, *, language: str) -> None:
        """Open the translation of the question (its address in the editor) into a language it is not in yet."""
        number = re.search(r"edit/(\d+)/", question)[1]
        self.page.goto(f"/admin/localize/submit/snippet/quizzes/question/{number}/")
        self.page.get_by_label(language).check()
        self.page.locator("main form button[type=submit], main form input[type=submit]").last.click()
        self.page.get_by_role("button", name="Tłumacz", exact=True).first.wait_for()

    def put_before_each(self, words: str) -> None:
        """Translate every string by putting the words before it."""
        waiting = self.page.get_by_role("button", name="Tłumacz", exact=True)
        while left := waiting.count():
            waiting.first.click()
            field = self.page.locator("li:has(> div > textarea)")
            field.locator("textarea").fill(words + field.locator("> p").inner_text())
            field.get_by_role("button", name="Zapisz", exact=True).click()
            wait_for(lambda: waiting.count() < left, "the translated string", patience=10)

    def publish(self) -> None:
        with self.page.expect_navigation():
            self.page.locator("button[value=publish]").click()
