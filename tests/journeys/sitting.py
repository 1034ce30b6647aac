"""An exam of every kind that saves itself, and people to take it: for the journeys on a bad network."""

import json
import re
import sqlite3
from contextlib import closing

from tests.journeys import deeds

KINDS = ["single", "multiple", "truefalse", "order", "match", "numeric", "text", "gaps", "rhythm", "hotspot", "essay"]
MAKE_EXAM = """
from courses import progress
from courses.models import QuizQuestion
from tests.factories import make_course, make_question
course = make_course(lessons=1, exam_questions=1, slug="proba", title="Próba", code="K9")
exam = progress.step_pages(course)[-1]
exam.exam_questions.all().delete()
for number, kind in enumerate({kinds}):
    QuizQuestion.objects.create(quiz=exam, question=make_question(kind, text=f"Pytanie: {{kind}}"), sort_order=number)
exam.time_limit = 30
exam.save()
print(exam.url)
"""
MAKE_LEARNER = """
from courses import progress
from courses.enrolment import enrol
from courses.models import CoursePage
from tests.factories import PersonFactory
person = PersonFactory(username="{name}", managed_by="Szkoła", password="{password}")
course = CoursePage.objects.get(slug="proba", locale__language_code="pl")
enrolment = enrol(person=person, course=course)
progress.complete_step(enrolment=enrolment, step=progress.step_pages(course)[0])
"""
SHORTEN = """
from datetime import timedelta
from django.utils import timezone
from quizzes.models import Attempt
Attempt.objects.filter(learner__username="{name}").update(deadline=timezone.now() + timedelta(seconds={seconds}))
"""
KEPT = """
SELECT quizzes_answer.value, quizzes_answer.revision, quizzes_attempt.state FROM quizzes_answer
JOIN quizzes_attempt ON quizzes_attempt.id = quizzes_answer.attempt_id
JOIN accounts_user ON accounts_user.id = quizzes_attempt.learner_id
WHERE accounts_user.username = ? AND quizzes_answer.revision > 0 ORDER BY quizzes_answer.id
"""
STATES = """
SELECT quizzes_attempt.state FROM quizzes_attempt
JOIN accounts_user ON accounts_user.id = quizzes_attempt.learner_id WHERE accounts_user.username = ?
"""
UNSENT = """async () => {
    const database = await new Promise((resolve) => (indexedDB.open("answers", 1).onsuccess = (e) => resolve(e.target.result)));
    const store = database.transaction("waiting").objectStore("waiting");
    const rows = await new Promise((resolve) => (store.getAll().onsuccess = (e) => resolve(e.target.result)));
    database.close();
    return rows;
}"""


class Sitting:
    """The exam, its people, and what the database holds of them."""

    def __init__(self, product):
        self.product = product
        self.exam = product.python(MAKE_EXAM.format(kinds=KINDS))
        self.people = 0

    def newcomer(self) -> str:
        """Make somebody who is about to take the exam; return the login name."""
        self.people += 1
        name = f"zdajacy{self.people}"
        self.product.python(MAKE_LEARNER.format(name=name, password=deeds.PASSWORD))
        return name

    def begin(self, page, name: str) -> None:
        """Sign in and open the first question, or the one where the person was."""
        deeds.sign_in(page, name)
        page.goto(self.exam)
        page.locator("main form button").first.click()
        page.get_by_text("Pytanie 1 z").first.wait_for()
        page.wait_for_load_state()  # the text is there before the style sheets that lay it out

    def shorten(self, name: str, seconds: int) -> None:
        self.product.python(SHORTEN.format(name=name, seconds=seconds))

    def rows(self, query: str, *values) -> list:
        with closing(sqlite3.connect(f"file:{self.product.data_dir}/db.sqlite3?mode=ro", uri=True)) as database:
            return database.execute(query, values).fetchall()

    def kept(self, name: str) -> list:
        """Return the values kept of the person's answers."""
        return [json.loads(value) for value, _revision, _state in self.rows(KEPT, name)]

    def states(self, name: str) -> list[str]:
        """Return the states of the person's attempts at the exam: the only attempts they have."""
        return [state for (state,) in self.rows(STATES, name)]


def to_question(page, number: int) -> None:
    page.goto(page.url.split("/questions/")[0] + f"/questions/{number}/")


def number_of(kind: str) -> int:
    return KINDS.index(kind) + 1


def choose(page, place: int) -> str:
    """Choose an option by its place; return its value."""
    box = page.locator("form[data-autosave] .option__input").nth(place)
    box.check()
    return box.get_attribute("value")


def status(page):
    return page.locator("[data-answers]")


def wait_until_said(page, words: str, *, patience: float = 20) -> None:
    """Wait until the status line has these words; "Zapisano" alone has to be all of it."""
    wanted = re.compile(rf"^\s*{words}\s*$") if words == "Zapisano" else words
    status(page).filter(has_text=wanted).wait_for(timeout=patience * 1000)


def unsent(page) -> list:
    return page.evaluate(UNSENT)


# Not by intercepting requests: one that outlives its page would get through.
BREAK = """
    window.realFetch ??= window.fetch;
    window.fetch = (address, options) =>
        String(address).includes("/answers/") && localStorage.broken
            ? Promise.reject(new TypeError("Failed to fetch"))
            : window.realFetch(address, options);
"""


def break_saving(page) -> None:
    """Pages come, but nothing that is saved gets through."""
    page.add_init_script(BREAK)
    page.evaluate(BREAK + "localStorage.broken = 1")


def mend_saving(page) -> None:
    page.evaluate("localStorage.removeItem('broken')")
