"""The three bases that a design can be made on: the page, its template, and the room that it has for a name."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

POINT = 96 / 72  # pixels
MILLIMETRE = 96 / 25.4


class BaseName(models.TextChoices):
    PROGRAMME = "programme", _("zaświadczenie programu (A4 poziomo)")
    LETTERHEAD = "letterhead", _("papier firmowy szkoły (A4 pionowo, logo, miejsce na pieczęć i podpis)")
    JUNIOR = "junior", _("dyplom dla młodszych (cztery na kartce A4)")


@dataclass(frozen=True)
class Base:
    """A page that is drawn by `certificates/pdf/_<name>.html` and the rules `.<name>` of the stylesheet.

    `one_line` are the sizes of the name, from large to small, in which it may stand on one line; a name that is longer
    than all of them wraps, and `lines` says up to how many letters which size holds. `fits` are ever tighter settings,
    tried until all is on one page: the class of the page, and whether the outcomes have moved below.
    """

    name: str
    page: str  # size for CSS
    margin: tuple[float, float, float, float]  # in millimetres
    frame: tuple[float, float]  # of the drawing behind the page, in millimetres
    name_room: float  # pixels
    one_line: tuple[tuple[float, str], ...]  # in points
    lines: tuple[tuple[int, str], ...]
    fits: tuple[tuple[str, bool], ...]
    zoom: float = 1  # how much larger a file of its own is than the page that is drawn
    on_a_sheet: int = 1  # how many stand on one page of a booklet
    signatories: int = 2  # how many of them it has room for
    left_out: frozenset[str] = frozenset()  # lines of certificates.words that are not on it

    @property
    def template(self) -> str:
        return f"certificates/pdf/_{self.name}.html"

    @property
    def css_margin(self) -> str:
        return " ".join(f"{side:g}mm" for side in self.margin)

    @property
    def frame_place(self) -> str:
        """Where the drawing begins: at the corner of the paper, as seen from inside the margins."""
        top, _right, _bottom, left = self.margin
        return f"{-left:g}mm {-top:g}mm"

    @property
    def frame_size(self) -> str:
        return " ".join(f"{side:g}mm" for side in self.frame)


BASES = {
    base.name: base
    for base in [
        Base(
            name="programme",
            page="A4 landscape",
            margin=(19, 19, 15, 21),
            frame=(297, 210),
            name_room=158 * MILLIMETRE,
            one_line=((30, "name-1"), (24, "name-2"), (20, "name-3")),
            lines=((68, "name-3"), (100, "name-4")),
            fits=(("fit-1", False), ("fit-2", False), ("fit-2 close", False), ("fit-3", True), ("fit-4", True)),
        ),
        Base(
            name="letterhead",
            page="A4 portrait",
            margin=(16, 22, 14, 22),
            frame=(210, 297),
            name_room=166 * MILLIMETRE,
            one_line=((28, "name-1"), (23, "name-2"), (19, "name-3")),
            lines=((76, "name-3"), (110, "name-4")),
            fits=(("fit-1", True), ("fit-2", True), ("fit-3", True), ("fit-4", True)),
        ),
        Base(
            name="junior",
            page="148.5mm 105mm",
            margin=(13, 13, 11.5, 14.5),
            frame=(148.5, 105),
            name_room=84 * MILLIMETRE,
            one_line=((19, "name-1"), (15.5, "name-2"), (13, "name-3")),
            lines=((60, "name-3"), (90, "name-4")),
            fits=(("fit-1", False), ("fit-2", False), ("fit-3", False), ("fit-3 close", False)),
            signatories=1,
            left_out=frozenset({"result", "second_result"}),
            zoom=2,
            on_a_sheet=4,
        ),
    ]
}
