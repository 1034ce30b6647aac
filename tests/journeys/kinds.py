"""A course that asks every kind of question, and three ways to answer each: by touch, by keyboard alone, without script."""

import time

from tests.factories import ANSWERS
from tests.journeys import deeds
from tests.journeys.product import wait_for

KINDS = list(ANSWERS)
SEND = "button:not([name]):not([aria-hidden]):not([type=button])"
MAKE_COURSE = """
from courses import progress
from courses.models import LessonQuestion, QuizQuestion
from tests.factories import ANSWERS, make_course, make_question
course = make_course(lessons=1, exam_questions=1, slug="rodzaje", title="Wszystkie rodzaje", code="K8")
lesson, exam = progress.step_pages(course)
lesson.check_questions.all().delete()
exam.exam_questions.all().delete()
answers = ANSWERS | {"rhythm": ANSWERS["rhythm"] | {"seconds": 10}}
for number, kind in enumerate(answers):
    question = make_question(kind, text=f"Pytanie: {kind}", answer=answers[kind])
    LessonQuestion.objects.create(lesson=lesson, question=question, sort_order=number)
    QuizQuestion.objects.create(quiz=exam, question=question, sort_order=number)
print(lesson.url, exam.url)
"""
MAKE_LEARNER = """
from courses import progress
from courses.enrolment import enrol
from courses.models import CoursePage
from tests.factories import PersonFactory
course = CoursePage.objects.get(slug="rodzaje", locale__language_code="pl")
for name in {names}:
    person = PersonFactory(username=name, managed_by="Szkoła", password="{password}")
    enrolment = enrol(person=person, course=course)
    if name != "{newcomer}":
        progress.complete_step(enrolment=enrolment, step=progress.step_pages(course)[0])
"""
ANSWER_LESSON = """
from django.contrib.auth import get_user_model
from django.utils import timezone
from courses import lessons
from courses.models import LessonPage
from quizzes import attempts
from quizzes.kinds import KINDS
person, lesson = get_user_model().objects.get(username="{name}"), LessonPage.objects.get(url_path__endswith="/rodzaje/lekcja-1/")
attempt = lessons.start_check(person=person, lesson=lesson, now=timezone.now())
for asked in attempt.paper.content["questions"]:
    value = KINDS[asked["kind"]].example(asked, right={right}) or "Dzwonię pod 112."
    attempts.save_answer(attempt=attempt, ref=asked["ref"], value=value, now=timezone.now())
"""
ESSAY = "Dzwonię pod 112 i posyłam po AED."


def options_of(kind: str, *, right: bool) -> list[str]:
    """Return what is to be chosen, in the words of the page."""
    value = ANSWERS[kind]
    if kind == "truefalse":
        return ["Prawda" if (value["right"] == "true") == right else "Fałsz"]
    words = "label" if kind == "hotspot" else "text"
    rows = value["regions" if kind == "hotspot" else "options"]
    return [row[words] for row in rows if row["right"] == right]


def texts_of(kind: str, *, right: bool) -> list[str]:
    """Return what is to be typed, field by field."""
    return {
        "numeric": ["5,5"] if right else ["999"],
        "text": ["Krazenie"] if right else ["nie wiem"],
        "gaps": ["30", "dwa"] if right else ["0", "0"],
        "essay": [ESSAY],
    }[kind]


def pairs_of(*, right: bool) -> dict[str, str]:
    value = ANSWERS["match"]
    return {pair["left"]: pair["right"] if right else value["extra"][0] for pair in value["pairs"]}


def steps_of(*, right: bool) -> list[str]:
    steps = ANSWERS["order"]["steps"]
    return steps if right else steps[::-1]


def turns_of(*, right: bool) -> list[str]:
    """Return the choices of the scenario, from the start to its end."""
    return ["Podchodzę"] if right else ["Czekam", "Podchodzę teraz"]


