"""A folder for the badge key of its own, and a stranger with the tools to check a badge."""

import json
from base64 import urlsafe_b64decode

import pytest
from django.core.cache import cache

from certificates.badges.credential import token_of


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    cache.clear()
    settings.SITE_URL = "https://szkolenia.example.org"
    settings.BADGE_FOLDER = tmp_path / "badges"
    return settings.BADGE_FOLDER


@pytest.fixture
def token(certificate):
    return token_of(certificate)


@pytest.fixture
def fetch(client):
    """Get what stands at a public address of ours, as a stranger's program would."""

    def fetch(address: str) -> bytes:
        host, _slash, path = address.removeprefix("https://").partition("/")
        response = client.get(f"/{path}", headers={"host": host}, secure=True)
        assert response.status_code == 200, address
        return response.content

    return fetch


def part(token: str, number: int) -> dict:
    piece = token.split(".")[number]
    return json.loads(urlsafe_b64decode(piece + "=" * (-len(piece) % 4)))


def header(token: str) -> dict:
    return part(token, 0)


def payload(token: str) -> dict:
    return part(token, 1)
