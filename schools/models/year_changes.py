"""Classes that moved up together."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from schools.models.schools import School


class YearChange(models.Model):
    """What one change of the school year did, by numbers of classes, so that it can be undone within a day.

    `moved` are pairs: the class of the old year and the one of the new. `archived` are classes that moved nowhere.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="year_changes")
    school_year = models.CharField(max_length=9)  # the new one
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    moved = models.JSONField(default=list)
    archived = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("zmiana roku szkolnego")
        verbose_name_plural = _("zmiany roku szkolnego")

    def __str__(self) -> str:
        return f"{self.school}: {self.school_year}"
