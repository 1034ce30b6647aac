"""Is it safe, do they answer, do they breathe: what comes before the first compression."""

from django.utils.translation import gettext_lazy as _

from figures.kit import heads, looks, signs, things
from figures.kit.people import Person
from figures.kit.points import Point, number, pair
from figures.kit.shapes import TEAL, dot, flat, limb, line, lines, path
from figures.registry import figure
from figures.situations import poses


@figure(
    "check-safety",
    topic="cpr",
    title=_("Czy tu jest bezpiecznie?"),
    alt=_(
        "Kobieta w hidżabie stoi z uniesioną dłonią i rozgląda się w obie strony. Przed nią ktoś leży przy torach, a z tyłu "
        "nadjeżdża tramwaj."
    ),
)
def check_safety() -> str:
    body = Person(looks.LAYLA, (78, 98), (76, 148), size=0.86)
    drawn = signs.ground((104, 240), 84) + signs.ground((284, 228), 104)
    drawn += things.tram((318, 136))
    drawn += poses.moved(poses.lying(looks.MAREK), 146, 54, size=0.8)
    drawn += body.leg((62, 234), bend=-1) + body.arm((60, 156), bend=1, palm=95, thumb=0) + body.leg((86, 236), bend=-1)
    drawn += body.torso() + body.head(turn=0)
    drawn += body.arm((132, 120), bend=1, palm=-84, thumb=-1, hand_size=1.4)
    at = body.head_at()
    drawn += signs.arrow((at.x + 32, at.y - 4), (at.x + 66, at.y - 4)) + signs.arrow(
        (at.x - 30, at.y - 4), (at.x - 62, at.y - 4)
    )
    return drawn + warning((222, 84))


def warning(at: tuple[float, float]) -> str:
    """Draw a triangle that warns."""
    x, y = at
    triangle = f"M{pair((x, y - 26))}L{pair((x + 30, y + 24))}L{pair((x - 30, y + 24))}z"
    return path("#e9a820", triangle) + lines(((x, y - 8), (x, y + 7)), width=6) + dot((x, y + 16), 3.6)


@figure(
    "check-response",
    topic="cpr",
    title=_("Czy reaguje?"),
    alt=_("Mężczyzna klęczy przy osobie leżącej na plecach, potrząsa ją za ramiona i głośno woła."),
)
def check_response() -> str:
    helper = poses.kneeler(looks.OMAR, 162, lean=38)
    drawn = signs.ground((190, 226), 180)
    drawn += helper.arm((126, 184), bend=1, palm=140, thumb=0)
    drawn += poses.lying(looks.ZOSIA)
    drawn += poses.kneeling_legs(helper) + helper.torso()
    drawn += helper.head(neck=-122, turn=-30, mouth="open")
    drawn += helper.arm((122, 190), bend=1, palm=150, thumb=1, hand_size=1.3)
    mouth = heads.on_head(helper.head_at(-122), 50, 30, turn=-30, facing=-1)
    drawn += signs.waves(mouth, 148, first=12)
    return drawn + signs.arrow((84, 236), (52, 236), width=7) + signs.arrow((100, 236), (132, 236), width=7)


@figure(
    "call-112",
    topic="cpr",
    title=_("Dzwoń pod 112 i włącz głośnik"),
    alt=_(
        "Kobieta klęczy przy nieprzytomnej osobie i mówi do telefonu, który leży obok na ziemi z włączonym głośnikiem. "
        "W kole powiększony telefon i fale dźwięku."
    ),
)
def call_112() -> str:
    helper = poses.kneeler(looks.HANIA, 186, lean=24)
    drawn = signs.ground((200, 228), 184) + poses.lying(looks.JAN, head_x=112)
    drawn += helper.arm((164, 178), bend=1, palm=150, thumb=0)
    drawn += poses.kneeling_legs(helper) + helper.torso() + helper.head(neck=-114, turn=-20, mouth="open")
    drawn += helper.arm((158, 190), bend=1, palm=140, thumb=1, hand_size=1.2)
    drawn += path(
        "#3a4850", "M26 224L62 216Q67 215 70 218L84 228Q87 231 83 232L46 241Q41 242 38 239L24 229Q21 226 26 224z"
    )
    drawn += flat("#e3f3ea", "M32 226L63 219L76 229L45 236z") + signs.waves((54, 222), -62, count=3, first=16, gap=9)
    return drawn + signs.lens((322, 86), 66, phone_on_speaker((322, 86)))


def phone_on_speaker(at: tuple[float, float]) -> str:
    x, y = at
    drawn = things.phone((x - 16, y), size=1.65)
    return drawn + signs.waves((x - 4, y), 0, first=20, gap=11)


LYING_BACK = -116  # how a large head lies when the chin is raised


def large_head(look: looks.Look, at: tuple[float, float], *, turn: float = LYING_BACK, mouth: str = "shut") -> str:
    """Draw head, neck and the beginning of the chest of somebody who lies, close up."""
    x, y = at
    throat = heads.on_head(at, -4, 26, turn=turn, size=132)
    drawn = limb(look.skin, [((x + 138, y + 10), 42), (throat, 34)])
    shirt = f"M{pair((x + 124, y - 38))}C{pair((x + 150, y - 62))} {pair((x + 190, y - 74))} {pair((x + 340, y - 70))}"
    drawn += path(
        look.top,
        f"{shirt}V{number(y + 74)}H{number(x + 118)}C{pair((x + 104, y + 40))} {pair((x + 138, y + 10))} {pair((x + 124, y - 38))}z",
    )
    return drawn + heads.head(look, at, turn=turn, size=132, eye="closed", mouth=mouth)


