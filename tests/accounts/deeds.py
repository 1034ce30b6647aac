"""What people do at the entrance, in words."""

import re

from tests.accounts.conftest import PASSWORD

SIGN_IN = "/pl/accounts/login/"
SIGN_UP = "/pl/accounts/signup/"
CODE = "/pl/accounts/confirm-email/"
DESK = "/pl/me/"


def sign_in(client, login, password=PASSWORD, *, address="203.0.113.7", path=SIGN_IN, **more):
    return client.post(path, {"login": login, "password": password, **more}, REMOTE_ADDR=address)


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def sign_up(client, *, language="pl", **changes):
    form = {
        "first_name": "Hanna",
        "last_name": "Żak",
        "email": "hanna@example.org",
        "password1": "cztery-slowa-na-kartce",
        "of_age": "on",
    } | changes
    return client.post(f"/{language}/accounts/signup/", form)


def code_in(letter) -> str:
    return re.search(r"\b(\d{6})\b", letter.body).group(1)


def path_in(letter, *, ending="") -> str:
    """Return the first address in the letter that leads to our site, without its host."""
    return re.search(rf"https?://[^/\s]+(/\S+{ending})", letter.body).group(1)


def words_of(response) -> str:
    """Return the page without what differs from one request to the next."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", response.content.decode())
