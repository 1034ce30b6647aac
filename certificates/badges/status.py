"""A status list (W3C Bitstring Status List 1.0): one bit for each badge, set once its certificate has been taken back.

The list is itself a signed credential. It is made when somebody asks, so that a revocation shows at once, and says of itself
for how long it may be believed: an old copy cannot make a revoked badge good again for more than a day.
"""

import base64
import gzip
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from certificates.badges.issuer import Issuer
from certificates.badges.places import PLACES
from certificates.badges.records import Badge
from certificates.badges.tokens import signed

CONTEXT = "https://www.w3.org/ns/credentials/v2"
BELIEVED_FOR = timedelta(days=1)
ASK_AGAIN_AFTER = timedelta(minutes=1)


def entry(badge: Badge, issuer: Issuer) -> dict:
    """Return what a credential says of where its status stands."""
    address = issuer.address("badges:status_list", badge.status_list)
    return {
        "id": f"{address}#{badge.status_index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(badge.status_index),
        "statusListCredential": address,
    }


def list_token(number: int, issuer: Issuer, *, now: datetime) -> str:
    """Return a list, signed. Within an hour it changes only when a bit does."""
    return signed(list_credential(number, issuer, now=now), issuer)


def list_credential(number: int, issuer: Issuer, *, now: datetime) -> dict:
    address = issuer.address("badges:status_list", number)
    begins = now.replace(minute=0, second=0, microsecond=0)
    taken_back = Badge.objects.filter(status_list=number).taken_back().values_list("status_index", flat=True)
    return {
        "@context": [CONTEXT],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer.did,
        "validFrom": moment(begins),
        "validUntil": moment(begins + BELIEVED_FOR),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "ttl": ASK_AGAIN_AFTER // timedelta(milliseconds=1),
            "encodedList": encoded(taken_back),
        },
    }


def encoded(indices: Iterable[int]) -> str:
    """Return the bits, the first one leftmost, packed (gzip) and written in base64 for addresses."""
    bits = bytearray(PLACES // 8)
    for index in indices:
        bits[index // 8] |= 0x80 >> index % 8
    return "u" + base64.urlsafe_b64encode(gzip.compress(bytes(bits), mtime=0)).decode().rstrip("=")


def moment(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
