"""Planting on an empty database, and on one that is not: all or nothing, and never over an editor's work."""

import pytest
from django.core.management import CommandError, call_command

from courses.models import CoursePage
from home.models import SeededItem
from home.seeding import tree

pytestmark = pytest.mark.django_db


def test_a_failure_halfway_leaves_no_half_course(monkeypatch):
    monkeypatch.setattr(tree, "make_exam", lambda *arguments: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        call_command("seed", verbosity=0)
    assert not CoursePage.objects.exists()
    assert not SeededItem.objects.filter(key__startswith="course:").exists()
    monkeypatch.undo()
    tree.plant_course("uratuj-serce")
    assert CoursePage.objects.count() == 1


def test_demo_accounts_are_refused_where_they_are_not_wanted():
    with pytest.raises(CommandError, match="known passwords"):
        call_command("seed", demo=True, verbosity=0)
