"""Rescue breaths: the head, the seal, the chest that rises."""

from django.utils.translation import gettext_lazy as _

from figures.kit import heads, looks, signs
from figures.kit.people import Person
from figures.kit.points import Point
from figures.kit.shapes import TEAL, limb, line
from figures.registry import figure
from figures.situations import poses
from figures.situations.recognising import LYING_BACK, large_head, two_fingers


@figure(
    "rescue-breath",
    topic="cpr",
    title=_("Zaciśnij nos, obejmij usta"),
    alt=_(
        "Z bliska: ratująca osoba zaciska palcami nos leżącej osoby, unosi jej brodę i szczelnie obejmuje ustami jej usta."
    ),
)
def rescue_breath() -> str:
    at = Point(118, 180)
    mouth = heads.on_head(at, 47, 30, turn=LYING_BACK, size=132)
    helper, turn = looks.HANIA, -112
    reach = heads.on_head((0, 0), 49, 30, turn=turn, facing=-1, size=132)
    above = Point(mouth[0] - reach[0], mouth[1] - reach[1])
    throat = heads.on_head(above, -2, 26, turn=turn, facing=-1, size=132)
    drawn = limb(helper.top, [((420, -10), 90), ((318, 48), 44)])
    drawn += limb(helper.skin, [((300, 52), 34), (throat, 32)])
    drawn += heads.head(helper, above, turn=turn, facing=-1, size=132, eye="closed")
    drawn += large_head(looks.MAREK, at, mouth="open")
    nose = heads.on_head(at, 52, 8, turn=LYING_BACK, size=132)
    drawn += pinching_hand(helper, nose) + two_fingers(helper, heads.on_head(at, 34, 56, turn=LYING_BACK, size=132))
    return signs.ground((200, 250), 180, 12) + poses.moved(drawn, 26, 36, size=0.9)


def pinching_hand(look: looks.Look, nose: tuple[float, float]) -> str:
    """Draw a large hand that lies on the forehead and pinches the soft part of the nose between thumb and finger."""
    x, y = nose
    palm = limb(look.skin, [((x - 130, y + 34), 19), ((x - 74, y + 14), 16), ((x - 44, y + 6), 21)])
    finger = limb(look.skin, [((x - 38, y - 6), 10), ((x - 12, y - 18), 8.5), ((x + 6, y - 4), 7.5)])
    thumb = limb(look.skin, [((x - 38, y + 18), 10), ((x - 16, y + 16), 8.5), ((x + 2, y + 8), 7.5)])
    return finger + thumb + palm + limb(look.top, [((x - 168, y + 48), 26), ((x - 120, y + 31), 23)])


@figure(
    "chest-rises",
    topic="cpr",
    title=_("Patrz, czy klatka się unosi"),
    alt=_(
        "Kobieta w hidżabie klęczy przy głowie leżącej osoby, robi oddech usta-usta i patrzy, jak klatka piersiowa się unosi. Strzałki "
        "nad klatką pokazują w górę."
    ),
)
def chest_rises() -> str:
    helper = Person(looks.LAYLA, (106, 152), (42, 170), facing=1)
    drawn = signs.ground((216, 226), 176)
    drawn += helper.arm((160, 198), bend=1, palm=-60, thumb=0, hand_size=0.9)
    drawn += poses.lying(looks.TARAS, head_x=132, tilt=-24, mouth="open", dent=-10)
    drawn += helper.bent_leg((72, 218), (22, 221), toes=180)
    drawn += helper.torso()
    drawn += helper.head(neck=-12, turn=58)
    drawn += helper.arm((112, 190), bend=1, palm=-10, thumb=-1, hand_size=1.15)
    drawn += line("M182 166Q222 138 262 168", width=3.5, colour=TEAL, dashes="2 9")
    return drawn + signs.arrow((206, 138), (206, 104), width=10) + signs.arrow((238, 138), (238, 104), width=10)
