"""What a certificate says, frozen on the day of issue as plain JSON.

Everything is written down in the language in which the course was done, so that the document, the verification page and
a file drawn again years later say the same.
"""

import calendar
import unicodedata
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import User
from certificates.designs import choosing
from courses import progress
from courses.models import Completion, CoursePage

INVISIBLE = {"Cc", "Cf", "Co", "Cs"}


def facts_of(completion: Completion, *, issued_on: date) -> dict:
    """Return the facts of a certificate for this completion.

    Validity runs from the day the course was completed: a certificate issued late does not live longer for it.
    """
    return told(
        holder=completion.enrolment.learner,
        course=completion.facts,
        course_key=completion.enrolment.course_key,
        completed_on=local_date(completion.completed_at),
        issued_on=issued_on,
        language=completion.language,
    )


def told(*, holder: User, course: dict, course_key: UUID, completed_on: date, issued_on: date, language: str) -> dict:
    """Return the facts of a certificate. Dates are ISO strings; `course` is what was true of it (courses.progress)."""
    return (
        holder_facts(holder)
        | course_words(course, language)
        | {
            "course_code": course.get("course_code", ""),
            "course_version": course.get("course_version", ""),
            "guideline": course.get("guideline_edition", ""),
            "minutes": course["minutes"],
            "practical": bool(course.get("practical")),
            "result_percent": course.get("result_percent"),
            "pass_mark": course.get("pass_mark"),
            "place": str(settings.ISSUER_PLACE),
            "completed_on": completed_on.isoformat(),
            "issued_on": issued_on.isoformat(),
            "refresh_on": months_after(completed_on, course["refresh_months"]).isoformat(),
            "valid_until": months_after(completed_on, course["valid_months"]).isoformat(),
        }
        | design_facts(holder, course, course_key, language)
    )


def course_words(course: dict, language: str) -> dict:
    """Return what is said of a course in words."""
    with translation.override(language):
        return {
            "course_title": course["course_title"],
            "area": course.get("area", ""),
            "hours": hours(course["minutes"]),
            "outcomes": list(course.get("outcomes", [])),
            "statement": _("Nie nadaje tytułu ratownika (KPP) ani uprawnień do nauczania pierwszej pomocy."),
            "issuer": str(settings.ISSUER_NAME),
        } | practice_words(course)


def practice_words(course: dict) -> dict:
    """Return which of the two it is, theory or theory and practice, and who saw the skills (courses.practical)."""
    seen = course.get("practical")
    form = _("e-learning z częścią praktyczną") if seen else _("e-learning, bez części praktycznej")
    return {"form": form, "practice_note": course.get("practice_note", "")}


def with_practice(facts: dict, shown: dict, language: str) -> dict:
    """Return the facts of a certificate that told of theory alone, now that the skills were seen in its term."""
    with translation.override(language):
        told = facts | {"practical": True} | practice_words(shown)
    if second := facts.get("second"):
        with translation.override(second["language"]):
            told["second"] = second | practice_words(shown)
    return told


def design_facts(holder: User, course: dict, course_key: UUID, language: str) -> dict:
    """Return the edition of the design that the certificate gets, and for a bilingual one its words in the other language."""
    design = choosing.design_for(school=holder.managed_by, course_key=course_key)
    second = design.second_language if design else ""
    return {
        "design": design.edition.digest if design else "",
        "second": second_words(course, course_key, second) if second and second != language else None,
    }


def second_words(course: dict, course_key: UUID, language: str) -> dict:
    """A course that is not translated keeps its title; what the platform itself says is said in both languages."""
    pages = CoursePage.objects.live().filter(translation_key=course_key, locale__language_code=language)
    page = pages.first()
    own = progress.facts_of(page) if page else {"course_title": "", "minutes": course["minutes"]}
    if course.get("practical"):  # who saw the skills was written down once, in one language
        own |= {"practical": True, "practice_note": course["practice_note"]}
    return {"language": language} | course_words(own, language)


def holder_facts(holder: User) -> dict:
    return {
        "holder_name": tidy_name(holder.full_name),
        "holder_surname_first": tidy_name(f"{holder.last_name} {holder.first_name}") or tidy_name(holder.full_name),
        "is_pupil": holder.is_pupil,
        "school": holder.managed_by,
    }


def local_date(moment: datetime) -> date:
    """Return the day in Warsaw, where 23:30 in June is not yet tomorrow."""
    return timezone.localtime(moment).date()


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of a month that is too short for it."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def hours(minutes: int) -> str:
    """Return a length of time as people write it: "45 min", "1 godz. 30 min"."""
    whole, rest = divmod(minutes, 60)
    parts = []
    if whole:
        parts.append(_("%(hours)d godz.") % {"hours": whole})
    if rest or not whole:
        parts.append(_("%(minutes)d min") % {"minutes": rest})
    return " ".join(parts)


def tidy_name(name: str) -> str:
    """Return the name with composed letters and single spaces, without invisible characters.

    Those (zero-width letters, direction marks) could make a certificate read differently from what it holds.
    """
    composed = unicodedata.normalize("NFC", " ".join(name.split()))
    return "".join(letter for letter in composed if unicodedata.category(letter) not in INVISIBLE)


def masked(name: str) -> str:
    """Return initials: "Jan Maria Kowalski" -> "J. M. K." """
    return " ".join(f"{word[0]}." for word in name.split())
