"""Login cards: made when they are printed, shown once, and only for accounts that the school runs."""

import io
import re

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password
from django.urls import reverse
from django.utils import timezone

from schools import card_sheet, entering, login_cards
from schools.models import LoginCard
from schools.pictures import PICTURES, drawing_of
from tests.factories import make_class
from tests.schools import deeds

pytestmark = pytest.mark.django_db


def issue_for_class(school_class, by):
    return login_cards.issue_cards(school_class=school_class, by=by)


def issue_for(pupil, school_class, by):
    return login_cards.issue_card(school_class=school_class, pupil=pupil, by=by)


def signed_in(pupil):
    type(pupil).objects.filter(pk=pupil.pk).update(last_login=timezone.now())


def opens(card) -> bool:
    """Whether both ways of the card lead to its pupil: the QR code, and the PIN."""
    found = entering.card_of_secret(card.secret)
    return bool(found) and found.pupil.username == card.username and check_password(card.pin, found.pin)


def test_a_pin_is_six_digits_and_no_pattern():
    pins = {login_cards.new_pin() for _ in range(300)}
    assert len(pins) > 290
    assert all(re.fullmatch(r"\d{6}", pin) for pin in pins)
    assert not pins & login_cards.EASY


def test_every_card_opens_its_account(class_7b, basia):
    cards = issue_for_class(class_7b, basia)
    assert len(cards) == 3
    assert all(opens(card) for card in cards)


def test_the_database_knows_neither_pin_nor_secret(class_7b, basia):
    (card, *_others) = issue_for_class(class_7b, basia)
    kept = LoginCard.objects.get(pupil__username=card.username)
    assert card.pin not in kept.pin
    assert card.secret not in kept.secret_hash


def test_who_has_signed_in_keeps_the_card(class_7b, basia):
    (card, *_others) = issue_for_class(class_7b, basia)
    signed_in(get_user_model().objects.get(username=card.username))
    assert card.username not in [other.username for other in issue_for_class(class_7b, basia)]
    assert opens(card)


def test_new_cards_make_the_old_ones_worthless(class_7b, basia):
    (old, *_others) = issue_for_class(class_7b, basia)
    issue_for_class(class_7b, basia)
    assert not opens(old)


def test_one_pupil_gets_a_new_card_and_loses_the_open_sessions(class_7b, basia, as_):
    pupil = class_7b.memberships.first().pupil
    signed_in(pupil)
    browser = as_(pupil)
    (card,) = issue_for(pupil, class_7b, basia)
    assert opens(card)
    assert browser.get(reverse("schools:index")).status_code == 302  # asked to sign in again


def test_a_new_pin_leaves_the_qr_code_and_ends_the_sessions(class_7b, basia, as_):
    (card, *_others) = issue_for_class(class_7b, basia)
    pupil = get_user_model().objects.get(username=card.username)
    browser = as_(pupil)
    pin = login_cards.issue_pin(school_class=class_7b, pupil=pupil, by=basia)
    kept = entering.card_of_secret(card.secret)
    assert check_password(pin, kept.pin)
    assert not check_password(card.pin, kept.pin)
    assert browser.get(reverse("schools:index")).status_code == 302


@pytest.mark.parametrize(
    "own", [{"managed_by": ""}, {"managed_by": "Szkoła nr 99"}, {"is_staff": True}, {"is_superuser": True}]
)
def test_an_account_that_the_school_does_not_run_is_never_touched(class_7b, basia, own):
    person = deeds.join(class_7b, last_login=None)
    type(person).objects.filter(pk=person.pk).update(**own)
    assert person.username not in [card.username for card in issue_for_class(class_7b, basia)]
    assert issue_for(person, class_7b, basia) == []
    assert login_cards.issue_pin(school_class=class_7b, pupil=person, by=basia) is None
    person.refresh_from_db()
    assert person.check_password("tajne-haslo-1")


def test_a_pupil_of_another_class_gets_no_card_here(class_7b, class_8a, basia):
    assert issue_for(deeds.join(class_8a), class_7b, basia) == []


# ---- on paper


def pages_of(pdf: bytes) -> list[str]:
    """Return the words of each page, with single spaces."""
    pages = pypdfium2.PdfDocument(pdf)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pages]


def text_of(pdf: bytes) -> str:
    return " ".join(pages_of(pdf))


