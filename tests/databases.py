"""Test databases in a blink: furnished once into a template, which is copied for every run and every worker.

There are two stages. On the `bare` one the tables are migrated and the roles of the editor are known. On the one `with_a_course`
the course of tests.factories is live already: to make it anew for each of a thousand tests would take minutes.
"""

import fcntl
import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connections, transaction

from home.seeding.roles import plant_roles
from tests import factories

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
    plant_roles()


def make_course() -> None:
    """Make the course as a test would, where nothing is committed: what waits for that does not happen."""
    with transaction.atomic():
        factories.make_course()
        connections["default"].run_on_commit.clear()


BARE, WITH_A_COURSE = "bare", "with_a_course"
CODE = [f"{app.parent.name}/**/*.py" for app in ROOT.glob("*/apps.py")]
# What each stage stands on, who furnishes it, and on which files it depends besides the migrations.
STAGES: dict[str, tuple[str | None, Callable, list[str]]] = {
    BARE: (None, migrate, ["home/seeding/roles.py"]),
    WITH_A_COURSE: (BARE, make_course, [*CODE, "tests/factories.py"]),
}


def template(stage: str) -> str:
    """Return the database that every one of this stage is a copy of; make it first where there is none."""
    below, furnish, files = STAGES[stage]
    base = template(below) if below else None
    name = f"bk_template_{stage}_{fingerprint(*files)}"
    made, half = place(name), place(f"{name}_half")
    with one_at_a_time(name):
        if not exists(made):
            copy(base, half)
            with connected_to(half):
                furnish()
            rename(half, made)
    return made


def make(target: str, stage: str = BARE) -> None:
    """Make the test database `target` (a path on SQLite, a name on PostgreSQL)."""
    copy(template(stage), target)


def go_to(target: str) -> None:
    """Let the default connection be one to this database from now on."""
    connections["default"].close()
    connections["default"].settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = target


@contextmanager
def connected_to(target: str) -> Iterator[None]:
    before = connections["default"].settings_dict["NAME"]
    go_to(target)
    yield
    if on_sqlite():
        connections["default"].cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    go_to(before)


# A database of SQLite is a file; one of PostgreSQL is copied and renamed by the server, while nobody is connected to it.


def on_sqlite() -> bool:
    return connections["default"].vendor == "sqlite"


def place(name: str) -> str:
    return str(Path(tempfile.gettempdir()) / f"{name}.sqlite3") if on_sqlite() else name


def exists(target: str) -> bool:
    return Path(target).exists() if on_sqlite() else bool(tell("SELECT 1 FROM pg_database WHERE datname = %s", target))


def copy(base: str | None, target: str) -> None:
    """Put a copy of `base` (None: an empty database) in the place of `target`."""
    drop(target)
    if not on_sqlite():
        tell(f'CREATE DATABASE "{target}"' + (f' TEMPLATE "{base}"' if base else ""))
    elif base:
        shutil.copy(base, target)


def rename(former: str, name: str) -> None:
    if on_sqlite():
        Path(former).rename(name)
    else:
        tell(f'ALTER DATABASE "{former}" RENAME TO "{name}"')


def drop(target: str) -> None:
    if on_sqlite():
        for leftover in ("", "-wal", "-shm"):
            Path(target + leftover).unlink(missing_ok=True)
    else:
        tell(f'DROP DATABASE IF EXISTS "{target}" WITH (FORCE)')


def tell(statement: str, *values: str) -> list:
    """Say something to the server of PostgreSQL, outside of any database of ours; return its rows."""
    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute(statement, values or None)
        return cursor.fetchall() if cursor.description else []
