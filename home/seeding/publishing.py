"""Publish what was planted, as if an editor had."""

from typing import Any

from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update


def publish(instance: Any, *, live: bool = True) -> Any:
    """Give a new page or question its first revision, and publish it unless its source is a draft.

    Who refers to whom is written down once at the end, not at each of the saves on the way.
    """
    with disable_reference_index_auto_update():
        revision = instance.save_revision(clean=False)
        if live:
            revision.publish()
    ReferenceIndex.create_or_update_for_object(instance)
    return instance
