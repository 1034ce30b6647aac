"""/health/ says which part is missing."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def parts(monkeypatch):
    """Everything answers; a test takes parts away."""
    answers = {"database": True, "broker": True, "worker": True}
    monkeypatch.setattr("config.health.database_answers", lambda: answers["database"])
    monkeypatch.setattr("config.health.broker.answers", lambda url: answers["broker"])
    monkeypatch.setattr("config.health.worker_answers", lambda: answers["worker"])
    return answers


def test_when_everything_answers_all_is_well(client, parts):
    answer = client.get("/health/")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ok",
        "checks": {"web": True, "database": True, "broker": True, "worker": True},
        "missing": [],
    }
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("part", ["database", "broker", "worker"])
def test_a_part_that_is_silent_is_named(client, parts, part):
    parts[part] = False
    answer = client.get("/health/")
    assert answer.status_code == 503
    assert answer.json()["checks"][part] is False
    assert part in " ".join(answer.json()["missing"]).lower()


def test_a_real_broker_that_is_not_there_is_noticed(client, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    answer = client.get("/health/")
    assert answer.status_code == 503
    assert answer.json()["checks"] == {"web": True, "database": True, "broker": False, "worker": False}


def test_the_process_alone_is_asked_without_the_others(client, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    assert client.get("/livez/").status_code == 200
