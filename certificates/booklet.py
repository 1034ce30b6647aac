"""Many certificates as one document to print: a list, and then each certificate on a page of its own, with a bookmark.

Diplomas of which four stand on a page come four to a sheet, with marks where to cut. It is laid out in one piece, because
putting finished PDFs together loses the tags that screen readers need. So it is not signed: each certificate's own file is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import IO

from django.template.loader import render_to_string
from django.utils import timezone, translation

from certificates import storing
from certificates.designs.looks import SVG, Assets, Look, look_of
from certificates.models import Certificate
from certificates.rendering import fitted, name_size, own_assets
from certificates.words import Words, words_of
from courses.press import faces
from courses.press.printing import DoesNotFit, lay_out

STYLESHEET = "certificates/pdf/booklet.css"


@dataclass(frozen=True)
class Article:
    """One certificate as a part of the document."""

    html: str
    place: int
    fit: str
    language: str
    look: Look
    words: Words
    surname_first: str
    percent: int | None


@dataclass(frozen=True)
class Page:
    """A page of the document, with one article or with as many as stand on a sheet."""

    articles: list[Article]

    @property
    def is_sheet(self) -> bool:
        return self.articles[0].look.base.on_a_sheet > 1


def write_booklet(file: IO[bytes], certificates: list[Certificate], *, title: str) -> Iterator[int]:
    """Write the document into the file; after each certificate, yield how many are laid out."""
    articles: list[Article] = []
    assets: Assets = {"cut.svg": (render_to_string("certificates/pdf/cut.svg").encode(), SVG)}
    for done, certificate in enumerate(certificates, start=1):
        articles.append(drawn(certificate, done, assets))
        yield done
    pages = list(pages_of(articles))
    context = {
        "title": faces.drawable(title),
        "language": translation.get_language(),
        "today": timezone.localdate(),
        "articles": articles,
        "pages": pages,
        "looks": {article.look.key: article.look for article in articles}.values(),
    }
    html = render_to_string("certificates/pdf/booklet.html", context)
    sheet = lay_out(html, stylesheet=STYLESHEET, assets=assets)
    if sheet.pages < len(pages) + 1:
        raise DoesNotFit(title)
    file.write(sheet.pdf())


def pages_of(articles: list[Article]) -> Iterator[Page]:
    """Put the articles on pages in their order; those that share a sheet do so with their neighbours of the same base."""
    for base, run in groupby(articles, key=lambda article: article.look.base):
        together = list(run)
        for begin in range(0, len(together), base.on_a_sheet):
            yield Page(together[begin : begin + base.on_a_sheet])


def drawn(certificate: Certificate, place: int, assets: Assets) -> Article:
    """Return the article of a certificate. One that cannot be drawn gets a note why, and NoPdf is raised."""
    if missing := faces.undrawable(certificate.holder_name):
        storing.note_problem(certificate, storing.letters_problem(missing))
        raise storing.NoPdf
    try:
        return article(certificate, place, assets)
    except DoesNotFit as problem:
        storing.note_problem(certificate, storing.too_long_problem())
        raise storing.NoPdf from problem


def article(certificate: Certificate, place: int, assets: Assets) -> Article:
    """Return one certificate as part of a document; its drawings are added to the assets."""
    look = look_of(certificate.facts)
    with translation.override(certificate.language):
        words = words_of(facts=certificate.facts, number=certificate.number, code=certificate.code)
        size = name_size(words, certificate.language, look.base)
        _sheet, context = fitted(certificate.facts, words, certificate.language, size)
        html = render_to_string(look.base.template, context | {"place": f"-{place}", "bookmark": words.name})
    assets |= look.assets | own_assets(words, look, f"-{place}")
    return Article(
        html=html,
        place=place,
        fit=context["fit"],
        language=certificate.language,
        look=look,
        words=words,
        surname_first=faces.drawable(certificate.facts["holder_surname_first"]),
        percent=certificate.facts["result_percent"],
    )
