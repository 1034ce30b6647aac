"""A place in a status list for each badge, drawn by lot.

A list has 131,072 places (the least that the Bitstring Status List of W3C allows) and is taken for full when eight draws in a
row meet only taken ones, which is at about half. So whoever reads a list learns neither how many certificates there are nor
which came after which.
"""

import secrets

from django.db import IntegrityError, transaction
from django.db.models import Max

from certificates.badges.records import Badge

PLACES = 131_072
DRAWS = 8


class NoBadge(Exception):
    """There is nobody whom a badge could be about: the name was withdrawn, or the certificate is a sample."""


def badge_of(certificate) -> Badge:
    """Return the badge of a certificate, giving it its place the first time. Raises NoBadge."""
    try:
        return certificate.badge
    except Badge.DoesNotExist:
        if certificate.pk is None:
            raise NoBadge("a sample") from None
        return give_place(certificate)


def give_place(certificate) -> Badge:
    while True:
        number = newest_list() or 1
        index = free_place(number)
        if index is None:
            number, index = number + 1, secrets.randbelow(PLACES)
        try:
            with transaction.atomic():
                return Badge.objects.create(certificate=certificate, status_list=number, status_index=index)
        except IntegrityError:  # another process was first, with this certificate or with this place
            if mine := Badge.objects.filter(certificate=certificate).first():
                return mine


def newest_list() -> int:
    """Return the number of the list that is being filled, 0 before the first badge."""
    return Badge.objects.aggregate(last=Max("status_list"))["last"] or 0


def free_place(number: int) -> int | None:
    drawn = [secrets.randbelow(PLACES) for _ in range(DRAWS)]
    taken = Badge.objects.filter(status_list=number, status_index__in=drawn).values_list("status_index", flat=True)
    return next((index for index in drawn if index not in set(taken)), None)
