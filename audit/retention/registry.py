"""The rules. Each app says in its own `retention_rules.py` what it keeps, how long, and how it lets go of a part of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings


@dataclass(frozen=True)
class Rule:
    """`due` counts what is past its time; `forget` lets go of a part of that and says of how much (0: all is done).

    A part is done in one transaction, and forgetting twice is forgetting once: whoever is killed halfway goes on later.
    """

    name: str
    what: str
    due: Callable[[datetime], int]
    forget: Callable[[datetime], int]

    @property
    def kept(self) -> timedelta:
        return kept(self.name)


RULES: dict[str, Rule] = {}


def kept(name: str) -> timedelta:
    """Return how long the settings keep it (for what ends with a school year: from its end)."""
    return settings.RETENTION[name]


def rule(name: str, what: str, *, due, forget) -> None:
    """Register a rule. Its name stands in settings.RETENTION."""
    RULES[name] = Rule(name, what, due, forget)
