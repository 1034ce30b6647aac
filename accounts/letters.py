"""The letters about an account dressed like all our letters. Their words stand once, in the plain text."""

import re
from dataclasses import dataclass

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

SIGNATURE = "\n-- \n"
ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class Line:
    """A line of a letter: an address stands alone in its line, and a code is set in."""

    text: str

    @property
    def is_address(self) -> bool:
        return bool(ADDRESS.fullmatch(self.text.strip()))

    @property
    def is_code(self) -> bool:
        return self.text.startswith("    ")


def paragraphs(body: str) -> list[list[Line]]:
    """Return the paragraphs of a plain letter without its signature."""
    words = body.partition(SIGNATURE)[0]
    return [[Line(line) for line in part.split("\n") if line.strip()] for part in words.split("\n\n") if part.strip()]


def dress(letter: EmailMultiAlternatives, *, site_url: str) -> EmailMultiAlternatives:
    """Add the page that mail programs show instead of the plain text."""
    context = {"paragraphs": paragraphs(str(letter.body)), "site_url": site_url, "language": translation.get_language()}
    letter.attach_alternative(render_to_string("account/email/letter.html", context), "text/html")
    return letter
