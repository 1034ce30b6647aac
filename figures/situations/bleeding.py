"""Severe bleeding: direct pressure, and the tourniquet in four steps. A wound is hatched in brass; there is no blood."""

from django.utils.translation import gettext_lazy as _

from figures.kit import looks, signs
from figures.kit.people import Person
from figures.kit.points import pair, toward
from figures.kit.shapes import BRASS, TEAL, WHITE, arc, box, disc, dot, limb, line, lines, path
from figures.registry import figure

GLOVE = "#a9cbe3"
STRAP = "#3a4850"


def wheelchair(at: tuple[float, float]) -> str:
    """Draw a wheelchair whose seat is at the point, the front to the right."""
    x, y = at
    frame = f"M{pair((x - 34, y - 54))}L{pair((x - 26, y + 2))}H{x + 34:g}L{pair((x + 48, y + 48))}H{x + 66:g}M{pair((x - 34, y - 54))}h-12"
    drawn = (
        line(frame, width=6)
        + line(arc((x - 12, y + 30), 36, 0, 359.9), width=9)
        + line(arc((x - 12, y + 30), 36, 0, 359.9), width=4, colour=WHITE)
    )
    return drawn + dot((x - 12, y + 30), 6) + disc((x + 44, y + 58), 9, WHITE) + dot((x + 44, y + 58), 2.5)


@figure(
    "direct-pressure",
    topic="wounds",
    title=_("Uciskaj mocno prosto w ranę"),
    alt=_(
        "Osoba na wózku wyciąga zranioną rękę. Ratująca osoba klęczy i uciska opatrunek na ranie. W kole to samo miejsce "
        "z bliska: dłoń jest w rękawiczce."
    ),
)
def direct_pressure() -> str:
    hurt = Person(looks.OMAR, (80, 106), (72, 168), facing=1)
    helper = Person(looks.HANIA, (206, 132), (236, 184), facing=-1, size=0.94)
    drawn = signs.ground((160, 240), 148) + hurt.torso() + hurt.head(turn=8)
    drawn += hurt.leg((124, 222), bend=-1)
    drawn += wheelchair((74, 176)) + helper.bent_leg((210, 228), (262, 232), toes=0)
    drawn += hurt.arm((144, 146), bend=1, palm=0, thumb=-1)
    drawn += helper.torso() + helper.head(neck=-116, turn=-14)
    drawn += box((128, 142), 26, 16, WHITE, corner=4)
    gloved = Person(looks.HANIA, helper.shoulder, helper.hip, facing=-1, size=0.94)
    drawn += gloved.arm((150, 138), bend=-1, palm=182, thumb=0, hand_size=1.2)
    return drawn + signs.lens((318, 90), 66, pressed_wound((318, 90)))


def pressed_wound(at: tuple[float, float]) -> str:
    """Draw a gloved hand that presses a dressing into a wound of a forearm, close up."""
    x, y = at
    skin = looks.OMAR.skin
    arm = path(
        skin, f"M{pair((x - 60, y + 6))}L{pair((x + 58, y + 14))}L{pair((x + 50, y + 40))}L{pair((x - 48, y + 40))}z"
    )
    wound = signs.hatching([(x - 44, y + 14), (x + 36, y + 18), (x + 30, y + 32), (x - 38, y + 30)], count=4)
    dressing = box((x - 4, y + 8), 52, 18, WHITE, corner=4)
    hand = limb(
        GLOVE,
        [((x + 34, y - 40), 11), ((x + 20, y - 18), 13), ((x + 6, y - 8), 11)],
        [((x + 10, y - 12), 10), ((x - 22, y - 6), 7.5)],
    )
    return arm + wound + dressing + hand + signs.arrow((x - 30, y - 48), (x - 18, y - 10), width=10)


def thigh(*, strap: bool = True) -> str:
    """Draw a thigh and a knee with a wound on it, the hip to the left, and perhaps the strap above the wound."""
    skin = looks.TARAS.skin
    drawn = limb(skin, [((60, 150), 62), ((300, 166), 44), ((420, 176), 38)])
    drawn += path("#6a5846", "M-10 84C30 80 60 84 96 92L86 214C50 218 20 216 -10 214z")
    drawn += line("M318 140Q338 168 318 200", width=3, colour="#00000040")
    drawn += signs.hatching([(226, 128), (276, 132), (270, 158), (232, 156)], count=6)
    return drawn + (path(STRAP, "M138 92L166 94L160 220L132 220z") if strap else "")


