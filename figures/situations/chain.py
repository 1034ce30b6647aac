"""The chain of survival, as four links of the ring."""

from django.utils.translation import gettext_lazy as _

from figures.kit import looks, things
from figures.kit.people import hand_chains
from figures.kit.shapes import TEAL, WHITE, arc, box, dot, limb, line, lines, path
from figures.registry import figure

LINKS = ((68, 130), (156, 130), (244, 130), (332, 130))
RADIUS = 54.0


@figure(
    "chain-of-survival",
    topic="cpr",
    title=_("Łańcuch przeżycia"),
    alt=_(
        "Cztery połączone pierścienie: telefon (rozpoznaj i zadzwoń), dłonie na klatce piersiowej (uciskaj), AED (użyj defibrylatora), "
        "łóżko w szpitalu (dalsze leczenie)."
    ),
)
def chain_of_survival() -> str:
    drawn = "".join(dot(at, RADIUS - 6, WHITE) for at in LINKS)
    drawn += "".join(whole_ring(at) for at in LINKS)
    # Each ring passes over its neighbour above and under it below, as links do.
    drawn += "".join(ring(at, -62, -22) for at in LINKS[:-1])
    drawn += things.phone((LINKS[0][0] - 4, 130), size=1.02)
    drawn += pressing(LINKS[1]) + things.aed((LINKS[2][0], 130), size=0.92) + bed(LINKS[3])
    return drawn


def whole_ring(at: tuple[float, float]) -> str:
    return line(arc(at, RADIUS, 0, 359.9), width=16) + line(arc(at, RADIUS, 0, 359.9), width=11, colour=TEAL)


def ring(at: tuple[float, float], start: float, end: float) -> str:
    d = arc(at, RADIUS, start, end)
    return line(d, width=16, cap="butt") + line(d, width=11, colour=TEAL, cap="butt")


def pressing(at: tuple[float, float]) -> str:
    """Draw two hands that press a chest."""
    x, y = at
    chest = path(
        looks.MAREK.top,
        f"M{x - 40:g} {y + 30:g}V{y + 16:g}Q{x - 20:g} {y + 8:g} {x - 12:g} {y + 14:g}H{x + 16:g}Q{x + 24:g} {y + 8:g} {x + 40:g} {y + 16:g}V{y + 30:g}z",
    )
    skin = looks.HANIA.skin
    lower = limb(skin, *hand_chains((x + 10, y + 6), 180, size=1.15, thumb=0))
    upper = limb(
        skin, [((x + 14, y - 36), 8), ((x + 8, y - 4), 7)], *hand_chains((x + 8, y - 4), 172, size=1.15, thumb=0)
    )
    return chest + lower + upper


def bed(at: tuple[float, float]) -> str:
    """Draw somebody in a hospital bed."""
    x, y = at
    frame = lines(((x - 36, y - 16), (x - 36, y + 26)), ((x + 36, y + 4), (x + 36, y + 26)), width=5)
    head = limb(looks.MAREK.skin, [((x - 22, y - 6), 8)])
    pillow = box((x - 25, y + 6), 22, 12, WHITE, corner=5)
    cover = path(
        "#8fb0cf",
        f"M{x - 12:g} {y + 12:g}Q{x - 10:g} {y - 6:g} {x + 8:g} {y - 4:g}Q{x + 34:g} {y - 2:g} {x + 36:g} {y + 12:g}z",
    )
    mattress = box((x, y + 15), 74, 9, "#d5ebe5", corner=4)
    return frame + pillow + head + cover + mattress
