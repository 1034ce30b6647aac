"""The guilloche ring around the QR code: drawn from the certificate's number, so each certificate has its own."""

import hashlib
import math
from itertools import pairwise

TEAL = "#0b5d50"
BRASS = "#b9821a"
SIZE = 840  # tenths of a millimetre: the ring is 84 mm wide
SINE = 0.3642  # where the handles of a cubic curve stand that follows a sine from crest to trough


def svg(number: str) -> str:
    """Return the ring of this certificate as SVG, the same for the same number."""
    seed = hashlib.sha256(number.encode()).digest()
    petals, crossings = 18 + seed[0] % 11, 26 + seed[1] % 15
    drawn = [
        *(circle(radius, colour, width) for radius, colour, width in [(413, TEAL, 3), (405, BRASS, 1.5)]),
        *rosette(radius=352, swing=46, waves=petals, curves=6, turn=seed[2] / 128, colour=TEAL),
        *rosette(radius=318, swing=27, waves=crossings, curves=4, turn=seed[3] / 128, colour=BRASS),
        *(circle(radius, colour, width) for radius, colour, width in [(283, TEAL, 3), (276, BRASS, 1.5)]),
    ]
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" fill="none">{"".join(drawn)}</svg>'


def circle(radius: int, colour: str, width: float) -> str:
    return f'<circle cx="{SIZE // 2}" cy="{SIZE // 2}" r="{radius}" stroke="{colour}" stroke-width="{width}"/>'


def rosette(*, radius: int, swing: int, waves: int, curves: int, turn: float, colour: str) -> list[str]:
    """Return closed waves around a circle, each shifted against the one before."""
    paths = [wave(radius, swing, waves, turn + 2 * number / curves) for number in range(curves)]
    return [f'<path stroke="{colour}" stroke-width="1.6" d="{path}"/>' for path in paths]


def wave(radius: int, swing: int, waves: int, shift: float) -> str:
    """Return a sine around a circle as cubic curves from crest to trough; `shift` counts half waves."""
    step = math.pi / waves
    turns = [(radius + swing * (-1) ** half, (half + shift) * step) for half in range(2 * waves + 1)]
    path = [f"M{at(*turns[0])}"]
    for (r0, angle0), (r1, angle1) in pairwise(turns):
        path.append(f"C{at(r0, angle0, step)} {at(r1, angle1, -step)} {at(r1, angle1)}")
    return "".join(path) + "Z"


def at(radius: float, angle: float, ahead: float = 0) -> str:
    """Return a point on a circle, or the handle that stands so far ahead of it along the tangent."""
    cos, sin, reach = math.cos(angle), math.sin(angle), ahead * SINE
    x, y = radius * (cos - sin * reach), radius * (sin + cos * reach)
    return f"{SIZE / 2 + x:.0f} {SIZE / 2 + y:.0f}"
