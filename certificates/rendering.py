"""A certificate as PDF: one A4 page, tagged (PDF/UA-1), made only of its frozen facts."""

from functools import cache
from io import BytesIO

import segno
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.dateparse import parse_date

from certificates import codes, faces, ring
from certificates.printing import Sheet, lay_out

SVG = "image/svg+xml"
DATES = ["completed_on", "issued_on", "refresh_on", "valid_until"]
NAME_SIZES = [(25, "name-1"), (33, "name-2"), (68, "name-3"), (100, "name-4")]  # letters up to which the size holds
# Ever tighter settings of the page, tried until all is on one: class of the body, and whether the outcomes move below.
FITS = [("fit-1", False), ("fit-2", False), ("fit-3", True), ("fit-4", True)]


class CannotDraw(Exception):
    """Our faces do not have these characters of the name."""


class DoesNotFit(Exception):
    """The texts are longer than one page holds, even in the tightest setting."""


def render(certificate) -> bytes:
    """Return the certificate as PDF, always the same bytes. Raises CannotDraw and DoesNotFit."""
    missing = faces.undrawable(certificate.holder_name)
    if missing:
        raise CannotDraw(missing)
    with translation.override(certificate.language):
        return one_page(certificate).pdf(identifier=certificate.public_id.bytes)


def one_page(certificate) -> Sheet:
    """Lay the certificate out in the roomiest setting that fits on one page."""
    context, assets = context_of(certificate), assets_of(certificate)
    for fit, outcomes_below in FITS:
        setting = {"fit": fit, "outcomes_below": outcomes_below}
        html = render_to_string("certificates/pdf/programme.html", context | setting)
        sheet = lay_out(html, stylesheet="certificates/pdf/programme.css", assets=assets)
        if sheet.pages == 1:
            return sheet
    raise DoesNotFit(certificate.number)


def context_of(certificate) -> dict:
    """Return what the template shows: the facts with dates as dates and texts in letters that can be drawn."""
    facts = {key: drawable(value) for key, value in certificate.facts.items()}
    facts |= {key: parse_date(facts[key]) for key in DATES}
    return {
        "facts": facts,
        "number": certificate.number,
        "code": codes.in_groups(certificate.code),
        "language": certificate.language,
        "name_size": next((size for length, size in NAME_SIZES if len(facts["holder_name"]) <= length), "name-5"),
        "address": short_address(certificate),
        "typed_address": settings.SITE_URL.split("://")[-1] + reverse("verify_start"),
    }


def drawable(value):
    if isinstance(value, str):
        return faces.drawable(value)
    return [drawable(item) for item in value] if isinstance(value, list) else value


def short_address(certificate) -> str:
    """Return the address in the QR code: it leads to the verification page in the visitor's language."""
    return settings.SITE_URL + reverse("verify_short", args=[certificate.code])


def assets_of(certificate) -> dict[str, tuple[bytes, str]]:
    return shared_drawings() | {
        "ring.svg": (ring.svg(certificate.number).encode(), SVG),
        "qr.svg": (qr_code(short_address(certificate)), SVG),
    }


def qr_code(text: str) -> bytes:
    """Return the QR code as SVG: level M bears a coffee stain, the white rim of four modules lets cameras find it."""
    drawing = BytesIO()
    segno.make_qr(text, error="m", boost_error=False).save(drawing, kind="svg", border=4, dark="#14232b", light="#fff")
    return drawing.getvalue()


@cache
def shared_drawings() -> dict[str, tuple[bytes, str]]:
    names = ["mark.svg", "frame.svg"]
    return {name: (render_to_string(f"certificates/pdf/{name}").encode(), SVG) for name in names}
