"""Chest compressions: where the hands go, how deep, and how they let go."""

from django.utils.translation import gettext_lazy as _

from figures.kit import looks, signs
from figures.kit.points import Point, pair
from figures.kit.shapes import BRASS, TEAL, WHITE, ellipse, limb, line, lines, path
from figures.registry import figure
from figures.situations import poses


@figure(
    "compressions",
    topic="cpr",
    moves=True,
    title=_("Uciskaj klatkę piersiową"),
    alt=_(
        "Kobieta klęczy przy osobie leżącej na plecach i uciska środek jej klatki piersiowej: jedna dłoń na drugiej, proste ręce, "
        "barki nad dłońmi."
    ),
)
def compressions() -> str:
    arrow = signs.arrow((106, 112), (106, 152), width=11)
    return signs.ground((190, 226), 180) + poses.compressing(looks.HANIA, looks.MAREK) + arrow


@figure(
    "body-posture",
    topic="cpr",
    title=_("Proste łokcie, barki nad dłońmi"),
    alt=_(
        "Mężczyzna klęczy przy leżącej osobie. Jego ręce są proste, a przerywana pionowa linia łączy barki z dłońmi na środku klatki "
        "piersiowej."
    ),
)
def body_posture() -> str:
    drawn = signs.ground((190, 226), 180) + poses.compressing(looks.TARAS, looks.ADA, dent=0)
    x = poses.CHEST.x + 4
    drawn += line(f"M{x:g} 80V204", width=7, colour=WHITE) + line(f"M{x:g} 80V204", width=4, colour=BRASS, dashes="9 8")
    return drawn


@figure(
    "hand-position",
    topic="cpr",
    title=_("Ręce na środku klatki piersiowej"),
    alt=_(
        "Klatka piersiowa widziana z góry. Nasada jednej dłoni leży na środku, na dolnej połowie mostka, druga dłoń leży na niej. Koło "
        "pokazuje to miejsce."
    ),
)
def hand_position() -> str:
    drawn = chest_from_above(looks.MAREK)
    drawn += signs.target(BREASTBONE, 54)
    return drawn + crossed_hands(looks.ADA, BREASTBONE)


BREASTBONE = Point(200, 158)  # the lower half of the breastbone on the chest seen from above
LEFT_BREAST, BELLY = Point(270, 142), Point(200, 208)  # where hands do harm or nothing


def hands_at(place: Point) -> str:
    """Draw the chest from above with two hands on it: at the right place or at a wrong one."""
    return chest_from_above(looks.MAREK) + crossed_hands(looks.ADA, place)


def crossed_out(place: Point) -> str:
    return signs.no_bar((place.x - 96, place.y + 44), (place.x + 92, place.y - 92))


@figure(
    "wrong-hands-belly",
    topic="cpr",
    title=_("NIE: ręce na brzuchu"),
    alt=_(
        "Klatka piersiowa widziana z góry. Dłonie leżą za nisko, na brzuchu. Rysunek jest przekreślony: tak nie uciskaj."
    ),
)
def wrong_hands_belly() -> str:
    return hands_at(BELLY) + crossed_out(BELLY)


@figure(
    "wrong-hands-side",
    topic="cpr",
    title=_("NIE: ręce na lewej piersi"),
    alt=_(
        "Klatka piersiowa widziana z góry. Dłonie leżą z boku, na lewej piersi. Rysunek jest przekreślony: tak nie uciskaj."
    ),
)
def wrong_hands_side() -> str:
    return hands_at(LEFT_BREAST) + crossed_out(LEFT_BREAST)


def chest_from_above(look: looks.Look) -> str:
    """Draw neck, shoulders and chest of somebody who lies, seen from above, the head beyond the upper edge."""
    skin = look.skin
    drawn = limb(
        skin, [((84, 96), 30), ((52, 196), 24), ((46, 290), 20)], [((316, 96), 30), ((348, 196), 24), ((354, 290), 20)]
    )
    drawn += path(
        skin,
        "M176 -8L176 24Q174 44 130 54Q88 62 78 88Q92 130 104 170Q110 220 108 268H292Q290 220 296 170Q308 130 322 88"
        "Q312 62 270 54Q226 44 224 24L224 -8z",
    )
    soft = "#cfa98a"
    drawn += line("M196 60Q160 58 122 72M204 60Q240 58 278 72", width=4, colour=soft)
    drawn += line("M192 72Q186 140 194 186L200 196L206 186Q214 140 208 72", width=3.5, colour=soft, dashes="2 8")
    drawn += line("M200 196Q160 204 132 238M200 196Q240 204 268 238", width=3.5, colour=soft)
    return drawn + line("M140 142v.1M260 142v.1", width=9, colour=soft)


def crossed_hands(look: looks.Look, at: tuple[float, float]) -> str:
    """Draw two hands from above, one on the other, the arms coming from the right: somebody kneels there."""
    x, y = at
    below = [[((x - 16, y + d), 10), ((x - 58, y + d * 1.3 + 6), 8)] for d in (-10, 8, 26)]
    lower = limb(
        look.skin, [((x + 6, y + 10), 22), ((x - 18, y + 8), 21)], *below, [((x, y + 24), 10), ((x - 14, y + 50), 8)]
    )
    lower_arm = limb(look.skin, [((x + 150, y - 8), 19), ((x + 40, y + 6), 15)])
    fingers = [[((x - 16, y + d), 9), ((x - 52, y + d * 1.25), 7.8)] for d in (-22, -8, 6)]
    upper = limb(
        look.skin,
        [((x + 130, y - 44), 20), ((x + 44, y - 12), 15), ((x + 14, y - 6), 21), ((x - 10, y - 8), 20)],
        *fingers,
        [((x + 4, y + 8), 10), ((x - 22, y + 22), 8)],
    )
    gaps = lines(*(((x - 18, y + d), (x - 42, y + d * 1.25)) for d in (-15, -1)), width=2.4)
    sleeves = limb(look.top, [((x + 210, y - 14), 30), ((x + 128, y - 4), 25)])
    sleeves += limb(look.top, [((x + 200, y - 74), 30), ((x + 112, y - 38), 25)])
    return lower_arm + lower + upper + gaps + sleeves


