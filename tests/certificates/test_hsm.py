"""The signing key in a hardware module: SoftHSM, which speaks PKCS#11 as the real ones do."""

import os
import shutil
import subprocess
from glob import glob
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.apps import apps

from certificates import rendering
from certificates.signing import keys
from certificates.signing.checking import Finding, check

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("services")]

PLACES = ["/usr/lib/softhsm/", "/usr/lib/*/softhsm/", "/opt/homebrew/lib/softhsm/", "/usr/local/lib/softhsm/"]
MODULE = next((found for place in PLACES for found in glob(f"{place}libsofthsm2.so")), "")


def softhsm(*arguments: str) -> None:
    done = subprocess.run(["softhsm2-util", *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def token(tmp_path_factory):
    """A token that knows the PIN 1234 and holds two keys; SoftHSM reads its configuration once in a process."""
    folder = tmp_path_factory.mktemp("hsm")
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder}/tokens\nlog.level = ERROR\n")
    os.environ["SOFTHSM2_CONF"] = str(folder / "softhsm2.conf")
    softhsm("--init-token", "--free", "--label", "miasto", "--so-pin", "0000", "--pin", "1234")
    made = {}
    for number, label in enumerate(("seal", "other"), start=1):
        made[label] = keys.new_key(keys.new_authority())
        secret = made[label].key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        (folder / "key.pem").write_bytes(secret)
        softhsm(
            "--import",
            str(folder / "key.pem"),
            "--token",
            "miasto",
            "--label",
            label,
            "--id",
            f"0{number}",
            "--pin",
            "1234",
        )
        chain = (made[label].certificate, *made[label].chain)
        (folder / f"{label}.pem").write_bytes(b"".join(one.public_bytes(Encoding.PEM) for one in chain))
    return folder


@pytest.fixture
def hardware(settings, token, tmp_path):
    settings.SIGNING_FOLDER = tmp_path / "signing"
    settings.SIGNING_PKCS11_MODULE = MODULE
    settings.SIGNING_PKCS11_TOKEN = "miasto"
    settings.SIGNING_PKCS11_KEY = "seal"
    settings.SIGNING_PKCS11_PIN = "1234"
    settings.SIGNING_CERTIFICATE_FILE = str(token / "seal.pem")
    keys.of_module.cache_clear()
    return settings


def test_the_module_signs_and_the_file_is_ours(hardware, certificate, tmp_path):
    pdf = rendering.render(certificate)
    assert check(pdf).finding == Finding.UNCHANGED
    assert check(pdf).identifier == certificate.public_id
    (tmp_path / "signed.pdf").write_bytes(pdf)
    told = subprocess.run(
        ["pdfsig", "-nocert", tmp_path / "signed.pdf"], capture_output=True, text=True, check=True
    ).stdout
    assert "Signature is Valid." in told
    changed = bytearray(pdf)
    changed[len(pdf) // 2] ^= 1
    assert check(bytes(changed)).finding == Finding.CHANGED


def test_no_key_of_our_own_is_made_beside_it(hardware, certificate):
    rendering.render(certificate)
    assert [place.name for place in Path(hardware.SIGNING_FOLDER).iterdir()] == ["used"]


def test_what_the_module_signed_is_known_when_there_is_another_key(hardware, certificate):
    pdf = rendering.render(certificate)
    hardware.SIGNING_PKCS11_MODULE = ""
    assert check(pdf).finding == Finding.UNCHANGED


def test_a_forked_worker_opens_a_session_of_its_own(hardware, certificate):
    rendering.render(certificate)
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(writing, keys.identity().key.sign(b"child"))
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        signature = pipe.read()
    os.waitpid(child, 0)
    keys.verify(keys.identity().certificate.public_key(), signature, b"child")
    assert keys.identity().key.sign(b"parent")


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("SIGNING_PKCS11_MODULE", "/usr/lib/no-module.so"),
        ("SIGNING_PKCS11_TOKEN", "nie ma"),
        ("SIGNING_PKCS11_KEY", "nie ma"),
        ("SIGNING_PKCS11_KEY", "other"),
        ("SIGNING_PKCS11_PIN", "9999"),
        ("SIGNING_CERTIFICATE_FILE", "/no/such.pem"),
        ("SIGNING_CERTIFICATE_FILE", __file__),
    ],
)
def test_what_is_wrong_is_told_at_start(hardware, setting, value):
    setattr(hardware, setting, value)
    with pytest.raises(keys.BrokenKey):
        apps.get_app_config("certificates").ready()


def test_softhsm_is_there():
    """`script/setup --dev` installs it."""
    assert shutil.which("softhsm2-util")
    assert MODULE
