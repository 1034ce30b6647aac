"""A QR code with an address, as SVG.

Level M bears a coffee stain; the white rim of four modules lets cameras find the code.
"""

from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

import zxingcpp

INK, PAPER = "#14232b", "#fff"
RIM = 4
DARK = 0


class Bar(NamedTuple):
    """Dark modules side by side, from `left` to `right` in the row below `top`."""

    top: int
    left: int
    right: int


class QrCode(NamedTuple):
    size: int  # modules from edge to edge, the rim included
    bars: list[Bar]


@lru_cache(maxsize=16)  # a code is measured first, and then drawn
def draw(text: str) -> QrCode:
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    rows = memoryview(code.to_image(scale=1, add_quiet_zones=False)).tolist()
    return QrCode(len(rows) + 2 * RIM, [bar for top, row in enumerate(rows) for bar in bars(top, row)])


def bars(top: int, row: list[int]) -> list[Bar]:
    found, left = [], RIM
    for shade, modules in groupby(row):
        right = left + len(list(modules))
        if shade == DARK:
            found.append(Bar(top + RIM, left, right))
        left = right
    return found


def svg(text: str) -> bytes:
    size, found = draw(text)
    dark = "".join(f"M{bar.left} {bar.top}.5H{bar.right}" for bar in found)
    paper, ink = f'<path fill="{PAPER}" d="M0 0H{size}V{size}H0Z"/>', f'<path stroke="{INK}" fill="none" d="{dark}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">{paper}{ink}</svg>'.encode()
