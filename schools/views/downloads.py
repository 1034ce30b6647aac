"""A file to download: its name says what it is and of which day, and never who is in it."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import slugify

from quizzes.exchange.sheets import CSV_TYPE, XLSX_TYPE

TYPES = {"csv": CSV_TYPE, "xlsx": XLSX_TYPE, "pdf": "application/pdf"}


def download(content: bytes, *, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=TYPES[kind])
    day = timezone.localdate().isoformat()
    response["Content-Disposition"] = f'attachment; filename="{slugify(name)}-{day}.{kind}"'
    return response
