"""Rhythm: tap at a rate, or, for who cannot tap, set the rate of a pulse."""

from collections.abc import Mapping
from itertools import pairwise
from statistics import median
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from quizzes.kinds.base import RIGHT, WRONG, Asked, BadAnswer, Form, Kind, Marked, first, upside_down

FEWEST_TAPS = 10
MOST_TAPS = 400


class RhythmBlock(blocks.StructBlock):
    minimum = blocks.IntegerBlock(label=gettext_lazy("Od (na minutę)"), default=100, min_value=20, max_value=240)
    maximum = blocks.IntegerBlock(label=gettext_lazy("Do (na minutę)"), default=120, min_value=20, max_value=240)
    seconds = blocks.IntegerBlock(label=gettext_lazy("Przez ile sekund"), default=15, min_value=10, max_value=120)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if upside_down(cleaned["minimum"], cleaned["maximum"]):
            raise blocks.StructBlockValidationError(
                {"maximum": ValidationError(_("„Do” musi być równe „Od” albo większe."))}
            )
        return cleaned

    class Meta:
        icon = "time"
        label = gettext_lazy("Rytm")


class Rhythm(Kind):
    """The answer is {"taps": [ms since the first tap, ...]} or {"rate": beats per minute}."""

    name = "rhythm"
    label = gettext_lazy("Rytm")
    block = RhythmBlock
    scripts = ("js/tap-pad.js", "js/rhythm.js")

    def asked(self, value: Mapping[str, Any]) -> Asked:
        return {
            "seconds": int(value["seconds"]),
            "key": {"minimum": int(value["minimum"]), "maximum": int(value["maximum"])},
        }

    def shown(self, asked: Asked, *, value: Any, layout: list[str], revealed: bool) -> dict[str, Any]:
        return {
            "seconds": asked["seconds"],
            "fewest": FEWEST_TAPS,
            "rate": rate_of(value),
            "tapped": isinstance(value, dict) and "taps" in value,
        }

    def read(self, asked: Asked, form: Form, kept: Any = None) -> Any:
        """Read the taps (milliseconds, comma separated) or the rate that was set."""
        if taps := first(form, "taps"):
            times = [int(tap) for tap in taps.split(",") if tap.isdecimal() and len(tap) < 8]
            if FEWEST_TAPS <= len(times) <= MOST_TAPS and times == sorted(set(times)):
                return {"taps": times}
            raise BadAnswer(
                _("Stuknij co najmniej %(count)s razy, równo, jak przy uciskaniu.") % {"count": FEWEST_TAPS}
            )
        rate = first(form, "rate")
        if not rate.isdecimal() or not 20 <= int(rate[:5]) <= 300:
            raise BadAnswer(_("Stukaj w rytm albo wpisz tempo: liczbę uciśnięć na minutę, od 20 do 300."))
        return {"rate": int(rate)}

    def mark(self, asked: Asked, value: Any) -> Marked:
        rate = rate_of(value)
        key = asked["key"]
        return RIGHT if rate is not None and key["minimum"] <= rate <= key["maximum"] else WRONG

    def chosen(self, asked: Asked, value: Any) -> list[str]:
        rate = rate_of(value)
        return [] if rate is None else [str(rate)]

    def in_words(self, asked: Asked, value: Any) -> list[str]:
        return [per_minute(rate) for rate in self.chosen(asked, value)]

    def example(self, asked: Asked, *, right: bool) -> Any:
        return {"rate": asked["key"]["minimum"] if right else asked["key"]["maximum"] + 20}

    def right_answer(self, asked: Asked) -> list[str]:
        return [per_minute(f"{asked['key']['minimum']}–{asked['key']['maximum']}")]


def per_minute(rate: str) -> str:
    return _("%(rate)s na minutę") % {"rate": rate}


def rate_of(value: Any) -> int | None:
    """Return the rate of an answer, per minute: the median pause between taps, so one slip does not spoil it."""
    match value:
        case {"taps": [_one, _other, *_rest] as taps} if all(isinstance(tap, int) for tap in taps):
            pause = median(later - earlier for earlier, later in pairwise(taps))
            return round(60_000 / pause) if pause > 0 else None
        case {"rate": int(rate)}:
            return rate
    return None
