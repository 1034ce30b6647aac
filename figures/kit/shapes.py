"""Shapes with the ink line of the house around them.

The outline is painted under the colour (`paint-order` on the sheet), so what is drawn in one path melts into one body: two
bones that meet in an elbow have no line across it.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from math import acos, cos, radians, sin

from figures.kit.points import Point, angle_of, distance, number, pair, step, toward

INK = "#14232b"
BRASS = "#e9a820"
TEAL = "#0b5d50"
WHITE = "#fff"
SAND = "#e7dfcb"

COMMANDS = re.compile(r"([MLCQZ])([^MLCQZ]*)")

Circle = tuple[tuple[float, float], float]  # where, and how thick


def path(colour: str, d: str) -> str:
    return f'<path fill="{colour}" d="{d}"/>'


def limb(colour: str, *chains: Sequence[Circle]) -> str:
    """Draw chains of circles, each circle melted into the next: an arm is shoulder, elbow, wrist."""
    return path(colour, "".join(outline(chain) for chain in chains))


def outline(chain: Sequence[Circle]) -> str:
    if len(chain) == 1:
        (centre, radius) = chain[0]
        return taper(centre, radius, (centre[0] + 0.1, centre[1]), radius)
    return "".join(taper(*one, *other) for one, other in pairwise(chain))


def taper(start: tuple[float, float], r0: float, end: tuple[float, float], r1: float) -> str:
    """Return the path around two circles and what lies between them."""
    length = max(distance(start, end), abs(r0 - r1) + 0.1)
    open_angle = acos((r0 - r1) / length)
    along = radians(angle_of(start, end))
    right = (cos(along + open_angle), sin(along + open_angle))
    left = (cos(along - open_angle), sin(along - open_angle))
    a, b, c, d = (
        (spot[0] + radius * side[0], spot[1] + radius * side[1])
        for spot, radius, side in ((start, r0, right), (end, r1, right), (end, r1, left), (start, r0, left))
    )
    far, near = int(r1 > r0), int(r0 >= r1)
    arc0, arc1 = number(r0), number(r1)
    return f"M{pair(a)}l{step(a, b)}a{arc1} {arc1} 0 {far} 0 {step(b, c)}l{step(c, d)}a{arc0} {arc0} 0 {near} 0 {step(d, a)}"


def placed(d: str, at: tuple[float, float], *, turn: float = 0, size: float = 1, facing: int = 1) -> str:
    """Return a path (M, L, C, Q and Z, absolute) moved to a place, turned, enlarged and perhaps mirrored.

    It comes back in relative commands, which are shorter; each step starts from where the rounded ones before it have led.
    """
    written = []
    here = start = Point(0, 0)
    for command, numbers in COMMANDS.findall(d):
        if command == "Z":
            written.append("z")
            here = start
            continue
        values = [float(value) for value in numbers.split()]
        points = [
            spot(at, turn=turn, size=size, facing=facing, x=x, y=y)
            for x, y in zip(values[::2], values[1::2], strict=True)
        ]
        if command == "M":
            here = start = rounded(points[0])
            written.append(f"M{pair(here)}")
            continue
        each = {"L": 1, "Q": 2, "C": 3}[command]
        for place in range(0, len(points), each):
            steps = [step(here, point) for point in points[place : place + each]]
            written.append(command.lower() + steps[0] + "".join(gap(text) for text in steps[1:]))
            end = points[place + each - 1]
            here = Point(here.x + round(end.x - here.x, 1), here.y + round(end.y - here.y, 1))
    return "".join(written)


def gap(text: str) -> str:
    """Put a space before a number, unless its sign already sets it apart."""
    return text if text.startswith("-") else f" {text}"


def rounded(point: Point) -> Point:
    return Point(round(point.x, 1), round(point.y, 1))


def spot(at: tuple[float, float], *, turn: float, size: float, facing: int, x: float, y: float) -> Point:
    """Return where a point of a placed path has gone."""
    c, s = cos(radians(turn)), sin(radians(turn))
    x, y = x * size * facing, y * size
    return Point(at[0] + x * c - y * s, at[1] + x * s + y * c)


def line(d: str, *, width: float = 3, colour: str = INK, dashes: str = "", cap: str = "") -> str:
    more = f' stroke-dasharray="{dashes}"' if dashes else ""
    more += f' stroke-linecap="{cap}"' if cap else ""
    return f'<path fill="none" stroke="{colour}" stroke-width="{number(width)}"{more} d="{d}"/>'


def lines(*ends: tuple[tuple[float, float], tuple[float, float]], width: float = 3, colour: str = INK) -> str:
    return line("".join(f"M{pair(start)}L{pair(end)}" for start, end in ends), width=width, colour=colour)


def dot(at: tuple[float, float], radius: float, colour: str = INK) -> str:
    return f'<circle fill="{colour}" stroke="none" cx="{number(at[0])}" cy="{number(at[1])}" r="{number(radius)}"/>'


def disc(at: tuple[float, float], radius: float, colour: str) -> str:
    return f'<circle fill="{colour}" cx="{number(at[0])}" cy="{number(at[1])}" r="{number(radius)}"/>'


def ellipse(at: tuple[float, float], rx: float, ry: float, colour: str, *, inked: bool = True) -> str:
    ink = "" if inked else ' stroke="none"'
    return (
        f'<ellipse fill="{colour}"{ink} cx="{number(at[0])}" cy="{number(at[1])}" rx="{number(rx)}" ry="{number(ry)}"/>'
    )


def box(
    at: tuple[float, float], width: float, height: float, colour: str, *, corner: float = 6, inked: bool = True
) -> str:
    """Draw a box whose middle is at the point."""
    ink = "" if inked else ' stroke="none"'
    x, y = number(at[0] - width / 2), number(at[1] - height / 2)
    size = f'width="{number(width)}" height="{number(height)}" rx="{number(corner)}"'
    return f'<rect fill="{colour}"{ink} x="{x}" y="{y}" {size}/>'


def flat(colour: str, d: str) -> str:
    """Draw a shape without an outline: shadows, hatching, light."""
    return f'<path fill="{colour}" stroke="none" d="{d}"/>'


def arc(at: tuple[float, float], radius: float, start: float, end: float) -> str:
    """Return the path of a part of a circle, clockwise from one angle to the other."""
    large = int((end - start) % 360 > 180)
    a, b = toward(at, start, radius), toward(at, end, radius)
    return f"M{pair(a)}A{number(radius)} {number(radius)} 0 {large} 1 {pair(b)}"
