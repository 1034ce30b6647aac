"""Login cards of pupils: a PIN to type, and a QR code to scan. Both are made when the card is printed.

They are shown once, on the sheet that is made with them, and kept only as hashes. Whoever has signed in before keeps the
card until somebody makes that pupil a new one by name; then the old one is dead at once, and so are the open sessions.
"""

import secrets
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from audit import ledger
from audit.deeds import Deed
from schools.codes import hashed
from schools.collation import person_key
from schools.models import ClassMembership, LoginCard, SchoolClass
from schools.pictures import PICTURES

PIN_DIGITS = 6
EASY = {str(digit) * PIN_DIGITS for digit in range(10)} | {"012345", "123456", "234567", "345678", "654321", "121212"}


@dataclass(frozen=True)
class Card:
    """What a pupil gets on paper."""

    full_name: str
    username: str
    pin: str
    secret: str
    picture: str


def new_pin() -> str:
    """Return six digits that are no pattern: 20 bits, so typing it has to be throttled (schools.entering)."""
    while (pin := f"{secrets.randbelow(10**PIN_DIGITS):0{PIN_DIGITS}}") in EASY:
        pass
    return pin


def new_secret() -> str:
    """Return 128 bits for the address in the QR code."""
    return secrets.token_urlsafe(16)


def hash_of(secret: str) -> str:
    return hashed(secret, purpose="login-card")


def pupils_with_cards(school_class: SchoolClass) -> list:
    """Return the pupils of the class whose accounts the school runs, in the order of the register.

    An account that its owner made himself is nobody's to reset, whatever class it may be in.
    """
    accounts = get_user_model().objects.filter(
        class_memberships__school_class=school_class,
        managed_by=school_class.school.name,
        is_active=True,
        is_staff=False,
        is_superuser=False,
    )
    return sorted(accounts, key=person_key)


def issue_cards(*, school_class: SchoolClass, by) -> list[Card]:
    """Make cards for the pupils of the class who have never signed in. Cards printed before stop working."""
    waiting = [pupil for pupil in pupils_with_cards(school_class) if pupil.last_login is None]
    return issue(waiting, school_class=school_class, by=by, deed=Deed.CARDS_ISSUED, last_login=None)


def issue_card(*, school_class: SchoolClass, pupil, by) -> list[Card]:
    """Make one pupil a new card. No card when the school does not run the account."""
    mine = [one for one in pupils_with_cards(school_class) if one == pupil]
    return issue(mine, school_class=school_class, by=by, deed=Deed.CARD_ISSUED)


def issue(pupils: list, *, school_class: SchoolClass, by, deed: Deed, **still) -> list[Card]:
    """Make cards for those who are `still` as they were (a pupil may sign in at this very moment).

    Hashing is slow on purpose, so it is done before the transaction.
    """
    pins = [new_pin() for _pupil in pupils]
    made = [(pupil, pin, make_password(pin), new_secret()) for pupil, pin in zip(pupils, pins, strict=True)]
    cards, issued = [], []
    with transaction.atomic():
        pictures = give_pictures(school_class)
        for pupil, pin, hashed_pin, secret in made:
            if end_other_ways_in(pupil, **still):
                values = {
                    "pin": hashed_pin,
                    "secret_hash": hash_of(secret),
                    "made_by": by,
                    "made_at": timezone.now(),
                }
                LoginCard.objects.update_or_create(pupil=pupil, defaults=values)
                cards.append(Card(pupil.full_name, pupil.username, pin, secret, pictures.get(pupil.pk, "")))
                issued.append(pupil)
        ledger.note(deed, by=by, school_class=school_class, about=issued, cards=len(cards))
    return cards


def issue_pin(*, school_class: SchoolClass, pupil, by) -> str | None:
    """Give one pupil a new PIN and leave the QR code as it is. None where there is no card of this school."""
    pin = new_pin()
    hashed_pin = make_password(pin)
    with transaction.atomic():
        mine = [one for one in pupils_with_cards(school_class) if one == pupil]
        changed = bool(mine) and LoginCard.objects.filter(pupil=pupil).update(pin=hashed_pin)
        if changed:
            end_other_ways_in(pupil)
        ledger.note(Deed.PIN_ISSUED, by=by, school_class=school_class, about=[pupil], changed=int(changed))
    return pin if changed else None


def end_other_ways_in(pupil, **still) -> bool:
    """Take away the password and with it every open session of the account."""
    return bool(get_user_model().objects.filter(pk=pupil.pk, **still).update(password=make_password(None)))


@transaction.atomic
def choose_entrance(*, school_class: SchoolClass, by_picture: bool, by) -> None:
    """Let the pupils find themselves by a picture, or by their login. Who has no picture yet gets one."""
    school_class.by_picture = by_picture
    school_class.save(update_fields=["by_picture"])
    give_pictures(school_class)
    ledger.note(Deed.ENTRANCE_CHOSEN, by=by, school_class=school_class, by_picture=by_picture)


def give_pictures(school_class: SchoolClass) -> dict[int, str]:
    """Return the picture of each pupil, giving one to who has none, where the class signs in by pictures."""
    if not school_class.by_picture:
        return {}
    places = list(ClassMembership.objects.select_for_update().filter(school_class=school_class).order_by("pk"))
    free = [name for name in PICTURES if name not in {place.picture for place in places}]
    secrets.SystemRandom().shuffle(free)  # in the order of the list they would tell who is who
    without = [place for place in places if not place.picture]
    for place, picture in zip(without, free, strict=False):
        place.picture = picture
    ClassMembership.objects.bulk_update(without, ["picture"])
    return {place.pupil_id: place.picture for place in places}


@transaction.atomic
def give_extra_time(*, school_class: SchoolClass, pupil, percent: int, by) -> None:
    """Set how much longer the pupil may take, in percent, where a quiz has a limit. Running attempts keep their deadline."""
    get_user_model().objects.filter(pk=pupil.pk).update(extra_time=percent)
    ledger.note(Deed.EXTRA_TIME_GIVEN, by=by, school_class=school_class, about=[pupil], percent=percent)
