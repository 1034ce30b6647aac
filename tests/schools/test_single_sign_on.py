"""A school's own sign-in, tried with an OpenID provider that runs beside the test."""

import secrets
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import get_user, get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from oidc_provider_mock import run_server_in_thread

from config import single_sign_on
from schools.models import SignOnRule, Staff
from tests import factories

pytestmark = pytest.mark.django_db
LOGIN = "/pl/accounts/oidc/sp1/login/"


@pytest.fixture(scope="module")
def provider():
    with run_server_in_thread() as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def sso_file(tmp_path, provider):
    place = tmp_path / "sso.yaml"
    place.write_text(
        f"- id: sp1\n  name: Microsoft 365 (SP 1)\n  server_url: {provider}\n  client_id: platforma\n  secret: tajne\n"
    )
    return place


@pytest.fixture(autouse=True)
def configured(settings, sso_file, school):
    """Teachers have sp1.krakow.pl, pupils uczen.sp1.krakow.pl; whose claim says so comes from SP 1 as well."""
    settings.SOCIALACCOUNT_PROVIDERS = single_sign_on.providers(str(sso_file))
    for value, makes in (("sp1.krakow.pl", "teacher"), ("uczen.sp1.krakow.pl", "pupil")):
        SignOnRule.objects.create(school=school, provider="sp1", value=value, makes=makes)
    SignOnRule.objects.create(school=school, provider="sp1", claim="school", value="SP-1", makes="pupil")


def arrive(client, provider, *, address="jan@sp1.krakow.pl", verified=True, sub=None, **claims):
    """Go to the provider, sign in there, and come back; return where from there."""
    back = answer_of(client, provider, address=address, verified=verified, sub=sub, **claims)
    return client.get(back)


def answer_of(client, provider, *, address, verified=True, sub=None, **claims) -> str:
    """Return the address to which the provider sends the browser back."""
    sub = sub or secrets.token_hex(4)
    known = {"email": address, "email_verified": verified, "given_name": "Jan", "family_name": "Łoś"} | claims
    assert requests.put(f"{provider}/users/{sub}", json=known, timeout=5).ok
    away = client.get(LOGIN)["Location"]
    assert away.startswith(f"{provider}/oauth2/authorize")
    assert parse_qs(urlsplit(away).query)["code_challenge_method"] == ["S256"]
    answer = requests.post(away, data={"sub": sub}, allow_redirects=False, timeout=5)
    return answer.headers["Location"].removeprefix("http://testserver")


def who(client):
    return get_user(client)


# ---- in


def test_a_teacher_comes_in_and_works_at_the_school(client, provider, school):
    answer = arrive(client, provider)
    assert answer["Location"] == "/pl/me/"
    jan = who(client)
    assert (jan.first_name, jan.last_name, jan.email, jan.is_pupil) == ("Jan", "Łoś", "jan@sp1.krakow.pl", False)
    assert not jan.has_usable_password()
    assert Staff.objects.get(person=jan).role == "teacher"
    assert EmailAddress.objects.get(user=jan).verified


def test_a_pupil_comes_in_with_an_account_of_the_school(client, provider, school):
    arrive(client, provider, address="ola@uczen.sp1.krakow.pl")
    assert who(client).managed_by == school.name
    assert not Staff.objects.filter(person=who(client)).exists()


def test_a_claim_links_to_the_school_where_there_is_no_domain_of_its_own(client, provider, school):
    arrive(client, provider, address="ola@gmail.example", school=["SP-1", "klasa-7b"])
    assert who(client).managed_by == school.name


def test_the_second_time_it_is_the_same_account(provider):
    first, second = Client(), Client()
    arrive(first, provider, sub="jan")
    arrive(second, provider, sub="jan")
    assert who(first) == who(second)
    assert get_user_model().objects.filter(email="jan@sp1.krakow.pl").count() == 1


def test_a_pupil_of_the_roster_is_linked_and_not_doubled(client, provider, school, class_7b):
    pupil = factories.PersonFactory(managed_by=school.name, email="ola@uczen.sp1.krakow.pl")
    arrive(client, provider, address="Ola@uczen.sp1.krakow.pl")
    assert who(client) == pupil


