"""A certificate as PDF: one page, tagged (PDF/UA-1), made only of its frozen facts and of the edition of its design.

There are two ways to the same file. The fast way stamps the certificate's words on a plate that all certificates of the
course share; the full way lays the certificate out for itself. What the fast way cannot do right takes the full way.
"""

import json
import logging
from contextlib import suppress
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from certificates import ring
from certificates.badges.credential import token_of
from certificates.badges.places import NoBadge
from certificates.designs.bases import POINT, Base
from certificates.designs.looks import SVG, Assets, Look, look_of
from certificates.designs.saying import said, signing
from certificates.plates.keeping import Shelf
from certificates.plates.making import NoPlate, plate_of
from certificates.plates.shaping import CannotStamp, Type, shape
from certificates.plates.stamping import Plate
from certificates.signing.sealing import seal
from certificates.words import DIFFERENT, Words, placeholders, words_of
from courses.press import faces, qr
from courses.press.printing import DoesNotFit, Sheet, roomiest

log = logging.getLogger(__name__)

TEMPLATE, STYLESHEET = "certificates/pdf/document.html", "certificates/pdf/designs.css"
NAME_FACE = ("Nunito", 800)


class CannotDraw(Exception):
    """Our faces do not have these characters of the name."""


class Pattern(NamedTuple):
    """What certificates of one plate have in common, as keys that can be compared."""

    language: str
    facts: str  # the edition of the design among them
    name_size: str
    lines: tuple[str, ...]
    code_size: int  # of the QR code, in modules
    signed: bool
    badge: bool


shelf: Shelf[Pattern, Plate] = Shelf()


def render(certificate, *, signed: bool = True) -> bytes:
    """Return the certificate as PDF, always the same bytes. Raises CannotDraw, DoesNotFit, BrokenKey."""
    missing = faces.undrawable(certificate.holder_name)
    if missing:
        raise CannotDraw(missing)
    with translation.override(certificate.language):
        try:
            return stamped(certificate, signed=signed)
        except (CannotStamp, NoPlate, DoesNotFit) as reason:
            log.info("Certificate %s is laid out for itself: %s", certificate.number, reason)
            return laid_out(certificate, signed=signed)


def stamped(certificate, *, signed: bool = True) -> bytes:
    """Go the fast way."""
    words = words_of(facts=certificate.facts, number=certificate.number, code=certificate.code)
    badge = badge_of(certificate)
    pattern = pattern_of(certificate, words, signed=signed, badge=bool(badge))
    plate = shelf.get(pattern, lambda: plate_for(certificate, words, signed=signed, badge=bool(badge)))
    return plate.stamp(words, identifier=certificate.public_id.bytes, seal=seal() if signed else None, badge=badge)


def laid_out(certificate, *, signed: bool = True) -> bytes:
    """Go the full way."""
    words = words_of(facts=certificate.facts, number=certificate.number, code=certificate.code)
    look, badge, language = look_of(certificate.facts), badge_of(certificate), certificate.language
    sheet = one_page(certificate.facts, words, language, name_size(words, language, look.base))
    plate = plate_of(sheet, words, look=look, language=language, for_all=False, signed=signed, badge=bool(badge))
    return plate.stamp(words, identifier=certificate.public_id.bytes, seal=seal() if signed else None, badge=badge)


def badge_of(certificate) -> str:
    """Return the badge that goes into the file; a sample on which a design is tried has none."""
    try:
        return token_of(certificate)
    except NoBadge:
        return ""


def pattern_of(certificate, words: Words, *, signed: bool, badge: bool) -> Pattern:
    common = {key: value for key, value in certificate.facts.items() if key not in DIFFERENT}
    return Pattern(
        language=certificate.language,
        facts=json.dumps(common, sort_keys=True),
        name_size=name_size(words, certificate.language, look_of(certificate.facts).base),
        lines=tuple(words.lines),
        code_size=qr.draw(words.address).size,
        signed=signed,
        badge=badge,
    )


def plate_for(certificate, words: Words, *, signed: bool, badge: bool) -> Plate:
    unreal, look = placeholders(certificate.facts, like=words), look_of(certificate.facts)
    language = certificate.language
    sheet = one_page(certificate.facts, unreal, language, name_size(words, language, look.base))
    return plate_of(sheet, unreal, look=look, language=language, for_all=True, signed=signed, badge=badge)


def name_size(words: Words, language: str, base: Base) -> str:
    """Return the class of the largest letters in which the name stands on one line, or else is not too high."""
    with suppress(CannotStamp):
        for points, size in base.one_line:
            if shape(words.name, Type(*NAME_FACE, points * POINT), language).width <= base.name_room:
                return size
    return next((size for length, size in base.lines if len(words.name) <= length), "name-5")


def one_page(facts: dict, words: Words, language: str, size: str) -> Sheet:
    """Lay the certificate out in the roomiest setting that fits on one page."""
    return fitted(facts, words, language, size)[0]


def fitted(facts: dict, words: Words, language: str, size: str, look: Look | None = None) -> tuple[Sheet, dict]:
    """Return the page and what its template was told. The look is that of the facts, unless one is being tried."""
    look = look or look_of(facts)
    context = {
        "facts": {key: drawable(value) for key, value in facts.items()},
        "words": words,
        "said": said(look, facts, words, language),
        "signatories": signing(look, facts, language),
        "look": look,
        "language": language,
        "name_size": size,
        "typed_address": settings.SITE_URL.split("://")[-1] + reverse("verify_start"),
    }
    assets = look.assets | own_assets(words, look)
    for fit, outcomes_below in look.base.fits:
        told = context | {"fit": fit, "outcomes_below": outcomes_below}
        with suppress(DoesNotFit):
            return roomiest([told], template=TEMPLATE, stylesheet=STYLESHEET, assets=assets, zoom=look.base.zoom), told
    raise DoesNotFit(words.number)


def drawable(value):
    if isinstance(value, str):
        return faces.drawable(value)
    if isinstance(value, dict):
        return {key: drawable(item) for key, item in value.items()}
    return [drawable(item) for item in value] if isinstance(value, list) else value


def own_assets(words: Words, look: Look, place: str = "") -> Assets:
    """Return the drawings of one certificate; `place` tells them apart where many stand in one document."""
    return {
        f"ring{place}.svg": (ring.svg(words.number, look.accent, look.ornament).encode(), SVG),
        f"qr{place}.svg": (qr.svg(words.address), SVG),
    }
