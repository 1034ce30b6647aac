"""Every kind of question is answered, handed in, marked and reviewed: by touch, without script, by keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys import deeds
from tests.journeys.kinds import (
    ANSWER_LESSON,
    ESSAY,
    KINDS,
    MAKE_COURSE,
    MAKE_LEARNER,
    Finger,
    Hand,
    Keys,
    drag,
    options_of,
    order_of,
    pairs_of,
    question_form,
    steps_of,
    texts_of,
    turns_of,
)
from tests.journeys.looks import WHOLE, faults, small_controls

pytestmark = [pytest.mark.browser, pytest.mark.services]

WAYS = {
    "palcem": (Finger, {"touch": True}),
    "bez-skryptu": (Hand, {"script": False}),
    "klawiatura": (Keys, {"width": 1280}),
}
LOOKS = [(390, "light"), (1280, "dark")] if WHOLE else [(390, "dark")]
RIGHT, WRONG = "Dobrze!", "Jeszcze nie"


@pytest.fixture(scope="module")
def course(product):
    """Return the addresses of a lesson and an exam that ask every kind; the people of WAYS may take the exam."""
    lesson, exam = product.python(MAKE_COURSE).splitlines()[-1].split()
    product.python(MAKE_LEARNER.format(names=[*WAYS, "uczen", "widz"], newcomer="uczen", password=deeds.PASSWORD))
    return lesson, exam


def take_exam(page, hand, exam, *, right):
    page.goto(exam)
    page.locator("main form button").first.click()
    for number, kind in enumerate(KINDS, start=1):
        page.get_by_text(f"Pytanie {number} z {len(KINDS)}").first.wait_for()
        form = question_form(page, kind)
        hand.answer(form, kind, right=right)
        hand.send(form)
    page.get_by_text("Każde pytanie ma zapisaną odpowiedź.").wait_for()
    hand.send(page.locator("form[data-hand-in]"))
    page.get_by_role("heading", name="Czeka na ocenę", level=1).wait_for()


def mark_essay(trainer, points, comment):
    trainer.goto("/admin/quizzes/essays/")
    trainer.get_by_role("link", name="Pytanie: essay").first.click()
    expect(trainer.locator("main")).to_contain_text(ESSAY, use_inner_text=True)
    assert faults(trainer) == []
    trainer.locator(f"[name=points][value='{points}']").check()
    trainer.locator("[name=comment]").fill(comment)
    trainer.get_by_role("button", name="Zapisz i pokaż następną").click()
    trainer.get_by_text("Ocena jest zapisana.").wait_for()


def shown_answer(card, kind):
    """Return what the result page shows of the answer given: the fields as filled in."""
    if kind in {"single", "multiple", "truefalse", "picture", "hotspot"}:
        chosen = card.locator(".option", has=card.page.locator(":checked"))
        return sorted(deeds.words_of(option) for option in chosen.all())
    if kind == "order":
        return order_of(card)
    if kind == "scenario":
        return [words.split("\n")[-1].strip() for words in card.locator(".story__choice > span").all_inner_texts()]
    if kind == "match":
        return card.locator(".pairs__told > span:not(.sign)").all_inner_texts()
    return [field.input_value() for field in card.locator("input, textarea").all()]


def given_answer(kind, *, right):
    if kind in {"single", "multiple", "truefalse", "picture", "hotspot"}:
        return sorted(options_of(kind, right=right))
    if kind in {"order", "scenario"}:
        return (steps_of if kind == "order" else turns_of)(right=right)
    if kind == "match":
        return list(pairs_of(right=right).values())
    return [text.replace(",", ".") if kind == "numeric" else text for text in texts_of(kind, right=right)]


@pytest.mark.parametrize(
    ("way", "right", "essay", "percent"),
    [("palcem", True, "0.5", 96), ("bez-skryptu", False, "1", 9), ("klawiatura", True, "1", 100)],
)
def test_an_exam_of_every_kind(visit, course, way, right, essay, percent):
    hand, how = WAYS[way]
    page = visit(**how)
    deeds.sign_in(page, way)
    take_exam(page, hand(page), course[1], right=right)

    trainer = visit(width=1280, height=900, quiet=False)
    deeds.sign_in(trainer, "trener")
    mark_essay(trainer, essay, f"Ocena: {way}")

    page.reload()
    expect(page.get_by_text(f"Wynik: {percent}% punktów").first).to_be_attached()
    cards = {kind: page.locator(".card", has=question_form(page, kind)) for kind in KINDS}
    verdicts = {kind: card.locator(".feedback__title").inner_text() for kind, card in cards.items()}
    of_essay = {"0.5": "Częściowo dobrze", "1": RIGHT}[essay]
    partly = {} if right else {"scenario": "Częściowo dobrze"}
    assert verdicts == dict.fromkeys(KINDS, RIGHT if right else WRONG) | partly | {"essay": of_essay}
    expect(cards["essay"]).to_contain_text(f"Ocena: {way}", use_inner_text=True)
    for kind in set(KINDS) - {"rhythm"}:
        assert shown_answer(cards[kind], kind) == given_answer(kind, right=right), kind
        told = "Dobra odpowiedź:" in cards[kind].locator(".feedback").inner_text()
        assert told == (verdicts[kind] != RIGHT), kind
    rate = re.search(r"Twoje tempo: (\d+) na minutę", cards["rhythm"].inner_text())
    assert (100 <= int(rate[1]) <= 120) == right


def test_a_lesson_tells_at_once_what_an_answer_is_worth_and_lets_try_again(visit, course):
    page = visit(touch=True)
    hand = Finger(page)
    deeds.sign_in(page, "uczen")
    page.goto(course[0])
    for kind in KINDS:
        deeds.turn_card(page)
        form = question_form(page, kind)
        if kind != "order":  # which always holds numbers
            hand.send(form)
            form.get_by_role("alert").wait_for()
            assert_focus(form, "[role=alert]", kind)
        if kind == "essay":
            hand.answer(form, kind)
            hand.send(form)
            form.get_by_text("Czeka na ocenę").wait_for()
            assert_focus(form, ".feedback", kind)
            continue
        for right in (False, True):
            if kind == "rhythm" and not right:
                form.locator("[name=rate]").fill("60")
            else:
                hand.answer(form, kind, right=right)
            hand.send(form)
            form.locator(
                ".feedback__title", has_text=RIGHT if right else re.compile("Jeszcze nie|Częściowo")
            ).wait_for()
            assert_focus(form, ".story__scene" if kind == "scenario" else ".feedback", kind)
            if kind == "scenario" and not right:
                form.get_by_role("button", name="Wróć na początek i spróbuj inaczej").click()
                form.locator(".story__turn").first.wait_for(state="detached")


def assert_focus(form, selector, kind):
    here = form.page.evaluate("document.activeElement.outerHTML.slice(0, 150)")
    assert form.locator(selector).evaluate("element => element === document.activeElement"), f"{kind}: {here}"


def test_every_kind_is_accessible_before_with_an_error_and_with_feedback(visit, product, course):
    page = visit()
    deeds.sign_in(page, "widz")
    page.goto(course[1])
    page.locator("main form button").first.click()
    page.get_by_text("Pytanie 1 z").first.wait_for()
    first = page.url
    wrong = []
    for number, kind in enumerate(KINDS, start=1):
        page.goto(first.replace("questions/1/", f"questions/{number}/"))
        wrong += looks(page, kind)
        if kind == "order":
            page.locator(".order-list__number").first.fill("99")
        Hand(page).send(question_form(page, kind))
        page.get_by_role("alert").wait_for()
        wrong += looks(page, f"{kind} with an error")
    for right in (False, True):
        product.python(ANSWER_LESSON.format(name="widz", right=right))
        for number, kind in enumerate(KINDS, start=2):
            page.goto(f"{course[0]}{number}/")
            assert page.locator(".feedback").count() == 1, kind
            wrong += [f"{kind} answered {'rightly' if right else 'wrongly'}: {fault}" for fault in faults(page)]
    assert wrong == []


def looks(page, what):
    """Return what is wrong with the page, on a phone, at a desk, and in the narrowest window."""
    wrong = []
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)
        wrong += faults(page)
    page.set_viewport_size({"width": 320, "height": 700})
    wrong += faults(page, axe=False) + small_controls(page)
    return [f"{what}: {fault}" for fault in wrong]


@pytest.mark.parametrize("finger", [True, False])
def test_steps_can_be_dragged_too(visit, course, finger):
    page = visit(touch=finger)
    deeds.sign_in(page, "uczen")
    page.goto(f"{course[0]}{KINDS.index('order') + 2}/")
    form = question_form(page, "order")
    first, second, third = order_of(form)
    form.locator(".order-list__grip").first.scroll_into_view_if_needed()
    drag(page, *form.locator(".order-list__grip").all()[::2], finger=finger)
    assert order_of(form) == [second, third, first]
    assert form.locator(".order-list__number").evaluate_all("fields => fields.map((one) => one.value)") == list("123")
    assert f"{first}: Pozycja 3 z 3" in form.get_by_role("status").all_inner_texts()
