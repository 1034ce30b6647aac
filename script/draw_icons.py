"""Draw the PNG icons of the installed app from their SVGs, with the system's Chromium: python script/draw_icons.py

The pictures are kept in the repository; run this after a change of the mark.
"""

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).resolve().parents[1] / "site" / "assets" / "img" / "app"
PICTURES = [
    ("icon.svg", "icon-192.png", 192),
    ("icon.svg", "icon-512.png", 512),
    ("icon-maskable.svg", "icon-maskable-192.png", 192),
    ("icon-maskable.svg", "icon-maskable-512.png", 512),
    ("icon-maskable.svg", "apple-touch-icon.png", 180),
]


def draw() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for source, target, size in PICTURES:
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(
                f"<style>body{{margin:0}}svg{{display:block;width:{size}px}}</style>{(FOLDER / source).read_text()}"
            )
            page.screenshot(path=FOLDER / target, omit_background=True)
            page.close()
        browser.close()


if __name__ == "__main__":
    draw()
