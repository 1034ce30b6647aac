"""Choking, grown-ups and children: back blows and abdominal thrusts."""

from django.utils.translation import gettext_lazy as _

from figures.kit import looks, signs
from figures.kit.people import Person
from figures.registry import figure


@figure(
    "back-blows",
    topic="choking",
    title=_("Pięć uderzeń między łopatki"),
    alt=_(
        "Dławiąca się osoba jest pochylona do przodu. Ratująca osoba stoi z boku, jedną ręką podtrzymuje jej klatkę piersiową, a nasadą drugiej "
        "dłoni uderza między łopatki."
    ),
)
def back_blows() -> str:
    hurt = Person(looks.MAREK, (252, 116), (198, 152), facing=1, size=0.94)
    helper = Person(looks.HANIA, (146, 82), (140, 146), facing=1, size=0.96)
    drawn = signs.ground((190, 244), 136)
    drawn += (
        helper.arm((226, 140), bend=1, palm=10, thumb=0)
        + hurt.leg((176, 238), bend=-1)
        + helper.leg((128, 240), bend=-1)
    )
    drawn += hurt.arm((282, 168), bend=1, palm=80, thumb=-1)
    drawn += hurt.leg((206, 240), bend=-1) + hurt.torso() + hurt.head(neck=-8, turn=52, mouth="open")
    drawn += hurt.arm((268, 178), bend=1, palm=70, thumb=-1)
    drawn += helper.leg((160, 242), bend=-1) + helper.torso() + helper.head(turn=16)
    drawn += helper.arm((202, 96), bend=-1, palm=28, thumb=-1, hand_size=1.3)
    return (
        drawn
        + signs.arrow((204, 34), (222, 78), width=12)
        + signs.sparks((232, 102), -120, -90, -60, -30, first=16, length=10)
    )


@figure(
    "abdominal-thrusts",
    topic="choking",
    title=_("Pięć uciśnięć brzucha"),
    alt=_(
        "Ratująca osoba stoi za dławiącą się osobą i obejmuje ją rękami. Pięść leży między pępkiem a mostkiem, druga dłoń na pięści. Strzałka "
        "pokazuje ruch do siebie i w górę."
    ),
)
def abdominal_thrusts() -> str:
    hurt = Person(looks.OMAR, (218, 92), (192, 152), facing=1, size=0.94)
    helper = Person(looks.LAYLA, (164, 84), (140, 148), facing=1, size=0.98)
    drawn = signs.ground((180, 244), 130)
    drawn += hurt.leg((178, 240), bend=-1) + hurt.arm((246, 110), bend=1, palm=-104, thumb=-1)
    drawn += helper.leg((120, 240), bend=-1) + helper.torso() + helper.leg((152, 242), bend=-1)
    drawn += hurt.leg((212, 241), bend=-1) + hurt.torso() + helper.head(neck=-66, turn=8)
    drawn += hurt.head(neck=-52, turn=24, mouth="open")
    drawn += helper.arm((212, 132), bend=1, palm=6, thumb=0, fist=True, hand_size=1.2)
    drawn += helper.arm((208, 128), bend=1, palm=12, thumb=0, hand_size=1.1)
    return drawn + signs.arrow((296, 152), (250, 116), width=12)
