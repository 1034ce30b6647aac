"""Every kind is written in the editor: by a trainer, seen in the preview, and published by who may."""

import pytest

from quizzes.kinds import KINDS
from tests.factories import ANSWERS
from tests.journeys import deeds
from tests.journeys.authoring import Editor
from tests.journeys.conftest import expected

pytestmark = [pytest.mark.browser, pytest.mark.services]

PREPARE = """
from quizzes.models import Category
from tests.factories import make_picture
Category.objects.get_or_create(name="RKO", parent=None)
for title in ("ręce na mostku", "ręce na brzuchu", "sylwetka"):
    make_picture(title)
"""
STATE = """
from quizzes.models import Question
question = Question.objects.filter(text="{text}").latest("pk")
latest = question.latest_revision.as_object()
print(question.live, latest.kind, latest.answer[0].block.clean(latest.answer[0].value) and "sound")
"""


@pytest.fixture(scope="module")
def desk(product, browser):
    """The trainer's browser, signed in once; the console has to stay empty."""
    product.python(PREPARE)
    context = browser.new_context(viewport={"width": 1400, "height": 1000}, base_url=product.url, locale="pl-PL")
    context.set_default_timeout(15_000)
    page = context.new_page()
    complaints = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    deeds.sign_in(page, "trener")
    yield page
    context.close()
    assert [text for text in complaints if not expected(text)] == []


@pytest.mark.parametrize("kind", list(ANSWERS))
def test_a_trainer_writes_a_question(desk, kind):
    editor = Editor(desk)
    text = f"Nowe pytanie: {kind}"
    editor.begin(kind, text)
    editor.fill(ANSWERS[kind])
    editor.save()
    assert desk.locator(".messages .success").count(), desk.locator(".messages").inner_text()
    seen = editor.preview()
    seen.locator("legend", has_text=text).wait_for()
