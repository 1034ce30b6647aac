"""Exercises for the tests, made the way a trainer makes them."""

from courses.models import PracticePage, PracticeRoomPage
from tests.factories import home_page

FIELDS = {"summary": "Stukaj w rytmie.", "minutes": 3, "guideline_edition": "ERC 2025"}


def make_room():
    return home_page().add_child(instance=PracticeRoomPage(title="Ćwiczenia", slug="cwiczenia"))


def make_exercise(parent, kind="rhythm", **fields):
    """Add an exercise to the room, or to a course before its exam."""
    page = PracticePage(**{"title": "Rytm", "slug": kind, "kind": kind} | FIELDS | fields)
    exam = parent.get_children().filter(slug="test-koncowy").first()
    return exam.add_sibling("left", instance=page) if exam else parent.add_child(instance=page)
