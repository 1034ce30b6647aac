"""The pictures of a package: only real ones, and none that is too big to open safely."""

import warnings
from io import BytesIO

import PIL.Image
from django.utils.translation import gettext as _

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 25_000_000
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")


def problem_with(name: str, content: bytes) -> str:
    """Return why the picture cannot be taken, "" when it can."""
    if name.lower().endswith((".svg", ".svgz")) or b"<svg" in content[:1000].lower():
        return _("Obrazów SVG nie przyjmujemy. Zapisz obraz jako PNG albo JPEG.")
    if len(content) > MAX_BYTES:
        return _("Obraz ma ponad 10 MB. Zmniejsz go.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", PIL.Image.DecompressionBombWarning)
            with PIL.Image.open(BytesIO(content), formats=FORMATS) as picture:
                if picture.width * picture.height > MAX_PIXELS:
                    return _("Obraz ma ponad 25 milionów pikseli. Zmniejsz go.")
                picture.verify()
    except Exception:  # Pillow raises whatever the file makes it stumble over
        return _("Tego pliku nie da się otworzyć jako obrazu.")
    return ""


def size_of(content: bytes) -> tuple[int, int]:
    """Return the width and height of a picture that has been checked."""
    with PIL.Image.open(BytesIO(content), formats=FORMATS) as picture:
        return picture.size
