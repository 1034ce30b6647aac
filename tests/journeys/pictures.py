"""Pictures for the documentation: a screen on a phone and at a desk, in light and dark, on one sheet."""

from io import BytesIO
from pathlib import Path

from PIL import Image

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
HIGH, GAP = 616, 12  # px, of the sheet
QUALITY = 62  # of WebP: letters stay sharp and twenty sheets under a megabyte


class Album:
    """Keeps sheets in `folder`; without a folder it only looks whether the page has its heading."""

    def __init__(self, folder: Path | None):
        self.folder = folder

    def keep(self, page, name: str, *, part=None) -> None:
        """Keep a sheet of what the window shows; `part` is what it should begin with."""
        assert page.locator("main h1").count() == 1, f"{name} has one heading of the first rank"
        if self.folder:
            before = page.viewport_size
            page.mouse.move(0, 0)
            shots = {look: taken(page, *look, part) for look in every_look()}
            page.emulate_media(color_scheme="light")
            page.set_viewport_size(before)
            sheet(shots).save(self.folder / f"{name}.webp", quality=QUALITY, method=6)


def every_look():
    return [(size, theme) for size in ("phone", "desk") for theme in ("light", "dark")]


def taken(page, size: str, theme: str, part) -> Image.Image:
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size(PHONE if size == "phone" else DESK)
    if part:
        part.evaluate("part => { part.scrollIntoView({ block: 'start' }); scrollBy(0, -24) }")
    page.wait_for_timeout(250)  # what slides or fades to its place
    return Image.open(BytesIO(page.screenshot())).convert("RGB")


def sheet(shots: dict) -> Image.Image:
    """Lay the desk's two pictures above each other and the phone's two beside them."""
    half = (HIGH - GAP) // 2
    desks = [to_height(shots["desk", theme], half) for theme in ("light", "dark")]
    phones = [to_height(shots["phone", theme], HIGH) for theme in ("light", "dark")]
    laid = Image.new("RGB", (desks[0].width + 2 * (GAP + phones[0].width), HIGH), "#8a94a6")
    laid.paste(desks[0], (0, 0))
    laid.paste(desks[1], (0, HIGH - half))
    for number, phone in enumerate(phones):
        laid.paste(phone, (desks[0].width + GAP + number * (phone.width + GAP), 0))
    return laid


def to_height(picture: Image.Image, height: int) -> Image.Image:
    return picture.resize((round(picture.width * height / picture.height), height), Image.Resampling.LANCZOS)
