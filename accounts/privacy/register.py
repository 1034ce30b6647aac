"""What the apps have said about the data they keep."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext_lazy as _

from accounts.privacy.telling import Record, facts, records


class Group(models.TextChoices):
    """How a person finds the way in what is kept."""

    ACCOUNT = "account", _("Konto i logowanie")
    SCHOOL = "school", _("Szkoła i klasa")
    LEARNING = "learning", _("Nauka i testy")
    CERTIFICATES = "certificates", _("Zaświadczenia")
    LETTERS = "letters", _("Listy i przypomnienia")
    WORK = "work", _("Praca w serwisie")


class End(models.TextChoices):
    """What becomes of data when the person is erased."""

    DELETED = "deleted", _("zniknie")
    BLINDED = "blinded", _("zostanie bez nazwiska")
    KEPT = "kept", _("zostanie")


@dataclass(frozen=True)
class Holding:
    """One kind of data about people, in the person's words.

    `thing` is a model, or the name of what is no model (a folder of letters). `of` leads from a row to the person. `signs`
    are links to who did something with the row: when that person is erased the row stays, and the link is emptied.
    """

    thing: type[models.Model] | str
    group: Group
    what: Any
    why: Any
    how_long: Any
    of: str = ""
    signs: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    told: Callable[[Any], Iterable[Record]] | None = None
    attached: Callable[[Any], Iterable[tuple[str, Callable]]] | None = None
    end: End = End.DELETED
    ending: Any = ""
    erase: Callable[[Any], None] | None = None

    def records_of(self, person) -> list[Record]:
        """Return what is kept of the person, as it is exported."""
        if self.told:
            return [facts(record) for record in self.told(person)]
        return records(self.rows_of(person), self.fields)

    def rows_of(self, person):
        """Return the person's rows. Only for holdings of a model that lead to the person."""
        return self.thing._default_manager.filter(**{self.of: person.pk}).order_by("pk")


@dataclass(frozen=True)
class Nothing:
    """A model that keeps nothing of a person, and why. `signs`: see Holding."""

    thing: type[models.Model] | str
    because: str
    signs: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


class SaidTwice(ValueError):
    """Two apps speak of the same model."""


@dataclass
class Register:
    said: dict[str, Holding | Nothing] = field(default_factory=dict)
    obstacles: list[Callable[[Any], Any]] = field(default_factory=list)

    @property
    def holdings(self) -> list[Holding]:
        """Return what is kept, the data of the upper floors first: in this order it is erased."""
        return [one for one in self.said.values() if isinstance(one, Holding)]

    def keeps(self, thing: type[models.Model] | str, *, group: str, end: str = End.DELETED, **said) -> None:
        """Say what is kept of a person in this model. See Holding."""
        self.add(Holding(model_of(thing), group=Group(group), end=End(end), **said))

    def keeps_nothing(self, *things: type[models.Model] | str, because: str, **said) -> None:
        """Say that these models keep nothing of a person, and why."""
        for thing in things:
            self.add(Nothing(model_of(thing), because, **said))

    def refuses(self, obstacle: Callable[[Any], Any]) -> None:
        """Register a reason why somebody cannot be erased as things are: it returns what to do first, or nothing."""
        self.obstacles.append(obstacle)

    def add(self, one: Holding | Nothing) -> None:
        if (key := key_of(one.thing)) in self.said:
            raise SaidTwice(key)
        self.said[key] = one


def model_of(thing: type[models.Model] | str) -> type[models.Model] | str:
    """Return the model with this label ("sessions.Session"); a name without a dot is no model."""
    return apps.get_model(thing) if isinstance(thing, str) and "." in thing else thing


def key_of(thing: type[models.Model] | str) -> str:
    return thing if isinstance(thing, str) else thing._meta.label


@cache
def register() -> Register:
    """Return what all apps say, those of the upper floors first."""
    found = Register()
    for app in apps.get_app_configs():
        if module_has_submodule(app.module, "privacy"):
            declare = getattr(import_module(f"{app.name}.privacy"), "declare", None)
            if declare:
                declare(found)
    return found
