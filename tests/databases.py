"""Test databases in a blink: migrate once into a template, copy it for every run and every worker."""

import fcntl
import hashlib
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connections

ROOT = Path(__file__).resolve().parents[1]


def fingerprint(*patterns: str) -> str:
    """Return a name that changes with every migration, every pinned package, and every file of these patterns."""
    told = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    files = {path for pattern in ("*/migrations/*.py", *patterns) for path in ROOT.glob(pattern) if path.is_file()}
    for path in sorted(path for path in files if path.parent.name != "__pycache__"):
        told.update(path.name.encode() + path.read_bytes())
    return told.hexdigest()[:12]


@contextmanager
def one_at_a_time(name: str):
    with (Path(tempfile.gettempdir()) / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def migrate() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def sqlite_template() -> Path:
    """Return the migrated file that every SQLite test database is a copy of; make it first where there is none."""
    connection = connections["default"]
    template = Path(tempfile.gettempdir()) / f"bk-template-{fingerprint()}.sqlite3"
    with one_at_a_time(template.stem):
        if not template.exists():
            half = template.with_suffix(".half")
            half.unlink(missing_ok=True)
            connection.close()
            before, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], str(half)
            migrate()
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.close()
            connection.settings_dict["NAME"] = before
            half.rename(template)
    return template


def make_sqlite(target: str) -> None:
    connection = connections["default"]
    template = sqlite_template()
    for leftover in ("", "-wal", "-shm"):
        Path(target + leftover).unlink(missing_ok=True)
    shutil.copy(template, target)
    connection.close()
    connection.settings_dict["NAME"] = target


def make_postgres(target: str) -> None:
    connection = connections["default"]
    template = f"bk_template_{fingerprint()}"
    with one_at_a_time(template):
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [template])
            there = cursor.fetchone()
        if not there:
            with connection._nodb_cursor() as cursor:
                cursor.execute(f'DROP DATABASE IF EXISTS "{template}_half"')
                cursor.execute(f'CREATE DATABASE "{template}_half"')
            connection.close()
            connection.settings_dict["NAME"] = f"{template}_half"
            migrate()
            connection.close()
            with connection._nodb_cursor() as cursor:
                cursor.execute(f'ALTER DATABASE "{template}_half" RENAME TO "{template}"')
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{target}" WITH (FORCE)')
            cursor.execute(f'CREATE DATABASE "{target}" TEMPLATE "{template}"')
    connection.close()
    connection.settings_dict["NAME"] = target


def make(target: str) -> None:
    """Make the test database `target` (a path on SQLite, a name on PostgreSQL) and connect to it."""
    connection = connections["default"]
    (make_sqlite if connection.vendor == "sqlite" else make_postgres)(target)
    settings.DATABASES["default"]["NAME"] = target
    # What transactional tests put back after they flushed the tables: the languages, the front pages, the roles.
    connection._test_serialized_contents = connection.creation.serialize_db_to_string()
