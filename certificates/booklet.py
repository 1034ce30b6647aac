"""Many certificates as one document to print: a list, and then each certificate on a page of its own, with a bookmark.

It is laid out in one piece, because putting finished PDFs together loses the tags that screen readers need. So it is not
signed: each certificate's own file is.
"""

from collections.abc import Iterator
from typing import IO

from django.template.loader import render_to_string
from django.utils import timezone, translation

from certificates import ring, storing
from certificates.models import Certificate
from certificates.rendering import SVG, fitted, name_size, shared_drawings
from certificates.words import words_of
from courses.press import faces, qr
from courses.press.printing import DoesNotFit, lay_out


def write_booklet(file: IO[bytes], certificates: list[Certificate], *, title: str) -> Iterator[int]:
    """Write the document into the file; after each certificate, yield how many are laid out."""
    articles, assets = [], dict(shared_drawings())
    for done, certificate in enumerate(certificates, start=1):
        articles.append(drawn(certificate, done, assets))
        yield done
    context = {
        "title": faces.drawable(title),
        "language": translation.get_language(),
        "today": timezone.localdate(),
        "articles": articles,
    }
    html = render_to_string("certificates/pdf/booklet.html", context)
    sheet = lay_out(html, stylesheet="certificates/pdf/booklet.css", assets=assets)
    if sheet.pages < len(articles) + 1:
        raise DoesNotFit(title)
    file.write(sheet.pdf())


def drawn(certificate: Certificate, place: int, assets: dict) -> dict:
    """Return the article of a certificate. One that cannot be drawn gets a note why, and NoPdf is raised."""
    if missing := faces.undrawable(certificate.holder_name):
        storing.note_problem(certificate, storing.letters_problem(missing))
        raise storing.NoPdf
    try:
        return article(certificate, place, assets)
    except DoesNotFit as problem:
        storing.note_problem(certificate, storing.too_long_problem())
        raise storing.NoPdf from problem


def article(certificate: Certificate, place: int, assets: dict[str, tuple[bytes, str]]) -> dict:
    """Return one certificate as part of a document; its drawings are added to the assets."""
    with translation.override(certificate.language):
        words = words_of(facts=certificate.facts, number=certificate.number, code=certificate.code)
        size = name_size(words, certificate.language)
        _sheet, context = fitted(certificate.facts, words, certificate.language, size)
        html = render_to_string(
            "certificates/pdf/_programme.html", context | {"qr": f"qr-{place}.svg", "bookmark": words.name}
        )
    assets[f"qr-{place}.svg"] = qr.svg(words.address), SVG
    assets[f"ring-{place}.svg"] = ring.svg(words.number).encode(), SVG
    return {
        "html": html,
        "place": place,
        "fit": context["fit"],
        "language": certificate.language,
        "words": words,
        "surname_first": faces.drawable(certificate.facts["holder_surname_first"]),
        "percent": certificate.facts["result_percent"],
    }