def test_the_sheet_holds_eight_cards_a_page_with_all_that_a_pupil_needs(school, basia):
    school_class = make_class(school, pupils=9, name="4c")
    cards = issue_for_class(school_class, basia)
    pdf = card_sheet.sheet_of(cards, school_class=school_class)
    assert len(pages_of(pdf)) == 2
    with pikepdf.open(io.BytesIO(pdf)) as read:
        assert read.Root.MarkInfo.Marked
        assert str(read.Root.Lang) == "pl"
    words = text_of(pdf)
    for card in cards:
        assert card.username in words
        assert f"{card.pin[:3]} {card.pin[3:]}" in words
    assert "Nie pokazuj nikomu karty." in words
    assert "Нікому не показуй картку." in words


def test_a_card_is_read_aloud_in_both_its_languages(class_7b, basia, caplog):
    pdf = card_sheet.sheet_of(issue_for_class(class_7b, basia), school_class=class_7b)
    with pikepdf.open(io.BytesIO(pdf)) as read:
        spoken = [
            one.Lang
            for one in read.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Span" and "/Lang" in one
        ]
    assert {str(language) for language in spoken} == {"uk"}
    assert "languages stay untold" not in caplog.text


def test_the_qr_code_leads_to_the_sign_in(class_7b, basia):
    (card, *_others) = cards = issue_for_class(class_7b, basia)
    page = pypdfium2.PdfDocument(card_sheet.sheet_of(cards, school_class=class_7b))[0]
    read = {code.text for code in zxingcpp.read_barcodes(page.render(scale=3).to_pil())}
    assert {card_sheet.address_of_card(one.secret) for one in cards} == read
    assert card_sheet.address_of_card(card.secret).endswith(f"/k/{card.secret}/")


def test_names_that_are_long_stay_on_their_card(class_7b, basia):
    deeds.join(
        class_7b, first_name="Konstancja-Wilhelmina Anastazja", last_name="Brzęczyszczykiewicz-Wolnomyślicielska"
    )
    pdf = card_sheet.sheet_of(issue_for_class(class_7b, basia), school_class=class_7b)
    assert len(pages_of(pdf)) == 1


def test_small_children_get_a_picture_each_that_no_other_has(class_7b, basia):
    class_7b.by_picture = True
    class_7b.save()
    cards = issue_for_class(class_7b, basia)
    assert len({card.picture for card in cards}) == 3
    words = text_of(card_sheet.sheet_of(cards, school_class=class_7b))
    assert str(PICTURES[cards[0].picture]) in words
    again = login_cards.give_pictures(class_7b)
    assert sorted(again.values()) == sorted(card.picture for card in cards)


def test_every_picture_can_be_drawn():
    assert len(PICTURES) == 40
    assert all(drawing_of(name).startswith(b"<svg") for name in PICTURES)


# ---- in the browser


def test_the_answer_is_the_sheet_and_nobody_keeps_it(as_, basia, class_7b):
    browser = as_(basia)
    answer = browser.post(reverse("schools:issue_cards", args=[class_7b.uuid]))
    assert answer["Content-Type"] == "application/pdf"
    assert 'filename="karty-7b.pdf"' in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    page = browser.get(reverse("schools:login_cards", args=[class_7b.uuid]))
    assert "no-store" in page["Cache-Control"]


def test_a_teacher_mends_a_lost_card_in_two_clicks(as_, ewa, class_7b):
    """Open the class's cards; press the button."""
    pupil = class_7b.memberships.first().pupil
    browser = as_(ewa)
    page = browser.get(reverse("schools:login_cards", args=[class_7b.uuid])).content.decode()
    button = reverse("schools:issue_card", args=[class_7b.uuid, pupil.uuid])
    assert f'action="{button}"' in page
    assert browser.post(button)["Content-Type"] == "application/pdf"


def test_a_teacher_reads_a_new_pin_off_the_screen_once(as_, ewa, class_7b):
    pupil = class_7b.memberships.first().pupil
    browser = as_(ewa)
    browser.post(reverse("schools:issue_card", args=[class_7b.uuid, pupil.uuid]))
    answer = browser.post(reverse("schools:new_pin", args=[class_7b.uuid, pupil.uuid]))
    pin = re.search(r"<strong>(\d{6})</strong>", answer.content.decode())[1]
    assert check_password(pin, LoginCard.objects.get(pupil=pupil).pin)
    assert "no-store" in answer["Cache-Control"]


