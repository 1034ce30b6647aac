"""Data of a person as records: plain values with a stable name for programs and a label for people."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


class Fact(NamedTuple):
    """One value. `name` is English and stays; `label` is in the person's language. A value may be a list of records."""

    name: str
    label: Any
    value: Any

    @property
    def is_list(self) -> bool:
        """Whether the value is a list of records."""
        return isinstance(self.value, list) and bool(self.value) and isinstance(self.value[0], list)

    @property
    def shown(self) -> str:
        """The value for a person to read."""
        match self.value:
            case None | "" | []:
                return "–"
            case bool():
                return _("tak") if self.value else _("nie")
            case datetime():
                return date_format(timezone.localtime(self.value), "DATETIME_FORMAT")
            case date():
                return date_format(self.value)
            case dict():
                told = (f"{name}: {value}" for name, value in self.value.items() if value not in (None, "", []))
                return "; ".join(told)
            case list():
                return "; ".join(map(str, self.value))
        return str(self.value)


Record = list[Fact]


def records(rows: models.QuerySet, fields: Iterable[str]) -> list[Record]:
    """Return the rows as records of these fields."""
    fields = tuple(fields)
    return [[Fact(name, label_of(rows.model, name), value_of(row, name)) for name in fields] for row in rows]


def label_of(model: type[models.Model], name: str) -> Any:
    return model._meta.get_field(name).verbose_name


def value_of(row: models.Model, name: str) -> Any:
    """Return the value of a field; where it is one of several choices, in words."""
    field = row._meta.get_field(name)
    return str(row._get_FIELD_display(field)) if field.choices else getattr(row, name)


def facts(record: Iterable) -> Record:
    """Return a record of facts, also of what an app that knows no facts told in plain tuples."""
    return [with_lists(Fact(*one)) for one in record]


def with_lists(fact: Fact) -> Fact:
    return fact._replace(value=[facts(record) for record in fact.value]) if fact.is_list else fact


def as_dict(record: Record) -> dict[str, Any]:
    """Return a record as JSON has it."""
    return {fact.name: plain(fact) for fact in record}


def plain(fact: Fact) -> Any:
    if fact.is_list:
        return [as_dict(record) for record in fact.value]
    value = fact.value
    if value is None or isinstance(value, bool | int | float | str | list | dict):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
