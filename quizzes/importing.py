"""A file of questions between "upload" and "save": kept as it came, read anew whenever somebody looks."""

from django.db import transaction

from quizzes.exchange import saving
from quizzes.exchange.items import Report
from quizzes.exchange.registry import FORMATS, detect
from quizzes.models import ImportFile


def keep(*, by, name: str, content: bytes, format_: str = "") -> ImportFile:
    """Keep an uploaded file; without a format it is found out."""
    return ImportFile.objects.create(
        made_by=by, name=name[:200], content=content, format=format_ or detect(name, content)
    )


def report_of(file: ImportFile) -> Report:
    """Return what the file holds, with only what can be saved among the items."""
    return saving.check(FORMATS[file.format].read(bytes(file.content)))


def save(file: ImportFile, *, locale, category: str, by, now) -> saving.Saved | None:
    """Save what the file holds as drafts, once; None when that was done before."""
    with transaction.atomic():
        current = ImportFile.objects.select_for_update().get(pk=file.pk)
        if current.saved_at:
            return None
        saved = saving.save(report_of(current), locale=locale, category=category, by=by)
        ImportFile.objects.filter(pk=file.pk).update(saved_at=now)
        return saved
