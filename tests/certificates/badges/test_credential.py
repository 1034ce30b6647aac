"""What a badge says, and what it does not."""

import json
from datetime import UTC, datetime

import pytest
from django.utils import timezone

from certificates.badges import keys
from certificates.badges.credential import NoBadge, token_of
from certificates.models import Certificate
from certificates.withdrawing import withdraw_all
from tests.certificates.badges.conftest import header, payload
from tests.certificates.conftest import finish

pytestmark = pytest.mark.django_db

SITE = "https://szkolenia.example.org"


def test_it_says_what_was_learnt_where_and_until_when_it_holds(token, certificate):
    said = payload(token)
    achievement = said["credentialSubject"]["achievement"]
    assert said["name"] == achievement["name"] == "Uratuj serce"
    assert said["id"] == said["evidence"][0]["id"] == f"{SITE}/v/{certificate.code}/"
    assert said["credentialSubject"]["licenseNumber"] == certificate.number
    assert "1 godz." in achievement["description"]
    for expected in ["80%", "ERC 2025", "- Rozpoznasz zatrzymanie krążenia", "Nie nadaje tytułu ratownika"]:
        assert expected in achievement["criteria"]["narrative"]
    assert said["issuer"]["id"] == "did:web:szkolenia.example.org"
    assert "Bezpieczny Kraków" in said["issuer"]["name"]


def test_the_words_of_jwt_say_the_same_as_the_credential(token):
    said = payload(token)
    assert said["iss"] == said["issuer"]["id"]
    assert said["sub"] == said["credentialSubject"]["id"]
    assert said["jti"] == said["id"]
    for claim, name in (("nbf", "validFrom"), ("exp", "validUntil")):
        assert datetime.fromtimestamp(said[claim], UTC).isoformat() == said[name].replace("Z", "+00:00")


def test_its_key_is_named_as_the_issuers(token):
    assert header(token) == {
        "alg": "ES256",
        "kid": f"did:web:szkolenia.example.org#{keys.current().name}",
        "typ": "JWT",
    }


def test_it_holds_through_the_last_day_as_people_in_krakow_count_it(certificate):
    certificate.facts |= {"issued_on": "2026-11-21", "valid_until": "2028-07-20"}
    said = payload(token_of(certificate))
    assert (said["validFrom"], said["validUntil"]) == ("2026-11-20T23:00:00Z", "2028-07-20T21:59:59Z")


def test_of_a_pupil_it_says_the_initials_and_no_more(pupils_certificate, pupil):
    said = json.dumps(payload(token_of(pupils_certificate)), ensure_ascii=False)
    assert "J. K." in said
    for hidden in ("Jan", "Kowalski", "Łęcki", "Szkoła", "90%", pupil.username, str(pupil.uuid)):
        assert hidden not in said


def test_it_says_nothing_that_the_verification_page_hides(token, certificate, ala):
    said = json.dumps(payload(token), ensure_ascii=False)
    for hidden in (ala.email, ala.username, str(ala.uuid), str(certificate.public_id), "90%"):
        assert hidden not in said


def test_nothing_ties_two_badges_of_a_person_together_but_the_name(certificate, other_courses, ala):
    one, other = payload(token_of(certificate)), payload(token_of(finish(ala, other_courses[0])))
    assert one["sub"] != other["sub"]
    assert one["credentialStatus"]["statusListIndex"] != other["credentialStatus"]["statusListIndex"]


def test_the_same_certificate_gives_the_same_bytes(token, certificate):
    assert token_of(Certificate.objects.get(pk=certificate.pk)) == token


@pytest.mark.parametrize(("language", "said"), [("pl", "Wszystkie lekcje"), ("en", "All lessons"), ("uk", "Усі уроки")])
def test_it_speaks_the_language_of_the_course(certificate, language, said):
    certificate.language = language
    achievement = payload(token_of(certificate))["credentialSubject"]["achievement"]
    assert said in achievement["criteria"]["narrative"]
    assert achievement["inLanguage"] == language


def test_a_name_that_was_withdrawn_has_no_badge(certificate, ala):
    withdraw_all(person=ala, now=timezone.now())
    certificate.refresh_from_db()
    with pytest.raises(NoBadge):
        token_of(certificate)


def test_whatever_a_name_is_made_of_stays_one_string(certificate):
    name = 'Ala "</script>" \\ ‏שלום 🙂'
    certificate.facts |= {"holder_name": name}
    said = payload(token_of(certificate))
    assert said["credentialSubject"]["identifier"][0]["identityHash"] == name


def test_making_one_costs_the_same_for_each_certificate(token, certificate, django_assert_num_queries):
    again = Certificate.objects.get(pk=certificate.pk)
    with django_assert_num_queries(2):  # its place, and the published key
        token_of(again)
