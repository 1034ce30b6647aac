"""Whoever goes through a door to other people's data leaves exactly one entry in the log (tests/access/noted.py)."""

from django.core.cache import cache
from django.test import TestCase
from django.urls import reverse

from audit.models import Entry
from tests.access.doors import Knocking, Visitor, doors
from tests.access.noted import AREAS, DEEDS, LOOKS
from tests.access.world import World


def test_every_door_to_the_data_of_others_has_a_line_and_every_line_a_door():
    ours = {name for name in doors() if name.startswith(AREAS)}
    assert ours == LOOKS.keys() | DEEDS.keys()


class Noted(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.world = World()
        cls.addClassCleanup(cls.world.tidy_up)

    def visitor(self, who):
        return Visitor(self.world.people[who]).client

    def address(self, name, **others):
        door = doors()[name]
        return reverse(name, kwargs={need: others.get(need) or self.world.thing(name, need) for need in door.needs})

    def new_entries(self, since):
        return list(Entry.objects.filter(pk__gt=since).order_by("pk"))

    def last(self) -> int:
        return Entry.objects.latest("pk").pk

    def test_a_look_leaves_one_entry_and_the_same_look_no_second_one(self):
        client, wrong = self.visitor("admin"), {}
        for name, deed in LOOKS.items():
            with Knocking():
                since = self.last()
                for _time in range(2):
                    client.get(self.address(name))
                found = [entry.deed for entry in self.new_entries(since)]
            if deed and deed.value.endswith("-exported"):
                deed = [deed] * 2  # each file that leaves the house
            if found != (deed if isinstance(deed, list) else [deed] if deed else []):
                wrong[name] = found
        assert wrong == {}

    def test_a_deed_leaves_one_entry_of_who_did_it_in_the_log_of_the_school(self):
        wrong = {}
        for name, doing in DEEDS.items():
            client = self.visitor(doing.who)
            cache.clear()
            with Knocking():
                made = doing.before(self.world)
                since = self.last()
                client.post(self.address(name, **doing.at(self.world, made)), doing.said(self.world))
                found = [(entry.deed, entry.by_id, entry.school) for entry in self.new_entries(since)]
            right = (doing.deed, self.world.people[doing.who].pk, self.world.school.pk if doing.place else None)
            if found != ([right] if doing.deed else []):
                wrong[name] = found
        assert wrong == {}
