"""People from the side. Bones keep their length: say where a hand or a foot is, and the elbow or the knee follows."""

from dataclasses import dataclass

from figures.kit import heads
from figures.kit.looks import Look
from figures.kit.points import Point, angle_of, between, joint, toward, within_reach
from figures.kit.shapes import Circle, limb

UPPER_ARM, FOREARM = 37.0, 35.0
THIGH, SHIN = 54.0, 51.0
NECK = 31.0  # from the shoulders to the middle of the head


def hand_chains(
    wrist: tuple[float, float], angle: float, *, size: float = 1, thumb: int = 1, fist: bool = False
) -> list[list[Circle]]:
    """Return the circles of a hand, larger than life. `thumb`: to which side it stands, 0 for none."""
    if fist:
        return [[(wrist, 6 * size), (toward(wrist, angle, 10 * size), 9 * size)]]
    palm, tips = toward(wrist, angle, 9 * size), toward(wrist, angle, 20 * size)
    chains: list[list[Circle]] = [[(wrist, 6 * size), (palm, 8 * size), (tips, 5 * size)]]
    if thumb:
        root, tip = toward(wrist, angle, 5 * size), toward(wrist, angle + thumb * 55, 15 * size)
        chains.append([(root, 4 * size), (tip, 3.4 * size)])
    return chains


@dataclass(frozen=True)
class Person:
    """Somebody seen from the side: where the shoulders and the hips are, and which way they look (1 right, -1 left)."""

    look: Look
    shoulder: tuple[float, float]
    hip: tuple[float, float]
    facing: int = 1
    size: float = 1.0

    @property
    def spine(self) -> float:
        return angle_of(self.hip, self.shoulder)

    def torso(self) -> str:
        """Draw the trunk as far as the belt. Draw the legs first: the shirt hangs over them."""
        s = self.size
        chest = toward(between(self.shoulder, self.hip, 0.28), self.spine + 90 * self.facing, 3 * s)
        belly = between(self.shoulder, self.hip, 0.72)
        belt = between(self.shoulder, self.hip, 0.92)
        colour = self.look.skin if self.look.bare else self.look.top
        return limb(colour, [(self.shoulder, 13 * s), (chest, 18.5 * s), (belly, 16.5 * s), (belt, 16.5 * s)])

    def head_at(self, neck: float | None = None) -> Point:
        return toward(self.shoulder, self.spine if neck is None else neck, NECK * self.size)

    def head(
        self, *, neck: float | None = None, turn: float | None = None, eye: str = "open", mouth: str = "shut"
    ) -> str:
        """Draw neck and head. `neck`: where it points; `turn`: how the head is tipped (with the neck unless told)."""
        s = self.size
        middle = self.head_at(neck)
        tipped = angle_of(self.shoulder, middle) + 90 if turn is None else turn
        throat = heads.on_head(middle, -6, 20, turn=tipped, facing=self.facing, size=heads.HEAD * s)
        base = toward(self.shoulder, self.spine, 2 * s)
        return limb(self.look.skin, [(base, 9 * s), (throat, 8 * s)]) + heads.head(
            self.look, middle, turn=tipped, facing=self.facing, size=heads.HEAD * s, eye=eye, mouth=mouth
        )

    def arm(
        self,
        wrist: tuple[float, float],
        *,
        bend: int = 1,
        shoulder: tuple[float, float] | None = None,
        palm: float | None = None,
        thumb: int = 1,
        fist: bool = False,
        hand_size: float = 1.12,
    ) -> str:
        """Draw an arm to the wrist. `palm`: which way the hand points; `bend`: to which side the elbow goes."""
        s = self.size
        start = shoulder or toward(self.shoulder, self.spine + 180, 5 * s)
        end = within_reach(start, wrist, (UPPER_ARM + FOREARM) * s)
        elbow = joint(start, end, UPPER_ARM * s, FOREARM * s, bend)
        angle = angle_of(elbow, end) if palm is None else palm
        fingers = hand_chains(end, angle, size=s * hand_size, thumb=thumb, fist=fist)
        drawn = limb(self.look.skin, [(start, 8.5 * s), (elbow, 7 * s), (end, 5.8 * s)], *fingers)
        if self.look.bare:
            return drawn
        cloth: list[Circle] = [(start, 10.5 * s), (elbow, 8.5 * s), (between(elbow, end, 0.8), 7.5 * s)]
        if self.look.sleeves == "short":
            cloth = [(start, 10.5 * s), (between(start, elbow, 0.6), 9.5 * s)]
        return drawn + limb(self.look.top, cloth)

    def leg(
        self,
        ankle: tuple[float, float],
        *,
        bend: int = 1,
        hip: tuple[float, float] | None = None,
        toes: float | None = None,
    ) -> str:
        """Draw a leg to the ankle. `toes`: which way the foot points."""
        s = self.size
        start = hip or self.hip
        end = within_reach(start, ankle, (THIGH + SHIN) * s)
        return self.bent_leg(joint(start, end, THIGH * s, SHIN * s, bend), end, hip=hip, toes=toes)

    def bent_leg(
        self,
        knee: tuple[float, float],
        ankle: tuple[float, float],
        *,
        hip: tuple[float, float] | None = None,
        toes: float | None = None,
    ) -> str:
        """Draw a leg through a knee: for kneeling, where the knee is what stands on the ground."""
        s = self.size
        pointing = (0 if self.facing == 1 else 180) if toes is None else toes
        shoe = limb(self.look.shoes, [(ankle, 7 * s), (toward(ankle, pointing, 19 * s), 5.5 * s)])
        thigh: list[Circle] = [(hip or self.hip, 16 * s), (knee, 11 * s), (between(knee, ankle, 0.93), 7.5 * s)]
        if hip is None:
            thigh.insert(0, (between(self.shoulder, self.hip, 0.9), 16 * s))
        return shoe + limb(self.look.trousers, thigh)
