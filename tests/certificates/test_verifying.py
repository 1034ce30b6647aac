"""The public answer to "is this certificate good?"."""

import itertools
import json

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from certificates import issuing, replacing, verification
from certificates.models import Certificate
from tests.certificates.conftest import finish

pytestmark = pytest.mark.django_db

NO_SUCH_CODE = "Q49RWG0THP2X8AWEN"


@pytest.fixture(autouse=True)
def fresh_cache():
    cache.clear()


def address(code):
    return reverse("certificates:verify_code", args=[code])


def page(client, code, **query):
    return client.get(address(code), query)


def text(response) -> str:
    return " ".join(response.content.decode().split())


def revoke(certificate, by):
    issuing.revoke(certificate=certificate, by=by, reason=Certificate.Reason.UNFAIR, now=timezone.now(), note="Sekret")


def test_a_valid_certificate_is_shown_as_it_was_printed(client, certificate):
    shown = text(page(client, certificate.code))
    for said in ["Zaświadczenie jest ważne", "Ala Żółć", "Uratuj serce", "1 godz.", "ERC 2025", certificate.number,
                 "e-learning, bez części praktycznej", "Bezpieczny Kraków"]:  # fmt: skip
        assert said in shown


def test_the_code_is_read_however_it_is_typed(client, certificate):
    for typed in (certificate.code_in_groups, certificate.code.lower(), certificate.code_in_groups.replace("-", " ")):
        assert "Zaświadczenie jest ważne" in text(page(client, typed))


def test_an_old_certificate_has_expired(client, certificate):
    Certificate.objects.update(valid_until=timezone.localdate() - timezone.timedelta(days=1))
    assert "Zaświadczenie straciło ważność" in text(page(client, certificate.code))


def test_on_its_last_day_a_certificate_is_valid(client, certificate):
    Certificate.objects.update(valid_until=timezone.localdate())
    assert "Zaświadczenie jest ważne" in text(page(client, certificate.code))


def test_a_revoked_certificate_says_the_kind_of_reason_and_no_name(client, certificate, basia):
    revoke(certificate, basia)
    shown = text(page(client, certificate.code))
    assert "Zaświadczenie jest unieważnione" in shown
    assert "test zaliczony niesamodzielnie" in shown
    for hidden in ("Żółć", "Sekret", "Basia", "Nowak"):
        assert hidden not in shown


@pytest.mark.parametrize("code", [NO_SUCH_CODE, "ABC", "-", "%", "<script>", "x" * 300, "7KQ2-M9XF", "🙂"])
def test_unknown_and_impossible_codes_get_the_same_answer(client, certificate, code):
    response = page(client, code)
    assert response.status_code == 200
    assert "Nie ma zaświadczenia o tym kodzie" in text(response)
    assert set(json.loads(page(client, code, format="json").content)) == set(
        json.loads(page(client, certificate.code, format="json").content)
    )


def test_a_pupils_name_is_masked(client, pupils_certificate):
    shown = text(page(client, pupils_certificate.code))
    assert "J. K., Szkoła Podstawowa nr 1" in shown
    for hidden in ("Jan", "Kowalski", "Łęcki", "90"):
        assert hidden not in shown


def test_nothing_that_is_nobodys_business_is_told(client, certificate, ala):
    for answer in (
        text(page(client, certificate.code)),
        page(client, certificate.code, format="json").content.decode(),
        client.get(reverse("certificates:verify_linked", args=[certificate.code])).content.decode(),
    ):
        for hidden in (ala.email, ala.username, str(ala.uuid), str(certificate.public_id), "90%", "result"):
            assert hidden not in answer


def test_a_visitor_may_ask_whether_a_name_is_the_right_one(client, pupils_certificate):
    def answer(name):
        return text(client.post(address(pupils_certificate.code), {"name": name}))

    assert "Tak. Na zaświadczeniu jest to imię i nazwisko." in answer("Jan Kowalski-Łęcki")
    assert "Tak." in answer(" kowalski lecki  JAN ")
    assert "Nie. Na zaświadczeniu jest inne imię lub nazwisko." in answer("Jan Kowalski")
    assert "Nie." in answer("J K")
    assert "Nie." in answer("Anna Kowalska-Łęcka")


