"""Who may regrade, and who may say that somebody loses a pass."""

import pytest
from django.contrib.auth.models import Group

from accounts.roles import Role, give_role
from home.seeding.roles import grant_regrades
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db
MARK, REGRADE, DECIDE = "quizzes.change_question", "quizzes.add_regrade", "quizzes.change_regradechange"


@pytest.mark.parametrize(
    ("role", "rights"),
    [
        (Role.LEARNER, []),
        (Role.TEACHER, []),
        (Role.SCHOOL_LEAD, []),
        (Role.TRAINER, [MARK]),
        (Role.REVIEWER, [MARK, REGRADE]),
        (Role.ADMINISTRATOR, [MARK, REGRADE, DECIDE]),
    ],
)
def test_who_may_mark_regrade_and_decide(role, rights):
    person = PersonFactory()
    give_role(person, role)
    assert [right for right in (MARK, REGRADE, DECIDE) if person.has_perm(right)] == rights


def test_a_house_without_one_of_the_roles_gets_the_rights_all_the_same():
    Group.objects.get(name=Role.REVIEWER.value).delete()
    administrators = Group.objects.get(name=Role.ADMINISTRATOR.value)
    administrators.permissions.clear()
    grant_regrades()
    assert administrators.permissions.count() == 2
