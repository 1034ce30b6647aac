"""Looking for somebody everywhere: each table and column, each file (also inside ZIPs and PDFs), sessions, the cache."""

import base64
import binascii
import io
import pickle
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection

ESCAPED = re.compile(r"\\u([0-9a-f]{4})")


def found(*words: str) -> list[str]:
    """Return where one of the words stands."""
    wanted = [word.casefold() for word in words]
    return sorted({where for where, text in everything() if any(word in text.casefold() for word in wanted)})


def everything() -> Iterator[tuple[str, str]]:
    yield from database()
    yield from sessions()
    yield from cached()
    for folder in {settings.MEDIA_ROOT, settings.PRIVATE_ROOT, settings.MAIL_FOLDER}:
        yield from files(Path(folder))


def database() -> Iterator[tuple[str, str]]:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    yield f"{table}.{column}", in_text(value)


def in_text(value) -> str:
    """Return a value as text: letters that JSON escaped as themselves, and what base64 holds."""
    if isinstance(value, bytes | memoryview):
        return readable(bytes(value))
    text = ESCAPED.sub(lambda match: chr(int(match[1], 16)), str(value))
    try:
        return f"{text} {readable(base64.b64decode(text, validate=True))}"
    except (binascii.Error, ValueError):
        return text


def readable(data: bytes) -> str:
    return f"{data.decode('utf-8', errors='ignore')} {data.decode('utf-16', errors='ignore')}"


def sessions() -> Iterator[tuple[str, str]]:
    for session in Session.objects.all():
        yield "session", in_text(session.get_decoded())


def cached() -> Iterator[tuple[str, str]]:
    """What the cache of this process holds. (In the database it is a table like any other.)"""
    for key, value in getattr(cache, "_cache", {}).items():
        yield f"cache {key}", f"{key} {pickle.loads(value)}"


def files(folder: Path) -> Iterator[tuple[str, str]]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield from contents(path.name, path.read_bytes())


def contents(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    yield name, f"{name} {readable(data)}"
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in archive.namelist():
                yield from contents(f"{name}/{part}", archive.read(part))
    if data.startswith(b"%PDF"):
        read = subprocess.run(["pdftotext", "-layout", "-", "-"], input=data, capture_output=True)
        yield name, read.stdout.decode()  # of something that only looks like a PDF, nothing
