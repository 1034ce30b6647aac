"""Giving certificates, and taking them back."""

import logging

from celery import signature
from django.db import IntegrityError, transaction
from django.utils import timezone

from certificates import codes, history, storing
from certificates.facts import facts_of, local_date
from certificates.models import Act, Certificate
from courses.models import Completion
from courses.press import faces
from reminders import outbox
from reminders.doorbell import doorbell

log = logging.getLogger(__name__)


def issue(completion: Completion, *, now=None) -> Certificate:
    """Return the certificate for a finished course, giving it the first time.

    A completion that ever had a certificate gets no other one by itself: after a revocation the revoked one is
    returned. A new one in the place of an old one is the deed of certificates.replacing.
    """
    with transaction.atomic():
        # Two who issue at once stand in line here; the database's constraint answers for whoever does not.
        rows = Completion.objects.select_related("enrolment__learner").select_for_update(of=("self",))
        completion = rows.get(pk=completion.pk)
        return latest_for(completion) or give(completion, now=now or timezone.now())


def latest_for(completion: Completion) -> Certificate | None:
    return completion.certificates.order_by("pk").last()


def give(completion: Completion, *, now) -> Certificate:
    enrolment = completion.enrolment
    try:
        with transaction.atomic():
            return write(
                facts_of(completion, issued_on=local_date(now)),
                holder=enrolment.learner,
                course_key=enrolment.course_key,
                completion=completion,
                language=completion.language,
                now=now,
            )
    except IntegrityError:
        return Certificate.objects.standing().get(holder=enrolment.learner, course_key=enrolment.course_key)


def write(facts: dict, *, holder, course_key, completion: Completion | None, language: str, now) -> Certificate:
    """Make a certificate of these facts, its letter and the order to draw it: all of them or, with an error, none."""
    code = codes.new_code()
    certificate = Certificate.objects.create(
        holder=holder,
        completion=completion,
        course_key=course_key,
        number=code,  # until the row has its own
        code=code,
        language=language,
        facts=facts,
        issued_on=facts["issued_on"],
        refresh_on=facts["refresh_on"],
        valid_until=facts["valid_until"],
        problem=problem_of(facts),
    )
    certificate.number = f"BK/{local_date(now).year}/{certificate.pk:06d}"
    certificate.save(update_fields=["number"])
    certificate.refresh_from_db()
    tell_holder(certificate)
    if certificate.problem:
        log.error("Certificate %s has no PDF: %s", certificate.number, certificate.problem)
    else:
        doorbell.ring_after_commit(signature("certificates.tasks.render_certificate"), certificate.pk)
    return certificate


def problem_of(facts: dict) -> str:
    missing = faces.undrawable(facts["holder_name"])
    return storing.letters_problem(missing) if missing else ""


def tell_holder(certificate: Certificate) -> None:
    outbox.post(
        person=certificate.holder,
        kind="certificate-ready",
        key=f"certificate-ready:{certificate.public_id}",
        context={
            "certificate": str(certificate.public_id),
            "course_title": certificate.facts["course_title"],
            "number": certificate.number,
            "code": certificate.code_in_groups,
            "valid_until": certificate.facts["valid_until"],
        },
    )


@transaction.atomic
def revoke(*, certificate: Certificate, by, reason: str, now, note: str = "") -> bool:
    """Take the certificate back for one of `Certificate.Reason`, which the public sees; it does not see the note.

    A second time changes nothing: the first reason stays. Returns whether this was the first time.
    """
    reason = Certificate.Reason(reason)
    changed = take_back(certificate, by=by, reason=reason, now=now, note=note)
    if changed:
        history.note(certificate, Act.Kind.REVOKED, by=by, at=now, reason=reason)
    return changed


def take_back(certificate: Certificate, *, by, reason: Certificate.Reason, now, note: str) -> bool:
    """Let the certificate stand no longer, if it does; return whether it did."""
    changed = (
        Certificate.objects.standing()
        .filter(pk=certificate.pk)
        .update(revoked_at=now, revoked_by=by, revocation_reason=reason, revocation_note=note)
    )
    certificate.refresh_from_db()
    if changed:
        log.warning(
            "Certificate %s taken back by person %s: %s", certificate.number, by.pk if by else "-", reason.value
        )
    return changed == 1


def completions_without_certificate():
    """Return the completions that never had a certificate."""
    return Completion.objects.filter(certificates=None).order_by("pk")


def issue_missing(*, limit: int = 500) -> int:
    """Give what is missing: a course finished while something was broken is proved all the same. Returns how many."""
    given = 0
    for completion in completions_without_certificate()[:limit]:
        try:
            issue(completion)
            given += 1
        except Exception:  # one odd completion must not keep the others waiting
            log.exception("Completion %s gets no certificate", completion.pk)
    return given
