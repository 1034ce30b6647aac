"""Start passwords for pupils, made at the moment when the cards with them are printed.

A password is shown once, on the page that makes it, and kept only as a hash. Who has signed in before keeps the
password until the school makes that pupil a new card by name.
"""

import secrets
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.db import transaction

from schools import audit
from schools.collation import person_key
from schools.models import SchoolClass
from schools.words import WORDS


@dataclass(frozen=True)
class Card:
    """What a pupil gets on paper."""

    full_name: str
    username: str
    password: str


def new_start_password() -> str:
    """Return three words and two digits, "krzak-lampa-most-27": about 32 bits, so sign-in has to be throttled."""
    words = [secrets.choice(WORDS) for _ in range(3)]
    return "-".join([*words, f"{secrets.randbelow(90) + 10}"])


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


def issue_start_passwords(*, school_class: SchoolClass, by) -> list[Card]:
    """Make cards for the pupils of the class who have never signed in. Cards printed before stop working."""
    cards = issue([pupil for pupil in pupils_with_cards(school_class) if pupil.last_login is None], last_login=None)
    audit.note("login-cards-issued", by=by, school_class=school_class.pk, cards=len(cards))
    return cards


def issue_start_password(*, school_class: SchoolClass, pupil, by) -> list[Card]:
    """Make one pupil a new card, which ends the pupil's sessions. No card when the school does not run the account."""
    cards = issue([one for one in pupils_with_cards(school_class) if one == pupil])
    audit.note("login-card-issued", by=by, school_class=school_class.pk, pupil=pupil.pk, cards=len(cards))
    return cards


def issue(pupils: list, **still) -> list[Card]:
    """Set new passwords for those who are `still` as they were (a pupil may sign in at this very moment).

    Hashing is slow on purpose, so it is done before the transaction.
    """
    passwords = [new_start_password() for _pupil in pupils]
    hashes = [make_password(password) for password in passwords]
    accounts = get_user_model().objects
    with transaction.atomic():
        return [
            Card(pupil.full_name, pupil.username, password)
            for pupil, password, hashed in zip(pupils, passwords, hashes, strict=True)
            if accounts.filter(pk=pupil.pk, **still).update(password=hashed)
        ]


def give_extra_time(*, school_class: SchoolClass, pupil, percent: int, by) -> None:
    """Set how much longer the pupil may take, in percent, where a quiz has a limit. Running attempts keep their deadline."""
    get_user_model().objects.filter(pk=pupil.pk).update(extra_time=percent)
    audit.note("extra-time-given", by=by, school_class=school_class.pk, pupil=pupil.pk, percent=percent)
