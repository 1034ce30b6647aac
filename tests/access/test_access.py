"""Everybody knocks at every door of the project (tests/access/matrix.py)."""

from django.test import TestCase

from tests.access.doors import Visitor, doors
from tests.access.matrix import MATRIX, ROLES
from tests.access.world import World


def test_every_address_has_a_line_and_every_line_an_address():
    assert set(doors()) == set(MATRIX)


class Access(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.world = World()
        cls.addClassCleanup(cls.world.tidy_up)

    def setUp(self):
        self.visitors = {role: Visitor(self.world.people[role]) for role in ROLES}

    def opened(self, name: str) -> str:
        """Return the roles that a door lets in."""
        address = self.world.address(doors()[name])
        methods = self.visitors["admin"].methods(address)
        return " ".join(role for role in ROLES if self.visitors[role].opens(address, methods))

    def differences(self, names) -> dict[str, tuple[str, str]]:
        """Return where the doors and the matrix disagree: what the door does, and what was said."""
        found = {name: (self.opened(name), in_order(MATRIX[name])) for name in names}
        return {name: pair for name, pair in found.items() if pair[0] != pair[1]}

    def test_doors_of_schools(self):
        assert self.differences(name for name in MATRIX if "school" in name) == {}

    def test_doors_of_learning_and_certificates(self):
        assert self.differences(name for name in MATRIX if name.startswith(("courses", "certificate", "badges"))) == {}

    def test_doors_of_the_editor(self):
        assert self.differences(name for name in MATRIX if is_of_the_editor(name)) == {}

    def test_all_other_doors(self):
        others = [name for name in MATRIX if not name.startswith(("courses", "certificate", "badges"))]
        assert self.differences(name for name in others if "school" not in name and not is_of_the_editor(name)) == {}


def is_of_the_editor(name: str) -> bool:
    return name.startswith(
        ("quiz_", "report_", "lesson", "wagtail", "outbox", "archive", "duplicate", "first", "hand_in")
    )


def in_order(roles: str) -> str:
    return " ".join(role for role in ROLES if role in roles.split())
