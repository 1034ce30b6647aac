"""A burn: cool running water, for long."""

from django.utils.translation import gettext_lazy as _

from figures.kit import looks, signs
from figures.kit.shapes import box, limb, line, path
from figures.registry import figure

WATER = "#7fb5dc"


@figure(
    "cool-burn",
    topic="wounds",
    source="ERC 2021, NHS",
    title=_("Chłodź chłodną bieżącą wodą, 20 minut"),
    alt=_(
        "Oparzone przedramię, zaznaczone kreskami, leży pod strumieniem wody z kranu nad umywalką. Zegar z dwudziestu części przypomina o dwudziestu "
        "minutach."
    ),
)
def cool_burn() -> str:
    skin = looks.ZOSIA.skin
    drawn = path("#e3eaec", "M20 196H292Q288 248 240 252H76Q28 248 20 196z")
    drawn += path(
        "#b7c4c9", "M60 20H84V64Q84 72 92 72H150Q176 72 176 98V112H148V102Q148 98 144 98H76Q60 98 60 82z"
    ) + box((72, 18), 46, 13, "#8fa0a8", corner=6)
    arm = limb(
        skin,
        [((330, 128), 27), ((230, 148), 22), ((118, 168), 16)],
        [((118, 168), 16), ((88, 174), 21), ((60, 180), 13)],
        [((92, 166), 9), ((76, 146), 7.5)],
    )
    drawn += arm + limb(looks.ZOSIA.top, [((420, 108), 42), ((326, 128), 34)])
    drawn += signs.hatching([(148, 142), (204, 132), (210, 160), (154, 172)], count=7)
    stream = "M153 114C152 126 150 136 146 146L140 232Q162 240 190 232L180 144C176 134 173 124 172 114z"
    drawn += f'<path fill="{WATER}" stroke="none" opacity=".72" d="{stream}"/>'
    drawn += line("M158 120L154 142L149 224M167 120L172 142L179 222", width=2.6, colour="#fff")
    return drawn + signs.clock((330, 58), 40, parts=20)
