"""How a pupil gets in: by the code of the class, a name or a picture and a PIN, or by the QR code of the card.

A PIN has six digits and everybody in the class knows the names, so guessing is made slow without locking anybody out:

- the count is per pupil *and network*: a prankster at home can't keep Ola out of the computer room at school;
- the QR code has a count of its own: whoever guesses at Ola's name does nothing to Ola's card;
- a new PIN or card starts a new count, so that the teacher ends any waiting in two clicks;
- two wide nets catch who tries many: one per pupil over all networks, one per class and network. The QR code passes both.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password, make_password

from accounts import guessing
from schools.login_cards import hash_of
from schools.models import LoginCard, School, SchoolClass

PUPIL_NET = 50  # wrong PINs of one pupil within an hour, from wherever
PUPIL_WINDOW = timedelta(hours=1)
CLASS_NET = 200  # wrong PINs in one class from one network within ten minutes: thirty children who mistype six times


@dataclass(frozen=True)
class Outcome:
    """Who it is, or nobody and how long to wait for the next try."""

    pupil: object | None = None
    wait: timedelta = guessing.NO_WAIT


def class_of_code(code: str, *, today) -> SchoolClass | None:
    return SchoolClass.objects.with_code(code, today=today).select_related("school").first()


def card_in_class(school_class: SchoolClass, *, login: str = "", picture: str = "") -> LoginCard | None:
    """Return the card of the pupil of that name, or picture, in this class."""
    if not login and not picture:
        return None
    cards = living_cards().filter(pupil__class_memberships__school_class=school_class)
    if picture:
        return cards.filter(
            pupil__class_memberships__school_class=school_class, pupil__class_memberships__picture=picture
        ).first()
    return cards.filter(pupil__username=get_user_model().normalize_username(login.strip())).first()


def card_of_secret(secret: str) -> LoginCard | None:
    return living_cards().filter(secret_hash=hash_of(secret)).first()


def living_cards():
    return LoginCard.objects.filter(pupil__is_active=True).exclude(pupil__managed_by="").select_related("pupil")


def try_name(school_class: SchoolClass, *, login: str = "", picture: str = "", pin: str, address: str, now: datetime):
    """Try a PIN with a name or a picture. Who is not there is answered like who is, and as slowly."""
    card = card_in_class(school_class, login=login, picture=picture)
    who = f"{card.pk} {card.pin}" if card else f"nobody {school_class.pk} {login.strip().lower()} {picture}"
    of_class = guessing.keyed(f"class {school_class.pk} {guessing.network_of(address)}")
    of_pupil = guessing.keyed(f"pin {who}")
    here = guessing.keyed(f"pin {who} {guessing.network_of(address)}")
    wait = (
        guessing.wait_of_network(address, now=now)
        or guessing.wait_of_net(of_class, now=now, most=CLASS_NET)
        or guessing.wait_of_net(of_pupil, now=now, most=PUPIL_NET, window=PUPIL_WINDOW)
        or guessing.use_a_try(here, now=now)
    )
    if wait:
        return Outcome(wait=wait)
    if is_right(card, pin):
        guessing.forget_key(here)
        return Outcome(card.pupil)
    guessing.note_wrong_password(address=address, now=now)
    guessing.note_in_net(of_class, now=now)
    guessing.note_in_net(of_pupil, now=now, window=PUPIL_WINDOW)
    return Outcome()


def try_card(card: LoginCard, *, pin: str, now: datetime) -> Outcome:
    """Try the PIN of a card that was scanned."""
    key = guessing.keyed(f"card {card.secret_hash} {card.pin}")
    wait = guessing.use_a_try(key, now=now)
    if wait:
        return Outcome(wait=wait)
    if not is_right(card, pin):
        return Outcome()
    guessing.forget_key(key)
    return Outcome(card.pupil)


def is_right(card: LoginCard | None, pin: str) -> bool:
    """Hash once in either case: otherwise the time an answer takes would tell who is in the class."""
    if card is None:
        make_password(pin)
        return False
    return check_password(pin, card.pin)


def needs_pin(card: LoginCard) -> bool:
    """Whether a scanned card asks for the PIN as well. It does unless the school that runs the account says otherwise."""
    return not School.objects.filter(name=card.pupil.managed_by, card_needs_pin=False).exists()
