"""The public addresses by which badges are checked: for everybody, from anywhere, and about nobody."""

import gzip
from base64 import urlsafe_b64decode

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from joserfc import jws
from joserfc.jwk import KeySet

from certificates import issuing
from certificates.badges import keys, places
from certificates.badges.credential import token_of
from certificates.models import Certificate
from tests.certificates.badges.conftest import payload
from tests.certificates.conftest import finish

pytestmark = pytest.mark.django_db

DID, KEYS = "/.well-known/did.json", "/.well-known/jwks.json"


def status_list(client, number=1, **headers):
    return client.get(reverse("badges:status_list", args=[number]), **headers)


def bits(client) -> list[int]:
    """Return the indices of the bits that are set."""
    packed = payload(status_list(client).content.decode())["credentialSubject"]["encodedList"]
    assert packed[0] == "u"
    row = gzip.decompress(urlsafe_b64decode(packed[1:] + "=" * (-len(packed[1:]) % 4)))
    assert len(row) * 8 == places.PLACES
    return [place for place in range(len(row) * 8) if row[place // 8] & 0x80 >> place % 8]


def revoke(certificate, by):
    issuing.revoke(certificate=certificate, by=by, reason=Certificate.Reason.MISTAKE, now=timezone.now())


def addresses(certificate):
    picture = reverse("badges:picture", args=[certificate.course_key, certificate.language])
    return [DID, KEYS, reverse("badges:status_list", args=[1]), picture]


def test_the_issuers_document_names_its_keys(client):
    told = client.get(DID).json()
    name = f"did:web:szkolenia.example.org#{keys.current().name}"
    [method] = told["verificationMethod"]
    assert told["id"] == method["controller"] == "did:web:szkolenia.example.org"
    assert method["id"] == name
    assert told["assertionMethod"] == [name]
    assert method["publicKeyJwk"]["crv"] == "P-256"


def test_a_port_belongs_to_the_name_of_the_host(client, settings):
    settings.SITE_URL = "http://localhost:8000"
    assert client.get(DID).json()["id"] == "did:web:localhost%3A8000"


def test_the_private_half_of_a_key_is_nowhere(client):
    for address in (DID, KEYS):
        assert '"d":' not in client.get(address).content.decode().replace(" ", "")


def test_the_key_set_verifies_badges_and_lists(client, token):
    known = KeySet.import_key_set(client.get(KEYS).json())
    for one in (token, status_list(client).content.decode()):
        assert jws.deserialize_compact(one, known, algorithms=["ES256"])


def test_former_keys_stay_published_behind_the_current_one(client, token):
    former = keys.current().name
    current = keys.renew().name
    names = [key["kid"].split("#")[1] for key in client.get(KEYS).json()["keys"]]
    assert names == [current, former]


def test_a_list_is_as_long_as_it_must_be_and_empty_at_first(client, token):
    assert bits(client) == []


def test_a_revocation_sets_its_own_bit_at_once(client, certificate, basia, pupil, course):
    token_of(certificate), token_of(finish(pupil, course))
    bits(client)
    revoke(certificate, basia)
    assert bits(client) == [certificate.badge.status_index]


def test_a_list_is_a_credential_of_ours_with_an_end(client, token):
    said = payload(status_list(client).content.decode())
    assert said["issuer"] == said["iss"] == "did:web:szkolenia.example.org"
    assert said["id"] == payload(token)["credentialStatus"]["statusListCredential"]
    assert 0 < said["exp"] - timezone.now().timestamp() <= 86_400


def test_a_list_that_nobody_is_on_is_not_there(client, token):
    assert [status_list(client, number).status_code for number in (0, 1, 2, 999)] == [404, 200, 404, 404]


def test_the_picture_of_a_course_is_there_and_no_other(client, certificate):
    picture = client.get(addresses(certificate)[-1])
    assert picture.content.startswith(b"\x89PNG")
    assert b"openbadgecredential" not in picture.content
    nobodys = reverse("badges:picture", args=["00000000-0000-4000-8000-000000000000", "pl"])
    assert client.get(nobodys).status_code == 404


def test_whoever_asks_gets_no_cookie_and_may_keep_the_answer(certificate, token):
    client = Client()
    for address in addresses(certificate):
        response = client.get(address)
        assert response.status_code == 200
        assert not response.cookies
        assert "public" in response["Cache-Control"]
        assert "Cookie" not in response.get("Vary", "")
        assert response["Access-Control-Allow-Origin"] == "*"


def test_who_has_the_answer_already_is_told_so(client, certificate, token):
    for address in addresses(certificate):
        known = client.get(address)["ETag"]
        assert client.get(address, headers={"if-none-match": known}).status_code == 304


def test_nobody_asks_too_often(client, token):
    answers = [client.get(DID, REMOTE_ADDR="10.9.9.9").status_code for _ in range(121)]
    assert answers == [200] * 120 + [429]
    assert client.get(DID, REMOTE_ADDR="10.9.9.8").status_code == 200


def test_they_are_only_read(client, certificate, token):
    assert {client.post(address).status_code for address in addresses(certificate)} == {405}


def test_a_list_costs_the_same_for_one_and_for_three(
    client, ala, certificate, other_courses, basia, django_assert_num_queries
):
    given = [certificate, *(finish(ala, course) for course in other_courses)]
    for each in given:
        token_of(each)
    revoke(certificate, basia)
    with django_assert_num_queries(QUERIES):
        status_list(client)
    for each in given:
        revoke(each, basia)
    with django_assert_num_queries(QUERIES):
        status_list(client)


QUERIES = 3
