"""Software of others checks our badges: openbadgeslib, which shares no code with what signs them, and the official schema.

openbadgeslib knows Open Badges 3.0, did:web and status lists, and verifies signatures with PyJWT; we sign with joserfc.
"""

import json
from base64 import urlsafe_b64encode
from datetime import timedelta
from pathlib import Path

import jsonschema
import pytest
import time_machine
from django.utils import timezone
from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier

from certificates import issuing, replacing
from certificates.badges import keys
from certificates.badges.credential import token_of
from certificates.models import Certificate
from certificates.withdrawing import withdraw_all
from tests.certificates.badges.conftest import payload

pytestmark = pytest.mark.django_db

SCHEMA = json.loads((Path(__file__).parent / "ob_v3p0_achievementcredential_schema.json").read_text())
DID = "did:web:szkolenia.example.org"


def verify(token, fetch):
    """Find the issuer's keys from its name alone, then check signature, structure, dates and status."""
    return OB3Verifier.for_issuer_did(DID, download=fetch).verify(token, check_status=True, download=fetch)


def test_a_stranger_verifies_a_badge_from_its_issuers_name_alone(token, fetch, certificate):
    credential = verify(token, fetch)
    assert credential.issuer.id == DID
    assert credential.achievement.name == certificate.course_title
    assert [one.identity_hash for one in credential.identifiers] == ["Ala Żółć"]


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
@pytest.mark.parametrize("facts", [{}, {"is_pupil": True}, {"outcomes": [], "guideline": "", "pass_mark": None}])
def test_it_is_what_the_official_schema_asks_for(certificate, language, facts):
    certificate.language = language
    certificate.facts |= facts
    schema = jsonschema.Draft201909Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    assert [fault.message for fault in schema.iter_errors(payload(token_of(certificate)))] == []


def test_the_schema_notices_what_is_missing(token):
    broken = payload(token)
    del broken["credentialSubject"]["achievement"]["criteria"]
    assert not jsonschema.Draft201909Validator(SCHEMA).is_valid(broken)


def test_a_changed_badge_does_not_verify(token, fetch):
    """Somebody else's name on it, all else as it was."""
    head, _body, signature = token.split(".")
    other = json.dumps(payload(token)).replace("Ala", "Ola")
    with pytest.raises(OB3VerificationError, match="Invalid signature"):
        verify(f"{head}.{urlsafe_b64encode(other.encode()).decode().rstrip('=')}.{signature}", fetch)


def test_a_revoked_certificate_stops_verifying_at_once(token, fetch, certificate, basia):
    verify(token, fetch)
    issuing.revoke(certificate=certificate, by=basia, reason=Certificate.Reason.MISTAKE, now=timezone.now())
    with pytest.raises(OB3VerificationError, match="revocation"):
        verify(token, fetch)


def test_so_does_one_that_was_replaced_and_the_new_one_verifies(token, fetch, certificate, basia):
    new = replacing.reissue(certificate=certificate, by=basia, now=timezone.now())
    with pytest.raises(OB3VerificationError, match="revocation"):
        verify(token, fetch)
    assert verify(token_of(new), fetch)


def test_and_one_whose_holder_asked_to_be_forgotten(token, fetch, ala):
    withdraw_all(person=ala, now=timezone.now())
    with pytest.raises(OB3VerificationError, match="revocation"):
        verify(token, fetch)


def test_and_one_whose_row_is_gone(token, fetch, certificate):
    Certificate.objects.filter(pk=certificate.pk).delete()
    with pytest.raises(OB3VerificationError, match="revocation"):
        verify(token, fetch)


def test_a_badge_holds_through_its_last_day_and_no_longer(token, fetch, certificate):
    with time_machine.travel(f"{certificate.valid_until} 22:00 +0000", tick=False):  # the evening, in Kraków
        verify(token, fetch)
    with time_machine.travel(certificate.valid_until + timedelta(days=2), tick=False):
        with pytest.raises(OB3VerificationError, match="expired"):
            verify(token, fetch)


def test_an_old_badge_verifies_when_the_key_has_been_replaced(token, fetch, certificate):
    keys.renew()
    verify(token, fetch)
    newer = token_of(certificate)
    assert newer != token
    verify(newer, fetch)


def test_what_a_distrusted_key_has_signed_does_not_verify(token, fetch, certificate):
    stolen = keys.current().name
    keys.renew()
    assert keys.distrust(stolen)
    with pytest.raises(OB3VerificationError, match="no verificationMethod"):
        verify(token, fetch)
    verify(token_of(certificate), fetch)


def test_an_old_status_list_is_not_believed_for_long(token, fetch):
    """Whoever kept a copy from before a revocation has no use for it after a day."""
    kept = fetch(payload(token)["credentialStatus"]["statusListCredential"])

    def fetch_old(address):
        return kept if "/status/" in address else fetch(address)

    verify(token, fetch_old)
    with time_machine.travel(timezone.now() + timedelta(days=1, hours=1)):
        with pytest.raises(OB3VerificationError, match="expired"):
            verify(token, fetch_old)


def test_a_badge_of_a_former_host_verifies_while_that_host_still_answers(token, fetch, settings):
    settings.SITE_URL, settings.FORMER_SITE_URLS = "https://nowy.example.org", ["https://szkolenia.example.org"]
    verify(token, fetch)
