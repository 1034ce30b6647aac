"""The file that names the sign-ins of schools: what is wrong with it stops the start."""

import pytest

from accounts.views import SignInView
from config import single_sign_on
from tests.schools.saml_provider import write


@pytest.mark.parametrize(
    "change, words",
    [
        ({"certificate": None}, "entry sp1: it lacks certificate"),
        ({"certificate": "MIIB"}, "entry sp1: the certificate can't be read"),
        ({"certificate": "-----BEGIN PRIVATE KEY-----"}, "is a private key"),
        ({"sso_url": "http://idp.sp1.example/sso"}, "begins with https://"),
        ({"kind": "ldap"}, "the kind is openid or saml"),
        ({"certifcate": "x"}, "nobody reads certifcate"),
        ({"id": "SP 1"}, "small letters"),
        ({"attributes": {"shoes": "x"}}, "attributes may name"),
    ],
)
def test_what_is_wrong_with_the_file_is_said_at_the_start(tmp_path, change, words):
    with pytest.raises(single_sign_on.ImproperlyConfigured, match="SSO_FILE") as stopped:
        write(tmp_path / "sso.yaml", **change)
    assert words in str(stopped.value)


def test_two_entries_of_one_id_stop_the_start(tmp_path):
    write(tmp_path / "sso.yaml")
    text = (tmp_path / "sso.yaml").read_text()
    (tmp_path / "sso.yaml").write_text(text + text)
    with pytest.raises(single_sign_on.ImproperlyConfigured, match="two entries have the id sp1"):
        single_sign_on.providers(str(tmp_path / "sso.yaml"))


@pytest.mark.django_db
def test_the_sign_in_page_leads_to_the_provider(client, tmp_path, monkeypatch):
    monkeypatch.setattr(
        SignInView, "extra_context", {"single_sign_ons": single_sign_on.names(write(tmp_path / "sso.yaml"))}
    )
    assert (
        'href="/saml/sp1/login/?next=/pl/me/"'
        in client.get("/pl/accounts/login/", {"next": "/pl/me/"}).content.decode()
    )
