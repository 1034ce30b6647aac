"""Things that helpers use."""

from figures.kit.points import pair
from figures.kit.shapes import BRASS, INK, TEAL, WHITE, box, dot, flat, line, lines, path, placed

BOLT = "M3 -16L-9 3L-1 3L-4 16L9 -4L1 -4Z"
HANDSET = "M-13 -9C-10 -14 -5 -13 -4 -8L-3 -5C-3 -3 -5 -2 -6 -1C-4 3 -1 6 3 8C4 7 5 5 7 5L10 6C15 7 16 12 11 15C1 18 -16 2 -13 -9Z"


def aed(at: tuple[float, float], *, size: float = 1, is_open: bool = True) -> str:
    """Draw a defibrillator: a green case with a bolt, the button for the shock and a loudspeaker."""
    s = size
    x, y = at
    drawn = ""
    if not is_open:
        drawn += line(f"M{pair((x - 12 * s, y - 24 * s))}v{-8 * s:g}h{24 * s:g}v{8 * s:g}", width=5)
    drawn += box(at, 62 * s, 48 * s, TEAL, corner=9 * s)
    drawn += box((x, y - 4 * s), 48 * s, 27 * s, WHITE, corner=4 * s, inked=False)
    drawn += path(BRASS, placed(BOLT, (x - 9 * s, y - 4 * s), size=0.72 * s))
    drawn += lines(*(((x + 7 * s, y + d * s), (x + 18 * s, y + d * s)) for d in (-10, -4, 2)), width=2.5)
    return drawn + dot((x, y + 16 * s), 4.5 * s, BRASS)


def phone(at: tuple[float, float], *, turn: float = 0, size: float = 1) -> str:
    """Draw a telephone that is calling."""
    s = size
    case = placed(
        "M-13 -24C-13 -27 -11 -29 -8 -29L8 -29C11 -29 13 -27 13 -24L13 24C13 27 11 29 8 29L-8 29C-11 29 -13 27 -13 24Z",
        at,
        turn=turn,
        size=s,
    )
    glass = placed("M-9 -22L9 -22L9 20L-9 20Z", at, turn=turn, size=s)
    call = placed(HANDSET, at, turn=turn, size=0.46 * s)
    return path("#3a4850", case) + flat("#e3f3ea", glass) + flat(TEAL, call)


def pad(at: tuple[float, float], *, turn: float = 0, size: float = 1) -> str:
    """Draw a pad of an AED."""
    edge = "M-15 -21C-9 -24 9 -24 15 -21C18 -19 18 19 15 21C9 24 -9 24 -15 21C-18 19 -18 -19 -15 -21Z"
    inner = "M-9 -14L9 -14L9 14L-9 14Z"
    return path(WHITE, placed(edge, at, turn=turn, size=size)) + flat(
        "#b9d8cf", placed(inner, at, turn=turn, size=size)
    )


def wire(*points: tuple[float, float]) -> str:
    """Draw a cable through a start, a handle and an end."""
    start, handle, end = points
    d = f"M{pair(start)}Q{pair(handle)} {pair(end)}"
    return line(d, width=3.2, colour=INK)


def bolt(at: tuple[float, float], *, size: float = 1) -> str:
    return path(BRASS, placed(BOLT, at, size=size))


def tick(at: tuple[float, float], *, size: float = 1) -> str:
    d = placed("M-9 1L-3 8L10 -8", at, size=size)
    return line(d, width=6 * size, colour=TEAL)


def tram(at: tuple[float, float]) -> str:
    """Draw the front of a tram, as a thing to beware of."""
    x, y = at
    drawn = line(f"M{pair((x - 24, y - 70))}h48M{pair((x, y - 70))}v18", width=4)
    drawn += path("#8fb0cf", f"M{pair((x - 34, y + 44))}v-80q0 -16 16 -16h36q16 0 16 16v80z")
    drawn += box((x, y - 18), 50, 34, WHITE, corner=5)
    drawn += box((x, y + 20), 68, 6, TEAL, corner=0, inked=False)
    drawn += dot((x - 22, y + 32), 5, BRASS) + dot((x + 22, y + 32), 5, BRASS)
    return drawn + lines(((x - 44, y + 52), (x + 44, y + 52)), width=4)
