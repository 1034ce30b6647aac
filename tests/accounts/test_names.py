import unicodedata

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from accounts.names import LONGEST, NameField, tidy
from accounts.usernames import free_username, stem_of


def read(name):
    return NameField(autocomplete="given-name").clean(name)


@pytest.mark.parametrize(
    "name",
    ["Ala", "Anna Maria", "Żółkiewska-Ćwik", "O’Brien", "O'Brien", "Мар'яна", "Мар`яна", "Ґудзь", "J. R.", "José",
     "d’Artagnan", "Nguyễn", "李", "Świątek (Kowalska)", "Ż" * LONGEST],
)  # fmt: skip
def test_names_of_people_are_let_through(name):
    assert read(name) == name


@pytest.mark.parametrize(
    "name",
    ["", "   ", "123", "-", "Ala\r\nBcc: x", "Ala\nX", "Ala\tX", "Ala\x00", "Ala\u2028X", "Ala\u202eX", "Ala\u200bX",
     "<script>alert(1)</script>", "Ala <b>", "http://a", "www.zle", "zle.pl", "Zobacz zle.example/x", "ala@example.org",
     "Ala 😀", "Ż" * (LONGEST + 1)],
)  # fmt: skip
def test_what_is_no_name_is_refused(name):
    with pytest.raises(ValidationError):
        read(name)


def test_spaces_and_accents_are_put_in_order():
    assert read("  Anna \u00a0 Maria ") == "Anna Maria"
    assert tidy(unicodedata.normalize("NFD", "Żółć")) == "Żółć"


@given(st.text(max_size=120))
def test_whatever_gets_through_fits_on_one_line_of_a_letter(text):
    try:
        name = read(text)
    except ValidationError:
        return
    assert 0 < len(name) <= LONGEST * 3
    assert not set(name) & set("<>\r\n\t@\x00")
    assert name == " ".join(name.split())


@pytest.mark.parametrize(
    ("first", "last", "stem"),
    [
        ("Joanna", "Kowalska", "jkowalska"),
        ("Łucja", "Żółć", "lzolc"),
        ("Оксана", "Шевченко", "oshevchenko"),
        ("Anna", "Żółkiewska-Ćwiklińska", "azolkiewskacwiklinsk"),
        ("李", "明", "osoba"),
    ],
)
def test_the_login_name_is_made_of_latin_letters(first, last, stem):
    assert stem_of(first, last) == stem


@pytest.mark.django_db
def test_namesakes_get_different_login_names(monkeypatch, ala):
    digits = iter("222" + "222" + "2223")
    monkeypatch.setattr("accounts.usernames.secrets.choice", lambda _digits: next(digits))
    ala.username = free_username("Ala", "Nowak")
    ala.save()
    assert (ala.username, free_username("Ala", "Nowak")) == ("anowak222", "anowak2223")
