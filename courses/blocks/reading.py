"""The words in the blocks of a page, read from what is stored: no picture or document is fetched for it."""

import re
from collections.abc import Iterator
from html import unescape

from django.utils.html import strip_tags
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from courses.glossary import unmarked

END_OF_LINE = re.compile(r"</(?:p|h\d|li|blockquote)>|<[bh]r\s*/?>", re.IGNORECASE)


def plain(html: str) -> str:
    """Return the words of rich text, a paragraph or a point of a list in each line."""
    flat = " ".join((html or "").split())
    return unmarked(unescape(strip_tags(END_OF_LINE.sub("\n", flat)))).strip()


def texts(block, stored) -> Iterator[str]:
    """Yield the texts that a reader sees in a stored block value, in their order."""
    match block:
        case blocks.RichTextBlock():
            yield plain(stored)
        case ImageBlock():
            yield (stored or {}).get("alt_text") or ""
        case blocks.StructBlock():
            for name, child in block.child_blocks.items():
                if name in (stored or {}):
                    yield from texts(child, stored[name])
        case blocks.ListBlock():
            for item in stored or []:
                yield from texts(block.child_block, item["value"] if is_wrapped(item) else item)
        case blocks.StreamBlock():
            for item in stored or []:
                if item["type"] in block.child_blocks:
                    yield from texts(block.child_blocks[item["type"]], item["value"])
        case blocks.CharBlock() | blocks.TextBlock():
            yield stored or ""


def is_wrapped(item) -> bool:
    """Whether a list's item carries its id, as Wagtail stores it today."""
    return isinstance(item, dict) and item.get("type") == "item" and "value" in item
