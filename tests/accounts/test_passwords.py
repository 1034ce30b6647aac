import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from accounts.forms import ForgottenPasswordForm
from tests.accounts.conftest import PASSWORD
from tests.accounts.deeds import is_signed_in, path_in, sign_in, words_of

pytestmark = pytest.mark.django_db
RESET = "/pl/accounts/password/reset/"
CHANGE = "/pl/accounts/password/change/"
NEW = "nowe-dobre-haslo"


def follow_the_letter(client, letter):
    """Open the link; return the address of the form behind it."""
    return client.get(path_in(letter))["Location"]


def test_reset_by_letter(client, ala, mailoutbox):
    assert client.post(RESET, {"email": "Ala@example.org"})["Location"] == f"{RESET}done/"
    [letter] = mailoutbox
    assert letter.subject == "Ustaw nowe hasło"
    form = follow_the_letter(client, letter)
    assert "key" not in client.get(form).context["form"].data
    assert client.post(form, {"password1": NEW})["Location"] == f"{RESET}key/done/"
    assert sign_in(client, "ala", PASSWORD).status_code == 200
    assert sign_in(client, "ala", NEW).status_code == 302


def test_the_link_works_once(client, ala, mailoutbox):
    client.post(RESET, {"email": "ala@example.org"})
    client.post(follow_the_letter(client, mailoutbox[0]), {"password1": NEW})
    page = Client().get(path_in(mailoutbox[0]))
    assert page.status_code == 200
    assert "Odnośnik stracił ważność" in page.content.decode()


def test_reset_ends_a_wait_for_guessing(client, ala, mailoutbox):
    for _ in range(8):
        sign_in(client, "ala", "nie-pamietam-go")
    client.post(RESET, {"email": "ala@example.org"})
    client.post(follow_the_letter(client, mailoutbox[0]), {"password1": NEW})
    assert sign_in(client, "ala", NEW).status_code == 302


def test_reset_answers_the_same_whether_there_is_an_account_or_not(client, ala, mailoutbox):
    answers = [client.post(RESET, {"email": email}) for email in ("ala@example.org", "nikt@example.org")]
    assert len({(answer.status_code, answer["Location"]) for answer in answers}) == 1
    assert len({words_of(client.get(answer["Location"])) for answer in answers}) == 1
    assert [letter.subject for letter in mailoutbox] == ["Ustaw nowe hasło", "Nie ma konta na ten adres"]


@pytest.mark.parametrize(("work", "rest"), [(0.03, 0.07), (0.045, 0.055), (0.13, 0.07)])
def test_the_answer_to_a_reset_leaves_on_a_full_tenth_of_a_second(rf, db, monkeypatch, work, rest):
    """Otherwise the time it takes would tell who has an account."""
    moments, slept = iter([10.0, 10.0 + work]), []
    monkeypatch.setattr("accounts.forms.time.monotonic", lambda: next(moments))
    monkeypatch.setattr("accounts.forms.time.sleep", slept.append)
    monkeypatch.setattr("allauth.account.forms.ResetPasswordForm.save", lambda self, request: "")
    ForgottenPasswordForm({"email": "ala@example.org"}).save(rf.post("/"))
    assert slept == [pytest.approx(rest)]


def test_sign_in_answers_the_same_whether_there_is_an_account_or_not(client, ala):
    pages = {
        words_of(sign_in(client, login, "zle-haslo-tutaj")).replace(login, "…")
        for login in ("ala", "nikt", "ala@example.org", "nikt@example.org")
    }
    assert len(pages) == 1


def test_one_address_gets_three_letters_an_hour(client, ala, mailoutbox):
    answers = [client.post(RESET, {"email": "ala@example.org"}) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 429]
    assert answers[-1]["Retry-After"]
    assert "Za dużo prób" in answers[-1].content.decode()
    assert len(mailoutbox) == 3


def test_a_weak_new_password_is_told_at_the_field(client, ala, mailoutbox):
    client.post(RESET, {"email": "ala@example.org"})
    page = client.post(follow_the_letter(client, mailoutbox[0]), {"password1": "krotkie"}).content.decode()
    assert "Błąd:" in page
    assert 'aria-describedby="id_password1_helptext id_password1_error"' in page


def test_change_signs_out_the_other_devices_and_sends_a_notice(client, ala, mailoutbox):
    other = Client()
    sign_in(other, "ala")
    sign_in(client, "ala")
    response = client.post(CHANGE, {"oldpassword": PASSWORD, "password1": NEW})
    assert response["Location"] == "/pl/accounts/profile/"
    assert client.get(CHANGE).status_code == 200
    assert other.get(CHANGE).status_code == 302
    assert [letter.subject for letter in mailoutbox] == ["Hasło zostało zmienione"]


def test_change_asks_for_the_present_password(client, ala):
    client.force_login(ala)
    page = client.post(CHANGE, {"oldpassword": "inne-haslo-123", "password1": NEW}).content.decode()
    assert "Błąd: To nie jest obecne hasło." in page
    ala.refresh_from_db()
    assert ala.check_password(PASSWORD)


def test_a_pupil_can_change_the_start_password(client, pupil):
    client.force_login(pupil)
    client.post(CHANGE, {"oldpassword": PASSWORD, "password1": NEW})
    assert sign_in(Client(), "olek23", NEW).status_code == 302


def test_an_account_without_a_password_sets_one(client, ala):
    ala.set_unusable_password()
    ala.save()
    client.force_login(ala)
    assert client.get(CHANGE)["Location"] == "/pl/accounts/password/set/"
    assert client.get("/pl/accounts/password/set/").status_code == 200
    client.post("/pl/accounts/password/set/", {"password1": NEW})
    ala.refresh_from_db()
    assert ala.check_password(NEW)


@pytest.mark.parametrize(
    "key", ["1-abc", "zzzzzzzzzzzzz-abc-def", "0-x", "1-set-password", "1-%00", "1-ż-ó", "zzzzzzzzzzzzzzzzz-a"]
)
def test_a_made_up_link_is_only_an_old_link(client, ala, key):
    page = client.get(f"{RESET}key/{key}/")
    assert page.status_code == 200
    assert "Odnośnik stracił ważność" in page.content.decode()


def test_the_links_host_is_ours_whatever_the_request_says(client, ala, mailoutbox, settings):
    settings.SITE_URL = "https://szkolenia.example"
    client.post(RESET, {"email": "ala@example.org"}, HTTP_HOST="zly.example")
    assert "zly.example" not in mailoutbox[0].body
    assert "https://szkolenia.example/pl/accounts/password/reset/key/" in mailoutbox[0].body


def test_signing_in_after_a_reset_stays_a_deed_of_its_own(client, ala, mailoutbox):
    client.post(RESET, {"email": "ala@example.org"})
    client.post(follow_the_letter(client, mailoutbox[0]), {"password1": NEW})
    assert not is_signed_in(client)


def test_people_keep_their_passwords_as_argon2_in_production():
    from config.settings import base

    assert base.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")
    assert get_user_model().objects.count() == 0


def test_a_password_manager_learns_whose_password_is_changed(client, ala):
    client.force_login(ala)
    assert (
        '<input type="text" autocomplete="username" value="ala" hidden readonly>' in client.get(CHANGE).content.decode()
    )
