"""The recovery position in five frames, seen from above. The helper kneels on our side; only the hands are shown."""

from django.utils.translation import gettext_lazy as _

from figures.kit import heads, looks, signs
from figures.kit.looks import Look
from figures.kit.points import Point, toward
from figures.kit.shapes import limb, path
from figures.registry import figure

HURT, HELPER = looks.TARAS, looks.ADA
HEAD = Point(70, 118)
NEAR_ARM_UP = ((112, 150), (114, 194), (78, 204))  # shoulder, elbow, wrist: at a right angle, the palm up
FAR_ARM_DOWN = ((112, 84), (146, 72), (188, 78))
FAR_ARM_ACROSS = ((112, 86), (142, 118), (98, 144))  # the back of the hand at the cheek


def arm(look: Look, joints: tuple[tuple[float, float], ...], *, palm: float, thumb: int = 1) -> str:
    shoulder, elbow, wrist = joints
    tips = toward(wrist, palm, 20)
    hand = [(wrist, 7), (toward(wrist, palm, 10), 9), (tips, 5.5)]
    thumbs = [(toward(wrist, palm, 5), 4.5), (toward(wrist, palm + thumb * 55, 16), 3.8)]
    sleeve = limb(
        look.top, [(shoulder, 12.5), ((shoulder[0] * 0.4 + elbow[0] * 0.6, shoulder[1] * 0.4 + elbow[1] * 0.6), 11)]
    )
    return limb(look.skin, [(shoulder, 10), (elbow, 8.5), (wrist, 6.8)], hand, thumbs) + sleeve


def leg(
    look: Look, hip: tuple[float, float], knee: tuple[float, float], ankle: tuple[float, float], *, toes: float = 0
) -> str:
    shoe = limb(look.shoes, [(ankle, 9), (toward(ankle, toes, 16), 7)])
    return shoe + limb(look.trousers, [(hip, 18), (knee, 14), (ankle, 10)])


def trunk(look: Look) -> str:
    return path(
        look.top, "M98 92C98 78 108 74 122 74L196 86Q206 88 206 100V136Q206 148 196 150L122 162C108 162 98 158 98 144z"
    )


def on_the_back(*, near_arm: str, far_arm: str, far_leg: str = "") -> str:
    """Draw somebody who lies on their back, the head to the left, seen from above."""
    drawn = signs.ground((200, 124), 176, 84)
    drawn += far_leg or leg(HURT, (198, 104), (256, 102), (312, 100))
    drawn += leg(HURT, (198, 132), (256, 138), (312, 142))
    drawn += limb(HURT.skin, [((84, 118), 11), ((106, 118), 12)])
    head = heads.front_head(HURT, HEAD, turn=-90, size=54, eye="closed")
    return drawn + near_arm + trunk(HURT) + head + far_arm


def helping_hand(at: tuple[float, float], start: tuple[float, float], palm: float, *, thumb: int = 1) -> str:
    """Draw the helper's arm from our side, the wrist at the point."""
    middle = ((at[0] + start[0]) / 2, (at[1] + start[1]) / 2)
    sleeve = limb(HELPER.top, [(start, 17), (((middle[0] + start[0]) / 2, (middle[1] + start[1]) / 2), 15)])
    tips = toward(at, palm, 22)
    hand = [(at, 9), (toward(at, palm, 11), 11.5), (tips, 7)]
    return (
        limb(
            HELPER.skin,
            [(start, 12), (at, 9)],
            hand,
            [(toward(at, palm, 6), 5.5), (toward(at, palm + thumb * 60, 20), 4.5)],
        )
        + sleeve
    )


@figure(
    "recovery-1",
    topic="illness",
    title=_("Pozycja na boku 1: ręka pod kątem prostym"),
    alt=_(
        "Osoba leży na plecach, widziana z góry. Ręka bliższa ratującej osobie leży pod kątem prostym do ciała, zgięta w łokciu, dłonią w górę."
    ),
)
def recovery_1() -> str:
    drawn = on_the_back(near_arm=arm(HURT, NEAR_ARM_UP, palm=178, thumb=-1), far_arm=arm(HURT, FAR_ARM_DOWN, palm=4))
    return drawn + helping_hand((100, 222), (150, 290), -120) + signs.round_arrow((112, 150), 66, 22, 66, width=10)


