"""A trainer writes, a reviewer approves, and only then do learners see it."""

import re

import polib
import pytest
from playwright.sync_api import expect

from tests.journeys import deeds

pytestmark = [pytest.mark.browser, pytest.mark.services]

LESSON = "/pl/ratuj/uratuj-serce/uciskaj/all/"
NEW_SUMMARY = "Środek klatki, 5–6 cm, 100–120 na minutę, i tak aż do przyjazdu pomocy."


ENGLISH = "Kneel beside them. This is the translator's word."


def lesson_id(product, slug="uciskaj", language="pl") -> str:
    ask = f"LessonPage.objects.get(slug='{slug}', locale__language_code='{language}').pk"
    return product.python(f"from courses.models import LessonPage; print({ask})")


def press(page, selector):
    """Press a button of the editor's footer, which may be folded away in a menu."""
    page.locator(selector).first.evaluate("button => button.click()")
    page.wait_for_load_state()


def test_a_change_goes_live_when_the_reviewer_approves(visit, product):
    trainer = visit(width=1280, height=900, quiet=False)
    deeds.sign_in(trainer, "trener")
    trainer.goto(f"/admin/pages/{lesson_id(product)}/edit/")
    trainer.fill("[name=summary]", NEW_SUMMARY)
    expect(trainer.locator("[name=action-publish]")).to_have_count(0)
    press(trainer, "[name=action-submit]")
    trainer.wait_for_url("**/admin/pages/**")

    reader = visit()
    reader.goto(LESSON)
    assert NEW_SUMMARY not in reader.content()

    reviewer = visit(width=1280, height=900, quiet=False)
    deeds.sign_in(reviewer, "recenzent")
    reviewer.goto("/admin/")
    expect(reviewer.get_by_text("Uciskaj").first).to_be_attached()
    reviewer.goto(f"/admin/pages/{lesson_id(product)}/edit/")
    press(reviewer, "[data-workflow-action-name=approve]")
    signature = reviewer.locator(".modal form")
    signature.get_by_label("Imię i nazwisko").fill("Ewa Świątek")
    signature.get_by_label("Tytuł i numer").fill("ratownik medyczny, dyplom 1234")
    signature.get_by_role("button", name="Podpisz i zatwierdź").click()
    reviewer.wait_for_url(lambda address: "/edit/" not in address)

    reader.goto(LESSON)
    assert NEW_SUMMARY in reader.content()
    assert "Ewa Świątek, ratownik medyczny, dyplom 1234" in reader.content()


def test_a_trainer_sees_a_lesson_before_anybody_else_and_an_outsider_sees_no_editor(visit, product):
    trainer = visit(width=1280, height=900, quiet=False)
    deeds.sign_in(trainer, "trener")
    answer = trainer.goto(f"/admin/pages/{lesson_id(product)}/view_draft/")
    assert answer.status == 200
    learner = visit(quiet=False)
    deeds.sign_in(learner, "ola")
    learner.goto(f"/admin/pages/{lesson_id(product)}/edit/")
    expect(learner.locator("[name=summary]")).to_have_count(0)


def test_the_question_bank_opens_for_a_trainer(visit):
    trainer = visit(width=1280, height=900, quiet=False)
    deeds.sign_in(trainer, "trener")
    trainer.goto("/admin/snippets/quizzes/question/?q=tempo")
    trainer.get_by_role("link", name="Tempo uciśnięć to:").first.click()
    expect(trainer.locator("[name=text]")).to_have_value("Tempo uciśnięć to:")


def test_a_translator_gets_a_po_file_and_the_reviewer_sees_what_comes_back(visit, product, tmp_path):
    trainer = visit(width=1280, height=900, quiet=False)
    deeds.sign_in(trainer, "trener")
    english = lesson_id(product, "oddechy", "en")
    trainer.goto(f"/admin/pages/{english}/edit/")
    with trainer.expect_download() as download:
        trainer.get_by_role("link", name="Pobierz plik PO").click()
    download.value.save_as(tmp_path / "en.po")

    catalogue = polib.pofile(str(tmp_path / "en.po"))
    entry = next(entry for entry in catalogue if len(entry.msgstr) > 30 and "<" not in entry.msgstr)
    polish, entry.msgstr = entry.msgid, ENGLISH
    catalogue.save()
    with trainer.expect_navigation():
        with trainer.expect_file_chooser() as chooser:
            trainer.get_by_role("button", name="Wgraj plik PO").click()
        chooser.value.set_files(tmp_path / "en.po")
    beside = trainer.locator("li", has=trainer.get_by_text(polish, exact=True))
    beside.get_by_text(ENGLISH).first.wait_for()

    trainer.get_by_role("link", name="Przekaż do recenzji").click()
    trainer.get_by_role("button", name="Przekaż do recenzji").click()
    trainer.wait_for_url(re.compile(r"/admin/pages/\d+/$"))
    reviewer = visit(width=1280, height=900, quiet=False)
    deeds.sign_in(reviewer, "recenzent")
    reviewer.goto(f"/admin/pages/{english}/view_draft/")
    expect(reviewer.locator("main")).to_contain_text(ENGLISH, use_inner_text=True)
    assert ENGLISH not in reviewer.request.get("/en/ratuj/uratuj-serce/oddechy/all/").text()