def test_a_teacher_with_an_account_is_linked_when_both_sides_have_proved_the_address(client, provider, ala):
    get_user_model().objects.filter(pk=ala.pk).update(email="jan@sp1.krakow.pl")
    EmailAddress.objects.create(user=ala, email="jan@sp1.krakow.pl", verified=True, primary=True)
    arrive(client, provider)
    assert who(client) == ala


def test_the_session_gets_a_new_key(client, provider):
    client.get(LOGIN)
    before = client.cookies["sessionid"].value
    arrive(client, provider)
    assert client.cookies["sessionid"].value != before


# ---- out


def refused(client, answer, words) -> bool:
    return answer.status_code == 403 and words in answer.content.decode() and not who(client).is_authenticated


def test_a_foreign_domain_is_told_so(client, provider):
    answer = arrive(client, provider, address="jan@sp2.krakow.pl")
    assert refused(client, answer, "nie należy do żadnej szkoły")
    assert not get_user_model().objects.filter(email="jan@sp2.krakow.pl").exists()


@pytest.mark.parametrize("address", ["jan@evil-sp1.krakow.pl", "jan@sp1.krakow.pl.evil.example", "sp1.krakow.pl@x.pl"])
def test_a_domain_that_only_looks_like_ours_is_foreign(client, provider, address):
    assert refused(client, arrive(client, provider, address=address), "nie należy do żadnej szkoły")


def test_a_school_that_stops_is_left_at_once(provider):
    arrive(Client(), provider, sub="jan")
    SignOnRule.objects.all().delete()
    late = Client()
    assert refused(late, arrive(late, provider, sub="jan"), "nie należy do żadnej szkoły")


@pytest.mark.parametrize("verified", [False, "true", None])
def test_an_address_that_nobody_has_verified_counts_for_nothing(client, provider, ala, verified):
    get_user_model().objects.filter(pk=ala.pk).update(email="jan@sp1.krakow.pl")
    answer = arrive(client, provider, verified=verified)
    assert refused(client, answer, "nie należy do żadnej szkoły")
    answer = arrive(client, provider, verified=verified, school="SP-1")
    assert refused(client, answer, "nie potwierdza adresu")
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize(
    "own", [{"is_superuser": True}, {"is_active": False}, {"managed_by": "Szkoła Podstawowa nr 99"}, {}]
)
def test_an_account_that_is_not_the_schools_to_give_is_not_taken_over(client, provider, ala, own):
    """An editor's, a closed one, another school's pupil's, and one whose address was never proved here."""
    get_user_model().objects.filter(pk=ala.pk).update(email="jan@sp1.krakow.pl", **own)
    if own.get("is_superuser"):
        EmailAddress.objects.create(user=ala, email="jan@sp1.krakow.pl", verified=True, primary=True)
    assert refused(client, arrive(client, provider), "Jest tu już konto")
    assert not SocialAccount.objects.exists()


def test_a_claim_does_not_vouch_for_an_address_elsewhere(client, provider, ala):
    get_user_model().objects.filter(pk=ala.pk).update(email="ala@gmail.example")
    EmailAddress.objects.create(user=ala, email="ala@gmail.example", verified=True, primary=True)
    answer = arrive(client, provider, address="ala@gmail.example", school="SP-1")
    assert refused(client, answer, "Jest tu już konto")


def test_an_answer_works_once(client, provider):
    back = answer_of(client, provider, address="jan@sp1.krakow.pl")
    client.get(back)
    client.post("/pl/accounts/logout/")
    assert refused(client, client.get(back), "zacznij jeszcze raz")


def test_an_answer_to_another_browser_is_refused(provider):
    mine, theirs = Client(), Client()
    back = answer_of(mine, provider, address="jan@sp1.krakow.pl")
    assert refused(theirs, theirs.get(back), "zacznij jeszcze raz")


