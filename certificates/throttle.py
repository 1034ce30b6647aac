"""How often somebody may ask. Counts live in the cache; while that is down, in this process's own memory."""

import logging
import time
from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.core.cache import BaseCache, cache
from django.core.cache.backends.locmem import LocMemCache
from django.http import HttpRequest

log = logging.getLogger(__name__)

own_memory = LocMemCache("throttle", {})


@dataclass(frozen=True)
class Limit:
    """So many hits in so many seconds."""

    name: str
    hits: int
    seconds: int


def wait_for(limit: Limit, who: str, *, now: float | None = None) -> int:
    """Count one hit; return for how many seconds `who` has to wait, 0 when the hit is within the limit."""
    now = time.time() if now is None else now
    window, passed = divmod(int(now), limit.seconds)
    key = f"throttle:{limit.name}:{who}:{window}"
    try:
        hits = count(cache, key, limit.seconds)
    except Exception:
        log.warning("The cache is down; counting in this process", exc_info=True)
        hits = count(own_memory, key, limit.seconds)
    return limit.seconds - passed if hits > limit.hits else 0


def count(store: BaseCache, key: str, seconds: int) -> int:
    store.add(key, 0, timeout=seconds + 1)
    try:
        return store.incr(key)
    except ValueError:  # the key went between the two lines
        return 1


def address_of(request: HttpRequest) -> str:
    """Return the visitor's IP address, behind as many proxies as ALLAUTH_TRUSTED_PROXY_COUNT says."""
    return get_adapter(request).get_client_ip(request)
