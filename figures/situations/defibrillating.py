"""The defibrillator: it arrives, its pads find their places, nobody touches, and hands go back to the chest."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from figures.kit import looks, signs, things, torso
from figures.kit.people import Person
from figures.kit.shapes import TEAL, line
from figures.registry import figure
from figures.situations import poses


@figure(
    "aed-arrives",
    topic="cpr",
    title=_("Ktoś przynosi AED"),
    alt=_(
        "Jedna osoba uciska klatkę piersiową leżącej osoby i nie przerywa. Druga osoba biegnie do nich z AED w ręku."
    ),
)
def aed_arrives() -> str:
    drawn = signs.ground((184, 232), 180)
    drawn += poses.moved(poses.compressing(looks.HANIA, looks.JAN), -22, 34, size=0.86)
    runner = Person(looks.OMAR, (318, 96), (332, 146), facing=-1, size=0.86)
    drawn += runner.arm((350, 128), bend=1, palm=-50, thumb=0, fist=True)
    drawn += runner.bent_leg((362, 178), (388, 152), toes=96) + runner.bent_leg((296, 172), (292, 220), toes=172)
    drawn += runner.torso() + runner.head(neck=-108, turn=-6)
    drawn += things.aed((276, 168), size=0.72, is_open=False)
    return drawn + runner.arm((282, 142), bend=1, palm=110, thumb=0, fist=True)


@figure(
    "torso-front",
    topic="cpr",
    title=_("Klatka piersiowa z przodu"),
    alt=_(
        "Goła klatka piersiowa dorosłej osoby widziana z przodu, od szyi do pasa. Jej prawa strona jest po naszej lewej."
    ),
)
def torso_front() -> str:
    return torso.front(looks.TARAS)


@figure(
    "torso-side",
    topic="cpr",
    title=_("Klatka piersiowa z lewego boku"),
    alt=_("Goła klatka piersiowa dorosłej osoby widziana z lewego boku. Ręka jest uniesiona, widać bok pod pachą."),
)
def torso_side() -> str:
    return torso.side(looks.TARAS)


@figure(
    "aed-pads",
    topic="cpr",
    title=_("Gdzie nakleić elektrody AED u dorosłego"),
    alt=_(
        "Goła klatka piersiowa dorosłej osoby z przodu. Jedna elektroda leży po prawej stronie, pod obojczykiem. Druga leży na lewym boku, "
        "pod pachą, obok piersi."
    ),
)
def aed_pads() -> str:
    drawn = torso.front(looks.TARAS)
    upper, lower = (
        torso.middle(torso.FRONT["right-below-collarbone"]),
        torso.middle(torso.FRONT["left-side-below-armpit"]),
    )
    drawn += things.wire((upper[0], upper[1] + 18), (150, 250), (188, 270)) + things.wire(
        (lower[0], lower[1] + 30), (280, 250), (216, 270)
    )
    return drawn + things.pad(upper, turn=-8, size=1.32) + things.pad(lower, turn=-4, size=1.32)


@figure(
    "aed-pads-side",
    topic="cpr",
    title=_("Elektroda na lewym boku, pod pachą"),
    alt=_(
        "Klatka piersiowa z lewego boku, ręka uniesiona. Elektroda leży na boku, pod pachą, na linii schodzącej od środka pachy."
    ),
)
def aed_pads_side() -> str:
    at = torso.middle(torso.SIDE["side-below-armpit"])
    drawn = torso.side(looks.TARAS) + line(f"M{at[0]:g} 104V250", width=4, colour=TEAL, dashes="3 9")
    return drawn + things.wire((at[0], at[1] + 30), (at[0] - 6, 240), (at[0] + 40, 270)) + things.pad(at, size=1.5)


BARE = replace(looks.MAREK, bare=True)


def with_pads(aed: tuple[float, float]) -> str:
    """Draw the pads on somebody who lies at the usual place, and their cables to an AED at the point.

    Their left side has to be towards us, so mirror what you draw with it: then the head is to the right.
    """
    x, y = aed
    upper, side = (117, poses.FLOOR - 33), (146, poses.FLOOR - 15)
    drawn = things.wire(upper, (84, 180), (x + 8, y - 12)) + things.wire(side, (130, 250), (x + 16, y + 6))
    return drawn + things.pad(upper, turn=76, size=0.52) + things.pad(side, turn=84, size=0.56)


@figure(
    "stand-clear",
    topic="cpr",
    title=_("Nikt nie dotyka: trwa analiza"),
    alt=_(
        "Osoba z naklejonymi elektrodami leży na plecach, AED mówi. Ratująca osoba odsunęła się i trzyma ręce w górze, nikt nie dotyka "
        "leżącej osoby. Przerywana linia pokazuje odstęp."
    ),
)
def stand_clear() -> str:
    helper = poses.kneeler(looks.ADA, 330, lean=-6)
    scene = signs.ground((170, 226), 164) + poses.lying(BARE, arm="away") + with_pads((24, 236))
    scene += line("M30 176C70 112 230 112 304 186", width=4.5, colour=TEAL, dashes="4 11")
    scene += helper.arm((288, 92), bend=-1, palm=-104, thumb=1, hand_size=1.35)
    scene += poses.kneeling_legs(helper) + helper.torso() + helper.head(turn=-4)
    scene += helper.arm((310, 106), bend=-1, palm=-96, thumb=1, hand_size=1.35)
    drawn = poses.mirrored(poses.moved(scene, 10, 0)) + things.aed((366, 236), size=0.74)
    return drawn + signs.waves((374, 216), -66, first=10, count=2)


@figure(
    "continue-after-shock",
    topic="cpr",
    moves=True,
    title=_("Od razu uciskaj dalej"),
    alt=_(
        "Zaraz po wyładowaniu kobieta znowu uciska klatkę piersiową. Elektrody zostały na miejscu, AED jest włączone."
    ),
)
def continue_after_shock() -> str:
    scene = signs.ground((190, 226), 180) + poses.compressing(looks.LAYLA, BARE, over=with_pads((24, 236)), arm="away")
    drawn = poses.mirrored(poses.moved(scene, 10, 0)) + things.aed((366, 236), size=0.74)
    return drawn + signs.round_arrow((70, 84), 36, -70, 190, width=12) + things.bolt((70, 86), size=1.2)
