import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError
from django.test import Client

from accounts.forms import SignUpForm
from tests.accounts.deeds import CODE, SIGN_UP, code_in, is_signed_in, path_in, sign_in, sign_up, words_of

pytestmark = pytest.mark.django_db


def hanna():
    return get_user_model().objects.get(email="hanna@example.org")


def test_sign_up_code_desk(client, mailoutbox):
    assert sign_up(client, language="uk")["Location"] == "/uk/accounts/confirm-email/"
    assert not is_signed_in(client)
    [letter] = mailoutbox
    assert letter.to == ["hanna@example.org"]
    response = client.post("/uk/accounts/confirm-email/", {"code": code_in(letter)})
    assert response["Location"] == "/uk/me/"
    assert is_signed_in(client)
    person = hanna()
    assert (person.first_name, person.last_name, person.language, person.is_pupil) == ("Hanna", "Żak", "uk", False)
    assert person.emailaddress_set.get().verified
    assert person.password.startswith(("md5$", "argon2"))


def test_the_login_name_is_made_of_the_name(client):
    sign_up(client)
    assert hanna().username.startswith("hzak")


def test_after_signing_up_the_page_that_was_wanted_opens(client, mailoutbox):
    sign_up(client, next="/pl/kursy/")
    assert client.post(CODE, {"code": code_in(mailoutbox[0])})["Location"] == "/pl/kursy/"


def test_the_subject_has_the_code_and_no_prefix(client, mailoutbox):
    sign_up(client)
    assert mailoutbox[0].subject == f"Twój kod: {code_in(mailoutbox[0])}"


def test_a_wrong_code_is_told_at_the_field(client):
    sign_up(client)
    page = client.post(CODE, {"code": "000000"}).content.decode()
    assert "Błąd: Ten kod się nie zgadza." in page
    assert 'inputmode="numeric"' in page
    assert 'autocomplete="one-time-code"' in page


def test_five_wrong_codes_end_the_try(client, mailoutbox):
    sign_up(client)
    answers = [client.post(CODE, {"code": "000000"}) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200] * 4 + [302]
    client.post(CODE, {"code": code_in(mailoutbox[0])})
    assert not is_signed_in(client)


def test_a_new_code_can_be_asked_for_and_the_old_one_stops_working(client, mailoutbox):
    sign_up(client)
    client.post(CODE, {"action": "resend"})
    first, second = mailoutbox
    client.post(CODE, {"code": code_in(first)})
    assert is_signed_in(client) == (code_in(first) == code_in(second))
    client.post(CODE, {"code": code_in(second)})
    assert is_signed_in(client)


def test_codes_cannot_be_sent_without_end(mailoutbox):
    for _ in range(6):
        sign_up(Client())
    assert len(mailoutbox) == 3


def test_who_typed_a_wrong_address_starts_again(client, mailoutbox):
    sign_up(client, email="pomylka@example.org")
    response = client.post("/pl/accounts/logout/", {"next": SIGN_UP})
    assert response["Location"] == SIGN_UP
    assert client.get(SIGN_UP).status_code == 200


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"password1": "krotkie"}, "za krótkie"),
        ({"password1": "1234567890123"}, "cyfr"),
        ({"password1": "hanna@example"}, "podobne"),
        ({"password1": "HannaHanna", "first_name": "HannaHanna"}, "podobne"),
        ({"password1": "dlugie-haslo" * 20}, "128"),
        ({"email": "to nie adres"}, "e-mail"),
        ({"email": "a" * 250 + "@example.org"}, "254"),
        ({"first_name": ""}, "wymagane"),
        ({"first_name": "H" * 81}, "80"),
        ({"last_name": "Żak\r\nBcc: inni@example.org"}, "bez adresów"),
        ({"last_name": "Żak\nZ"}, "nowej linii"),
        ({"first_name": "<b>Hanna</b>"}, "symboli"),
        ({"first_name": "Zobacz https://zle.example"}, "bez adresów"),
        ({"last_name": "zle.example"}, "bez adresów"),
    ],
)
def test_what_is_wrong_is_told_and_no_account_is_made(client, mailoutbox, changes, said):
    page = sign_up(client, **changes)
    assert page.status_code == 200
    assert "Błąd:" in page.content.decode()
    assert said in page.content.decode()
    assert get_user_model().objects.count() == 0
    assert mailoutbox == []


def test_nobody_becomes_more_than_a_learner_by_adding_fields(client):
    sign_up(client, is_superuser="on", is_staff="on", managed_by="Szkoła", username="admin", language="en")
    person = hanna()
    assert not (person.is_superuser or person.is_staff or person.managed_by)
    assert person.username != "admin"


