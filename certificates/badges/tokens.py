"""A credential as a signed JWT (Open Badges 3.0, 8.2): the payload is the credential, with the claims of JWT beside it.

The same credential and key give the same token: joserfc signs, and ECDSA takes its random number from the message
(RFC 6979). A file that was lost can so be made again as it was.
"""

import json

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from django.utils.dateparse import parse_datetime
from joserfc import jws

from certificates.badges import keys
from certificates.badges.issuer import Issuer

ES256 = jws.JWSRegistry.algorithms["ES256"]


class RepeatableES256(type(ES256)):
    """ES256, always with the same result."""

    def sign(self, msg: bytes, key) -> bytes:
        made = key.private_key.sign(msg, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))
        return b"".join(half.to_bytes(32) for half in decode_dss_signature(made))


class Algorithms(jws.JWSRegistry):
    algorithms = jws.JWSRegistry.algorithms | {"ES256": RepeatableES256("ES256", "P-256", 256, True)}


ALGORITHMS = Algorithms(algorithms=["ES256", "RS256"])


def signed(credential: dict, issuer: Issuer) -> str:
    """Return the credential as a compact JWS. Raises keys.BrokenBadgeKey."""
    key = keys.current()
    keys.publish(key)
    header = {"alg": key.algorithm, "kid": issuer.key_name(key.name), "typ": "JWT"}
    payload = json.dumps(credential | claims_of(credential), ensure_ascii=False, separators=(",", ":"))
    return jws.serialize_compact(header, payload, key.jwk, registry=ALGORITHMS)


def claims_of(credential: dict) -> dict:
    """Return what the credential says in the words of JWT."""
    issuer, subject = credential["issuer"], credential["credentialSubject"]
    claims = {
        "iss": issuer if isinstance(issuer, str) else issuer["id"],
        "jti": credential["id"],
        "sub": subject["id"],
        "nbf": seconds(credential["validFrom"]),
        "exp": seconds(credential["validUntil"]),
    }
    return claims


def seconds(moment: str) -> int:
    return int(parse_datetime(moment).timestamp())
