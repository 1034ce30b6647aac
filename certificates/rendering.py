"""A certificate as PDF: one A4 page, tagged (PDF/UA-1), made only of its frozen facts.

There are two ways to the same file. The fast way stamps the certificate's words on a plate that all certificates of the
course share; the full way lays the certificate out for itself. What the fast way cannot do right takes the full way.
"""

import json
import logging
from contextlib import suppress
from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from certificates import ring
from certificates.plates.keeping import Shelf
from certificates.plates.making import NoPlate, plate_of
from certificates.plates.shaping import CannotStamp, Type, shape
from certificates.plates.stamping import Plate
from certificates.signing.sealing import seal
from certificates.words import DIFFERENT, Words, placeholders, words_of
from courses.press import faces, qr
from courses.press.printing import DoesNotFit, Sheet, roomiest

log = logging.getLogger(__name__)

SVG = "image/svg+xml"
TEMPLATE, STYLESHEET = "certificates/pdf/programme.html", "certificates/pdf/programme.css"
NAME_FACE, NAME_ROOM = ("Nunito", 800), 158 / 25.4 * 96  # pixels
ONE_LINE = [(30, "name-1"), (24, "name-2"), (20, "name-3")]  # points in which the name stands if it fits on one line
LINES = [(68, "name-3"), (100, "name-4")]  # and otherwise, letters up to which the size holds
# Ever tighter settings of the page, tried until all is on one: class of the body, and whether the outcomes move below.
FITS = [("fit-1", False), ("fit-2", False), ("fit-3", True), ("fit-4", True)]


class CannotDraw(Exception):
    """Our faces do not have these characters of the name."""


class Pattern(NamedTuple):
    """What certificates of one plate have in common, as keys that can be compared."""

    design: str
    language: str
    facts: str
    name_size: str
    lines: tuple[str, ...]
    signed: bool


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
    plate = shelf.get(pattern_of(certificate, words, signed), lambda: plate_for(certificate, words, signed))
    return plate.stamp(words, identifier=certificate.public_id.bytes, seal=seal() if signed else None)


def laid_out(certificate, *, signed: bool = True) -> bytes:
    """Go the full way."""
    words = words_of(facts=certificate.facts, number=certificate.number, code=certificate.code)
    sheet = one_page(certificate.facts, words, certificate.language, name_size(words, certificate.language))
    plate = plate_of(sheet, words, language=certificate.language, for_all=False, signed=signed)
    return plate.stamp(words, identifier=certificate.public_id.bytes, seal=seal() if signed else None)


def pattern_of(certificate, words: Words, signed: bool) -> Pattern:
    common = {key: value for key, value in certificate.facts.items() if key not in DIFFERENT}
    return Pattern(
        design="programme",
        language=certificate.language,
        facts=json.dumps(common, sort_keys=True),
        name_size=name_size(words, certificate.language),
        lines=tuple(words.lines),
        signed=signed,
    )


def plate_for(certificate, words: Words, signed: bool) -> Plate:
    unreal = placeholders(certificate.facts)
    sheet = one_page(certificate.facts, unreal, certificate.language, name_size(words, certificate.language))
    return plate_of(sheet, unreal, language=certificate.language, for_all=True, signed=signed)


def name_size(words: Words, language: str) -> str:
    """Return the class of the largest letters in which the name stands on one line, or else is not too high."""
    with suppress(CannotStamp):
        for points, size in ONE_LINE:
            if shape(words.name, Type(*NAME_FACE, points * 96 / 72), language).width <= NAME_ROOM:
                return size
    return next((size for length, size in LINES if len(words.name) <= length), "name-5")


def one_page(facts: dict, words: Words, language: str, size: str) -> Sheet:
    """Lay the certificate out in the roomiest setting that fits on one page."""
    return fitted(facts, words, language, size)[0]


def fitted(facts: dict, words: Words, language: str, size: str) -> tuple[Sheet, dict]:
    """Return the page and what its template was told."""
    context = {
        "facts": {key: drawable(value) for key, value in facts.items()},
        "words": words,
        "language": language,
        "name_size": size,
        "typed_address": settings.SITE_URL.split("://")[-1] + reverse("verify_start"),
    }
    for fit, outcomes_below in FITS:
        told = context | {"fit": fit, "outcomes_below": outcomes_below}
        with suppress(DoesNotFit):
            return roomiest([told], template=TEMPLATE, stylesheet=STYLESHEET, assets=assets_of(words)), told
    raise DoesNotFit(words.number)


def drawable(value):
    if isinstance(value, str):
        return faces.drawable(value)
    return [drawable(item) for item in value] if isinstance(value, list) else value


def assets_of(words: Words) -> dict[str, tuple[bytes, str]]:
    return shared_drawings() | {
        "ring.svg": (ring.svg(words.number).encode(), SVG),
        "qr.svg": (qr.svg(words.address), SVG),
    }


@cache
def shared_drawings() -> dict[str, tuple[bytes, str]]:
    drawings = {"mark.svg": "courses/pdf/mark.svg", "frame.svg": "certificates/pdf/frame.svg"}
    return {name: (render_to_string(place).encode(), SVG) for name, place in drawings.items()}
