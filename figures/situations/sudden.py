"""Sudden illness: a seizure, pain in the chest, a bleeding nose."""

from django.utils.translation import gettext_lazy as _

from figures.kit import heads, looks, signs
from figures.kit.people import Person
from figures.kit.points import Point
from figures.kit.shapes import TEAL, arc, box, limb, line, path
from figures.registry import figure
from figures.situations import poses


@figure(
    "seizure",
    topic="illness",
    title=_("Drgawki: chroń głowę, mierz czas, nie trzymaj"),
    alt=_(
        "Osoba z drgawkami leży na ziemi, pod głową ma zwiniętą kurtkę. Ratująca osoba klęczy obok, nie trzyma jej i patrzy na zegarek. Krótkie "
        "łuki pokazują drżenie rąk i nóg."
    ),
)
def seizure() -> str:
    helper = poses.kneeler(looks.TARAS, 66, facing=1, lean=10)
    drawn = signs.ground((216, 228), 176)
    drawn += path(
        looks.TARAS.top, "M104 206Q104 196 120 196L172 198Q182 200 182 210Q182 224 168 224L118 224Q104 222 104 206z"
    )
    drawn += poses.lying(looks.MAREK, head_x=142, tilt=4, floor=212)
    shakes = [
        arc((232, 216), 22, 20, 80),
        arc((232, 216), 31, 20, 80),
        arc((352, 170), 14, -80, 0),
        arc((352, 170), 23, -80, 0),
        arc((160, 166), 12, -150, -80),
        arc((160, 166), 21, -150, -80),
    ]
    drawn += line("".join(shakes), width=3.5)
    drawn += helper.arm((112, 132), bend=1, palm=-30, thumb=-1)
    drawn += poses.kneeling_legs(helper) + helper.torso() + helper.head(turn=22)
    drawn += helper.arm((116, 150), bend=1, palm=8, thumb=-1) + box((112, 149), 9, 17, TEAL, corner=3)
    return drawn + signs.clock((318, 72), 42)


@figure(
    "chest-pain",
    topic="illness",
    title=_("Ból w klatce: posadź z podparciem"),
    alt=_(
        "Starszy mężczyzna z bólem w klatce siedzi na ziemi oparty o ścianę, kolana ma ugięte, dłoń trzyma na piersi. Ratująca osoba klęczy obok "
        "i rozmawia przez telefon z włączonym głośnikiem."
    ),
)
def chest_pain() -> str:
    hurt = Person(looks.JAN, (108, 134), (122, 198), facing=1)
    helper = poses.kneeler(looks.HANIA, 268, lean=8)
    drawn = signs.ground((186, 230), 160) + path("#d8d2c2", "M28 60H72V226H28z")
    drawn += box((90, 168), 30, 92, "#b9c9a8", corner=14)
    drawn += hurt.leg((204, 212), bend=-1) + hurt.arm((142, 208), bend=1, palm=40, thumb=0)
    drawn += hurt.leg((192, 222), bend=-1) + hurt.torso() + hurt.head(turn=10)
    drawn += hurt.arm((128, 150), bend=1, palm=-130, thumb=-1)
    drawn += helper.arm((212, 150), bend=1, palm=160, thumb=0)
    drawn += poses.kneeling_legs(helper) + helper.torso() + helper.head(turn=-8, mouth="open")
    drawn += path("#3a4850", "M196 120L208 112L228 140L216 148z") + helper.arm((228, 152), bend=-1, palm=-140, thumb=1)
    return drawn + signs.waves((202, 118), -140, first=10, gap=8)


@figure(
    "nosebleed",
    topic="wounds",
    title=_("Krwotok z nosa: pochyl głowę do przodu"),
    alt=_(
        "Głowa z bliska, z boku, pochylona do przodu. Dwa palce ściskają miękką część nosa. Strzałka pokazuje pochylenie do przodu."
    ),
)
def nosebleed() -> str:
    at, turn = Point(190, 128), 28.0
    look = looks.ZOSIA
    nose = heads.on_head(at, 50, 10, turn=turn, size=150)
    throat = heads.on_head(at, -6, 26, turn=turn, size=150)
    drawn = limb(look.top, [((80, 300), 88), ((112, 262), 70)]) + limb(look.skin, [((116, 232), 36), (throat, 32)])
    drawn += heads.head(look, at, turn=turn, size=150)
    x, y = nose
    drawn += limb(look.skin, [((x + 26, y + 8), 10), ((x - 12, y + 8), 8)])
    drawn += limb(
        look.skin,
        [((350, 228), 21), ((x + 60, y + 32), 16), ((x + 38, y + 14), 20)],
        [((x + 34, y - 2), 12), ((x + 12, y - 14), 9), ((x - 8, y - 6), 8)],
    )
    drawn += limb(look.top, [((420, 262), 36), ((340, 224), 28)])
    return drawn + signs.round_arrow((150, 190), 152, -104, -62, width=13)
