"""Following the rules: part by part, each with its entry in the log, until nothing is due."""

import logging
from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from audit import ledger
from audit.deeds import Deed
from audit.retention.registry import RULES, Rule

log = logging.getLogger(__name__)


def due(*, now: datetime) -> Iterator[tuple[Rule, int]]:
    """Return how much each rule would forget now. It changes nothing."""
    for rule in RULES.values():
        yield rule, rule.due(now)


def follow(rule: Rule, *, now: datetime) -> int:
    """Forget all that is due by this rule; return how much it was. The count stands in the log, in the same transaction."""
    gone = 0
    while part := forget_part(rule, now=now):
        gone += part
    return gone


@transaction.atomic
def forget_part(rule: Rule, *, now: datetime) -> int:
    part = rule.forget(now)
    if part:
        ledger.note(Deed.FORGOTTEN, by=None, rule=rule.name, rows=part)
    return part


def follow_all(*, now: datetime) -> dict[str, int]:
    """Follow every rule. One that fails does not keep the others waiting."""
    gone = {}
    for rule in RULES.values():
        try:
            gone[rule.name] = follow(rule, now=now)
        except Exception:
            log.exception("The retention rule %s could not be followed", rule.name)
    return gone