def test_who_has_no_card_gets_no_pin(as_, ewa, class_7b):
    pupil = class_7b.memberships.first().pupil
    answer = as_(ewa).post(reverse("schools:new_pin", args=[class_7b.uuid, pupil.uuid]), follow=True)
    assert "Zrób nową kartę" in answer.content.decode()


def test_the_page_tells_who_has_signed_in_and_whose_account_is_his_own(as_, basia, class_7b):
    signed_in(class_7b.memberships.first().pupil)
    own = deeds.join(class_7b, last_name="Własna")
    type(own).objects.filter(pk=own.pk).update(managed_by="")
    page = as_(basia).get(reverse("schools:login_cards", args=[class_7b.uuid])).content.decode()
    assert "Przygotuj karty klasy (2)" in page
    assert "własne konto" in page
    assert own.username not in page


def test_the_page_tells_whose_picture_is_which(as_, ewa, class_7b):
    login_cards.choose_entrance(school_class=class_7b, by_picture=True, by=ewa)
    page = as_(ewa).get(reverse("schools:login_cards", args=[class_7b.uuid])).content.decode()
    for place in class_7b.memberships.all():
        assert f"({PICTURES[place.picture]})" in page


def test_when_everybody_has_signed_in_there_is_nothing_to_print(as_, basia, class_7b):
    for membership in class_7b.memberships.select_related("pupil"):
        signed_in(membership.pupil)
    answer = as_(basia).post(reverse("schools:issue_cards", args=[class_7b.uuid]), follow=True)
    assert "Nie ma dla kogo" in answer.content.decode()


def test_a_pupil_who_leaves_the_class_keeps_the_account(as_, basia, class_7b):
    pupil = class_7b.memberships.first().pupil
    as_(basia).post(reverse("schools:leave", args=[class_7b.uuid, pupil.uuid]))
    assert not class_7b.memberships.filter(pupil=pupil).exists()
    assert type(pupil).objects.filter(pk=pupil.pk).exists()


def test_the_basis_is_recorded_with_day_and_person(as_, basia, class_7b, today):
    place = class_7b.memberships.first()
    assert place.basis == "school_task"
    address = reverse("schools:basis", args=[class_7b.uuid, place.pupil.uuid])
    as_(basia).post(address, {"basis": "parental_consent"})
    place.refresh_from_db()
    assert (place.basis, place.basis_since, place.basis_by) == ("parental_consent", today, basia)
    as_(basia).post(address, {"basis": "whim"})
    place.refresh_from_db()
    assert place.basis == "parental_consent"


@pytest.mark.parametrize(
    ("language", "words"), [("pl", "Zgoda rodzica"), ("en", "Consent of a parent"), ("uk", "Згода батьків")]
)
def test_the_consent_form_is_one_page_in_each_language(as_, ewa, class_7b, language, words):
    answer = as_(ewa).get(reverse("schools:consent_form", args=[class_7b.uuid, language]))
    (page,) = pages_of(answer.content)
    assert words in page
    assert class_7b.school.name in page


def test_there_is_no_consent_form_in_another_language(as_, ewa, class_7b):
    assert as_(ewa).get(reverse("schools:consent_form", args=[class_7b.uuid, "xx"])).status_code == 404


def test_pins_secrets_and_names_are_in_no_log(class_7b, basia, caplog):
    with caplog.at_level("DEBUG"):
        cards = issue_for_class(class_7b, basia)
    assert f"login-cards-issued by={basia.pk} school={class_7b.school_id} class={class_7b.pk}" in caplog.text
    for card in cards:
        assert card.pin not in caplog.text
        assert card.secret not in caplog.text
        assert card.full_name not in caplog.text


@pytest.mark.parametrize("pupils", [1, 3])
def test_the_list_costs_the_same_for_any_class(school, pupils, django_assert_num_queries):
    school_class = make_class(school, pupils=pupils)
    with django_assert_num_queries(1):
        assert len(login_cards.pupils_with_cards(school_class)) == pupils


@pytest.mark.parametrize("pupils", [1, 3])
def test_the_page_costs_the_same_for_any_class(as_, basia, school, pupils, django_assert_num_queries):
    school_class = make_class(school, pupils=pupils)
    browser = as_(basia)
    with django_assert_num_queries(13):
        browser.get(reverse("schools:login_cards", args=[school_class.uuid]))