def chest_from_the_side(dent: float) -> str:
    """Draw a cut through a lying chest: breastbone above, spine below, the heart between them."""
    top, x = 132.0, 168.0
    d = (
        f"M-10 162C40 {top:g} 90 {top:g} 122 {top:g}C{pair((x - 34, top))} {pair((x - 36, top + dent))} {pair((x, top + dent))}"
        f"C{pair((x + 36, top + dent))} {pair((x + 34, top))} {pair((x + 70, top))}C330 {top:g} 370 140 410 150V240H-10z"
    )
    drawn = path(looks.MAREK.top, d)
    bones = "".join(f"M{n} 222h18" for n in range(6, 400, 30))
    drawn += line(bones, width=13) + line(bones, width=8.5, colour=WHITE)
    heart_half = 28 - dent * 0.42
    drawn += ellipse((x, 176 + dent * 0.45), 38, heart_half, "#d98f86")
    bone = f"M{pair((x - 44, top + 14 + dent * 0.35))}Q{pair((x, top + 12 + dent))} {pair((x + 44, top + 14 + dent * 0.35))}"
    return drawn + line(bone, width=13) + line(bone, width=8.5, colour=WHITE)


def pressing_arms(look: looks.Look, at: tuple[float, float]) -> str:
    """Draw large hands, one on the other, on straight arms that come from above; the heel of the lower one at the point."""
    x, y = at
    lower = limb(look.skin, [((x + 4, y - 13), 15), ((x - 30, y - 11), 13), ((x - 58, y - 8), 7.5)])
    lower_arm = limb(look.skin, [((x + 26, -20), 16), ((x + 12, y - 44), 13), ((x + 4, y - 14), 14)])
    arm = limb(
        look.skin,
        [((x + 8, -20), 17), ((x + 2, y - 54), 13.5), ((x, y - 34), 15)],
        [((x, y - 34), 15), ((x - 32, y - 30), 13), ((x - 54, y - 24), 7.5)],
    )
    return (
        lower_arm
        + lower
        + arm
        + lines(((x - 36, y - 34), (x - 52, y - 28)), ((x - 34, y - 27), (x - 50, y - 22)), width=2.4)
    )


def level(y: float) -> str:
    return line(f"M250 {y:g}H372", width=3, colour=TEAL, dashes="7 6")


@figure(
    "compression-depth",
    topic="cpr",
    title=_("Uciskaj głęboko"),
    alt=_(
        "Przekrój klatki piersiowej z boku. Dłonie wciskają mostek w stronę kręgosłupa i ściskają serce. Dwie przerywane linie i strzałka "
        "pokazują głębokość ucisku."
    ),
)
def compression_depth() -> str:
    drawn = chest_from_the_side(28) + pressing_arms(looks.OMAR, (186, 160)) + level(132) + level(160)
    return (
        drawn
        + signs.arrow((332, 84), (332, 130), width=10)
        + signs.arrow((332, 206), (332, 162), width=10)
        + signs.arrow((76, 52), (76, 106), width=15)
    )


@figure(
    "full-recoil",
    topic="cpr",
    title=_("Odpuść do końca"),
    alt=_(
        "Ten sam przekrój po odpuszczeniu: klatka piersiowa wróciła do góry, dłonie tylko jej dotykają, serce jest znowu pełne. Strzałka "
        "pokazuje w górę."
    ),
)
def full_recoil() -> str:
    drawn = chest_from_the_side(0) + pressing_arms(looks.OMAR, (186, 132)) + level(132) + level(160)
    return drawn + signs.arrow((76, 106), (76, 52), width=15) + signs.arrow((332, 206), (332, 136), width=10)


@figure(
    "swap-rescuers",
    topic="cpr",
    title=_("Zmieniajcie się mniej więcej co 2 minuty"),
    alt=_(
        "Dwie osoby klęczą po obu stronach leżącej osoby. Jedna uciska klatkę piersiową, druga jest gotowa, by zaraz ją zastąpić. Strzałki "
        "po okręgu pokazują zmianę."
    ),
)
def swap_rescuers() -> str:
    legs, upper = poses.presser(looks.LAYLA, at=(poses.CHEST.x + 6, poses.CHEST.y + 7))
    next_one = poses.kneeler(looks.JAN, 112, facing=1, lean=14, floor=212)
    drawn = signs.ground((200, 228), 186)
    drawn += next_one.arm((166, 170), bend=1, palm=-8, thumb=-1) + poses.kneeling_legs(next_one, floor=212)
    drawn += next_one.torso() + next_one.head(neck=-78, turn=14)
    drawn += next_one.arm((158, 176), bend=1, palm=-4, thumb=-1)
    drawn += poses.lying(looks.ZOSIA, head_x=108, dent=7) + poses.moved(legs + upper, 48, 0)
    return (
        drawn
        + signs.round_arrow((330, 84), 38, 190, 338, width=11)
        + signs.round_arrow((330, 84), 38, 10, 158, width=11)
    )
