"""Points on the paper. It measures 400 × 260, the y axis runs down and angles turn clockwise from the right."""

from math import acos, atan2, cos, degrees, hypot, radians, sin
from typing import NamedTuple


class Point(NamedTuple):
    x: float
    y: float


def toward(start: tuple[float, float], angle: float, length: float) -> Point:
    """Return the point `length` away from the start, in the direction of the angle."""
    return Point(start[0] + length * cos(radians(angle)), start[1] + length * sin(radians(angle)))


def between(start: tuple[float, float], end: tuple[float, float], share: float = 0.5) -> Point:
    """Return the point so much of the way from the start to the end."""
    return Point(start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)


def angle_of(start: tuple[float, float], end: tuple[float, float]) -> float:
    return degrees(atan2(end[1] - start[1], end[0] - start[0]))


def distance(start: tuple[float, float], end: tuple[float, float]) -> float:
    return hypot(end[0] - start[0], end[1] - start[1])


def joint(start: tuple[float, float], end: tuple[float, float], upper: float, lower: float, bend: int) -> Point:
    """Return where an elbow or a knee is when shoulder and wrist are given, as bones do not stretch.

    `bend` says to which side it goes, seen along the limb: 1 to the right hand, -1 to the left. An end out of reach is
    reached for with a straight limb.
    """
    reach = min(distance(start, end), (upper + lower) * 0.999)
    reach = max(reach, abs(upper - lower) + 0.01)
    turn = degrees(acos((upper**2 + reach**2 - lower**2) / (2 * upper * reach)))
    return toward(start, angle_of(start, end) + bend * turn, upper)


def within_reach(start: tuple[float, float], end: tuple[float, float], length: float) -> Point:
    """Return the end, or the farthest point on the way there."""
    return between(start, end, min(1.0, length / max(distance(start, end), 0.01)))


def number(value: float) -> str:
    """Write a number as short as a path allows: 12.0 is 12, 0.5 is .5."""
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return {"-0": "0"}.get(text, text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text)


def pair(point: tuple[float, float]) -> str:
    return joined(point[0], point[1])


def step(start: tuple[float, float], end: tuple[float, float]) -> str:
    """Write the way from one point to another, as relative commands of a path want it."""
    return joined(end[0] - start[0], end[1] - start[1])


def joined(x: float, y: float) -> str:
    second = number(y)
    return number(x) + second if second.startswith("-") else f"{number(x)} {second}"
