"""What may be written, and who says when it is due. Each app registers its own in its `reminders.py`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Due:
    """Somebody has to be written to about an occasion. `key` names the occasion; it is written about once, ever."""

    person_id: int
    key: str
    context: dict[str, Any] = field(default_factory=dict)


Rule = Callable[[date], Iterable[Due]]


@dataclass(frozen=True)
class Kind:
    """A kind of letter. An optional one is sent in daytime only, and not to who does not want reminders."""

    name: str
    optional: bool
    still_applies: Callable[[Any], bool] | None = None
    rule: Rule | None = None


class UnknownKind(LookupError):
    """Nobody registered this kind of letter."""


KINDS: dict[str, Kind] = {}


def letter(*, kind: str, optional: bool = False, still_applies: Callable[[Any], bool] | None = None) -> Kind:
    """Register a kind of letter that a deed posts."""
    return add(Kind(kind, optional, still_applies))


def reminder(
    *, kind: str, optional: bool = True, still_applies: Callable[[Any], bool] | None = None
) -> Callable[[Rule], Rule]:
    """Register a rule: asked with today's date, it says who is to be reminded of what.

    `still_applies(message)` is asked again just before sending, so that nobody is reminded of what is done.
    """

    def register(rule: Rule) -> Rule:
        add(Kind(kind, optional, still_applies, rule))
        return rule

    return register


def add(kind: Kind) -> Kind:
    known = KINDS.get(kind.name)
    if known and known.rule is not kind.rule:
        raise ValueError(f"Two kinds of letter are called {kind.name!r}")
    KINDS[kind.name] = kind
    return kind


def kind_called(name: str) -> Kind:
    """Return the kind with this name. Raises UnknownKind."""
    try:
        return KINDS[name]
    except KeyError:
        raise UnknownKind(name) from None


def rules() -> list[Kind]:
    return [kind for kind in KINDS.values() if kind.rule]


def optional_kinds() -> list[str]:
    return [kind.name for kind in KINDS.values() if kind.optional]
