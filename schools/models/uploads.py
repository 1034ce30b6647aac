"""A roster on its way in."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from schools.models.schools import School


class RosterUpload(models.Model):
    """A roster file between its report and the decision. `rows` are the lines as read, only the columns that are used.

    The names leave the row as soon as the roster is imported or given up (see schools.importing). `changes` says by numbers
    what the import did, so that it can be undone within a day (see schools.undoing).
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="roster_uploads")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)  # SHA-256 of the file, for the audit line
    school_year = models.CharField(max_length=9)
    rows = models.JSONField(default=list)
    ignored_columns = models.JSONField(default=list)
    created_at = models.DateTimeField(default=timezone.now)
    applied_at = models.DateTimeField(null=True, blank=True)
    changes = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("wgrany plik z listą")
        verbose_name_plural = _("wgrane pliki z listami")

    def __str__(self) -> str:
        return f"{self.school}: {self.created_at:%Y-%m-%d %H:%M}"
