"""A bare chest from the front and from the left side, with its places by name: drawings and exercises share them.

The places are outlines on the paper of 400 × 260. "Right" and "left" are those of the person who lies there: on the front view
their right is on our left.
"""

from figures.kit.looks import Look
from figures.kit.shapes import flat, limb, line, path

SOFT = "#00000030"

Outline = tuple[tuple[float, float], ...]

FRONT: dict[str, Outline] = {
    "right-below-collarbone": ((116, 78), (176, 72), (182, 126), (122, 132)),
    "left-below-collarbone": ((224, 72), (284, 78), (278, 132), (218, 126)),
    "right-breast": ((122, 134), (184, 130), (184, 172), (124, 176)),
    "left-breast": ((216, 130), (266, 134), (262, 176), (216, 172)),
    "left-side-below-armpit": ((270, 128), (306, 116), (300, 204), (264, 208)),
    "right-side-below-armpit": ((94, 116), (130, 128), (136, 208), (100, 204)),
    "breastbone": ((186, 80), (214, 80), (214, 172), (186, 172)),
    "belly": ((140, 208), (260, 208), (262, 258), (138, 258)),
}
SIDE: dict[str, Outline] = {
    "side-below-armpit": ((176, 110), (226, 110), (226, 182), (176, 182)),
    "breast": ((246, 104), (296, 112), (292, 168), (246, 168)),
    "back": ((112, 104), (160, 104), (160, 180), (116, 180)),
    "waist": ((166, 200), (238, 200), (238, 250), (166, 250)),
}


def middle(outline: Outline) -> tuple[float, float]:
    """Return the middle of a place, where a pad is stuck."""
    return sum(x for x, _y in outline) / len(outline), sum(y for _x, y in outline) / len(outline)


def front(look: Look) -> str:
    """Draw neck, shoulders and chest from the front, the arms hanging, the head beyond the upper edge."""
    skin = look.skin
    arms = limb(
        skin, [((84, 92), 28), ((50, 190), 23), ((40, 290), 20)], [((316, 92), 28), ((350, 190), 23), ((360, 290), 20)]
    )
    trunk = path(
        skin,
        "M172 -8L174 22C172 42 150 48 126 54C92 62 76 72 74 96C90 124 102 150 106 178C108 206 106 240 104 270L296 270"
        "C294 240 292 206 294 178C298 150 310 124 326 96C324 72 308 62 274 54C250 48 228 42 226 22L228 -8z",
    )
    return arms + trunk + marks()


def marks() -> str:
    """Draw what helps to find a place: collarbones, breastbone, nipples, the edge of the ribs."""
    lines = "M190 60C160 56 130 58 104 70M210 60C240 56 270 58 296 70M200 74V164M200 170C172 176 142 198 130 226M200 170C228 176 258 198 270 226"
    return line(lines, width=3.2, colour=SOFT) + line("M150 150v.1M250 150v.1", width=9, colour=SOFT)


def side(look: Look) -> str:
    """Draw the chest from the left side, the face looking to the right, the arm raised so that the armpit is free."""
    skin = look.skin
    trunk = path(
        skin,
        "M158 -8L160 20C150 36 122 48 110 84C100 120 112 160 122 190C126 216 122 244 120 270L276 270C276 240 280 216 286 190"
        "C298 160 304 120 292 90C282 60 250 44 232 28L236 -8z",
    )
    arm = path(skin, "M160 96C150 60 166 20 190 -12L262 -12C252 20 250 50 240 92C222 112 180 114 160 96z")
    seam = flat(skin, "M150 58L252 58L250 108C226 120 170 120 148 104z")
    folds = line("M155 56C152 84 172 98 170 132M248 56C246 88 236 108 245 138", width=2.6)
    soft = line("M176 102C190 112 212 112 226 102M152 206C182 216 222 212 250 196M276 146v.1", width=4, colour=SOFT)
    return trunk + arm + seam + folds + soft
