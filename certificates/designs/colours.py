"""Which colours can be read on which paper: the contrast of WCAG, and a hint how to get there."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

INK, QUIET = "#14232b", "#48575f"  # running text, and what stands back a little
TEAL, BRASS, WHITE = "#0b5d50", "#b9821a", "#ffffff"
LEAST = 4.5
CODE = re.compile(r"#[0-9a-f]{6}")

Parts = tuple[int, int, int]


def check_code(colour: str) -> None:
    if not CODE.fullmatch(colour):
        raise ValidationError(_("Kolor to znak # i sześć cyfr lub liter od a do f, na przykład #0b5d50."))


def parts(colour: str) -> Parts:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def code(colour: Parts) -> str:
    return "#" + "".join(f"{part:02x}" for part in colour)


def luminance(colour: str) -> float:
    shares = [part / 255 for part in parts(colour)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 (the same) to 21 (black and white)."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """Return the colour with a share (0 to 1) of the other one in it."""
    pairs = zip(parts(colour), parts(other), strict=True)
    red, green, blue = (round(mine + (theirs - mine) * share) for mine, theirs in pairs)
    return code((red, green, blue))


def readable(colour: str, *, on: str) -> str:
    """Return the colour, darker by as little as it takes to be read on this paper."""
    return next(
        (shade for step in range(100) if contrast(shade := mixed(colour, "#000000", step / 100), on) >= LEAST), INK
    )


def lighter(paper: str) -> str:
    """Return the paper, lighter by as little as it takes for quiet text to be read on it."""
    return next(
        (shade for step in range(100) if contrast(QUIET, shade := mixed(paper, WHITE, step / 100)) >= LEAST), WHITE
    )


def check(*, accent: str, paper: str) -> None:
    """Raise ValidationError for the field that has to change, with a colour that would do."""
    if contrast(QUIET, paper) < LEAST:
        raise ValidationError(
            {
                "paper": _("Na tak ciemnym papierze nie da się czytać. Spróbuj %(hint)s albo jaśniejszego.")
                % {"hint": lighter(paper)}
            }
        )
    if contrast(accent, paper) < LEAST:
        told = {"contrast": f"{contrast(accent, paper):.1f}".replace(".", ","), "hint": readable(accent, on=paper)}
        raise ValidationError(
            {
                "accent": _(
                    "Kontrast tego koloru z papierem to %(contrast)s, a potrzeba 4,5. "
                    "Spróbuj %(hint)s albo ciemniejszego."
                )
                % told
            }
        )
