"""docker-compose.yml and the Dockerfile describe production, without a secret in them."""

from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text()


def test_every_part_of_the_product_is_a_service():
    assert set(SERVICES) == {"database", "broker", "migrate", "web", "worker", "beat"}


@pytest.mark.parametrize("name", ["database", "broker", "worker", "beat"])
def test_services_say_whether_they_are_well(name):
    assert SERVICES[name]["healthcheck"]["test"]


def test_the_image_says_whether_web_is_well():
    assert "HEALTHCHECK" in DOCKERFILE


def test_the_image_does_not_run_as_root():
    lines = DOCKERFILE.splitlines()
    assert "USER app" in lines
    assert lines.index("USER app") > max(number for number, line in enumerate(lines) if line.startswith("RUN"))


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "EMAIL_URL"])
def test_secrets_come_from_the_environment_and_are_demanded(name):
    assert SERVICES["web"]["environment"][name].startswith(f"${{{name}:?")


def test_nothing_but_web_is_reachable_and_only_from_this_machine():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["web"]
    assert SERVICES["web"]["ports"][0].startswith("127.0.0.1:")


def test_what_must_survive_lives_in_volumes():
    assert set(COMPOSE["volumes"]) == {"database", "broker", "files"}


def test_the_image_has_the_libraries_that_draw_pdfs():
    for library in ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"):
        assert library in DOCKERFILE