@pytest.mark.parametrize("change", ["state=falszywy", "state=", "code=falszywy"])
def test_a_changed_state_or_code_is_refused(client, provider, change):
    back = urlsplit(answer_of(client, provider, address="jan@sp1.krakow.pl"))
    given = {name: values[0] for name, values in parse_qs(back.query).items()}
    name, _equals, value = change.partition("=")
    answer = client.get(back.path, given | {name: value})
    assert refused(client, answer, "zacznij jeszcze raz")


def test_the_code_of_another_question_is_refused(provider):
    """This provider does not check PKCE, as a careless one would: the nonce shows whose code it is."""
    mine, theirs = Client(), Client()
    stolen = parse_qs(urlsplit(answer_of(theirs, provider, address="ola@sp1.krakow.pl")).query)["code"][0]
    back = urlsplit(answer_of(mine, provider, address="jan@sp1.krakow.pl"))
    state = parse_qs(back.query)["state"][0]
    assert refused(mine, mine.get(back.path, {"state": state, "code": stolen}), "zacznij jeszcze raz")


def test_who_gives_up_at_the_provider_is_led_back(client, provider):
    away = client.get(LOGIN)["Location"]
    denied = requests.post(away, data={"action": "deny"}, allow_redirects=False, timeout=5).headers["Location"]
    assert refused(client, client.get(denied.removeprefix("http://testserver")), "zacznij jeszcze raz")


def test_a_provider_that_does_not_answer_breaks_nothing(client, settings, sso_file):
    sso_file.write_text(sso_file.read_text().replace("http://localhost:", "http://localhost:1"))
    sso_file.write_text("- {id: sp1, name: x, server_url: 'http://localhost:9', client_id: y, secret: z}")
    settings.SOCIALACCOUNT_PROVIDERS = single_sign_on.providers(str(sso_file))
    assert refused(client, client.get(LOGIN), "zacznij jeszcze raz")


def test_nobody_is_connected_by_an_address(client, provider, ala):
    """allauth would tie the school's account to whoever is signed in; here the school's rules decide alone."""
    client.force_login(ala)
    away = client.get(LOGIN, {"process": "connect", "scope": "openid"})["Location"]
    requests.put(f"{provider}/users/zla", json={"email": "zla@sp1.krakow.pl", "email_verified": True}, timeout=5)
    back = requests.post(away, data={"sub": "zla"}, allow_redirects=False, timeout=5).headers["Location"]
    client.get(back.removeprefix("http://testserver"))
    assert who(client).email == "zla@sp1.krakow.pl"
    assert not SocialAccount.objects.filter(user=ala).exists()


def test_an_unknown_provider_is_not_there(client):
    assert client.get("/pl/accounts/oidc/inny/login/").status_code == 404


# ---- configuration


def test_the_sign_in_page_offers_what_the_file_names(client, sso_file, monkeypatch):
    from accounts.views import SignInView

    offered = single_sign_on.names(single_sign_on.providers(str(sso_file)))
    monkeypatch.setattr(SignInView, "extra_context", {"single_sign_ons": offered})
    page = client.get("/pl/accounts/login/").content.decode()
    assert f'href="{LOGIN}"' in page
    assert "Microsoft 365 (SP 1)" in page


@pytest.mark.parametrize("text", ["- {id: x}", "{id: x}", "- x", "{broken"])
def test_a_file_that_lacks_something_stops_the_start_with_its_reason(tmp_path, text):
    place = tmp_path / "sso.yaml"
    place.write_text(text)
    with pytest.raises(ImproperlyConfigured, match="SSO_FILE"):
        single_sign_on.providers(str(place))


def test_a_provider_of_one_school_may_be_trusted_for_its_addresses(client, provider, settings, sso_file):
    sso_file.write_text(sso_file.read_text() + "  email_is_verified: true\n")
    settings.SOCIALACCOUNT_PROVIDERS = single_sign_on.providers(str(sso_file))
    arrive(client, provider, verified=None)
    assert who(client).email == "jan@sp1.krakow.pl"
