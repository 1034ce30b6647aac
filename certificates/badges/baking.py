"""A credential put into its picture, as Open Badges 3.0 says (section 5.3): whoever has the picture has the credential."""

from io import BytesIO

from PIL import Image
from PIL.PngImagePlugin import PngInfo

KEYWORD = "openbadgecredential"
NAMESPACE = "https://purl.imsglobal.org/ob/v3p0"


def baked_svg(svg: str, token: str) -> str:
    """Return the drawing with the credential as its first element."""
    head, body = svg.split(">", 1)
    return f'{head} xmlns:openbadges="{NAMESPACE}"><openbadges:credential verify="{token}"/>{body}'


def baked_png(picture: Image.Image, token: str) -> bytes:
    """Return the picture as PNG with the credential in a text chunk of its own, which is not compressed."""
    notes = PngInfo()
    notes.add_itxt(KEYWORD, token, zip=False)
    return plain_png(picture, pnginfo=notes)


def plain_png(picture: Image.Image, **notes) -> bytes:
    file = BytesIO()
    picture.save(file, "PNG", **notes)
    return file.getvalue()
