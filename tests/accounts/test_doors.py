"""Doors: where a sign-in leads, and what nobody gets through."""

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from tests.accounts.deeds import DESK, SIGN_IN, is_signed_in, sign_in, sign_up

pytestmark = pytest.mark.django_db

ELSEWHERE = [
    "https://zly.example/",
    "//zly.example/",
    "///zly.example/",
    "////zly.example",
    "/\\zly.example",
    "\\\\zly.example",
    "/\t/zly.example",
    "/\n/zly.example",
    "http:zly.example",
    "http:///zly.example",
    "https:/zly.example",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "ftp://testserver/",
    "//testserver@zly.example/",
    "https://testserver.zly.example/",
    "https://testserver:pw@zly.example/",
    "http://[::1/",
    "//google。com",
    "\x00/x",
    "  //zly.example",
]


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_a_sign_in_never_leads_elsewhere(client, ala, wanted):
    assert sign_in(client, "ala", next=wanted)["Location"] == DESK


@pytest.mark.parametrize("wanted", ELSEWHERE[:12])
def test_neither_do_the_other_doors(client, ala, wanted):
    client.force_login(ala)
    assert client.get(SIGN_IN, {"next": wanted})["Location"] == DESK
    assert client.post("/pl/accounts/logout/", {"next": wanted})["Location"] == "/pl/"
    assert sign_up(Client(), next=wanted)["Location"].startswith("/pl/")
    assert "zly.example" not in Client().get("/admin/login/", {"next": wanted})["Location"]


def test_a_page_of_ours_is_led_to(client, ala):
    assert sign_in(client, "ala", next="/uk/me/?a=1")["Location"] == "/uk/me/?a=1"


def test_a_page_that_needs_a_person_is_led_back_to(client, ala):
    door = client.get("/en/accounts/profile/")["Location"]
    assert door == "/en/accounts/login/?next=/en/accounts/profile/"
    page = client.get(door).content.decode()
    assert '<input type="hidden" name="next" value="/en/accounts/profile/">' in page
    assert sign_in(client, "ala", path=door)["Location"] == "/en/accounts/profile/"


# ---- the editor


def test_the_editors_sign_in_is_ours(client, administrator):
    door = client.get("/admin/")["Location"]
    assert door == "/admin/login/?next=/admin/"
    ours = client.get(door)["Location"]
    assert ours == "/pl/accounts/login/?next=/admin/"
    assert sign_in(client, "szefowa", path=ours)["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_the_door_of_the_editor_takes_no_password(client, administrator):
    response = client.post("/admin/login/", {"username": "szefowa", "password": "tajne-haslo-1"})
    assert response.status_code == 405
    assert not is_signed_in(client)


def test_who_is_signed_in_walks_through(client, administrator):
    client.force_login(administrator)
    assert client.get("/admin/login/")["Location"] == "/admin/"
    assert client.get("/admin/login/?next=/admin/pages/")["Location"] == "/admin/pages/"


def test_a_learner_is_told_and_not_sent_in_circles(client, ala):
    client.force_login(ala)
    response = client.get("/admin/", follow=True)
    assert response.status_code == 403
    assert len(response.redirect_chain) == 1


def addresses_of_the_editor():
    """Every address under /admin/ that takes no argument."""
    from wagtail.admin import urls

    def walk(patterns, prefix):
        for pattern in patterns:
            path = prefix + str(pattern.pattern).lstrip("^").rstrip("$")
            if isinstance(pattern, URLPattern):
                if "<" not in path and "(" not in path and "*" not in path:
                    yield path
            else:
                yield from walk(pattern.url_patterns, path)

    return sorted(set(walk(urls.urlpatterns, "/admin/")))


def test_no_address_of_the_editor_asks_a_stranger_for_a_password(client):
    asked, seen = [], 0
    for path in addresses_of_the_editor():
        seen += 1
        response = client.get(path, follow=True)
        page = response.content.decode(errors="replace")
        ours = response.redirect_chain and "/accounts/login/" in response.redirect_chain[-1][0]
        if 'type="password"' in page and not ours:
            asked.append(path)
    assert asked == []
    assert seen > 40


def test_wagtails_own_password_pages_are_closed(client, administrator):
    for path in ("/admin/password_reset/", "/admin/password_reset/done/"):
        assert client.get(path).status_code == 404
    client.force_login(administrator)
    page = client.get("/admin/account/").content.decode()
    assert 'type="password"' not in page
    assert 'name="name_email-email"' not in page


def test_there_is_no_django_admin():
    from django.conf import settings

    assert "django.contrib.admin" not in settings.INSTALLED_APPS


# ---- allauth's addresses


def test_only_the_addresses_we_use_are_there(client):
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str) and name.startswith("account_")}
    from accounts import entrance_urls

    ours = {pattern.name for pattern in entrance_urls.urlpatterns}
    assert names <= ours
    for path in ("login/code/", "login/code/confirm/", "phone/verify/", "signup/passkey/", "3rdparty/", "sessions/"):
        assert client.get(f"/pl/accounts/{path}").status_code == 404


JUNK = [
    {},
    {"login": "\x00", "password": "\x00"},
    {"login": "x" * 100_000, "password": "y" * 100_000},
    {"login": "' OR 1=1 --", "password": "%s%s%s%n"},
    {"login": "ą😀\u202e\ud7ff", "password": "ą😀" * 100},
    {"login": ["a", "b"], "password": ["c", "d"], "next": ["x", "y"]},
    {"email": "a@b", "code": "１２３４５６", "password1": "\u2028", "action": "change"},
    {"email": "x" * 100_000 + "@example.org", "action_add": "1", "action_send": "1", "oldpassword": "\r\n"},
    {
        "email": "ala@example.org\nBcc: inni@example.org",
        "first_name": "\ufffe",
        "last_name": "\u0000",
        "language": "xx",
    },
]


def addresses_of_the_entrance():
    from accounts import entrance_urls

    paths = [str(pattern.pattern) for pattern in entrance_urls.urlpatterns if "(" not in str(pattern.pattern)]
    return [f"/pl/accounts/{path}" for path in [*paths, "profile/"]]


@pytest.mark.parametrize("junk", JUNK, ids=range(len(JUNK)))
@pytest.mark.parametrize("path", addresses_of_the_entrance())
def test_junk_breaks_nothing(client, ala, path, junk):
    for person in (None, ala):
        visitor = Client()
        if person:
            visitor.force_login(person)
        for headers in ({}, {"HTTP_ACCEPT": "application/json", "HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}):
            assert visitor.post(path, junk, **headers).status_code < 500
            assert visitor.get(path, junk if len(str(junk)) < 5000 else {}, **headers).status_code < 500


@pytest.mark.parametrize("path", addresses_of_the_entrance())
def test_other_methods_and_kinds_of_content_break_nothing(client, path):
    for method in ("put", "delete", "patch", "options", "head", "trace"):
        assert getattr(client, method)(path).status_code < 500
    assert client.post(path, "{broken", content_type="application/json").status_code < 500
    assert client.post(path, b"\xff\xfe%zz=%00", content_type="application/x-www-form-urlencoded").status_code < 500


def test_pages_of_the_entrance_are_not_kept_by_caches(client, ala):
    for path in (SIGN_IN, "/pl/accounts/signup/", "/pl/accounts/password/reset/"):
        assert "no-store" in client.get(path)["Cache-Control"]
    client.force_login(ala)
    for path in ("/pl/accounts/profile/", "/pl/accounts/email/", "/pl/accounts/password/change/"):
        assert "no-store" in client.get(path)["Cache-Control"]
