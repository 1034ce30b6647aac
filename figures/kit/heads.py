"""Heads from the side and from the front. The face is neutral: a dot for an eye, a short line for a mouth."""

from figures.kit.looks import Look
from figures.kit.shapes import line, path, placed, spot

HEAD = 44.0  # from chin to crown of an adult
UNIT = 106.0  # the same in the numbers of the paths below

FACE = (
    "M0 -50C26 -50 43 -36 44 -12C44 -6 45 -4 48 0L55 12C56 16 52 18 46 18C50 23 50 28 46 31C50 36 50 44 45 50"
    "C36 57 18 52 8 44L-10 36C-40 32 -52 10 -50 -8C-48 -34 -28 -50 0 -50Z"
)
OPEN_FACE = (
    "M0 -50C26 -50 43 -36 44 -12C44 -6 45 -4 48 0L55 12C56 16 52 18 46 18C50 20 50 23 47 25L34 29L45 36C49 40 50 47 44 53"
    "C34 59 18 54 8 44L-10 36C-40 32 -52 10 -50 -8C-48 -34 -28 -50 0 -50Z"
)
EAR = "M-6 -4C-16 -6 -18 8 -12 16C-8 20 -2 16 -3 10C0 6 1 -3 -6 -4Z"
HAIR = {
    "short": "M44 -18C46 -44 20 -60 -8 -57C-44 -54 -60 -26 -55 2C-53 16 -46 26 -38 31L-26 20C-28 8 -22 -2 -12 -6L-8 -20C8 -18 26 -20 34 -30C38 -28 42 -24 44 -18Z",
    "bun": "M44 -20C46 -44 20 -58 -8 -56C-24 -55 -38 -49 -46 -38C-60 -54 -84 -44 -80 -24C-77 -8 -62 -6 -55 -12C-55 10 -48 24 -38 31C-34 18 -28 8 -16 0C-4 -8 20 -16 32 -30C38 -28 42 -26 44 -20Z",
    "long": "M44 -20C46 -44 20 -58 -8 -56C-46 -54 -62 -22 -56 6C-54 30 -62 44 -58 62C-44 70 -26 66 -16 56C-22 40 -24 18 -16 2C-4 -6 20 -16 32 -30C38 -28 42 -26 44 -20Z",
    "curly": "M42 -18C54 -26 48 -44 36 -46C34 -60 14 -66 4 -58C-8 -70 -30 -66 -34 -54C-50 -54 -60 -38 -54 -26C-66 -14 -62 4 -52 8C-54 20 -46 32 -34 30C-24 26 -24 10 -16 0C-10 -8 -8 -14 -6 -20C6 -14 16 -20 20 -26C28 -20 36 -22 42 -18Z",
    "bald": "M-30 -26C-52 -30 -58 -8 -53 6C-51 18 -46 26 -38 31L-26 20C-30 8 -26 -4 -18 -8C-26 -10 -30 -18 -30 -26Z",
    "baby": "M6 -49C-6 -64 -24 -60 -22 -50C-34 -58 -46 -48 -38 -38C-26 -36 -10 -42 6 -49Z",
}
HIJAB = (
    "M41 -24C36 -48 14 -60 -8 -58C-44 -56 -62 -28 -58 4C-56 30 -58 48 -44 64C-20 74 18 72 36 62C34 54 26 50 14 46"
    "C2 40 -10 24 -8 4C-6 -12 10 -26 41 -24Z"
)
EYE = "M27 -9L27 -8"
CLOSED_EYE = "M20 -6C24 -2 30 -2 34 -6"
MOUTH = "M45 31L35 31"
GLASSES = "M18 -12C16 -2 20 6 28 6C36 6 40 0 40 -8C40 -14 20 -14 18 -12ZM18 -8L-8 -6"


def head(
    look: Look,
    at: tuple[float, float],
    *,
    turn: float = 0,
    facing: int = 1,
    size: float = HEAD,
    eye: str = "open",
    mouth: str = "shut",
) -> str:
    """Draw a head from the side, its middle at the point. `turn` tips it: clockwise, whichever way it faces."""
    scale = size / UNIT

    def put(d: str) -> str:
        return placed(d, at, turn=turn, size=scale, facing=facing)

    fine = max(2.0, 3.0 * (size / HEAD) ** 0.5)
    face = path(look.skin, put(OPEN_FACE if mouth == "open" else FACE))
    marks = put(EYE if eye == "open" else CLOSED_EYE)
    eye_width = fine * (1.7 if eye == "open" else 0.9)
    drawn = face + line(marks, width=eye_width)
    if mouth == "shut":
        drawn += line(put(MOUTH), width=fine * 0.8)
    if look.hair == "hijab":
        return drawn + path(look.hair_colour, put(HIJAB))
    drawn += path(look.hair_colour, put(HAIR[look.hair])) + path(look.skin, put(EAR))
    if look.glasses:
        drawn += line(put(GLASSES), width=fine * 0.8)
    return drawn


