"""Every kind is written in the editor: by a trainer, seen in the preview, published by a reviewer, translated side by side."""

import itertools
import json
import re

import pytest
from playwright.sync_api import expect

from tests.factories import ANSWERS
from tests.journeys import deeds
from tests.journeys.authoring import Editor, TranslationDesk
from tests.journeys.conftest import expected
from tests.journeys.kinds import drag
from tests.journeys.product import wait_for

pytestmark = [pytest.mark.browser, pytest.mark.services]

PREPARE = """
from quizzes.models import Category
from tests.factories import make_picture
Category.objects.get_or_create(name="RKO", parent=None)
for title in ("ręce na mostku", "ręce na brzuchu", "sylwetka"):
    make_picture(title)
"""
PUBLISHED = """
import json
from wagtail.models import Locale
from quizzes import bank
from quizzes.kinds import KINDS
from quizzes.models import Question
english, found = Locale.objects.get(language_code="en"), {}
for question in Question.objects.filter(text__startswith="Nowe pytanie: ", locale__language_code="pl"):
    asked = bank.in_language([question], english)[0].asked
    answer = KINDS[asked["kind"]].example(asked, right=True)
    worth = str(KINDS[asked["kind"]].mark(asked, answer).points) if answer is not None else "by hand"
    found[question.kind] = [question.live, asked["text"], worth]
print(json.dumps(found))
"""
COUNT = """
from quizzes.models import Question
print(Question.objects.filter(text="Raz, nie dwa razy").count())
"""


@pytest.fixture(scope="module")
def desk_of(product, browser):
    """A page for each member of staff, signed in once; the console has to stay empty."""
    product.python(PREPARE)
    pages, complaints = {}, []

    def open_desk(name):
        if name not in pages:
            context = browser.new_context(
                viewport={"width": 1400, "height": 1000}, base_url=product.url, locale="pl-PL", service_workers="block"
            )
            context.set_default_timeout(15_000)
            page = pages[name] = context.new_page()
            page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
            page.on("pageerror", lambda error: complaints.append(str(error)))
            deeds.sign_in(page, name)
        return pages[name]

    yield open_desk
    for page in pages.values():
        page.context.close()
    assert [text for text in complaints if not expected(text)] == []


def said(page) -> str:
    return page.locator(".messages").inner_text()


def test_every_kind_is_written_previewed_published_and_translated(desk_of, product):
    trainer, reviewer, administrator = desk_of("trener"), desk_of("recenzent"), desk_of("admin")
    for kind, answer in ANSWERS.items():
        editor = Editor(trainer)
        editor.begin(kind, f"Nowe pytanie: {kind}")
        editor.fill(answer)
        editor.save()
        assert trainer.locator(".messages .success").count(), said(trainer)
        editor.see_in_preview(f"Nowe pytanie: {kind}")
        assert trainer.locator("[name=action-publish]").count() == 0, "a trainer publishes nothing alone"

        reviewer.goto(trainer.url)
        Editor(reviewer).press("action-publish")
        assert reviewer.locator(".messages .success").count(), said(reviewer)

        translating = TranslationDesk(administrator)
        translating.begin(trainer.url, language="English")
        translating.put_before_each("EN ")
        translating.publish()
        assert "Opublikowano" in said(administrator) and "brakującymi" not in said(administrator), said(administrator)

    found = json.loads(product.python(PUBLISHED).splitlines()[-1])
    assert found == {
        kind: [True, f"EN Nowe pytanie: {kind}", "by hand" if kind == "essay" else "1"] for kind in ANSWERS
    }


def test_saving_while_the_editor_saves_by_itself_leaves_one_draft(desk_of, product):
    trainer = desk_of("trener")
    under_way = []

    def hold_back(route):
        """Let the editor's first save of its own arrive at once, and keep its answer until the button was pressed."""
        if under_way or not is_own_save(route.request):
            route.continue_()
        else:
            under_way.append((route, route.fetch()))

    trainer.route(re.compile(r"/question/(add|edit)/"), hold_back)
    editor = Editor(trainer)
    editor.begin("truefalse", "Raz, nie dwa razy")
    editor.fill(ANSWERS["truefalse"])
    edits = itertools.count()

    def edit_once_more():
        """The editor begins to watch a few seconds after it opened; an edit after that makes it save."""
        trainer.fill("[name=code]", f"raz-{next(edits)}")
        trainer.wait_for_timeout(800)
        return under_way

    wait_for(edit_once_more, "a save of the editor itself", patience=30)
    ((route, answer),) = under_way
    assert answer.json()["success"]
    trainer.locator("footer .action-save").click(no_wait_after=True)
    trainer.wait_for_timeout(1000)
    route.fulfill(response=answer)
    trainer.locator(".messages .success").first.wait_for()
    assert int(product.python(COUNT).splitlines()[-1]) == 1


def is_own_save(request) -> bool:
    return request.method == "POST" and request.resource_type in {"fetch", "xhr"}


def test_a_draft_without_a_right_answer_names_the_mistake_and_keeps_what_was_written(desk_of):
    trainer = desk_of("trener")
    editor = Editor(trainer)
    editor.begin("single", "Pytanie bez klucza")
    wrong = [option | {"right": False} for option in ANSWERS["single"]["options"]]
    editor.fill({"options": wrong})
    editor.save()
    trainer.locator("[data-contentpath=answer]", has_text="Zaznacz").first.wait_for()
    expect(editor.field("-options-0-value-text")).to_have_value(wrong[0]["text"])
    expect(trainer.locator("[name=text]")).to_have_value("Pytanie bez klucza")


def test_places_are_drawn_on_the_picture_with_the_mouse(desk_of):
    trainer = desk_of("trener")
    editor = Editor(trainer)
    editor.begin("hotspot", "Gdzie położysz ręce?")
    editor.choose_picture("-picture", "sylwetka")
    while int(editor.field("-regions-count").input_value()) < 2:
        editor.add_row("-regions")
    board = trainer.locator(".hotspot-board svg")
    board.scroll_into_view_if_needed()
    box = board.bounding_box()

    def corner(x, y):
        """Return where in the window the point of the picture (in percent) is."""
        return box["x"] + box["width"] * x / 100, box["y"] + box["height"] * y / 100

    for place, (start, end) in enumerate([((10, 20), (40, 60)), ((60, 30), (80, 50))]):
        editor.field(f"-regions-{place}-value-label").fill(f"miejsce {place}")
        board.scroll_into_view_if_needed()
        box = board.bounding_box()
        drag(trainer, corner(*start), corner(*end), finger=False)
    assert places(editor) == [[10, 20, 30, 40], [60, 30, 20, 20]]
    board.locator("[data-place='0']").wait_for()
    drag(trainer, corner(15, 25), corner(25, 30), finger=False)
    assert places(editor) == [[20, 25, 30, 40], [60, 30, 20, 20]], "a place is moved by dragging it"


def places(editor) -> list[list[int]]:
    """Return the sides of the two places as the fields say them, in percent of the picture."""
    return [
        [int(editor.field(f"-regions-{place}-value-{side}").input_value()) for side in ("x", "y", "width", "height")]
        for place in range(2)
    ]
