"""The badge as PNG, for places that take no SVG."""

import math
from collections.abc import Iterator

from PIL import Image, ImageDraw, ImageFont

from certificates import ring
from certificates.badges.picture import (
    EDGE,
    LINK_WIDTH,
    LINKS,
    MARK_MIDDLE,
    MARK_SIZE,
    PAPER,
    PIXELS,
    link_colour,
    words,
)
from courses.press import faces

FINER = 3  # drawn three times as large and shrunk, for smooth lines
COLOURS = 96
DOTS = 60  # of a link


def png(seed: str, title: str) -> Image.Image:
    """Return the badge as a picture with a transparent ground."""
    across = PIXELS * FINER
    unit = across / (2 * EDGE)
    image = Image.new("RGBA", (across, across), "#fbfaf600")
    draw = ImageDraw.Draw(image)
    draw.ellipse((0, 0, across - 1, across - 1), fill=PAPER)
    for line in ring.lines(seed):
        points = [pixel(turned(point, line.turn), unit) for point in sampled(line.points)]
        draw.line([*points, points[0]], fill=line.colour, width=max(1, round(line.width * unit)), joint="curve")
    draw_mark(draw, unit)
    for line in words(title):
        font = ImageFont.truetype(faces.FOLDER / line.face.file, line.size * unit)
        draw.text(pixel((0, line.y), unit), line.text, font=font, fill=line.colour, anchor="ms")
    small = image.resize((PIXELS, PIXELS), Image.Resampling.LANCZOS)
    return small.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)


def draw_mark(draw: ImageDraw.ImageDraw, unit: float) -> None:
    """Draw each link as a row of dots, so close that they are a line with round ends."""
    scale = MARK_SIZE / 48
    half = LINK_WIDTH * scale * unit / 2
    for begin, handle, end in LINKS:
        for step in range(DOTS + 1):
            t = step / DOTS
            weights = ((1 - t) ** 2, 2 * t * (1 - t), t**2)
            x, y = (mixed(weights, (begin, handle, end), axis) for axis in (0, 1))
            x, y = pixel(((x - 24) * scale, (y - 24) * scale + MARK_MIDDLE), unit)
            draw.ellipse((x - half, y - half, x + half, y + half), fill=link_colour(*begin))


def mixed(weights: tuple[float, ...], points: tuple[tuple[float, float], ...], axis: int) -> float:
    return sum(weight * point[axis] for weight, point in zip(weights, points, strict=True))


def sampled(points: tuple[ring.Point, ...]) -> Iterator[tuple[float, float]]:
    """Yield points along cubic curves: a first point, then two handles and an end for each."""
    begin, *rest = points
    for place in range(0, len(rest), 3):
        one, two, end = rest[place : place + 3]
        steps = max(8, round(math.dist(begin, end) / 6))
        for step in range(steps):
            t = step / steps
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
            x, y = (mixed(weights, (begin, one, two, end), axis) for axis in (0, 1))
            yield x, y
        begin = end


def turned(point: tuple[float, float], degrees: float) -> tuple[float, float]:
    angle = math.radians(degrees)
    x, y = point
    return x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)


def pixel(point: tuple[float, float], unit: float) -> tuple[float, float]:
    return (point[0] + EDGE) * unit, (point[1] + EDGE) * unit