def on_head(
    at: tuple[float, float], x: float, y: float, *, turn: float = 0, facing: int = 1, size: float = HEAD
) -> tuple[float, float]:
    """Return where a place of the head is on the paper, such as the mouth (48, 28), the chin (40, 54), the nose (52, 10)."""
    return spot(at, turn=turn, size=size / UNIT, facing=facing, x=x, y=y)


FRONT = "M0 -52C28 -52 43 -34 43 -4C43 26 22 56 0 56C-22 56 -43 26 -43 -4C-43 -34 -28 -52 0 -52Z"
FRONT_EARS = "M-41 -6C-54 -10 -54 14 -41 16ZM41 -6C54 -10 54 14 41 16Z"
FRONT_HAIR = {
    "short": "M-44 -4C-54 -44 -26 -64 4 -62C36 -62 54 -40 44 -4C42 -18 36 -26 30 -30C10 -22 -14 -22 -30 -32C-36 -24 -42 -16 -44 -4Z",
    "bun": "M-44 -2C-52 -40 -30 -58 -14 -60C-20 -80 20 -80 14 -60C34 -58 52 -40 44 -2C40 -22 20 -36 0 -38C-20 -36 -40 -22 -44 -2Z",
    "long": "M-46 50C-62 20 -62 -62 0 -62C62 -62 62 20 46 50C36 48 44 20 42 -6C36 -22 20 -34 -8 -38C-20 -30 -40 -22 -42 -6C-44 20 -36 48 -46 50Z",
    "curly": "M-44 0C-60 -8 -58 -30 -48 -36C-50 -54 -30 -64 -20 -58C-12 -70 12 -70 20 -58C34 -64 50 -52 48 -36C60 -28 58 -6 44 0C44 -14 38 -24 28 -26C18 -36 -18 -36 -28 -26C-38 -24 -44 -14 -44 0Z",
    "bald": "M-44 4C-54 -2 -52 -24 -46 -28C-42 -22 -44 -8 -44 4ZM44 4C54 -2 52 -24 46 -28C42 -22 44 -8 44 4Z",
    "baby": "M-16 -50C-14 -62 -2 -66 4 -60C14 -66 24 -58 18 -50C6 -46 -8 -46 -16 -50Z",
}
FRONT_HIJAB = (
    "M0 -62C-44 -62 -58 -26 -54 10C-52 36 -60 56 -52 68C-20 80 20 80 52 68C60 56 52 36 54 10C58 -26 44 -62 0 -62Z"
    "M0 -40C26 -40 36 -22 36 0C36 26 18 48 0 48C-18 48 -36 26 -36 0C-36 -22 -26 -40 0 -40Z"
)


def front_head(look: Look, at: tuple[float, float], *, turn: float = 0, size: float = HEAD, eye: str = "open") -> str:
    """Draw a head from the front."""
    scale = size / UNIT

    def put(d: str) -> str:
        return placed(d, at, turn=turn, size=scale)

    fine = max(2.0, 3.0 * (size / HEAD) ** 0.5)
    eyes = "M-16 0L-16 1M16 0L16 1" if eye == "open" else "M-22 0C-18 4 -13 4 -9 0M9 0C13 4 18 4 22 0"
    drawn = "" if look.hair == "hijab" else path(look.skin, put(FRONT_EARS))
    drawn += path(look.skin, put(FRONT)) + line(put(eyes), width=fine * (1.7 if eye == "open" else 0.9))
    drawn += line(put("M0 8C4 12 4 16 -1 17M-10 33C-4 36 4 36 10 33"), width=fine * 0.8)
    if look.hair == "hijab":
        return drawn + f'<path fill="{look.hair_colour}" fill-rule="evenodd" d="{put(FRONT_HIJAB)}"/>'
    drawn += path(look.hair_colour, put(FRONT_HAIR[look.hair]))
    if look.glasses:
        frame = "M-27 -2C-27 14 -6 14 -6 -2C-6 -12 -27 -12 -27 -2ZM27 -2C27 14 6 14 6 -2C6 -12 27 -12 27 -2ZM-6 -3L6 -3"
        drawn += line(put(frame), width=fine * 0.8)
    return drawn
