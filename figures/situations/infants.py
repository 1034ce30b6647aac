"""Infants: how they are held when they choke, and how their chest is compressed."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from figures.kit import heads, looks, signs
from figures.kit.looks import Look
from figures.kit.points import Point, toward
from figures.kit.shapes import WHITE, limb, path
from figures.registry import figure
from figures.situations import poses

BABY = replace(looks.TARAS, hair="baby", hair_colour="#6b4226", top="#e8c66a", trousers="#e8c66a")
PARENT = looks.JAN
BIG = 92.0  # the head of an infant, close up


def lap() -> str:
    """Draw the thigh of somebody who sits, with their trunk at the right edge."""
    drawn = limb(PARENT.top, [((396, 20), 60), ((384, 170), 56)])
    return drawn + limb(PARENT.trousers, [((380, 214), 40), ((196, 236), 32), ((172, 300), 26)])


def body(*, face_down: bool) -> str:
    """Draw an infant along a forearm, the head low and to the left."""
    hip, chest = Point(268, 128), Point(196, 152)
    drawn = limb(
        BABY.skin, [((300, 116), 17), ((334, 128 if face_down else 92), 13), ((346, 150 if face_down else 112), 11)]
    )
    drawn += limb(BABY.skin, [(chest, 16), ((160, 158), 16)])
    return drawn + limb(BABY.top, [(chest, 33), (hip, 34), ((300, 116), 24)])


def forearm(wrist: tuple[float, float], palm: float) -> str:
    """Draw the forearm that carries the infant."""
    tips = toward(wrist, palm, 48)
    hand = [(wrist, 15), (toward(wrist, palm, 22), 19), (tips, 10)]
    return limb(PARENT.skin, [((330, 168), 22), (wrist, 15)], hand) + limb(
        PARENT.top, [((392, 140), 34), ((306, 174), 26)]
    )


@figure(
    "infant-back-blows",
    topic="choking",
    title=_("Niemowlę: pięć uderzeń w plecy"),
    alt=_(
        "Niemowlę leży na brzuchu na przedramieniu opartym o udo, głowę ma niżej niż tułów. Jedna dłoń podtrzymuje jego brodę, nasada drugiej "
        "uderza między łopatki."
    ),
)
def infant_back_blows() -> str:
    drawn = lap() + forearm((206, 194), 172) + body(face_down=True)
    drawn += limb(BABY.skin, [((190, 170), 13), ((186, 206), 11), ((184, 220), 11)])
    drawn += heads.head(BABY, (122, 172), turn=-104, facing=-1, size=BIG)
    drawn += limb(PARENT.skin, [((206, 196), 15), ((186, 206), 11), ((171, 212), 7)])
    drawn += striking_hand((214, 118))
    return drawn + signs.arrow((166, 34), (186, 88), width=13)


def striking_hand(at: tuple[float, float]) -> str:
    """Draw an open hand on its way down, the heel of it at the point."""
    x, y = at
    drawn = limb(
        PARENT.skin,
        [((330, 14), 22), ((x + 36, y - 36), 16), ((x, y - 18), 20)],
        [((x, y - 18), 18), ((x - 40, y - 20), 12)],
    )
    return drawn + limb(PARENT.top, [((400, -24), 36), ((322, 20), 28)])


@figure(
    "infant-chest-thrusts",
    topic="choking",
    title=_("Niemowlę: pięć uciśnięć klatki piersiowej"),
    alt=_(
        "Niemowlę leży na plecach na przedramieniu opartym o udo, głowę ma niżej niż tułów. Dwa palce uciskają środek jego klatki piersiowej, "
        "nie brzuch."
    ),
)
def infant_chest_thrusts() -> str:
    drawn = lap() + forearm((196, 196), 186) + body(face_down=False)
    drawn += limb(BABY.skin, [((186, 150), 13), ((212, 176), 11), ((236, 172), 11)])
    drawn += heads.head(BABY, (122, 166), turn=-112, size=BIG)
    drawn += limb(PARENT.skin, [((108, 214), 13), ((82, 200), 10)], [((106, 216), 15), ((176, 204), 16)])
    drawn += pressing_fingers((206, 120))
    return drawn + signs.arrow((160, 44), (160, 96), width=13)


def pressing_fingers(at: tuple[float, float]) -> str:
    """Draw a hand from above whose two fingers press at the point."""
    x, y = at
    drawn = limb(PARENT.skin, [((x + 22, y - 48), 17), ((x + 8, y - 22), 9.5), ((x + 4, y - 2), 8)])
    drawn += limb(
        PARENT.skin,
        [((330, 6), 22), ((x + 54, y - 64), 16), ((x + 26, y - 52), 20)],
        [((x + 20, y - 50), 17), ((x - 8, y - 26), 9.5), ((x - 10, y - 3), 8)],
        [((x + 30, y - 42), 12), ((x + 40, y - 22), 9)],
    )
    return drawn + limb(PARENT.top, [((400, -24), 36), ((322, 12), 28)])


@figure(
    "infant-compressions",
    topic="choking",
    title=_("Niemowlę: uciskaj dwoma kciukami"),
    alt=_(
        "Niemowlę leży na plecach, widziane z góry. Dwie dłonie obejmują jego klatkę piersiową, a kciuki leżą obok siebie na dolnej połowie mostka."
    ),
)
def infant_compressions() -> str:
    helper: Look = looks.OMAR
    drawn = limb(
        BABY.skin,
        [((160, 122), 15), ((112, 112), 12), ((92, 84), 11)],
        [((240, 122), 15), ((288, 112), 12), ((308, 84), 11)],
    )
    drawn += limb(BABY.skin, [((180, 226), 18), ((170, 290), 14)], [((220, 226), 18), ((230, 290), 14)])
    drawn += path(BABY.skin, "M160 104Q200 92 240 104Q252 150 240 214H160Q148 150 160 104z")
    drawn += path(WHITE, "M154 208Q200 220 246 208L242 240Q214 246 206 262H194Q186 246 158 240z")
    drawn += heads.front_head(BABY, (200, 60), size=104, eye="closed")
    for side in (-1, 1):
        x = 200 + side * 44
        fingers = [[((x + side * 6, 176 - d), 11), ((x + side * 2, 160 - d), 9)] for d in (0, 18, 36)]
        palm = [((200 + side * 96, 300), 22), ((200 + side * 72, 216), 19), ((x + side * 10, 180), 20)]
        thumb = [((x + side * 10, 186), 14), ((200 + side * 24, 172), 10.5), ((200 + side * 11, 154), 9.5)]
        drawn += limb(helper.skin, palm, *fingers) + limb(helper.skin, palm[1:], thumb)
    return signs.ground((200, 146), 150, 108) + poses.moved(drawn, 0, 16)
