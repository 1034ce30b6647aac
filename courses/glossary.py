"""Words of the glossary in a text: `[[RKO]]`, or `[[defibrylator|defibrylatorem]]` where the text needs another form.

The word becomes a link to its explanation, which stands below the text, folded, and opens without a script; on paper it
stands in brackets after the word. A word that the glossary does not have (any more) is shown as it is.
"""

import re
from dataclasses import dataclass
from html import unescape

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from courses.searching.words import fold

MARKED = re.compile(r"\[\[([^\[\]|<>]{1,60})(?:\|([^\[\]|<>]{1,80}))?\]\]")


@dataclass(frozen=True)
class Told:
    """A text whose words are explained, and the terms that are explained for the first time on this page."""

    text: SafeString
    terms: list


def key_of(word: str) -> str:
    return "-".join(fold(unescape(word)).split())


def named_in(text: str) -> list[str]:
    """Return the words that a text asks the glossary for."""
    return [unescape(found[1]).strip() for found in MARKED.finditer(text)]


def unmarked(text: str) -> str:
    """Return the text with its words as a reader sees them."""
    return MARKED.sub(lambda found: (found[2] or found[1]).strip(), text)


def tell(html: str, terms: dict, told: set) -> Told:
    """Return the rendered text with its words linked. `terms` by key; `told` are the keys that the page explained before."""
    new = []

    def linked(found):
        shown = mark_safe((found[2] or found[1]).strip())
        term = terms.get(key_of(found[1]))
        if term is None:
            return shown
        if term.key not in told:
            told.add(term.key)
            new.append(term)
        return format_html(
            '<a class="term" href="#term-{}">{}</a><span class="term__inline"> ({})</span>',
            term.key,
            shown,
            term.explanation,
        )

    text = MARKED.sub(linked, html)
    return Told(mark_safe(text), new)