def test_a_taken_address_gets_the_same_page_and_a_letter_that_says_so(client, ala, mailoutbox):
    fresh = sign_up(client)
    taken_client = Client()
    taken = sign_up(taken_client, email="ALA@example.org")
    assert (taken.status_code, taken["Location"]) == (fresh.status_code, fresh["Location"])
    pages = [words_of(client.get(CODE)).replace("hanna@", "x@"), words_of(taken_client.get(CODE)).replace("ala@", "x@")]
    assert pages[0] == pages[1]
    assert [letter.subject for letter in mailoutbox][1] == "Masz już konto"
    assert "/pl/accounts/login/" in mailoutbox[1].body
    assert get_user_model().objects.count() == 2


def test_no_code_opens_a_taken_address(client, ala):
    sign_up(client, email="ala@example.org")
    state = client.session["account_email_verification_code"]
    client.post(CODE, {"code": state["code"]})
    assert not is_signed_in(client)


def test_pressing_twice_gives_two_codes_and_the_newest_works(mailoutbox):
    first, second = Client(), Client()
    sign_up(first)
    sign_up(second)
    assert get_user_model().objects.count() == 1
    second.post(CODE, {"code": code_in(mailoutbox[-1])})
    assert is_signed_in(second)


def test_two_forms_at_the_same_moment_make_one_account(client, monkeypatch, mailoutbox):
    """The second saves after the first, though it looked before."""
    original = SignUpForm.save

    def lose_the_race(self, request):
        monkeypatch.setattr(SignUpForm, "save", original)
        sign_up(Client())
        return original(self, request)

    monkeypatch.setattr(SignUpForm, "save", lose_the_race)
    assert sign_up(client)["Location"] == CODE
    assert get_user_model().objects.count() == 1
    client.post(CODE, {"code": code_in(mailoutbox[-1])})
    assert is_signed_in(client)


def test_a_login_name_taken_meanwhile_is_drawn_again(client, monkeypatch):
    original, raised = SignUpForm.save, []

    def collide_once(self, request):
        if not raised:
            raised.append(True)
            raise IntegrityError("UNIQUE constraint failed: accounts_user.username")
        return original(self, request)

    monkeypatch.setattr(SignUpForm, "save", collide_once)
    assert sign_up(client)["Location"] == CODE
    assert hanna().username


def test_who_signs_up_again_with_the_right_password_is_signed_in(client, ala, mailoutbox):
    sign_up(client, email="ala@example.org", password1="tajne-haslo-1")
    assert is_signed_in(client)
    assert mailoutbox == []


def test_the_sign_up_form_is_no_way_around_the_limit_on_guessing(client, ala):
    for n in range(6):
        sign_up(Client(), email="ala@example.org", password1=f"zgaduje-nr-{n}")
    sign_up(client, email="ala@example.org", password1="tajne-haslo-1")
    assert not is_signed_in(client)


def test_a_mail_server_that_is_down_does_not_break_the_page(client, monkeypatch):
    def refuse(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    response = sign_up(client)
    assert "Nie udało się wysłać listu" in client.get(response["Location"]).content.decode()


def test_the_form_has_one_password_field_and_what_browsers_need(client):
    page = client.get(SIGN_UP).content.decode()
    assert page.count('type="password"') == 1
    for token in ("given-name", "family-name", "email", "new-password"):
        assert f'autocomplete="{token}"' in page


def test_an_unconfirmed_account_can_be_entered_later_with_a_new_code(mailoutbox):
    sign_up(Client())
    later = Client()
    assert sign_in(later, "hanna@example.org", "cztery-slowa-na-kartce")["Location"] == CODE
    later.post(CODE, {"code": code_in(mailoutbox[-1])})
    assert is_signed_in(later)


def test_links_in_letters_begin_with_the_address_of_the_site(client, ala, mailoutbox, settings):
    settings.SITE_URL = "https://szkolenia.example"
    client.post(SIGN_UP, {}, HTTP_HOST="zly.example")
    sign_up(client, email="ala@example.org")
    assert "zly.example" not in mailoutbox[0].body
    assert "https://szkolenia.example/pl/accounts/login/" in mailoutbox[0].body
    assert path_in(mailoutbox[0]).startswith("/pl/")


def test_who_is_under_sixteen_learns_without_an_account_or_with_a_card(client, db):
    answer = sign_up(client, of_age="")
    assert "Młodsi dostają kartę w szkole" in answer.content.decode()
    assert not get_user_model().objects.exists()
