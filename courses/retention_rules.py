"""Files of questions that were read and are of no use any more."""

from datetime import datetime

from audit.retention.registry import kept, rule
from audit.retention.rows import delete_some
from quizzes.models import ImportFile


def past(now: datetime):
    return ImportFile.objects.filter(made_at__lt=now - kept("question files"))


rule(
    "question files",
    "uploaded files of questions",
    due=lambda now: past(now).count(),
    forget=lambda now: delete_some(past(now)),
)
