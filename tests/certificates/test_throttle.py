"""How often somebody may ask."""

from types import SimpleNamespace

import pytest
from django.core.cache import cache

from certificates import throttle

LIMIT = throttle.Limit("test", hits=3, seconds=60)


@pytest.fixture(autouse=True)
def fresh_cache():
    cache.clear()
    throttle.own_memory.clear()


def test_hits_within_the_limit_pass_and_the_next_waits_for_the_window_to_end():
    assert [throttle.wait_for(LIMIT, "a", now=100) for _hit in range(4)] == [0, 0, 0, 20]


def test_a_new_window_forgives():
    for _hit in range(5):
        throttle.wait_for(LIMIT, "a", now=100)
    assert throttle.wait_for(LIMIT, "a", now=120) == 0


def test_one_visitors_hits_are_not_anothers():
    for _hit in range(5):
        throttle.wait_for(LIMIT, "a", now=100)
    assert throttle.wait_for(LIMIT, "b", now=100) == 0


def test_a_cache_that_is_down_does_not_mean_no_limit(monkeypatch):
    def refuse(*args, **kwargs):
        raise ConnectionError

    monkeypatch.setattr(throttle, "cache", SimpleNamespace(add=refuse, incr=refuse))
    assert [throttle.wait_for(LIMIT, "a", now=100) for _hit in range(4)] == [0, 0, 0, 20]


def test_a_forged_header_does_not_make_another_visitor(rf, settings):
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", headers={"x-forwarded-for": "1.2.3.4"})
    assert throttle.address_of(request) == "10.0.0.1"
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert throttle.address_of(request) == "1.2.3.4"
