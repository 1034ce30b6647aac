"""The key that signs badges: made once, readable by nobody else, replaced without harm, and told plainly when it is broken."""

import stat
import subprocess

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat
from django.core.management import CommandError, call_command
from django.urls import reverse

from certificates.badges import checks, keys
from certificates.badges.credential import token_of
from certificates.models import PublishedKey
from tests.certificates.badges.conftest import header

pytestmark = pytest.mark.django_db


def pem(key, password=""):
    how = BestAvailableEncryption(password.encode()) if password else NoEncryption()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, how)


@pytest.fixture
def operators_key(settings, tmp_path):
    """A function that puts a key where the operator's settings point."""
    settings.BADGE_KEY_FILE = str(tmp_path / "operator.pem")

    def put(content: bytes, password: str = "") -> None:
        (tmp_path / "operator.pem").write_bytes(content)
        settings.BADGE_KEY_PASSWORD = password

    return put


def test_the_first_key_is_made_once_and_read_by_nobody_else(own_folder):
    assert keys.current() == keys.current()
    assert [file.name for file in own_folder.iterdir()] == ["key.pem"]
    assert stat.S_IMODE((own_folder / "key.pem").stat().st_mode) == 0o600
    assert stat.S_IMODE(own_folder.stat().st_mode) == 0o700


def test_a_key_is_published_before_it_signs_for_the_first_time(token):
    assert PublishedKey.objects.get().name == header(token)["kid"].split("#")[1]


def test_the_operators_key_signs(certificate, operators_key):
    operators_key(pem(ec.generate_private_key(ec.SECP256R1()), "tajne"), "tajne")
    assert header(token_of(certificate))["alg"] == "ES256"


def test_an_rsa_key_serves_those_who_know_nothing_newer(certificate, operators_key):
    operators_key(pem(rsa.generate_private_key(public_exponent=65537, key_size=2048)))
    token = token_of(certificate)
    assert header(token)["alg"] == "RS256"
    assert token == token_of(certificate)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is no PEM file"),
        (b"-----BEGIN PRIVATE KEY-----\nnonsense\n-----END PRIVATE KEY-----\n", "is no PEM file"),
        (pem(ec.generate_private_key(ec.SECP256R1()), "other"), "is no PEM file"),
        (pem(ec.generate_private_key(ec.SECP384R1())), "P-256"),
        (pem(ed25519.Ed25519PrivateKey.generate()), "P-256"),
        (pem(rsa.generate_private_key(public_exponent=65537, key_size=1024)), "2048"),
    ],
)
def test_a_broken_key_is_told_and_signs_nothing(certificate, operators_key, content, told):
    operators_key(content)
    [error] = checks.badges_can_be_signed(None)
    assert told in error.msg
    assert "operations.md" in error.hint
    with pytest.raises(keys.BrokenBadgeKey, match=told):
        token_of(certificate)
    assert not PublishedKey.objects.exists()


def test_a_key_file_that_is_not_there_is_told(settings):
    settings.BADGE_KEY_FILE = "/nowhere/key.pem"
    [error] = checks.badges_can_be_signed(None)
    assert "/nowhere/key.pem cannot be read" in error.msg


def test_a_site_that_is_more_than_a_host_is_told(settings):
    settings.SITE_URL = "https://example.org/szkolenia"
    [error] = checks.badges_can_be_signed(None)
    assert "did:web" in error.msg


def test_before_it_goes_out_a_site_without_https_is_told(settings):
    assert checks.badges_can_be_checked(None) == []
    settings.SITE_URL = "http://example.org"
    [remark] = checks.badges_can_be_checked(None)
    assert "did:web needs https" in remark.msg


def test_all_is_well_with_what_the_platform_made(token):
    assert checks.badges_can_be_signed(None) == []


def test_a_holder_is_told_when_a_badge_cannot_be_signed_and_has_lost_nothing(client, certificate, ala, operators_key):
    operators_key(b"")
    client.force_login(ala)
    page = client.get(reverse("certificates:badge_token", args=[certificate.public_id]), follow=True)
    assert "Odznaki nie da się teraz podpisać" in page.content.decode()
    assert certificate.number in page.content.decode()


def test_the_command_makes_a_new_key_and_keeps_the_former_one_published(token, capsys):
    former = keys.current().name
    call_command("new_badge_key")
    assert keys.current().name != former
    assert {one.name for one in keys.published()} == {former, keys.current().name}


def test_a_stolen_key_is_taken_out_and_a_new_one_signs(token):
    stolen = keys.current().name
    call_command("new_badge_key", "--distrust", stolen)
    assert [one.name for one in keys.published()] == [keys.current().name]
    assert keys.current().name != stolen


def test_a_key_that_was_never_published_cannot_be_taken_out(token):
    with pytest.raises(CommandError, match="No published key"):
        call_command("new_badge_key", "--distrust", "nonsense")


def test_the_command_leaves_the_operators_key_alone(operators_key):
    operators_key(pem(ec.generate_private_key(ec.SECP256R1())))
    with pytest.raises(CommandError, match="BADGE_KEY_FILE"):
        call_command("new_badge_key")


def test_openssl_makes_a_key_that_fits(certificate, operators_key):
    """The command of docs/operations.md."""
    command = ["openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"]
    operators_key(subprocess.run(command, capture_output=True, check=True).stdout)
    assert header(token_of(certificate))["alg"] == "ES256"