def windlass(angle: float) -> str:
    """Draw the rod that tightens the strap, on the strap."""
    at = (148, 142)
    rod = [toward(at, angle, 42), toward(at, angle + 180, 42)]
    return box(at, 40, 24, "#566670", corner=5) + limb(BRASS, [(rod[0], 5.5), (rod[1], 5.5)])


def pulling(at: tuple[float, float], palm: float, start: tuple[float, float]) -> str:
    """Draw a large hand of the helper at the point."""
    look = looks.LAYLA
    fist = [(at, 14), (toward(at, palm, 16), 15)]
    fingers = [[(toward(at, palm + turn, 18), 7), (toward(at, palm + turn * 0.8, 34), 6)] for turn in (-34, -8, 18)]
    return limb(look.skin, [(start, 16), (at, 13)], fist, *fingers) + limb(
        look.top, [(start, 22), (toward(start, palm, 26), 20)]
    )


@figure(
    "tourniquet-1",
    topic="wounds",
    title=_("Opaska uciskowa 1: 5–7 cm nad raną"),
    alt=_(
        "Udo z raną zaznaczoną kreskami. Opaska uciskowa jest założona między raną a tułowiem, w odstępie od rany i nie na kolanie. Odstęp "
        "pokazuje dwustronna strzałka."
    ),
)
def tourniquet_1() -> str:
    drawn = thigh() + box((148, 142), 40, 24, "#566670", corner=5)
    drawn += lines(((172, 66), (172, 88)), ((224, 66), (224, 120)), width=3)
    return drawn + signs.arrow((198, 72), (222, 72), width=7) + signs.arrow((198, 72), (174, 72), width=7)


@figure(
    "tourniquet-2",
    topic="wounds",
    title=_("Opaska uciskowa 2: naciągnij pasek"),
    alt=_("Dłoń mocno ciągnie za koniec paska opaski uciskowej i zapina go. Strzałka pokazuje kierunek."),
)
def tourniquet_2() -> str:
    drawn = thigh() + box((148, 142), 40, 24, "#566670", corner=5) + path(STRAP, "M148 132L236 52L248 66L158 150z")
    return drawn + pulling((258, 46), 150, (360, -10)) + signs.arrow((190, 62), (232, 24), width=12)


@figure(
    "tourniquet-3",
    topic="wounds",
    title=_("Opaska uciskowa 3: kręć, aż przestanie krwawić"),
    alt=_("Dłoń kręci krępulcem, czyli pałeczką opaski uciskowej. Okrągła strzałka pokazuje obrót."),
)
def tourniquet_3() -> str:
    drawn = thigh() + windlass(-38) + pulling((200, 92), 140, (330, 10))
    return drawn + signs.round_arrow((148, 142), 76, 150, 262, width=12)


@figure(
    "tourniquet-4",
    topic="wounds",
    title=_("Opaska uciskowa 4: zablokuj i zapisz godzinę"),
    alt=_(
        "Pałeczka jest zablokowana w zaczepie, na opasce jest biała etykieta na godzinę. Obok zegar i długopis. Opaski się nie luzuje."
    ),
)
def tourniquet_4() -> str:
    drawn = (
        thigh()
        + windlass(4)
        + path(STRAP, "M176 126L196 128L194 160L174 158z")
        + box((148, 188), 34, 22, WHITE, corner=3)
    )
    drawn += lines(((138, 184), (158, 184)), ((138, 192), (152, 192)), width=2.4)
    drawn += limb(TEAL, [((170, 206), 4.5), ((224, 236), 5.5)]) + path(WHITE, "M158 198L172 201L168 209z")
    face = dot((318, 66), 42, WHITE) + line(arc((318, 66), 40, 0, 359.9), width=7, colour=TEAL)
    return drawn + face + lines(((318, 66), (318, 40)), ((318, 66), (336, 76)), width=5) + dot((318, 66), 4.5)
