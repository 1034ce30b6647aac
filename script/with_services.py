"""Run a command with a PostgreSQL and a Redis of its own: with_services.py COMMAND [ARGUMENTS]

Both live in a temporary folder, listen on this machine only, and are gone when the command ends.
"""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from glob import glob
from pathlib import Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def postgres_program(name: str) -> str:
    """Find a program of the server: on Debian it is not on the PATH."""
    found = sorted(glob(f"/usr/lib/postgresql/*/bin/{name}"))[-1:] or [shutil.which(name)]
    if not found[0]:
        sys.exit(
            f"{name} is missing. Debian/Ubuntu: sudo apt-get install postgresql; macOS: brew install postgresql@16"
        )
    return found[0]


def somebody() -> list[str]:
    """Return the prefix that runs a command as somebody who is not root: PostgreSQL insists."""
    if os.getuid() != 0:
        return []
    name = next(name for name in ("postgres", "nobody") if has_user(name))
    return ["setpriv", f"--reuid={name}", f"--regid={pwd.getpwnam(name).pw_gid}", "--clear-groups"]


def has_user(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


def wait_until(is_there, what: str, log: Path) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if is_there():
            return
        time.sleep(0.1)
    sys.exit(f"{what} did not start:\n{log.read_text(errors='replace')[-2000:]}")


def listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.3)
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def postgres(folder: Path):
    """Start a throwaway PostgreSQL; give its DATABASE_URL."""
    prefix, port, data = somebody(), free_port(), folder / "postgres"
    data.mkdir()
    if prefix:
        shutil.chown(data, user=pwd.getpwnam(prefix[1].partition("=")[2]).pw_uid)
    made = subprocess.run(
        [
            *prefix,
            postgres_program("initdb"),
            "-D",
            data,
            "-U",
            "bk",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
        ],
        capture_output=True,
        text=True,
        cwd="/",
    )
    if made.returncode:
        sys.exit(f"initdb failed:\n{made.stdout}{made.stderr}")
    log = folder / "postgres.log"
    settings = {
        "listen_addresses": "127.0.0.1",
        "port": port,
        "unix_socket_directories": "",
        "fsync": "off",
        "full_page_writes": "off",
        "synchronous_commit": "off",
        "max_connections": 200,
    }
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    server = subprocess.Popen(
        [*prefix, postgres_program("postgres"), "-D", data, *options],
        stdout=log.open("w"),
        stderr=subprocess.STDOUT,
        cwd="/",
        start_new_session=True,
    )
    try:
        url = f"postgres://bk@127.0.0.1:{port}/postgres"
        wait_until(lambda: listens(port), "PostgreSQL", log)
        yield url
    finally:
        server.terminate()
        server.wait(timeout=30)


@contextmanager
def redis_server(folder: Path):
    """Start a throwaway Redis; give its REDIS_URL."""
    program = shutil.which("redis-server")
    if not program:
        sys.exit("redis-server is missing. Debian/Ubuntu: sudo apt-get install redis-server; macOS: brew install redis")
    port, log = free_port(), folder / "redis.log"
    server = subprocess.Popen(
        [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", str(folder)],
        stdout=log.open("w"),
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        wait_until(lambda: listens(port), "Redis", log)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.wait(timeout=30)


def main(command: list[str]) -> int:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bk-services-")))
        folder.chmod(0o755)
        addresses = {
            "DATABASE_URL": stack.enter_context(postgres(folder)),
            "REDIS_URL": stack.enter_context(redis_server(folder)),
        }
        return subprocess.call(command, env=os.environ | addresses)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
