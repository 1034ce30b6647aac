"""Make each thing once."""

import logging
from collections.abc import Callable

from django.db import transaction

from home.models import SeededItem

log = logging.getLogger(__name__)


def once(key: str, make: Callable[[], object]) -> bool:
    """Run `make` unless it was run for this key before, in one transaction; return whether it ran.

    Killed halfway, it leaves nothing and runs again the next time. What an editor changed or deleted stays so.
    """
    with transaction.atomic():
        _item, new = SeededItem.objects.get_or_create(key=key)
        if new:
            log.info("Starter content: %s", key)
            make()
        return new