class Hand:
    """Answers as a person with a finger or a mouse does, and waits for what the page does about it."""

    def __init__(self, page):
        self.page = page

    def answer(self, form, kind: str, *, right: bool = True) -> None:
        """Give the answer; what sends it is left to the caller, but for the goes of a scenario before the last."""
        if kind in {"single", "multiple", "truefalse", "picture", "hotspot"}:
            self.choose(form, kind, options_of(kind, right=right))
        elif kind == "scenario":
            *first, last = turns_of(right=right)
            for turn in first:
                self.choose(form, kind, [turn])
                self.send(form)
                form.locator(".story__choice", has_text=turn).wait_for()
            self.choose(form, kind, [last])
        elif kind == "order":
            self.arrange(form, steps_of(right=right))
        elif kind == "match":
            for left, chosen in pairs_of(right=right).items():
                self.pick(form.get_by_label(left), chosen)
        elif kind == "rhythm":
            self.beat(form, 110 if right else 60)
        else:
            fields = form.locator("input:not([type=hidden]), textarea")
            for field, text in zip(fields.all(), texts_of(kind, right=right), strict=True):
                self.write(field, text)

    def send(self, form) -> None:
        form.locator(SEND).click()

    def choose(self, form, kind, words) -> None:
        for option in form.locator(".option").all():
            field = option.locator("input")
            if (deeds.words_of(option) in words) != field.is_checked():
                option.click()

    def write(self, field, text) -> None:
        field.fill(text)

    def pick(self, field, words) -> None:
        field.select_option(label=words)

    def arrange(self, form, steps) -> None:
        """Move one step after the other to its place with the arrows."""
        for place, step in enumerate(steps):
            while (here := order_of(form).index(step)) > place:
                form.get_by_role("button", name=f"W górę: {step}", exact=True).click()
                wait_for(
                    lambda step=step, here=here: order_of(form).index(step) == here - 1, "the step to move", patience=5
                )

    def beat(self, form, rate) -> None:
        form.locator("[name=rate]").fill(str(rate))


class Finger(Hand):
    """On a phone with script: places are touched in the picture, the rhythm is tapped."""

    def choose(self, form, kind, words) -> None:
        if kind != "hotspot":
            return super().choose(form, kind, words)
        for option in form.locator(".option").all():
            if deeds.words_of(option) in words:
                value = option.locator("input").get_attribute("value")
                form.locator(f"[data-region='{value}'] rect").tap(position={"x": 6, "y": 6})

    def beat(self, form, rate) -> None:
        pad = form.get_by_role("button", name="Stukaj")
        pad.scroll_into_view_if_needed()
        box = pad.bounding_box()
        in_rhythm(form, rate, lambda: self.page.touchscreen.tap(box["x"] + 90, box["y"] + 90))


class Keys(Hand):
    """Never touches: Tab, arrows, Space, Enter and what is typed."""

    def reach(self, target) -> None:
        """Press Tab until the element has the focus."""
        wanted = target.element_handle()
        for _press in range(120):
            if wanted.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {target}")

    def send(self, form) -> None:
        self.reach(form.locator(SEND))
        self.page.keyboard.press("Enter")

    def choose(self, form, kind, words) -> None:
        fields = form.locator(".option input")
        if fields.first.get_attribute("type") == "checkbox":
            for option in form.locator(".option").all():
                if (deeds.words_of(option) in words) != option.locator("input").is_checked():
                    self.reach(option.locator("input"))
                    self.page.keyboard.press("Space")
            return
        self.reach(form.locator(".option input:checked") if form.locator(":checked").count() else fields.first)
        self.page.keyboard.press("Space")
        while deeds.words_of(form.locator(".option", has=self.page.locator(":checked"))) not in words:
            self.page.keyboard.press("ArrowDown")

    def write(self, field, text) -> None:
        self.reach(field)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def pick(self, field, words) -> None:
        self.reach(field)
        self.page.keyboard.type(words[:2])  # what browsers answer on every system; the arrows open a menu on a Mac

    def arrange(self, form, steps) -> None:
        """Type the number of each step."""
        for place, step in enumerate(steps, start=1):
            field = form.get_by_label(f"Numer kroku: {step}", exact=True)
            self.write(field, str(place))
            self.page.keyboard.press("Tab")

    def beat(self, form, rate) -> None:
        self.reach(form.get_by_role("button", name="Stukaj"))
        in_rhythm(form, rate, lambda: self.page.keyboard.press("Space"))


def order_of(form) -> list[str]:
    return form.locator(".order-list__text").all_inner_texts()


def in_rhythm(form, rate: int, tap) -> None:
    """Tap at the rate until the page says that it has heard enough."""
    begin, taps = time.monotonic(), 0
    state = form.locator(".rhythm__state")
    while time.monotonic() < begin + 10.5:
        tap()
        taps += 1
        time.sleep(max(0, begin + taps * 60 / rate - time.monotonic()))
    state.filter(has_text="Gotowe").wait_for()


def drag(page, start, end, *, finger: bool) -> None:
    """Drag from one place to another (an element or its co-ordinates in the window, px), in steps."""
    (x, y), (to_x, to_y) = (middle_of(place) for place in (start, end))
    way = [(x + (to_x - x) * part / 10, y + (to_y - y) * part / 10) for part in range(1, 11)]
    if finger:
        touch = page.context.new_cdp_session(page)
        touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
        for x, y in way:
            touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y}]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        return
    page.mouse.move(x, y)
    page.mouse.down()
    for x, y in way:
        page.mouse.move(x, y)
    page.mouse.up()


def middle_of(element) -> tuple[float, float]:
    if isinstance(element, tuple):
        return element
    box = element.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def question_form(page, kind: str):
    return page.locator("form:has(legend)", has_text=f"Pytanie: {kind}")
