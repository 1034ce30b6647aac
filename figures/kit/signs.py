"""What the drawing says beside the picture: brass arrows, waves of sound, the ring, the bar over a wrong way."""

from figures.kit.points import angle_of, between, pair, toward
from figures.kit.shapes import BRASS, INK, SAND, TEAL, WHITE, arc, disc, dot, flat, line, lines, path


def arrow(start: tuple[float, float], end: tuple[float, float], *, width: float = 9) -> str:
    """Draw a straight brass arrow with an ink edge."""
    angle = angle_of(start, end)
    neck = toward(end, angle + 180, width * 1.5)
    half, wing = width / 2, width * 1.25
    corners = [
        toward(start, angle + 90, half),
        toward(neck, angle + 90, half),
        toward(neck, angle + 90, wing),
        end,
        toward(neck, angle - 90, wing),
        toward(neck, angle - 90, half),
        toward(start, angle - 90, half),
    ]
    return path(BRASS, "M" + "L".join(pair(corner) for corner in corners) + "z")


def round_arrow(at: tuple[float, float], radius: float, start: float, end: float, *, width: float = 8) -> str:
    """Draw a brass arrow along a circle; it turns clockwise when the end is the larger angle."""
    way = 1 if end > start else -1
    head = 57.3 * width * 1.5 / radius * way
    neck, half = end - head, width / 2
    sweep, back = (1, 0) if way == 1 else (0, 1)
    large = int(abs(neck - start) > 180)
    outer, inner = radius + half, radius - half
    d = (
        f"M{pair(toward(at, start, outer))}A{outer:g} {outer:g} 0 {large} {sweep} {pair(toward(at, neck, outer))}"
        f"L{pair(toward(at, neck, radius + width * 1.25))}L{pair(toward(at, end, radius))}"
        f"L{pair(toward(at, neck, radius - width * 1.25))}L{pair(toward(at, neck, inner))}"
        f"A{inner:g} {inner:g} 0 {large} {back} {pair(toward(at, start, inner))}z"
    )
    return path(BRASS, d)


def waves(at: tuple[float, float], angle: float, *, count: int = 3, first: float = 10, gap: float = 8) -> str:
    """Draw sound that leaves a mouth, an ear or a loudspeaker in a direction."""
    arcs = (arc(at, first + gap * step, angle - 38, angle + 38) for step in range(count))
    return line("".join(arcs), width=3.5, colour=TEAL)


def ticking_ring(at: tuple[float, float], radius: float, *, parts: int = 10) -> str:
    """Draw the ring of the house as a clock: so many seconds, so many links."""
    step, gap = 360 / parts, 7
    links = (arc(at, radius, -90 + step * n + gap / 2, -90 + step * (n + 1) - gap / 2) for n in range(parts))
    return line("".join(links), width=7, colour=TEAL)


def clock(at: tuple[float, float], radius: float, *, parts: int = 10) -> str:
    pointer = lines((at, toward(at, -90, radius * 0.62)), width=4)
    sector = flat(
        SAND,
        f"M{pair(at)}L{pair(toward(at, -90, radius * 0.7))}" + arc(at, radius * 0.7, -90, 54).replace("M", "L") + "z",
    )
    return dot(at, radius + 7, WHITE) + sector + ticking_ring(at, radius, parts=parts) + pointer + dot(at, 4)


def no_bar(start: tuple[float, float], end: tuple[float, float]) -> str:
    """Cross out a wrong way with one bar of ink. The word for it stands in the text beside the drawing."""
    d = f"M{pair(start)}L{pair(end)}"
    return line(d, width=11, colour=WHITE) + line(d, width=6, colour=INK)


def hatching(corners: list[tuple[float, float]], *, count: int = 6) -> str:
    """Draw a hurt place: brass with ink hatching between the left and the right edge of a four-cornered field, no blood."""
    a, b, c, d = corners
    strokes = [(between(a, d, n / count), between(b, c, (n + 0.6) / count)) for n in range(count)]
    return path(BRASS, "M" + "L".join(pair(corner) for corner in corners) + "z") + lines(*strokes, width=2)


def target(at: tuple[float, float], radius: float) -> str:
    """Mark a place with two rings."""
    rings = f"{arc(at, radius, 0, 359.9)}{arc(at, radius * 0.45, 0, 359.9)}"
    return line(rings, width=7, colour=WHITE) + line(rings, width=4, colour=BRASS) + line(rings, width=1.2)


def ground(at: tuple[float, float], half_width: float, half_height: float = 12) -> str:
    x, y = at
    rx, ry = half_width, half_height
    return flat(SAND, f"M{pair((x - rx, y))}a{rx:g} {ry:g} 0 1 0 {2 * rx:g} 0a{rx:g} {ry:g} 0 1 0 {-2 * rx:g} 0z")


def steam(*at: tuple[float, float], colour: str = TEAL) -> str:
    """Draw breath: short waves that rise from each point."""
    puffs = (f"M{pair((x, y))}c5 -4 -5 -9 0 -13" for x, y in at)
    return line("".join(puffs), width=3, colour=colour)


def sparks(at: tuple[float, float], *angles: float, first: float = 14, length: float = 9) -> str:
    """Draw short strokes that fly from a point: a voice, a shock, a warning."""
    return lines(*((toward(at, a, first), toward(at, a, first + length)) for a in angles), width=3.5)


def lens(at: tuple[float, float], radius: float, inside: str) -> str:
    """Show a detail in the ring of the house."""
    return f'{disc(at, radius, WHITE)}{inside}<circle fill="none" stroke="{TEAL}" stroke-width="7" cx="{at[0]:g}" cy="{at[1]:g}" r="{radius:g}"/>'
