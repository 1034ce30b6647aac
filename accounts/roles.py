"""The roles of the house, as groups that Wagtail shows to administrators.

What a group may do in the editor is granted where the pages are made (home.seeding.roles); what it may see on the site
is decided by the views.
"""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    LEARNER = "Uczący się", _("Uczący się")
    TEACHER = "Nauczyciel", _("Nauczyciel")
    TRAINER = "Trener", _("Trener (autor)")
    REVIEWER = "Recenzent medyczny", _("Recenzent medyczny")
    SCHOOL_LEAD = "Koordynator szkoły", _("Koordynator szkoły")
    SECRETARY = "Sekretariat szkoły", _("Sekretariat szkoły")
    CITY = "Koordynator miasta", _("Koordynator miasta")
    ADMINISTRATOR = "Administrator", _("Administrator")


EDITORS = {Role.TRAINER, Role.REVIEWER, Role.ADMINISTRATOR}


def give_role(person, role: Role) -> None:
    """Put the person in the role's group; doing it twice changes nothing."""
    group, _created = Group.objects.get_or_create(name=role.value)
    person.groups.add(group)


def has_role(person, role: Role) -> bool:
    """Whether the person is in the role's group. A superuser has every role."""
    return person.is_superuser or person.groups.filter(name=role.value).exists()