def test_asking_about_a_name_needs_no_cookie_and_no_token(pupils_certificate):
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(address(pupils_certificate.code), {"name": "Jan Kowalski-Łęcki"})
    assert "Tak." in text(response)
    assert not response.cookies


def test_names_are_asked_about_only_where_they_are_hidden(client, certificate):
    response = client.post(address(certificate.code), {"name": "Ala Żółć"})
    assert "Tak." not in text(response)
    assert "Wpisz imię i nazwisko" not in text(response)


def test_names_cannot_be_guessed_through_a_class_list(client, pupils_certificate):
    answers = [
        client.post(address(pupils_certificate.code), {"name": f"Jan Nr{number}"}, REMOTE_ADDR=f"10.0.0.{number}")
        for number in range(11)
    ]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429]


def test_a_visitor_may_look_thirty_times_a_minute(client, certificate):
    answers = [page(client, certificate.code).status_code for _number in range(30)]
    assert set(answers) == {200}
    refused = page(client, certificate.code)
    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= 60
    assert "Za dużo sprawdzeń naraz" in text(refused)
    assert "Żółć" not in text(refused)
    as_json = page(client, certificate.code, format="json")
    assert (as_json.status_code, as_json.json()["status"]) == (429, "wait")
    assert client.get(address(certificate.code), REMOTE_ADDR="10.1.1.1").status_code == 200


def test_the_answer_leaves_no_trace(client, certificate, pupils_certificate):
    visits = [
        client.get(reverse("certificates:verify")),
        page(client, certificate.code),
        page(client, NO_SUCH_CODE),
        page(client, certificate.code, format="json"),
        client.get(reverse("certificates:verify_linked", args=[certificate.code])),
        client.post(address(pupils_certificate.code), {"name": "Jan"}),
        client.get(reverse("verify_short", args=[certificate.code])),
    ]
    for response in visits:
        assert not response.cookies
        assert "no-store" in response["Cache-Control"]
        assert response["Referrer-Policy"] == "no-referrer"
        assert "noindex" in response["X-Robots-Tag"]


def test_the_answer_draws_nothing(client, certificate, monkeypatch):
    monkeypatch.setattr("certificates.storing.store_pdf", lambda certificate: pytest.fail("drawn"))
    assert page(client, certificate.code).status_code == 200


def test_machines_get_the_same_facts(client, certificate):
    told = page(client, certificate.code, format="json").json()
    assert told["status"] == "valid"
    assert told["holder"] == "Ala Żółć"
    assert told["number"] == certificate.number
    assert told["minutes"] == 60
    assert told["valid_until"] == certificate.valid_until.isoformat()


@pytest.mark.parametrize("way", ["query", "address", "accept"])
def test_a_machine_asks_in_the_way_it_likes(client, certificate, way):
    response = {
        "query": lambda: page(client, certificate.code, format="json"),
        "address": lambda: client.get(reverse("certificates:verify_json", args=[certificate.code])),
        "accept": lambda: client.get(address(certificate.code), headers={"accept": "application/json"}),
    }[way]()
    assert response["Content-Type"] == "application/json"
    assert response.json()["status"] == "valid"
    assert "no-store" in response["Cache-Control"]
    assert "Accept" in response["Vary"]


@pytest.mark.parametrize("accept", ["text/html", "*/*", "text/html,application/xhtml+xml,*/*;q=0.8", ""])
def test_a_browser_gets_a_page(client, certificate, accept):
    response = client.get(address(certificate.code), headers={"accept": accept})
    assert response["Content-Type"].startswith("text/html")


def test_the_documented_keys_are_the_keys(client, certificate):
    documented = (settings.ROOT / "docs" / "verification.md").read_text()
    for key in page(client, certificate.code, format="json").json():
        assert f"| `{key}` |" in documented


