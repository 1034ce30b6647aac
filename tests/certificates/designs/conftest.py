"""Designs on every base, and what is issued with them."""

from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from certificates.designs.models import Design, Picture, Signatory
from certificates.designs.pictures import cleaned

LOGO = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><path fill="#1f3f77" d="M0 40V12L30 0l30 12v28z"/>
<circle cx="30" cy="20" r="9" fill="#fff"/></svg>"""
HEAD = {"function_pl": "dyrektor szkoły", "function_en": "head teacher", "function_uk": "директор школи"}
BASES = {
    "programme": {},
    "letterhead": {
        "accent": "#1f3f77",
        "ornament": "#a8682a",
        "letterhead": "Szkoła Podstawowa nr 1\nul. Przykładowa 5, 30-001 Kraków",
        "logo_alt": "Logo szkoły",
    },
    "junior": {
        "paper": "#fdf8ec",
        "heading_pl": "Dyplom Młodego Pomocnika",
        "heading_en": "Young Helper’s Diploma",
        "heading_uk": "Диплом юного помічника",
        "kind_pl": "za naukę pomagania innym",
        "kind_en": "for learning to help others",
        "kind_uk": "за навчання допомагати іншим",
        "closing_pl": "Gratulujemy! Dziękujemy, że chcesz pomagać.",
        "closing_en": "Well done! Thank you for wanting to help.",
        "closing_uk": "Вітаємо! Дякуємо, що хочеш допомагати.",
    },
}


def scribble() -> bytes:
    """Return a signature with a pen, on nothing."""
    picture, file = Image.new("RGBA", (300, 100)), BytesIO()
    ImageDraw.Draw(picture).line([(10, 80), (80, 20), (120, 85), (190, 25), (290, 60)], fill=(20, 35, 90, 255), width=5)
    picture.save(file, "PNG")
    return file.getvalue()


def make_picture(upload: bytes, title: str = "Logo") -> Picture:
    content, media_type = cleaned(upload)
    return Picture.objects.create(title=title, content=content, media_type=media_type)


def make_design(base: str = "programme", **values) -> Design:
    """Make a live design; the letterhead has a logo and a signature."""
    signs = base == "letterhead"
    values = {"title": f"Wzór {base}", "base": base} | BASES[base] | values
    if signs:
        signature = make_picture(scribble(), "Podpis")
        values = {
            "logo": make_picture(LOGO),
            "signatories": [Signatory(name="Barbara Łęcka", picture=signature, **HEAD)],
        } | values
    design = Design(**values)
    design.save()
    return design


@pytest.fixture(params=list(BASES))
def design(request, db):
    return make_design(request.param)
