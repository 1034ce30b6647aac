"""Issue a badge with the running product and have it checked from Node.js. Started by script/verify_badges."""

import datetime
import os
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.request
from base64 import urlsafe_b64decode, urlsafe_b64encode
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

ROOT = Path(__file__).resolve().parents[1]
SCHEMA = ROOT / "tests" / "certificates" / "badges" / "ob_v3p0_achievementcredential_schema.json"
FORMS = ["jwt", "png", "svg"]
ISSUE = """
from django.contrib.auth import get_user_model
from certificates.models import Certificate
from courses.models import CoursePage
from home.seeding.demo import learn
person = get_user_model().objects.create_user("ewa", "ewa@example.org", "tajne-haslo-1", first_name="Ewa", last_name="Żuk")
learn(person, CoursePage.objects.get(code="K7", locale__language_code="pl"), lessons=2, exam=True)
"""
TAKE = """
import os, pathlib
from django.test import Client
from certificates.models import Certificate
certificate = Certificate.objects.get(holder__username="ewa")
client = Client(SERVER_NAME="localhost")
client.force_login(certificate.holder)
for form in os.environ["FORMS"].split():
    response = client.get(f"/pl/certificates/{certificate.public_id}/badge.{form}")
    assert response.status_code == 200, response.status_code
    pathlib.Path(os.environ["FOLDER"], f"badge.{form}").write_bytes(response.content)
"""
REVOKE = """
from django.utils import timezone
from certificates import issuing
from certificates.models import Certificate
certificate = Certificate.objects.get(holder__username="ewa")
issuing.revoke(certificate=certificate, by=None, reason=Certificate.Reason.MISTAKE, now=timezone.now())
"""


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="bk-badges-") as place:
        folder = Path(place)
        print("npm installs the checkers …", flush=True)
        checker = shutil.copytree(ROOT / "script" / "badge_checker", folder / "checker")
        subprocess.run(
            ["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=checker, check=True
        )
        walk(folder, checker)
    print("All as it should be.")


def walk(folder: Path, checker: Path) -> None:
    port = free_port()
    certificate, key = self_signed(folder)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "DATA_DIR": str(folder / "data"),
        "SITE_URL": f"https://localhost:{port}",
        "BIND": f"127.0.0.1:{port}",
        "WEB_WORKERS": "1",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
        "FOLDER": str(folder),
        "FORMS": " ".join(FORMS),
    }

    def manage(*arguments: str) -> None:
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
        if done.returncode:
            sys.exit(done.stderr)

    def checked(name: str) -> bool:
        trusting = environment | {"NODE_EXTRA_CA_CERTS": str(certificate)}
        return subprocess.run(["node", "check.mjs", folder / name, SCHEMA], cwd=checker, env=trusting).returncode == 0

    print("the product is set up …", flush=True)
    for command in (
        ["migrate", "--noinput"],
        ["createcachetable"],
        ["seed"],
        ["shell", "-c", ISSUE],
        ["shell", "-c", TAKE],
    ):
        manage(*command)
    server = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "gunicorn",
            "--config",
            "gunicorn.conf.py",
            "--keep-alive",
            "60",
            "--certfile",
            certificate,
            "--keyfile",
            key,
        ],
        cwd=ROOT,
        env=environment,
    )
    try:
        wait_for(f"https://localhost:{port}/livez/", certificate)
        for form in FORMS:
            expect(f"badge.{form}, as its holder took it along", checked(f"badge.{form}"))
        expect("another name on it", not checked(changed(folder / "badge.jwt")))
        manage("new_badge_key")
        expect("the key was replaced", checked("badge.jwt"))
        manage("shell", "-c", REVOKE)
        expect("the certificate was revoked", not checked("badge.jwt"))
    finally:
        server.terminate()
        server.wait(timeout=60)


def expect(what: str, fine: bool) -> None:
    print(f"{'as expected' if fine else 'NOT AS EXPECTED'}: {what}", flush=True)
    if not fine:
        sys.exit(1)


def changed(file: Path) -> str:
    """Give the badge to somebody else, and leave the signature as it is."""
    head, body, signature = file.read_text().split(".")
    said = urlsafe_b64decode(body + "=" * (-len(body) % 4)).replace("Ewa Żuk".encode(), b"Jan Nowak")
    file.with_name("changed.jwt").write_text(f"{head}.{urlsafe_b64encode(said).decode().rstrip('=')}.{signature}")
    return "changed.jwt"


def self_signed(folder: Path) -> tuple[Path, Path]:
    """Make a certificate for https://localhost, which is good for a day."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.datetime.now(datetime.UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "tls.pem").write_bytes(made.public_bytes(Encoding.PEM))
    (folder / "tls.key").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return folder / "tls.pem", folder / "tls.key"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address: str, certificate: Path) -> None:
    trusting = ssl.create_default_context(cafile=str(certificate))
    for _attempt in range(120):
        try:
            urllib.request.urlopen(address, context=trusting, timeout=5).close()
            return
        except OSError:
            time.sleep(0.5)
    sys.exit(f"{address} does not answer")


if __name__ == "__main__":
    main()
