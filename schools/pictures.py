"""The pictures by which small children find themselves: forty, so that one fits everybody in a class.

The drawings stand in site/assets/img/pictures.svg (Fluent Emoji by Microsoft, MIT).
"""

import re
from functools import cache

from django.conf import settings
from django.utils.translation import gettext_lazy as _

PICTURES = {
    "cat": _("kot"),
    "dog": _("pies"),
    "rabbit": _("królik"),
    "bear": _("miś"),
    "fox": _("lis"),
    "panda": _("panda"),
    "koala": _("koala"),
    "frog": _("żaba"),
    "owl": _("sowa"),
    "penguin": _("pingwin"),
    "duck": _("kaczka"),
    "mouse": _("mysz"),
    "pig": _("świnka"),
    "elephant": _("słoń"),
    "turtle": _("żółw"),
    "fish": _("ryba"),
    "dolphin": _("delfin"),
    "octopus": _("ośmiornica"),
    "snail": _("ślimak"),
    "bee": _("pszczoła"),
    "apple": _("jabłko"),
    "banana": _("banan"),
    "strawberry": _("truskawka"),
    "grapes": _("winogrona"),
    "lemon": _("cytryna"),
    "carrot": _("marchewka"),
    "mushroom": _("grzyb"),
    "tulip": _("tulipan"),
    "clover": _("koniczyna"),
    "tree": _("drzewo"),
    "cactus": _("kaktus"),
    "rainbow": _("tęcza"),
    "sun": _("słońce"),
    "snowflake": _("śnieżynka"),
    "moon": _("księżyc"),
    "umbrella": _("parasol"),
    "balloon": _("balon"),
    "sailboat": _("łódka"),
    "rocket": _("rakieta"),
    "key": _("klucz"),
}
SPRITE = settings.SITE_FOLDER / "assets" / "img" / "pictures.svg"


@cache
def drawing_of(picture: str) -> bytes:
    """Return the picture as an SVG file of its own, for paper."""
    [(box, body)] = re.findall(
        rf'<symbol id="{picture}" viewBox="([^"]+)">(.*?)</symbol>', SPRITE.read_text(), re.DOTALL
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{body}</svg>'.encode()
