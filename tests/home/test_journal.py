"""The journal: what I have done, to look at and to take along. Nobody else's."""

import csv
import io
import json
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from courses import exams, progress
from courses.enrolment import enrol, enrol_by_key
from home.journal.deeds import Kind, deeds_of
from home.journal.files import as_csv
from home.journal.telling import Told, tell
from quizzes import attempts
from tests.courses.practice.stage import make_exercise
from tests.factories import make_course

pytestmark = pytest.mark.django_db

DOORS = ["home:journal", "home:journal_csv", "home:journal_json"]
QUERIES = 13


def take(person, course, *, right=True, leave_out=0):
    """Do the lessons of the course and hand in its exam, rightly or not."""
    enrolment = enrol(person=person, course=course)
    *lessons, exam = progress.step_pages(course)
    for lesson in lessons:
        progress.complete_step(enrolment=enrolment, step=lesson)
    attempt = exams.start_exam(person=person, exam=exam, now=timezone.now())
    for asked in attempt.paper.content["questions"]:
        value = asked["key"] if right else "nic"
        attempts.save_answer(attempt=attempt, ref=asked["ref"], value=value, now=timezone.now())
    attempts.submit(attempt=attempt, now=timezone.now())


def test_it_tells_the_whole_way_from_the_enrolment_to_the_certificate(ala, course):
    take(ala, course, right=False)
    take(ala, course)
    kinds = [deed.kind for deed in reversed(deeds_of(ala))]
    assert kinds[:3] == [Kind.ENROLLED, Kind.LESSON, Kind.LESSON]
    assert sorted(kinds[3:]) == sorted([Kind.EXAM, Kind.EXAM, Kind.FINISHED, Kind.CERTIFICATE])


def test_an_exercise_of_a_course_is_called_an_exercise(ala, course):
    step = make_exercise(course)
    progress.complete_step(enrolment=enrol(person=ala, course=course), step=step)
    (told,) = [one for one in tell(deeds_of(ala), language="pl") if one.kind is Kind.PRACTICE]
    assert (str(told.kind.label), told.title, told.course) == ("ćwiczenie", "Rytm", "Uratuj serce")


def test_the_page_says_results_in_words(client, ala, course):
    take(ala, course, right=False)
    take(ala, course)
    client.force_login(ala)
    page = client.get(reverse("home:journal")).content.decode()
    assert "jeszcze nie, 0% punktów" in page
    assert "zaliczony, 100% punktów" in page
    assert "Lekcja 1" in page
    assert ala.certificates.get().number in page


def test_it_can_be_taken_along_for_a_spreadsheet(client, ala, course):
    take(ala, course)
    client.force_login(ala)
    answer = client.get(reverse("home:journal_csv"))
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="dziennik-')
    assert "no-store" in answer.headers["Cache-Control"]
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["dzień", "godzina", "co", "tytuł", "kurs", "wynik"]
    assert ["lekcja", "Lekcja 1", "Uratuj serce", ""] in [row[2:] for row in rows]
    assert len(rows) == 1 + len(deeds_of(ala))


def test_it_can_be_taken_along_for_a_program(client, ala, course):
    take(ala, course)
    client.force_login(ala)
    document = json.loads(client.get(reverse("home:journal_json")).content)
    assert document["name"] == "Ala Żółć"
    (exam,) = [entry for entry in document["journal"] if entry["kind"] == "exam"]
    assert (exam["title"], exam["percent"], exam["passed"]) == ("Test końcowy", 100, True)


@pytest.mark.parametrize("title", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_title_becomes_a_formula(title):
    entry = Told(kind=Kind.LESSON, when=timezone.now(), title=title, course=title)
    row = as_csv([entry]).decode("utf-8-sig").splitlines()[1]
    assert row.count(f'"\'{title}"') == 2


@pytest.mark.parametrize("door", DOORS)
def test_a_visitor_has_to_sign_in(client, door):
    assert reverse("account_login") in client.get(reverse(door)).url


@pytest.mark.parametrize("door", DOORS)
def test_a_stranger_gets_nothing_of_it(client, ala, cezary, course, door):
    take(ala, course)
    client.force_login(cezary)
    words = client.get(reverse(door)).content.decode()
    assert "Lekcja 1" not in words
    assert course.title not in words
    assert ala.certificates.get().number not in words


@pytest.mark.parametrize("door", DOORS)
def test_nothing_is_changed_by_looking(client, ala, door):
    client.force_login(ala)
    assert client.post(reverse(door)).status_code == 405


def test_a_long_life_comes_in_pages(client, ala):
    for _number in range(45):
        enrol_by_key(person=ala, course_key=uuid.uuid4())
    client.force_login(ala)
    for asked, shown in ((None, 30), (2, 15), (99, 15), ("ostatnia", 30)):
        assert len(client.get(reverse("home:journal"), {"page": asked} if asked else {}).context["entries"]) == shown


def test_a_page_that_is_gone_is_told_as_it_was(client, ala, course):
    take(ala, course)
    course.delete()
    client.force_login(ala)
    page = client.get(reverse("home:journal")).content.decode()
    assert "Test końcowy" in page
    assert "bez tytułu" in page


def test_it_asks_a_constant_number_of_times(client, ala, django_assert_num_queries):
    client.force_login(ala)
    for count in (1, 3):
        while ala.enrolments.count() < count:
            take(ala, make_course(slug=f"kurs-{ala.enrolments.count()}"))
        client.get(reverse("home:journal"))
        with django_assert_num_queries(QUERIES):
            client.get(reverse("home:journal"))
