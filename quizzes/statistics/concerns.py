"""What to look at first, and why: rules that say in a sentence what the figures of a question point at.

The limits follow the habit of the field (Ebel: discrimination below 0.2 is poor, a negative one asks to check the key) and
are written here once. Nothing is said about a question with too few answers.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from quizzes.statistics import figures
from quizzes.statistics.choices import WITH_OPTIONS, Choice, Frequencies

NEARLY_NOBODY = 0.25
CRITICAL_NEEDS = 0.8
NEARLY_EVERYBODY = 0.97
REVERSED = -0.1
POOR = 0.2
MANY_UNANSWERED = 0.2
LONG = 120  # seconds, on the average
LONGER_THAN_OTHERS = 3  # times the quiz's usual question
ENOUGH_FOR_DEAD_OPTIONS = 30  # answers


@dataclass(frozen=True)
class Concern:
    """Why to look at a question. Weight 3: something is probably wrong; 2: it could be better; 1: worth knowing."""

    weight: int
    sentence: str


@dataclass(frozen=True)
class Measured:
    """What the rules look at."""

    n: int
    is_critical: bool
    facility: float | None
    discrimination: float | None
    unanswered: float  # share
    seconds: float | None
    usual_seconds: float | None = None  # of the other questions of the quiz


def concerns(measured: Measured, frequencies: Iterable[Frequencies] = (), *, kind: str = "") -> list[Concern]:
    """Return why to look at the question, the gravest first."""
    if not figures.enough(measured.n) or measured.facility is None:
        return []
    found = [*about_points(measured), *about_telling(measured), *about_time(measured)]
    if kind in WITH_OPTIONS:
        for version in frequencies:
            found += about_options(version, kind)
    return sorted(found, key=lambda concern: -concern.weight)


def about_points(measured: Measured) -> Iterable[Concern]:
    share = measured.facility or 0.0
    if share < NEARLY_NOBODY:
        yield Concern(3, _("Prawie nikt nie odpowiada dobrze."))
    elif measured.is_critical and share < CRITICAL_NEEDS:
        yield Concern(3, _("Krytyczne dla bezpieczeństwa, a wiele osób odpowiada źle."))
    elif share >= NEARLY_EVERYBODY:
        yield Concern(1, _("Prawie każdy odpowiada dobrze: to pytanie mało mówi."))
    if measured.unanswered >= MANY_UNANSWERED:
        yield Concern(2, _("Wiele osób zostawia je bez odpowiedzi."))


def about_telling(measured: Measured) -> Iterable[Concern]:
    telling = measured.discrimination
    if telling is None:
        return
    if telling <= REVERSED:
        yield Concern(3, _("Kto dobrze radzi sobie z resztą testu, tu odpowiada źle: sprawdź klucz."))
    elif telling < POOR and NEARLY_NOBODY <= (measured.facility or 0.0) < NEARLY_EVERYBODY:
        yield Concern(2, _("Nie odróżnia tych, którzy umieją, od tych, którzy nie umieją."))


def about_time(measured: Measured) -> Iterable[Concern]:
    if measured.seconds is None:
        return
    usual = measured.usual_seconds
    if measured.seconds > LONG or (usual and measured.seconds > LONGER_THAN_OTHERS * usual):
        yield Concern(2, _("Zajmuje bardzo dużo czasu: czy treść jest jasna?"))


def about_options(version: Frequencies, kind: str) -> Iterable[Concern]:
    """What the choices say. "Nobody" is said of options only when many could have chosen them."""
    if not figures.enough(version.answers):
        return
    rights = [choice.count for choice in version.choices if choice.right]
    wrong = [choice for choice in version.choices if choice.right is False]
    strongest = max(wrong, key=lambda choice: choice.count, default=None)
    if rights and strongest and strongest.count > min(rights):
        yield Concern(3, _("Zła odpowiedź jest wybierana częściej niż dobra: „%s”.") % short(strongest))
    if version.answers >= ENOUGH_FOR_DEAD_OPTIONS and kind != "truefalse":
        for choice in wrong:
            if not choice.count:
                yield Concern(1, _("Tej odpowiedzi nikt nie wybiera: „%s”.") % short(choice))


def short(choice: Choice, length: int = 80) -> str:
    return choice.text if len(choice.text) <= length else choice.text[: length - 1] + "…"