@figure(
    "open-airway",
    topic="cpr",
    title=_("Odchyl głowę, unieś brodę"),
    alt=_(
        "Głowa leżącej osoby z bliska, z boku. Jedna dłoń na czole odchyla głowę do tyłu, dwa palce drugiej dłoni unoszą brodę. "
        "Przerywana linia pokazuje wolną drogę powietrza."
    ),
)
def open_airway() -> str:
    at = Point(134, 158)
    chin = heads.on_head(at, 36, 56, turn=LYING_BACK, size=132)
    drawn = signs.ground((200, 240), 190, 14) + large_head(looks.MAREK, at)
    mouth, throat = (heads.on_head(at, *spot, turn=LYING_BACK, size=132) for spot in ((50, 28), (4, 38)))
    air = f"M{pair((mouth[0] - 8, mouth[1] - 26))}L{pair(mouth)}Q{pair((throat[0] - 22, throat[1] - 2))} {pair((throat[0] + 30, throat[1] + 4))}L{pair((350, 166))}"
    drawn += line(air, width=5, colour=TEAL, dashes="3 10")
    drawn += pressing_palm(looks.HANIA, heads.on_head(at, 44, -28, turn=LYING_BACK, size=132))
    drawn += two_fingers(looks.HANIA, chin)
    return (
        drawn
        + signs.round_arrow(at, 106, 248, 218, width=11)
        + signs.arrow((chin[0] + 42, chin[1] + 8), (chin[0] + 30, chin[1] - 44), width=11)
    )


def pressing_palm(look: looks.Look, at: tuple[float, float]) -> str:
    """Draw a large hand that comes from the upper left and lies on the forehead."""
    x, y = at
    wrist = Point(x - 40, y - 42)
    return limb(
        look.skin,
        [((x - 100, y - 92), 20), (wrist, 16), ((x - 14, y - 16), 21)],
        [((x - 14, y - 20), 12), ((x + 16, y - 12), 9), ((x + 28, y + 2), 7.5)],
        [((x - 18, y - 6), 11), ((x - 2, y + 14), 7.5)],
    ) + limb(look.top, [((x - 130, y - 118), 26), ((x - 88, y - 82), 24)])


def two_fingers(look: looks.Look, chin: tuple[float, float]) -> str:
    """Draw a large hand that comes from the right and lifts the bony part of the chin with two fingers."""
    x, y = chin
    back = limb(look.skin, [((x + 118, y - 66), 18), ((x + 78, y - 30), 15), ((x + 54, y - 4), 20)])
    curled = limb(look.skin, [((x + 58, y + 8), 9), ((x + 40, y + 22), 8), ((x + 54, y + 24), 7)])
    fingers = limb(look.skin, [((x + 50, y - 6), 10), ((x + 22, y + 14), 8.5), ((x + 2, y + 10), 7.5)])
    other = limb(look.skin, [((x + 44, y - 14), 10), ((x + 18, y - 2), 8.5), ((x + 2, y + 2), 7.5)])
    return curled + fingers + other + back + limb(look.top, [((x + 150, y - 92), 27), ((x + 112, y - 60), 23)])


@figure(
    "check-breathing",
    topic="cpr",
    title=_("Oceń oddech: patrz, słuchaj, poczuj"),
    alt=_(
        "Ratująca osoba pochyla policzek nad ustami leżącej osoby, trzyma jej odchyloną głowę i patrzy wzdłuż klatki piersiowej. "
        "Zegar z dziesięciu części przypomina: najwyżej 10 sekund."
    ),
)
def check_breathing() -> str:
    drawn = signs.ground((216, 226), 176)
    helper = Person(looks.ADA, (100, 146), (42, 170), facing=1)
    drawn += helper.arm((158, 196), bend=1, palm=-60, thumb=0, hand_size=0.9)
    drawn += poses.lying(looks.MAREK, head_x=132, tilt=-24, mouth="open")
    drawn += helper.bent_leg((72, 218), (22, 221), toes=180)
    drawn += helper.torso()
    drawn += helper.head(neck=-18, turn=24)
    drawn += helper.arm((110, 192), bend=1, palm=-6, thumb=-1, hand_size=1.15)
    drawn += line("M158 138L246 170", width=3.5, colour=TEAL, dashes="2 9")
    drawn += signs.arrow((262, 172), (262, 132), width=9) + signs.steam((164, 176), (174, 180))
    return drawn + signs.clock((330, 70), 42)


@figure(
    "gasping",
    topic="cpr",
    title=_("Westchnienia to nie oddech"),
    alt=_(
        "Głowa nieprzytomnej osoby z bliska, usta otwarte jak przy łapaniu powietrza. Trzy nierówne fale nad ustami, każda w innym odstępie: "
        "pojedyncze, charczące westchnienia."
    ),
)
def gasping() -> str:
    at = Point(130, 172)
    turn = -98
    mouth = heads.on_head(at, 48, 30, turn=turn, size=132)
    x, y = mouth
    drawn = signs.ground((200, 246), 190, 12) + large_head(looks.TARAS, at, turn=turn, mouth="open")
    gasps = f"M{pair((x - 4, y - 16))}c10 -8 -10 -16 0 -24c10 -8 -8 -14 2 -22"
    gasps += f"M{pair((x + 26, y - 22))}c7 -6 -7 -12 0 -18M{pair((x + 84, y - 40))}c9 -7 -9 -14 0 -21c9 -7 -7 -12 1 -19"
    return drawn + line(gasps, width=5, colour=TEAL) + signs.sparks((x - 4, y + 4), -150, -132, first=22, length=12)
