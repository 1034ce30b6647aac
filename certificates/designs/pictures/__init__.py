"""What may be uploaded as a logo or a signature: a small PNG, JPEG or SVG. What is kept is written anew by us.

A picture goes into every certificate of its design, for years: so nothing is kept of a file but what is seen of it.

photographs   PNG and JPEG: opened, made small, written again without anything that is said about them
drawings      SVG: only shapes and colours on a list of ours
styling       the colours and lines of a drawing, as CSS or as attributes
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from certificates.designs.pictures import drawings, photographs

LARGEST = 2 * 1024 * 1024
KINDS = ((b"\x89PNG\r\n\x1a\n", photographs.clean), (b"\xff\xd8\xff", photographs.clean))


def cleaned(upload: bytes) -> tuple[bytes, str]:
    """Return what is kept of a file, and its media type. Raises ValidationError, which says what is wrong and where."""
    if len(upload) > LARGEST:
        raise ValidationError(_("Plik jest za duży. Może mieć najwyżej 2 MB."))
    for begins, clean in KINDS:
        if upload.startswith(begins):
            return clean(upload)
    if upload.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return drawings.clean(upload)
    raise ValidationError(_("To nie jest obraz PNG, JPEG ani SVG."))
