"""The sheet of login cards: A4, eight cards with lines to cut along, tagged, in memory only. Nothing of it is kept."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from courses.press import qr
from courses.press.faces import drawable
from schools.codes import in_groups
from schools.login_cards import Card
from schools.models import SchoolClass
from schools.pictures import PICTURES, drawing_of

SVG = "image/svg+xml"
STYLE = "schools/pdf/cards.css"
PER_PAGE = 8
SECOND_LANGUAGE = "uk"


def sheet_of(cards: list[Card], *, school_class: SchoolClass) -> bytes:
    """Return the cards as PDF, in the language that is active, with a line in Ukrainian on each."""
    assets = {}
    shown = []
    for number, card in enumerate(cards):
        assets[f"qr-{number}.svg"] = (qr.svg(address_of_card(card.secret)), SVG)
        if card.picture:
            assets[f"picture-{number}.svg"] = (drawing_of(card.picture), SVG)
        shown.append(
            {
                "number": number,
                "name": drawable(card.full_name),
                "username": card.username,
                "pin": f"{card.pin[:3]} {card.pin[3:]}",
                "picture": PICTURES.get(card.picture, ""),
            }
        )
    with override(SECOND_LANGUAGE if get_language() != SECOND_LANGUAGE else "pl"):
        second_line, second_language = how_to(), get_language()
    context = {
        "pages": [shown[start : start + PER_PAGE] for start in range(0, len(shown), PER_PAGE)],
        "school": drawable(school_class.school.name),
        "class_name": drawable(school_class.name),
        "class_code": in_groups(school_class.code),
        "door": door_address(),
        "language": get_language(),
        "how_to": how_to(),
        "second_line": second_line,
        "second_language": second_language,
    }
    # Here, not above: WeasyPrint costs 1.5 s and 60 MB, and few web processes ever draw.
    from courses.press import printing

    return printing.write_pdf(render_to_string("schools/pdf/cards.html", context), stylesheet=STYLE, assets=assets)


def how_to() -> str:
    return _("Zeskanuj kod albo wejdź na stronę, wpisz kod klasy i PIN. Nie pokazuj nikomu karty.")


def address_of_card(secret: str) -> str:
    return f"{settings.SITE_URL}/k/{secret}/"


def door_address() -> str:
    """Return the address to type, without what browsers add by themselves."""
    return f"{settings.SITE_URL.partition('://')[2]}/klasa"
