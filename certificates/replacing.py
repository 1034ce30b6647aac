"""A new certificate in the place of an old one: with a corrected name, or for a new term after a refresher.

The new one has its own number and code; the old one stands no longer, knows by which one it was replaced, and says no
more than that to strangers. So a person holds one standing certificate per course also while one is being exchanged.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_date

from certificates import history
from certificates.facts import holder_facts, local_date, told, with_practice
from certificates.issuing import take_back, write
from certificates.models import REFRESHED_BEFORE, Act, Certificate
from certificates.terms import new_term_from, renewable_from
from courses import exams, practical, progress
from courses.models import CoursePage


class CannotReplace(Exception):
    """The certificate stands no longer, or its holder's account is gone."""


@transaction.atomic
def reissue(*, certificate: Certificate, by, now, note: str = "") -> Certificate:
    """Replace the certificate by one with the holder's present name; all else is as it was. Raises CannotReplace.

    Who comes second, at the same time or later, gets the one that the first has made.
    """
    old, newer = in_turn(certificate)
    if newer:
        return newer
    facts = old.facts | holder_facts(old.holder) | {"issued_on": local_date(now).isoformat()}
    return exchange(old, facts, by=by, now=now, reason=Certificate.Reason.CORRECTED, note=note)


@transaction.atomic
def renew(
    *, certificate: Certificate, on: date, by, now, note: str = "", course: dict | None = None, language: str = ""
) -> Certificate:
    """Replace the certificate by one for a new term, which runs from the day of the refresher. Raises CannotReplace.

    `course` is what is true of the course today and in which language, when it is not what was true at the beginning. Of
    practice the new one tells when every skill was seen again in the time of the refresher (certificates.terms).
    """
    old, newer = in_turn(certificate)
    if newer:
        return newer
    if old.completion is None:
        raise CannotReplace(old.number)
    old.language = language or old.language
    term_from = new_term_from(old, on=on)
    facts = told(
        holder=old.holder,
        course=of_new_term(course or old.completion.facts, old, since=term_from),
        course_key=old.course_key,
        completed_on=on,
        issued_on=local_date(now),
        language=old.language,
    )
    facts["term_from"] = term_from.isoformat()
    return exchange(old, facts, by=by, now=now, reason=Certificate.Reason.RENEWED, note=note)


def of_new_term(course: dict, old: Certificate, *, since: date) -> dict:
    """Return what is true of the course, with the skills that were seen since, and without those seen before."""
    if course.get("practical"):
        own = (
            CoursePage.objects.live().filter(translation_key=old.course_key, locale__language_code=old.language).first()
        )
        course = course | {"practical": False, "practice_note": own.practice_note if own else ""}
    return course | practical.shown_since(person=old.holder, course_key=old.course_key, day=since)


@transaction.atomic
def add_practice(*, person, course_key, on: date, now) -> Certificate | None:
    """Let a renewed certificate tell of the skills, too, when the last of them is seen after the exam was passed again.

    Returns the certificate in the place of the one that told of theory alone; None when there is nothing to add.
    """
    found = Certificate.objects.standing().filter(holder=person, course_key=course_key).first()
    if found is None or found.facts.get("practical") or "term_from" not in found.facts or on >= renewable_from(found):
        return None
    shown = practical.shown_since(person=person, course_key=course_key, day=parse_date(found.facts["term_from"]))
    if not shown:
        return None
    old, newer = in_turn(found)
    if newer:
        return newer
    facts = with_practice(old.facts, shown, old.language) | {"issued_on": local_date(now).isoformat()}
    return exchange(old, facts, by=None, now=now, reason=Certificate.Reason.RENEWED, note="")


def in_turn(certificate: Certificate) -> tuple[Certificate, Certificate | None]:
    """Lock the certificate; return it as it is now, and the one that has replaced it meanwhile. Raises CannotReplace."""
    rows = Certificate.objects.select_for_update(of=("self",)).select_related("holder", "completion")
    old = rows.get(pk=certificate.pk)
    if old.replaced_by_id:
        return old, old.replaced_by
    if old.is_revoked or old.holder is None:
        raise CannotReplace(old.number)
    return old, None


def exchange(old: Certificate, facts: dict, *, by, now, reason: Certificate.Reason, note: str) -> Certificate:
    holder, completion, language = old.holder, old.completion, old.language
    take_back(old, by=by, reason=reason, now=now, note=note)
    new = write(facts, holder=holder, completion=completion, course_key=old.course_key, language=language, now=now)
    Certificate.objects.filter(pk=old.pk).update(replaced_by=new)
    kind = Act.Kind.RENEWED if reason == Certificate.Reason.RENEWED else Act.Kind.REPLACED
    history.note(old, kind, by=by, at=now, reason=reason)
    return new


def renew_after_exam(attempt) -> Certificate | None:
    """Renew the certificate of who passes the exam of a finished course again, when its refresher is due.

    The attempt may be graded late or again: what counts is the day on which it was handed in.
    """
    if not attempt.passed or attempt.submitted_at is None:
        return None
    content, on = attempt.paper.content, local_date(attempt.submitted_at)
    exam = exams.exam_page(attempt.subject, language=content.get("language", ""))
    if exam is None:
        return None
    course = exam.get_parent().specific
    standing = Certificate.objects.standing().filter(holder=attempt.learner_id, course_key=course.translation_key)
    certificate = standing.filter(refresh_on__lte=on + REFRESHED_BEFORE).exclude(completion=None).first()
    if certificate is None or on.isoformat() <= certificate.facts["completed_on"]:
        return None
    return renew(
        certificate=certificate,
        on=on,
        by=None,
        now=timezone.now(),
        course=progress.facts_of(course) | exams.result_facts(attempt),
        language=course.locale.language_code,
    )
