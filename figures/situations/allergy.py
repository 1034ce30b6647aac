"""Anaphylaxis: the person's own adrenaline pen, into the outer thigh."""

from django.utils.translation import gettext_lazy as _

from figures.kit import looks, signs
from figures.kit.people import Person
from figures.kit.points import toward
from figures.kit.shapes import BRASS, TEAL, WHITE, box, limb, line, path
from figures.registry import figure


def pen(at: tuple[float, float], angle: float, *, size: float = 1) -> str:
    """Draw an adrenaline pen whose tip is at the point; `angle`: where it points."""
    back = angle + 180
    near, middle, far = (toward(at, back, length * size) for length in (4, 14, 44))
    return (
        limb(BRASS, [(at, 4 * size), (near, 5 * size)])
        + limb(WHITE, [(middle, 6.5 * size), (far, 6.5 * size)])
        + limb(TEAL, [(toward(at, back, 36 * size), 6.5 * size), (far, 6.5 * size)])
    )


@figure(
    "pen-on-thigh",
    topic="illness",
    title=_("Wstrzykiwacz z adrenaliną: zewnętrzna strona uda"),
    alt=_(
        "Nastolatka siedzi z wyprostowanymi nogami i przyciska swój wstrzykiwacz z adrenaliną do zewnętrznej strony uda, przez ubranie. W kole to samo "
        "miejsce z bliska."
    ),
)
def pen_on_thigh() -> str:
    girl = Person(looks.ADA, (110, 142), (92, 204), facing=1)
    drawn = signs.ground((160, 234), 140)
    drawn += girl.bent_leg((152, 198), (206, 214), toes=-70)
    drawn += girl.arm((72, 216), bend=1, palm=120, thumb=0)
    drawn += girl.bent_leg((146, 210), (202, 224), toes=-70) + girl.torso() + girl.head(turn=16)
    drawn += pen((136, 200), 100, size=0.72)
    drawn += girl.arm((136, 178), bend=1, palm=80, thumb=-1, fist=True, hand_size=1.15)
    return drawn + signs.lens((300, 98), 78, close_up((300, 98)))


def close_up(at: tuple[float, float]) -> str:
    """Draw the thigh, the pen and the fist that presses it, close up."""
    x, y = at
    drawn = path(
        looks.ADA.trousers,
        f"M{x - 68:g} {y + 22:g}Q{x:g} {y + 10:g} {x + 70:g} {y + 24:g}Q{x + 64:g} {y + 46:g} {x + 44:g} {y + 60:g}H{x - 42:g}Q{x - 62:g} {y + 44:g} {x - 68:g} {y + 22:g}z",
    )
    drawn += line(f"M{x - 30:g} {y + 36:g}Q{x:g} {y + 44:g} {x + 34:g} {y + 36:g}", width=2.6, colour="#00000040")
    drawn += pen((x - 2, y + 16), 90, size=1.5)
    fist = [[((x - 22, y - 34 + d), 8.5), ((x + 14, y - 32 + d), 8.5)] for d in (0, 13, 26)]
    drawn += limb(looks.ADA.skin, [((x + 50, y - 44), 13), ((x + 26, y - 22), 15)], *fist)
    drawn += box((x - 4, y - 58), 20, 18, TEAL, corner=6)
    return drawn + signs.arrow((x - 44, y - 40), (x - 44, y + 8), width=11)
