"""The facts of the statement: what was checked and what is missing, and whom to write to."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

FILE = Path(__file__).parent / "facts.yaml"


class Status(models.TextChoices):
    FULL = "full", _("jest zgodna")
    PARTIAL = "partial", _("jest częściowo zgodna")
    NONE = "none", _("nie jest zgodna")


@dataclass(frozen=True)
class Facts:
    """What the file says. `gaps` are sentences by language, `published_on` is None until the service is open."""

    published_on: date | None
    updated_on: date
    made_on: date
    checked_on: date
    status: str
    gaps: tuple[dict[str, str], ...]

    def gaps_in(self, language: str) -> list[str]:
        return [gap[language] for gap in self.gaps]


@cache
def facts() -> Facts:
    found = yaml.safe_load(FILE.read_text("utf-8"))
    return Facts(**found | {"status": Status(found["status"]), "gaps": tuple(found["gaps"])})


def missing() -> list[str]:
    """Return what the operator still has to fill in: names of settings, and of dates in the file."""
    names = ["OPERATOR_NAME", "OPERATOR_ADDRESS", "ACCESSIBILITY_NAME", "ACCESSIBILITY_EMAIL", "ACCESSIBILITY_PHONE"]
    empty = [name for name in names if not getattr(settings, name)]
    return [*empty, *([] if facts().published_on else ["published_on"])]
