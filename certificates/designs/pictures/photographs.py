"""PNG and JPEG. A file is never trusted to be as large as it says, and no camera's or place's name is kept."""

from io import BytesIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

MOST_PIXELS = 16_000_000
SMALLEST, LONGEST_SIDE = 40, 1000  # px; 60 mm on paper at 400 dots per inch
SLIMMEST = 12  # times as long as wide


def clean(upload: bytes) -> tuple[bytes, str]:
    try:
        with Image.open(BytesIO(upload), formats=["PNG", "JPEG"]) as opened:
            check_size(*opened.size)
            picture = ImageOps.exif_transpose(opened)
            picture.load()
    except Image.DecompressionBombError:
        raise ValidationError(too_many_pixels()) from None
    except (OSError, SyntaxError, ValueError):
        raise ValidationError(_("Tego obrazu nie da się otworzyć: plik jest uszkodzony.")) from None
    see_through = picture.has_transparency_data
    drawn = picture.convert("RGBA" if see_through else "RGB")
    drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    drawn.info.clear()
    written = BytesIO()
    if opened.format == "JPEG":
        drawn.save(written, "JPEG", quality=90)
        return written.getvalue(), "image/jpeg"
    drawn.save(written, "PNG", optimize=True)
    return written.getvalue(), "image/png"


def check_size(width: int, height: int) -> None:
    if min(width, height) < SMALLEST:
        told = {"pixels": SMALLEST}
        raise ValidationError(_("Obraz jest za mały: każdy bok musi mieć co najmniej %(pixels)d pikseli.") % told)
    if width * height > MOST_PIXELS:
        raise ValidationError(too_many_pixels())
    check_shape(width, height)


def too_many_pixels() -> str:
    return _("Obraz ma za dużo pikseli. Zmniejsz go do 1000 pikseli.")


def check_shape(width: float, height: float) -> None:
    if max(width, height) > SLIMMEST * min(width, height):
        raise ValidationError(_("Obraz jest za wąski: zmieściłby się tylko jako kreska."))
