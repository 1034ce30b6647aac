"""Pages for when something goes wrong: in the language of the address, with a way on."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpResponse
from django.test import Client
from django.urls import path, reverse

from accounts.views import too_many_requests
from config import urls as config_urls
from home.errors import csrf_failure

pytestmark = pytest.mark.django_db

WAYS_ON = {"pl": "Przejdź na stronę główną", "en": "Go to the front page", "uk": "Перейти на головну сторінку"}


def breaks(error):
    def view(request) -> HttpResponse:
        raise error

    return view


urlpatterns = [
    path("pl/err/400/", breaks(SuspiciousOperation("strange"))),
    path("pl/err/403/", breaks(PermissionDenied("no"))),
    path("pl/err/500/", breaks(RuntimeError("broken"))),
    path("pl/err/429/", too_many_requests),
    path("pl/err/csrf/", csrf_failure),
    *config_urls.urlpatterns,
]


@pytest.mark.parametrize(
    ("address", "status"), [("400", 400), ("403", 403), ("500", 500), ("429", 429), ("csrf", 403), ("nie-ma", 404)]
)
@pytest.mark.urls(__name__)
def test_every_error_page_says_what_to_do(address, status):
    answer = Client(raise_request_exception=False).get(f"/pl/err/{address}/")
    page = answer.content.decode()
    assert answer.status_code == status
    assert page.count("<h1") == 1
    assert "empty__ring" in page
    assert WAYS_ON["pl"] in page
    assert "/teraz/" in page


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_they_speak_the_language_of_the_address(client, language):
    assert WAYS_ON[language] in client.get(f"/{language}/nie-ma/").content.decode()


def test_a_form_that_is_too_old_leads_back_to_itself():
    strict = Client(enforce_csrf_checks=True)
    form = reverse("account_login")
    answer = strict.post(form, {"login": "ala"}, headers={"referer": f"http://testserver{form}?next=/pl/me/"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert f'href="{form}?next=/pl/me/"' in page
    elsewhere = strict.post(form, {"login": "ala"}, headers={"referer": "https://gdzie.example/"}).content.decode()
    assert "gdzie.example" not in elsewhere
