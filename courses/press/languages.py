"""Which language each part of a document is in, for whoever has it read aloud. WeasyPrint tells only that of the whole.

Each box of an element has become a part of the structure tree, in the order of the document; so the boxes and the parts of
one kind are two rows of the same length, and what a box says of its language goes to its part.
"""

import logging
from collections.abc import Iterator

import pydyf
from weasyprint import Document

log = logging.getLogger(__name__)

KINDS = {"/Span": {"span"}, "/L": {"ul", "ol", "dl"}, "/Art": {"article"}}


def tell_languages(document: Document, pdf: pydyf.PDF) -> None:
    """Write the language of each element that says one (`lang`) into the tree."""
    boxes = [box for page in document.pages for box in boxes_of(page._page_box)]
    for kind, tags in KINDS.items():
        spoken = [box.element.get("lang") for box in boxes if box.element_tag in tags]
        parts = [one for one in pdf.objects if isinstance(one, pydyf.Dictionary) and is_of_box(one, kind)]
        if len(spoken) != len(parts):
            log.error("%s boxes of %s and %s parts: their languages stay untold", len(spoken), kind, len(parts))
            continue
        for language, part in zip(spoken, parts, strict=True):
            if language:
                part["Lang"] = pydyf.String(language)


def boxes_of(box) -> Iterator:
    """Yield the boxes that have become parts of the tree; lines and texts become none of their own."""
    for child in getattr(box, "children", ()):
        inner = getattr(child, "_box", child)
        if getattr(inner, "element_tag", None) and type(inner).__name__ not in {"LineBox", "TextBox"}:
            yield inner
        yield from boxes_of(inner)


def is_of_box(part: pydyf.Dictionary, kind: str) -> bool:
    """Whether the part stands for a box; one that holds marked content itself stands for a text."""
    if part.get("Type") != "/StructElem" or part.get("S") != kind:
        return False
    return not (part["K"] and isinstance(part["K"][0], int))
