"""The ring around the QR code: drawn from the certificate's number, so each certificate has its own.

It is two rosettes between two pairs of circles. A rosette is one wave around a circle, drawn several times and turned a
little each time: the number says how many crests the wave has and how far it is turned. Lengths are tenths of a
millimetre from the middle of the ring; the ring is 84 mm wide.
"""

import hashlib
import math
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from certificates.designs.colours import BRASS, TEAL

SIZE = 840
SINE = 0.3642  # where the handles of a cubic curve stand that follows a sine from crest to trough
ROUND = 4 / 3 * math.tan(math.pi / 8)  # and of one that follows a quarter of a circle

Point = tuple[int, int]


@dataclass(frozen=True)
class Line:
    """A closed line of cubic curves: its first point, then two handles and an end for each curve."""

    points: tuple[Point, ...]
    colour: str
    width: float
    turn: float = 0  # degrees


def lines(number: str, accent: str = TEAL, ornament: str = BRASS) -> list[Line]:
    """Return the lines of this certificate's ring, the same for the same number."""
    seed = hashlib.sha256(number.encode()).digest()
    petals, crossings = 18 + seed[0] % 11, 26 + seed[1] % 15
    return [
        Line(circle(413), accent, 3),
        Line(circle(405), ornament, 1.5),
        *rosette(wave(352, 46, petals), waves=petals, curves=6, turn=seed[2] / 128, colour=accent),
        *rosette(wave(318, 27, crossings), waves=crossings, curves=4, turn=seed[3] / 128, colour=ornament),
        Line(circle(283), accent, 3),
        Line(circle(276), ornament, 1.5),
    ]


def rosette(points: tuple[Point, ...], *, waves: int, curves: int, turn: float, colour: str) -> list[Line]:
    """Return the wave so many times, each turned against the one before. `turn` counts half waves."""
    return [Line(points, colour, 1.6, round((turn + 2 * number / curves) * 180 / waves, 3)) for number in range(curves)]


@cache
def circle(radius: int) -> tuple[Point, ...]:
    return closed([(radius, quarter * math.pi / 2) for quarter in range(5)], math.pi / 2, ROUND / (math.pi / 2))


@cache
def wave(radius: int, swing: int, waves: int) -> tuple[Point, ...]:
    """Return a sine around a circle, as curves from crest to trough."""
    step = math.pi / waves
    return closed([(radius + swing * (-1) ** half, half * step) for half in range(2 * waves + 1)], step, SINE)


def closed(turns: list[tuple[int, float]], step: float, reach: float) -> tuple[Point, ...]:
    """Return the line through these points (distance, angle), going round at a right angle to the way out."""
    points = [at(*turns[0])]
    for (r0, angle0), (r1, angle1) in pairwise(turns):
        points += [at(r0, angle0, step * reach), at(r1, angle1, -step * reach), at(r1, angle1)]
    return tuple(points)


def at(radius: float, angle: float, ahead: float = 0) -> Point:
    """Return a point on a circle, or the handle that stands so far ahead of it along the tangent."""
    cos, sin = math.cos(angle), math.sin(angle)
    return round(radius * (cos - sin * ahead)), round(radius * (sin + cos * ahead))


def svg(number: str, accent: str = TEAL, ornament: str = BRASS) -> str:
    """Return the ring of this certificate as SVG."""
    half = SIZE // 2
    drawn = "".join(path(line) for line in lines(number, accent, ornament))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-half} {-half} {SIZE} {SIZE}" fill="none">{drawn}</svg>'


def path(line: Line) -> str:
    turned = f' transform="rotate({line.turn})"' if line.turn else ""
    return f'<path stroke="{line.colour}" stroke-width="{line.width}"{turned} d="{outline(line.points)}"/>'


@cache
def outline(points: tuple[Point, ...]) -> str:
    first, *rest = [f"{x} {y}" for x, y in points]
    return f"M{first}C{' '.join(rest)}Z"
