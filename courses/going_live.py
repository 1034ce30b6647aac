"""What must be true of a lesson or an exam before learners see it.

There are many ways for a page to go live: the form, the reviewer's approval, the clock, several pages at once, a copy, a
translation, the API. All of them end in saving the page as live, so that is where the guard stands (`guard`), and a
schedule is refused when it is made (`courses.receivers`).

A medical text goes live with a reviewer's signature under exactly these words. What is public already may be published
again: it changes nothing.
"""

import hashlib
import json
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.blocks import BaseStreamBlock, BaseStructBlock, ListBlock, StructValue
from wagtail.fields import StreamField
from wagtail.models import Page

from courses.models.signatures import Signature
from quizzes.going_live import CannotGoLive

# Who signed, and until when it holds, is no part of what is signed.
ABOUT_THE_REVIEW = {"reviewed_by", "reviewed_on", "review_by"}


def guard(page: Any, *, update_fields: Any = None) -> None:
    """Raise CannotGoLive when saving the page would show learners what they may not see."""
    if not page.live or page.alias_of_id or update_fields is not None:
        return
    refuse_live_copy(page)
    before = type(page).objects.filter(pk=page.pk).first() if page.pk else None
    if before is None:
        return  # made by code, as the starter content is; an editor's page begins as a draft
    if reasons := obstacles(page, before=before):
        raise CannotGoLive(page, reasons)


def refuse_live_copy(page: Any) -> None:
    """A copy begins as a draft. One that would be live at once is known by the day on which its original was published."""
    if page.live and not page.pk and page.first_published_at and not page.alias_of_id:
        raise CannotGoLive(page, [_("Kopia zaczyna jako szkic. Odznacz publikowanie kopii.")])


def obstacles(page: Any, *, before: Any) -> list[str]:
    """Return what keeps this version from learners. `before` is the page as it stands in the database, None for a new one."""
    is_public = before is not None and before.live
    if is_public and text_of(before) == text_of(page):
        return []
    needs_a_signature = page.is_medical or (is_public and before.is_medical)
    reasons = [unsigned()] if needs_a_signature and not is_signed(page) else []
    if not is_public or page.live_revision_id != before.live_revision_id:
        reasons += page.must_haves()
    return reasons


def unsigned() -> str:
    return _(
        "Tekst medyczny ukaże się dopiero z podpisem recenzenta. Przekaż go do recenzji: recenzent podpisze go przy zatwierdzaniu."
    )


def is_signed(page: Any) -> bool:
    """Whether a reviewer has signed these words and the signature still holds."""
    if not page.pk:
        return False
    return Signature.objects.filter(
        page_id=page.pk, fingerprint=fingerprint(page), review_by__gte=timezone.localdate()
    ).exists()


def was_signed(page: Any) -> bool:
    """Whether a reviewer has ever signed these words, also when the signature is to be renewed by now."""
    return Signature.objects.filter(page_id=page.pk, fingerprint=fingerprint(page)).exists()


def signed_words(pages: list) -> set[tuple[int, str]]:
    """Return page and fingerprint of all that was ever signed of these pages. One query."""
    return set(Signature.objects.filter(page__in=pages).values_list("page_id", "fingerprint"))


def fingerprint(page: Any) -> str:
    """Name the words of the page: the same words have the same name, in whatever revision they stand."""
    return hashlib.sha256(json.dumps(text_of(page), sort_keys=True, default=str).encode()).hexdigest()


def text_of(page: Any) -> dict[str, Any]:
    """Return what a reviewer answers for: the title, all that an editor writes in our own fields and rows, and what the page
    shows besides."""
    bookkeeping = {field.name for field in Page._meta.get_fields()} | ABOUT_THE_REVIEW | {"page_ptr"}
    text: dict[str, Any] = {"title": page.title}
    for field in page._meta.concrete_fields:
        if field.editable and field.name not in bookkeeping:
            text[field.name] = value_of(page, field)
    for relation in get_all_child_relations(type(page)):
        name = relation.get_accessor_name()
        if name not in bookkeeping:
            text[name] = [row_of(row, relation.field.name) for row in rows_of(page, name)]
    return text | page.signed_besides()


def rows_of(page: Any, name: str) -> list:
    return sorted(getattr(page, name).all(), key=lambda row: getattr(row, "sort_order", None) or 0)


def row_of(row: Any, parent: str) -> dict[str, Any]:
    left_out = {"id", "sort_order", parent}
    return {field.name: value_of(row, field) for field in row._meta.concrete_fields if field.name not in left_out}


def value_of(owner: Any, field: Any) -> Any:
    if isinstance(field, StreamField):
        return plain(field.stream_block, getattr(owner, field.name))
    return field.value_from_object(owner)


def plain(block: Any, value: Any) -> Any:
    """Return a block's value as plain data without the ids of its parts, which are made anew now and then."""
    if isinstance(block, BaseStreamBlock):
        return [[child.block_type, plain(child.block, child.value)] for child in value or []]
    if isinstance(block, ListBlock):
        return [plain(block.child_block, item) for item in value or []]
    if isinstance(block, BaseStructBlock) and isinstance(value, StructValue):
        return {name: plain(child, value.get(name)) for name, child in block.child_blocks.items()}
    return block.get_prep_value(value)
