"""Stroke: what to look for in a face and in two raised arms."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from figures.kit import heads, looks, signs
from figures.kit.looks import Look
from figures.kit.points import Point
from figures.kit.shapes import limb, line, path, placed
from figures.registry import figure

HENRYK = replace(looks.JAN, glasses=False, sleeves="long")
MARIA = replace(looks.HANIA, hair_colour=looks.GREY)
# Drawn for the side that droops on our right: their left.
NORMAL = {
    "eyes": "M-17 -3L-17 -2M17 -3L17 -2",
    "brows": "M-25 -17C-20 -21 -13 -21 -9 -18M25 -17C20 -21 13 -21 9 -18",
    "mouth": "M-18 29C-10 40 10 40 18 29",
}
DROOPING = {
    "eyes": "M-17 -3L-17 -2M17 0L17 1",
    "brows": "M-25 -17C-20 -21 -13 -21 -9 -18M25 -15C20 -19 13 -19 9 -16",
    "mouth": "M-19 27C-12 37 -1 37 5 37C10 37 14 39 16 44",
}


def face(look: Look, at: tuple[float, float], *, size: float, drooping: bool) -> str:
    """Draw a large face from the front that tries to smile."""
    parts = DROOPING if drooping else NORMAL
    scale = size / heads.UNIT

    def put(d: str) -> str:
        return placed(d, at, size=scale)

    x, y = at
    body = limb(look.skin, [((x, y + 0.42 * size), 0.19 * size), ((x, y + 0.7 * size), 0.19 * size)])
    body = (
        limb(
            look.top,
            [((x - 0.42 * size, y + 0.98 * size), 0.26 * size), ((x + 0.42 * size, y + 0.98 * size), 0.26 * size)],
        )
        + body
    )
    drawn = body + path(look.skin, put(heads.FRONT_EARS)) + path(look.skin, put(heads.FRONT))
    drawn += path(look.hair_colour, put(heads.FRONT_HAIR[look.hair]))
    drawn += line(put(parts["eyes"]), width=size / 19) + line(
        put(parts["brows"]) + put("M0 4C5 12 5 17 -2 18"), width=size / 44
    )
    drawn += line(put(parts["mouth"]), width=size / 34)
    if drooping:
        drawn += line(put("M10 -1C14 -4 20 -4 24 0"), width=size / 36)
        return drawn + line(put("M-25 22C-28 27 -28 31 -25 35"), width=size / 60)
    return drawn + line(put("M-25 22C-28 27 -28 31 -25 35M25 22C28 27 28 31 25 35"), width=size / 60)


@figure(
    "face-normal",
    topic="illness",
    title=_("Twarz: uśmiech jest równy"),
    alt=_(
        "Twarz starszego mężczyzny z przodu. Uśmiecha się, oba kąciki ust są na tej samej wysokości, oczy są otwarte tak samo."
    ),
)
def face_normal() -> str:
    return face(HENRYK, (200, 118), size=178, drooping=False)


@figure(
    "face-drooping",
    topic="illness",
    title=_("Twarz: jeden kącik ust opada"),
    alt=_(
        "Ta sama twarz z przodu. Mężczyzna próbuje się uśmiechnąć, ale po jednej stronie kącik ust i powieka opadają."
    ),
)
def face_drooping() -> str:
    return face(HENRYK, (200, 118), size=178, drooping=True)


@figure(
    "fast-face",
    topic="illness",
    title=_("Udar: poproś o uśmiech"),
    alt=_(
        "Dwie twarze tej samej starszej kobiety. Po lewej uśmiech jest równy. Po prawej jeden kącik ust i powieka opadają, a strzałka pokazuje "
        "to miejsce."
    ),
)
def fast_face() -> str:
    drawn = face(MARIA, (104, 116), size=128, drooping=False) + face(MARIA, (290, 116), size=128, drooping=True)
    return drawn + signs.arrow((366, 118), (366, 168), width=11) + line("M197 30V230", width=3, dashes="2 10")


@figure(
    "fast-arms",
    topic="illness",
    title=_("Udar: poproś o uniesienie obu rąk"),
    alt=_(
        "Starsza kobieta ma unieść obie ręce przed siebie. Jedna ręka jest uniesiona, druga opada, pokazuje to strzałka w dół."
    ),
)
def fast_arms() -> str:
    x, y = Point(200, 92)
    look = MARIA
    drawn = limb(
        look.top,
        [((x - 44, 158), 22), ((x - 22, 150), 28), ((x + 22, 150), 28), ((x + 44, 158), 22)],
        [((x, 170), 44), ((x, 290), 48)],
    )
    drawn += limb(look.skin, [((x, 112), 13), ((x, 136), 13)]) + heads.front_head(look, (x, y - 12), size=86)
    good = limb(
        look.skin,
        [((136, 144), 13), ((96, 132), 12), ((78, 124), 17)],
        *[[((78 + d, 122), 7), ((70 + d * 1.4, 96), 5.5)] for d in (-12, -4, 4, 12)],
        [((90, 128), 7), ((104, 108), 5.5)],
    )
    weak = limb(
        look.skin,
        [((266, 178), 13), ((292, 196), 12), ((306, 204), 17)],
        *[[((308 + d, 208), 7), ((318 + d * 1.4, 232), 5.5)] for d in (-12, -4, 4, 12)],
        [((294, 206), 7), ((284, 224), 5.5)],
    )
    sleeves = limb(look.top, [((158, 156), 20), ((126, 142), 16.5)]) + limb(
        look.top, [((242, 158), 20), ((274, 186), 16.5)]
    )
    return drawn + good + weak + sleeves + signs.arrow((350, 130), (350, 190), width=13)