def test_schema_org_says_what_it_is_worth_and_not_whose_it_is(client, certificate):
    response = client.get(reverse("certificates:verify_linked", args=[certificate.code]))
    told = response.json()
    assert response["Content-Type"] == "application/ld+json"
    assert (told["@context"], told["@type"]) == ("https://schema.org", "EducationalOccupationalCredential")
    assert told["creativeWorkStatus"] == "Active"
    assert (told["identifier"], told["expires"]) == (certificate.number, certificate.valid_until.isoformat())
    assert told["about"]["timeRequired"] == "PT60M"
    assert told["recognizedBy"]["name"].startswith("Program „Bezpieczny Kraków”")
    assert "Ala" not in response.content.decode()
    assert told["@id"].endswith(f"/certificates/verify/{certificate.code}/")


def test_schema_org_of_what_does_not_stand_is_its_state_alone(client, certificate, basia):
    revoke(certificate, basia)
    answers = [
        client.get(reverse("certificates:verify_linked", args=[code])).json()
        for code in (certificate.code, NO_SUCH_CODE)
    ]
    assert [one["creativeWorkStatus"] for one in answers] == ["Revoked", "Unknown"]
    assert answers[0].keys() == answers[1].keys()


def test_the_page_names_what_machines_may_read(client, certificate):
    shown = text(page(client, certificate.code))
    for kind, name in [("application/json", "verify_json"), ("application/ld+json", "verify_linked")]:
        place = reverse(f"certificates:{name}", args=[certificate.code])
        assert f'<link rel="alternate" type="{kind}" href="{place}">' in shown


def test_machines_are_told_no_pupils_name(client, pupils_certificate):
    told = page(client, pupils_certificate.code, format="json").json()
    assert (told["holder"], told["school"]) == ("J. K.", "Szkoła Podstawowa nr 1")


def test_the_form_leads_to_the_answers_own_address(client, certificate):
    response = client.get(reverse("certificates:verify"), {"code": certificate.code_in_groups.lower()})
    assert response.url == address(certificate.code)


def test_an_empty_form_is_shown_again(client):
    response = client.get(reverse("certificates:verify"), {"code": ""})
    assert response.status_code == 422


def test_a_code_of_nothing_but_dashes_is_answered_too(client):
    response = client.get(reverse("certificates:verify"), {"code": "---"}, follow=True)
    assert "Nie ma zaświadczenia o tym kodzie" in text(response)


@pytest.mark.parametrize(("accepts", "prefix"), [("uk", "/uk/"), ("en-GB,en", "/en/"), ("pl", "/pl/"), ("de", "/pl/")])
def test_the_short_address_speaks_the_visitors_language(client, certificate, accepts, prefix):
    response = client.get(reverse("verify_short", args=[certificate.code]), headers={"accept-language": accepts})
    assert response.url == f"{prefix}certificates/verify/{certificate.code}/"


def test_the_short_address_without_a_code_asks_for_one(client):
    assert client.get(reverse("verify_start")).url == "/pl/certificates/verify/"


def test_the_answer_costs_the_same_whatever_it_is(
    client, certificate, basia, cezary, course, django_assert_num_queries
):
    page(client, certificate.code)
    for code in (certificate.code, NO_SUCH_CODE, "ABC"):
        with django_assert_num_queries(QUERIES):
            page(client, code)
    replaced = finish(cezary, course)
    replacing.reissue(certificate=replaced, by=basia, now=timezone.now())
    revoke(certificate, basia)
    for code in (certificate.code, replaced.code):
        with django_assert_num_queries(QUERIES):
            page(client, code)


QUERIES = 3


def test_words_of_a_name_are_compared_not_letters():
    same = ["Jan Kowalski-Łęcki", "jan  KOWALSKI łęcki", "Kowalski-Łęcki Jan", "Jan Kowalski Lecki"]
    assert len({tuple(verification.words_of(name)) for name in same}) == 1
    assert all(
        verification.words_of(one) != verification.words_of(other)
        for one, other in itertools.combinations(["Jan Nowak", "Jan Novak", "Jan", "Jan Jan Nowak"], 2)
    )
