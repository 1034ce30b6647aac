"""Poses that several situations share. Whoever is hurt lies with the head to the left, the chest under the helper's hands."""

from figures.kit import heads
from figures.kit.looks import Look
from figures.kit.people import Person
from figures.kit.points import Point, pair, toward
from figures.kit.shapes import limb, lines, path

FLOOR = 216.0  # where a body lies
NEAR = 228.0  # where a helper kneels, a little nearer to us
CHEST = Point(150, FLOOR - 38)  # the middle of the chest of somebody who lies at the usual place


def lying(
    look: Look,
    *,
    head_x: float = 62,
    floor: float = FLOOR,
    dent: float = 0,
    tilt: float = -12,
    eye: str = "closed",
    mouth: str = "shut",
    arm: str = "beside",
) -> str:
    """Draw somebody on their back. `dent`: how deep the chest is pressed (below zero: it rises); `tilt`: of the head.

    The arm lies beside the body, or away from it when the side of the chest has to be seen.
    """
    y = floor - 19
    shoulder, hip = Point(head_x + 42, y + 1), Point(head_x + 124, y + 2)
    person = Person(look, shoulder, hip)
    knee, ankle = Point(hip.x + 55, y + 1), Point(hip.x + 106, y + 6)
    drawn = limb(look.shoes, [(ankle, 7), (toward(ankle, -78, 19), 5.5)])
    drawn += limb(look.trousers, [((hip.x - 8, hip.y), 16), (hip, 16), (knee, 12), ((ankle.x - 3, ankle.y), 8)])
    middle = Point(head_x, y - 1)
    throat = heads.on_head(middle, -6, 24, turn=-90 + tilt)
    drawn += limb(look.skin, [((shoulder.x + 4, y), 9), (throat, 8.5)])
    drawn += trunk(look, head_x + 42, y, dent)
    drawn += heads.head(look, middle, turn=-90 + tilt, eye=eye, mouth=mouth)
    wrist = {"beside": (shoulder.x + 72, floor - 8), "away": (shoulder.x + 26, floor + 22)}[arm]
    return drawn + person.arm(wrist, shoulder=(shoulder.x + 6, y + 6), palm=2 if arm == "beside" else 40, thumb=0)


def trunk(look: Look, x: float, y: float, dent: float) -> str:
    """Draw a trunk that lies, from the shoulders at x to the belt. A pressed chest is a hollow under the hands."""
    colour = look.skin if look.bare else look.top
    top = y - 19 + min(dent, 0) * 0.7
    dent = max(dent, 0)
    d = (
        f"M{pair((x - 10, y - 4))}C{pair((x - 8, top + 4))} {pair((x + 8, top + 1))} {pair((x + 24, top))}"
        f"C{pair((x + 36, top + dent))} {pair((x + 34, top + dent))} {pair((x + 46, top + dent))}"
        f"C{pair((x + 58, top + dent))} {pair((x + 56, top + 1))} {pair((x + 72, top + 3))}"
        f"Q{pair((x + 84, top + 5))} {pair((x + 84, y + 2))}Q{pair((x + 84, y + 18))} {pair((x + 70, y + 18))}"
        f"L{pair((x + 4, y + 17))}Q{pair((x - 12, y + 16))} {pair((x - 10, y - 4))}z"
    )
    return path(colour, d)


def kneeler(
    look: Look, knee_x: float, *, facing: int = -1, lean: float = 28, floor: float = NEAR, back: float = 6
) -> Person:
    """Somebody who kneels upright, the knee at x. `lean`: how far the trunk bends forward; `back`: the hips behind the knee."""
    hip = Point(knee_x - facing * back, floor - 62)
    return Person(look, toward(hip, -90 + facing * lean, 66), hip, facing)


def kneeling_legs(person: Person, *, floor: float = NEAR, back: float = 6) -> str:
    knee = Point(person.hip[0] + person.facing * back, floor - 10)
    ankle = Point(knee.x - person.facing * 50, floor - 7)
    return person.bent_leg(knee, ankle, toes=0 if person.facing == -1 else 180)


def presser(look: Look, *, at: tuple[float, float] = CHEST, facing: int = -1, floor: float = NEAR) -> tuple[str, str]:
    """Return the legs and the rest of somebody who presses the chest with straight arms, the shoulders over the hands."""
    x, y = at
    hip = Point(x - facing * 38, floor - 65)
    person = Person(look, Point(x - facing * 6, y - 91), hip, facing)
    legs = kneeling_legs(person, floor=floor, back=-4)
    wrist, start = Point(x - facing * 3, y - 17), Point(x - facing * 5, y - 88)
    palm = 172 if facing == -1 else 8
    far = person.arm(
        (x - facing * 1, y - 8), shoulder=start, bend=-facing, palm=180 if facing == -1 else 0, thumb=0, hand_size=1.3
    )
    near = person.arm(wrist, shoulder=start, bend=-facing, palm=palm, thumb=0, hand_size=1.25)
    tips = toward(wrist, palm, 18)
    knuckles = lines(
        (toward(tips, -90, 3), toward(tips, palm, 5)),
        (toward(tips, 90, 3), toward(tips, palm + facing * 14, 6)),
        width=2,
    )
    upper = far + person.torso() + person.head(neck=person.spine + facing * 10, turn=facing * 40) + near + knuckles
    return legs, upper


def compressing(helper: Look, hurt: Look, *, dent: float = 7, over: str = "", arm: str = "beside") -> str:
    """Draw the whole of chest compressions. `over` is drawn on the body, under the hands: pads, for one."""
    legs, upper = presser(helper, at=(CHEST.x, CHEST.y + dent))
    return lying(hurt, dent=dent, arm=arm) + over + legs + f'<g class="drawing__press">{upper}</g>'


def moved(drawn: str, x: float, y: float, *, size: float = 1) -> str:
    """Move and scale a part of a drawing."""
    scaled = "" if size == 1 else f" scale({size:g})"
    return f'<g transform="translate({x:g} {y:g}){scaled}">{drawn}</g>'


def mirrored(drawn: str, *, about: float = 200) -> str:
    """Turn a part of a drawing round, left for right."""
    return f'<g transform="translate({2 * about:g} 0) scale(-1 1)">{drawn}</g>'
