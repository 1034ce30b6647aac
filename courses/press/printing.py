"""The press: HTML of ours and a stylesheet of ours in, tagged PDF out. It loads nothing but what it is handed."""

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

import pydyf
from django.template.loader import render_to_string
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration

from courses.press.faces import FACES
from courses.press.fetching import OwnAssets
from courses.press.languages import tell_languages

Assets = dict[str, tuple[bytes, str]]  # name: the file and its media type
ONE_AT_A_TIME = threading.RLock()  # Pango's font map is not made for threads


class ForeignAsset(Exception):
    """The document asked for something that is not ours to give, such as a file or an address."""


@dataclass
class Sheet:
    """A document that is laid out and can be counted before it is printed."""

    document: Document
    assets: OwnAssets
    zoom: float = 1  # how much larger it is printed than it was laid out

    @property
    def pages(self) -> int:
        return len(self.document.pages)

    def pdf(self) -> bytes:
        """Return the sheet as PDF/UA-1."""
        return self.write()

    def objects(self) -> tuple[Document, pydyf.PDF]:
        """Return the document as it was drawn and the objects of its PDF/UA-1 file, as they were before they were packed."""
        drawn = []
        self.write(lambda *told: drawn.append(told), uncompressed_pdf=True)
        return drawn[0]

    def write(self, look: Callable[[Document, pydyf.PDF], object] | None = None, **options) -> bytes:
        """Return the file; `look` is shown its objects before they are packed."""

        def finish(document: Document, pdf: pydyf.PDF) -> None:
            tell_languages(document, pdf)
            if look:
                look(document, pdf)

        with ONE_AT_A_TIME:
            printed = self.document.write_pdf(pdf_variant="pdf/ua-1", zoom=self.zoom, finisher=finish, **options)
        if self.assets.refused:
            raise ForeignAsset(", ".join(self.assets.refused))
        return printed


class DoesNotFit(Exception):
    """The texts are longer than one page holds, even in the tightest setting."""


def roomiest(settings: Iterable[dict], *, template: str, stylesheet: str, assets: Assets, zoom: float = 1) -> Sheet:
    """Lay the template out in the first of these settings (contexts, the roomiest first) that fits on one page."""
    for context in settings:
        html = render_to_string(template, context)
        sheet = lay_out(html, stylesheet=stylesheet, assets=assets, zoom=zoom)
        if sheet.pages == 1:
            return sheet
    raise DoesNotFit(template)


def write_pdf(html: str, *, stylesheet: str, assets: Assets | None = None) -> bytes:
    """Return the HTML as PDF. `stylesheet` names a template; `assets` are what the two may load as `asset:<name>`."""
    return lay_out(html, stylesheet=stylesheet, assets=assets or {}).pdf()


def lay_out(html: str, *, stylesheet: str, assets: Assets, zoom: float = 1) -> Sheet:
    own = OwnAssets(assets)
    with ONE_AT_A_TIME:
        styles = [parsed("courses/pdf/faces.css"), parsed(stylesheet)]
        document = HTML(string=html, url_fetcher=own).render(stylesheets=styles, font_config=fonts())
    return Sheet(document, own, zoom)


@cache
def fonts() -> FontConfiguration:
    """Return the loaded faces: once per process, they cost more than a page."""
    return FontConfiguration()


@cache
def parsed(stylesheet: str) -> CSS:
    faces = {face.file: (face.read(), "font/ttf") for face in FACES}
    text = render_to_string(stylesheet, {"faces": FACES})
    return CSS(string=text, url_fetcher=OwnAssets(faces), font_config=fonts())
