import pytest
from django.contrib.auth.models import AnonymousUser, Group

from accounts.roles import EDITORS, Role, give_role, has_role

pytestmark = pytest.mark.django_db


def test_a_role_is_a_group_that_the_editor_shows(basia):
    give_role(basia, Role.TEACHER)
    assert list(basia.groups.values_list("name", flat=True)) == ["Nauczyciel"]


def test_giving_a_role_twice_changes_nothing(basia):
    give_role(basia, Role.TEACHER)
    give_role(basia, Role.TEACHER)
    assert basia.groups.count() == 1
    assert Group.objects.filter(name=Role.TEACHER.value).count() == 1


def test_people_have_only_the_roles_they_were_given(basia, cezary):
    give_role(basia, Role.TRAINER)
    assert has_role(basia, Role.TRAINER)
    assert not has_role(basia, Role.REVIEWER)
    assert not any(has_role(cezary, role) for role in Role)


def test_a_superuser_has_every_role(administrator):
    assert all(has_role(administrator, role) for role in Role)


def test_a_visitor_has_none():
    assert not any(has_role(AnonymousUser(), role) for role in Role)


def test_a_role_alone_makes_nobody_staff(basia):
    for role in EDITORS:
        give_role(basia, role)
    basia.refresh_from_db()
    assert not (basia.is_staff or basia.is_superuser)
