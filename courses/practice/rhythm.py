"""The rhythm of CPR: how fast, in which phases, and what a count is worth.

It is about rate and nothing else: no screen can feel how deep somebody presses. Numbers: ERC 2025 BLS.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SLOWEST, FASTEST = 100, 120  # compressions a minute
BEAT = 110  # what the trainer plays: the middle
COUNTED_SECONDS = 30  # how long somebody counts who practises with a watch


@dataclass(frozen=True)
class Phase:
    """So many beats, or so many seconds of rest; neither: beats until the learner stops."""

    say: Any
    beats: int = 0
    seconds: float = 0


@dataclass(frozen=True)
class Mode:
    name: str
    label: Any
    hint: Any
    phases: tuple[Phase, ...]
    repeats: bool = False


MODES = (
    Mode(
        "steady",
        gettext_lazy("Samo uciskanie"),
        gettext_lazy("Uciskaj bez przerw: tak pomaga każdy, kto nie ćwiczył oddechów."),
        (Phase(gettext_lazy("Uciskaj")),),
    ),
    Mode(
        "breaths",
        gettext_lazy("30 : 2"),
        gettext_lazy(
            "30 uciśnięć i 2 oddechy, dla osób przeszkolonych. Tu przerwa trwa 5 sekund, a naprawdę najwyżej 10."
        ),
        (
            Phase(gettext_lazy("Uciskaj"), beats=30),
            Phase(gettext_lazy("Oddech 1: około 1 sekundy, aż klatka się uniesie"), seconds=2.5),
            Phase(gettext_lazy("Oddech 2"), seconds=2.5),
        ),
        repeats=True,
    ),
    Mode(
        "aed",
        gettext_lazy("Przyjeżdża AED"),
        gettext_lazy("Uciskasz, ktoś przynosi AED. Rób, co mówi: kiedy odsunąć ręce i kiedy uciskać dalej."),
        (
            Phase(gettext_lazy("Uciskaj. Ktoś poszedł po AED"), beats=20),
            Phase(gettext_lazy("AED już jest. Druga osoba włącza je i nakleja elektrody: uciskaj dalej"), beats=30),
            Phase(gettext_lazy("AED bada rytm serca. Nikt nie dotyka"), seconds=6),
            Phase(gettext_lazy("Odsunąć się! AED zaleca wyładowanie: druga osoba naciska przycisk"), seconds=4),
            Phase(gettext_lazy("Od razu uciskaj dalej")),
        ),
    ),
)


def text(language: str) -> dict[str, Any]:
    """Return the numbers and the calls of the trainer, for the reviewer."""
    with translation.override(language):
        calls = json.loads(json.dumps([asdict(mode) for mode in MODES], default=str))
    return {"slowest": SLOWEST, "fastest": FASTEST, "beat": BEAT, "modes": calls}


def verdict(rate: int) -> str:
    """Return "slow", "good" or "fast" for compressions a minute."""
    return "slow" if rate < SLOWEST else "fast" if rate > FASTEST else "good"


def rate_of(count: int, *, seconds: int = COUNTED_SECONDS) -> int:
    """Return compressions a minute from a count by the watch."""
    return round(count * 60 / seconds)


def counted(query: Mapping[str, str]) -> dict[str, Any]:
    """Return what somebody's own count is worth: `rate` and `verdict`, or `error`; nothing before there is a count."""
    typed = query.get("count", "").strip()
    if not typed:
        return {}
    if not (typed.isdecimal() and len(typed) <= 3 and 5 <= int(typed) <= 150):
        return {"typed": typed[:10], "error": _("Wpisz, ile uciśnięć wyszło: liczbę od 5 do 150.")}
    rate = rate_of(int(typed))
    return {"typed": typed, "rate": rate, "verdict": verdict(rate)}


def show(page: Any, query: Mapping[str, str]) -> dict[str, Any]:
    return {
        "modes": MODES,
        "plan": json.dumps({mode.name: asdict(mode) for mode in MODES}, default=str, ensure_ascii=False),
        "beat": BEAT,
        "slowest": SLOWEST,
        "fastest": FASTEST,
        "seconds": COUNTED_SECONDS,
        "fewest": SLOWEST * COUNTED_SECONDS // 60,
        "most": FASTEST * COUNTED_SECONDS // 60,
        "counted": counted(query),
    }
