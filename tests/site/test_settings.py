"""Production refuses to start on anything unsafe, and says what to do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAFE = {
    "SECRET_KEY": "only-for-this-test-0123456789" * 2,
    "ALLOWED_HOSTS": "szkolenia.example.org",
    "SITE_URL": "https://szkolenia.example.org",
    "DATABASE_URL": "postgres://bk@127.0.0.1:5432/bk",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
    "EMAIL_URL": "smtp+tls://user:pass%20word@mail.example.org:587",
    "OPERATOR_NAME": "Miejskie Centrum Szkoleń",
    "OPERATOR_ADDRESS": "ul. Przykładowa 1, Kraków",
    "ACCESSIBILITY_NAME": "Anna Przykładowa",
    "ACCESSIBILITY_EMAIL": "dostepnosc@example.org",
    "ACCESSIBILITY_PHONE": "12 000 00 00",
    "PRIVACY_NAME": "Ewa Przykładowa",
    "PRIVACY_EMAIL": "iod@example.org",
    "PRIVACY_CHECKED_ON": "2026-12-01",
}


def start(code="import django; django.setup()", **changes):
    """Load the production settings in a process of their own."""
    environment = {name: value for name, value in (SAFE | changes).items() if value is not None}
    environment |= {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "config.settings.production"}
    environment |= {"PYTHONPATH": f"{ROOT}:{ROOT / 'site'}"}
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True)


def test_with_everything_in_place_it_starts():
    done = start()
    assert done.returncode == 0, done.stderr


def test_a_web_process_knows_every_address_without_the_maker_of_pdfs():
    """WeasyPrint costs 1.5 s and 60 MB; who draws loads it when there is something to draw."""
    done = start("import sys, django; django.setup(); import config.urls; print('weasyprint' in sys.modules)")
    assert done.stdout.strip() == "False", done.stderr


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"SECRET_KEY": None}, "SECRET_KEY"),
        ({"SECRET_KEY": "change-me"}, "SECRET_KEY"),
        ({"SECRET_KEY": "short"}, "50 characters"),
        ({"SECRET_KEY": "django-insecure-" + "x" * 60}, "SECRET_KEY"),
        ({"DEBUG": "1"}, "DEBUG"),
        ({"DEBUG": "True"}, "DEBUG"),
        ({"ALLOWED_HOSTS": None}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": " , "}, "ALLOWED_HOSTS"),
        ({"DATABASE_URL": None}, "DATABASE_URL"),
        ({"REDIS_URL": None}, "REDIS_URL"),
        ({"SITE_URL": None}, "SITE_URL"),
        ({"EMAIL_URL": None}, "EMAIL_URL"),
    ],
)
def test_what_is_missing_or_unsafe_is_named(changes, told):
    done = start(**changes)
    assert done.returncode != 0
    assert told in done.stderr.splitlines()[-1]


def test_cookies_and_https_are_strict():
    done = start(
        "from django.conf import settings as s;"
        "print(s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS, s.DEBUG)"
    )
    assert done.stdout.split() == ["__Host-sessionid", "True", "True", "31536000", "False"]


def test_the_container_may_ask_itself_whether_it_is_well():
    done = start(
        "import django; django.setup();"
        "from django.test import Client;"
        "print(Client().get('/livez/', HTTP_HOST='127.0.0.1').status_code,"
        " Client().get('/livez/', HTTP_HOST='elsewhere.example').status_code)"
    )
    assert done.stdout.split() == ["200", "400"]


def test_the_relay_is_read_from_its_address():
    done = start(
        "from django.conf import settings as s;"
        "print(s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_HOST_USER, s.EMAIL_HOST_PASSWORD, s.EMAIL_USE_TLS, sep='|')"
    )
    assert done.stdout.strip() == "mail.example.org|587|user|pass word|True"


def test_djangos_own_deployment_check_has_nothing_to_say():
    done = start(
        "from django.core.management import execute_from_command_line as run;"
        "run(['manage.py', 'check', '--deploy', '--fail-level', 'WARNING'])"
    )
    assert done.returncode == 0, done.stderr


def test_the_demo_accounts_and_the_mailbox_stay_at_home():
    done = start("from django.conf import settings as s; print(s.SHOW_DEMO_ACCOUNTS, s.MAILBOX_IN_BROWSER)")
    assert done.stdout.split() == ["False", "False"]
