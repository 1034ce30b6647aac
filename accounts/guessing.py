"""Guessing passwords is slow; signing in is not.

A school is one network address and a class signs in within a minute, so the count is per account: a few tries are free,
then each has to wait longer. The net per network is wide and counts wrong passwords only. A new password, from a login
card or a letter, starts a new count; so does an hour of rest.
"""

import ipaddress
from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.db.models import F, Q
from django.utils.crypto import salted_hmac

from accounts.models import WrongPasswords

FREE = 5
DELAYS = [timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 15)]
REST = timedelta(hours=1)
NET = 600
NET_WINDOW = timedelta(minutes=10)
KEPT = timedelta(days=1)
NO_WAIT = timedelta()


def wait_of(count: int, *, latest: datetime, now: datetime) -> timedelta:
    """Return how long an account with `count` wrong passwords has to wait for the next try."""
    if count < FREE:
        return NO_WAIT
    delay = DELAYS[min(count - FREE, len(DELAYS) - 1)]
    return max(latest + delay - now, NO_WAIT)


def take_a_try(*, login: str, address: str, now: datetime) -> timedelta:
    """Use up one try. Return how long to wait instead when there is none."""
    return wait_of_network(address, now=now) or use_a_try(key_of_account(login), now=now)


def use_a_try(key: str, *, now: datetime) -> timedelta:
    """Use up one try for the key. Return how long to wait instead when there is none.

    The try is counted before the secret is looked at, so that a hundred at the same moment are a hundred tries.
    """
    row, is_new = WrongPasswords.objects.get_or_create(key=key, defaults={"since": now, "latest": now})
    if is_new:
        return NO_WAIT
    count = 0 if row.latest <= now - REST else row.count
    wait = wait_of(count, latest=row.latest, now=now)
    if wait:
        return wait
    taken = WrongPasswords.objects.filter(pk=row.pk, count=row.count, latest=row.latest)
    if not taken.update(count=count + 1, latest=now):
        return use_a_try(key, now=now)  # somebody was faster
    return NO_WAIT


def forget(*, login: str) -> None:
    """The password was right: nothing is held against the account."""
    forget_key(key_of_account(login))


def forget_key(key: str) -> None:
    WrongPasswords.objects.filter(key=key).delete()


def note_wrong_password(*, address: str, now: datetime) -> None:
    """Count a wrong password from this network, and throw away what is too old to matter."""
    note_in_net(key_of_network(address), now=now)
    WrongPasswords.objects.filter(latest__lt=now - KEPT).delete()


def note_in_net(key: str, *, now: datetime, window: timedelta = NET_WINDOW) -> None:
    """Count one more within a window that begins with the first."""
    counted = WrongPasswords.objects.filter(key=key, since__gt=now - window).update(count=F("count") + 1, latest=now)
    if not counted:
        WrongPasswords.objects.update_or_create(key=key, defaults={"count": 1, "since": now, "latest": now})


def wait_of_net(key: str, *, now: datetime, most: int, window: timedelta = NET_WINDOW) -> timedelta:
    """Return how long a window that holds `most` is still open."""
    row = WrongPasswords.objects.filter(key=key, count__gte=most).first()
    return max(row.since + window - now, NO_WAIT) if row else NO_WAIT


def wait_of_network(address: str, *, now: datetime) -> timedelta:
    return wait_of_net(key_of_network(address), now=now, most=NET)


def key_of_account(login: str) -> str:
    """Login name and address of a person have one key, which changes with the password."""
    login = login.strip().lower()
    person = get_user_model().objects.filter(Q(username=login) | Q(email=login)).only("pk", "password").first()
    return keyed(f"account {person.pk} {person.password}" if person else f"nobody {login}")


def key_of_network(address: str) -> str:
    return keyed(f"network {network_of(address)}")


def network_of(address: str) -> str:
    """A household or a phone has a whole IPv6 network of 64 bits."""
    ip = ipaddress.ip_address(address)
    return str(ipaddress.ip_network((ip, 64), strict=False) if ip.version == 6 else ip)


def keyed(text: str) -> str:
    return salted_hmac("accounts.guessing", text, algorithm="sha256").hexdigest()
