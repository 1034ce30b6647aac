"""Pupils of a class who learn something together."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from schools.models.classes import SchoolClass


class ClassGroup(models.Model):
    """A named part of a class, to give a course to. A pupil may be in several."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    school_class = models.ForeignKey(SchoolClass, on_delete=models.CASCADE, related_name="groups")
    name = models.CharField(_("nazwa"), max_length=40)
    pupils = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="class_groups", verbose_name=_("uczniowie")
    )

    class Meta:
        verbose_name = _("grupa w klasie")
        verbose_name_plural = _("grupy w klasach")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["school_class", "name"], name="one_group_per_name_in_a_class")]

    def __str__(self) -> str:
        return self.name