@figure(
    "recovery-2",
    topic="illness",
    title=_("Pozycja na boku 2: dłoń pod policzek"),
    alt=_(
        "Dalsza ręka leżącej osoby jest przełożona przez klatkę piersiową. Ratująca osoba przytrzymuje grzbiet jej dłoni przy bliższym policzku."
    ),
)
def recovery_2() -> str:
    drawn = on_the_back(
        near_arm=arm(HURT, NEAR_ARM_UP, palm=178, thumb=-1), far_arm=arm(HURT, FAR_ARM_ACROSS, palm=178, thumb=1)
    )
    return (
        drawn
        + helping_hand((112, 176), (160, 270), -140, thumb=1)
        + signs.round_arrow((150, 96), 44, -70, 60, width=10)
    )


@figure(
    "recovery-3",
    topic="illness",
    title=_("Pozycja na boku 3: zegnij dalszą nogę"),
    alt=_(
        "Ratująca osoba trzyma dłoń leżącej osoby przy jej policzku, a drugą ręką chwyta dalsze kolano i podciąga je. Stopa stoi na ziemi."
    ),
)
def recovery_3() -> str:
    bent = limb(HURT.shoes, [((246, 92), 10), ((272, 92), 8)])
    thigh = limb(HURT.trousers, [((198, 104), 18), ((240, 94), 17)])
    drawn = on_the_back(
        near_arm=arm(HURT, NEAR_ARM_UP, palm=178, thumb=-1),
        far_arm=arm(HURT, FAR_ARM_ACROSS, palm=178, thumb=1),
        far_leg=bent,
    )
    drawn += thigh + helping_hand((112, 176), (150, 270), -140, thumb=1)
    return drawn + helping_hand((254, 118), (262, 270), -116, thumb=-1) + signs.arrow((336, 60), (290, 60), width=11)


def on_the_side(*, turn: float) -> str:
    """Draw somebody on their side who faces us: the lower arm ahead, the hand under the cheek, the upper knee bent."""
    drawn = signs.ground((196, 132), 176, 92)
    drawn += leg(HURT, (196, 108), (254, 112), (312, 110), toes=40)
    drawn += arm(HURT, ((114, 132), (116, 182), (74, 190)), palm=178, thumb=-1)
    drawn += limb(HURT.skin, [((84, 112), 11), ((108, 110), 13)])
    drawn += path(HURT.top, "M98 96Q100 84 116 84L198 92Q212 96 212 112Q212 130 196 132L120 142Q98 142 98 122z")
    drawn += leg(HURT, (196, 114), (216, 176), (272, 180), toes=70)
    drawn += heads.head(HURT, (70, 112), turn=turn, facing=-1, size=52, eye="closed")
    return drawn + arm(HURT, ((122, 112), (140, 150), (98, 150)), palm=182, thumb=0)


@figure(
    "recovery-4",
    topic="illness",
    title=_("Pozycja na boku 4: obróć do siebie"),
    alt=_(
        "Ratująca osoba ciągnie za zgięte kolano i bark: leżąca osoba obraca się na bok, twarzą do niej, z dłonią pod policzkiem."
    ),
)
def recovery_4() -> str:
    drawn = on_the_side(turn=-92) + helping_hand((228, 204), (248, 270), -104, thumb=1)
    drawn += helping_hand((150, 176), (176, 270), -118, thumb=1)
    return drawn + signs.round_arrow((330, 120), 40, -80, 80, width=11)


@figure(
    "recovery-5",
    topic="illness",
    title=_("Pozycja na boku 5: odchyl głowę, pilnuj oddechu"),
    alt=_(
        "Osoba leży stabilnie na boku: dłoń pod policzkiem, górne kolano zgięte pod kątem prostym, głowa odchylona do tyłu. Ratująca osoba trzyma "
        "brodę i pilnuje oddechu."
    ),
)
def recovery_5() -> str:
    drawn = on_the_side(turn=-66)
    drawn += signs.round_arrow((70, 112), 44, 178, 250, width=9)
    return drawn + helping_hand((64, 178), (52, 280), -72, thumb=0) + signs.waves((34, 160), 140, first=10, gap=8)
