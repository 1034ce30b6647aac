"""Invitations to work at a school: by a link in a letter, or by a code on paper. Each works once, and not for ever."""

from datetime import timedelta
from enum import StrEnum

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.db import transaction

from audit import ledger
from audit.deeds import Deed
from schools.codes import hashed, new_invitation_code, normalise
from schools.models import Invitation, School, Staff

OPEN_FOR = timedelta(days=14)
RANKS = [Staff.Role.TEACHER, Staff.Role.SECRETARY, Staff.Role.LEAD]


class Why(StrEnum):
    UNKNOWN = "unknown"
    USED = "used"
    REVOKED = "revoked"
    EXPIRED = "expired"
    PUPIL = "pupil"


class Refused(Exception):
    """The invitation can't be accepted; `why` says what the person is told."""

    def __init__(self, why: Why, invitation: Invitation | None = None):
        super().__init__(why)
        self.why, self.invitation = why, invitation


class NotYours(Exception):
    """Who invites may not give away that post."""


def roles_to_give(person, school: School) -> list[Staff.Role]:
    """A lead appoints everybody, a secretary everybody but leads."""
    if School.objects.led_by(person).filter(pk=school.pk).exists():
        return list(Staff.Role)
    if School.objects.run_by(person).filter(pk=school.pk).exists():
        return [Staff.Role.SECRETARY, Staff.Role.TEACHER]
    return []


@transaction.atomic
def invite(*, school: School, role: str, classes=(), email: str = "", by, now) -> tuple[Invitation, str]:
    """Make an invitation; return it with its code, which is kept nowhere. Raises NotYours."""
    if role not in roles_to_give(by, school):
        raise NotYours
    code = new_invitation_code()
    invitation = Invitation.objects.create(
        school=school,
        role=role,
        email=email,
        code_hash=hash_of(code),
        by=by,
        made_at=now,
        expires_at=now + OPEN_FOR,
    )
    invitation.classes.set([one for one in classes if one.school_id == school.pk])
    ledger.note(Deed.STAFF_INVITED, by=by, school=school, role=role, invitation=invitation.pk)
    return invitation, code


def hash_of(code: str) -> str:
    return hashed(normalise(code), purpose="invitation")


def send(invitation: Invitation, *, address: str) -> None:
    context = {"school": invitation.school.name, "role": invitation.get_role_display(), "address": address}
    days = {"days": OPEN_FOR.days, "site_url": settings.SITE_URL}
    get_adapter().send_mail("account/email/school_invitation", invitation.email, context | days)


def open_invitations(school: School, *, now):
    return Invitation.objects.filter(school=school, used_at=None, revoked_at=None, expires_at__gt=now).order_by(
        "-made_at"
    )


@transaction.atomic
def revoke(*, invitation: Invitation, by, now) -> None:
    """Take an invitation back. One that was used stays used."""
    if Invitation.objects.filter(pk=invitation.pk, used_at=None, revoked_at=None).update(revoked_at=now):
        ledger.note(Deed.INVITATION_REVOKED, by=by, school=invitation.school, invitation=invitation.pk)


def find(code: str, *, now) -> Invitation:
    """Return the invitation that can still be accepted. Raises Refused."""
    invitation = Invitation.objects.filter(code_hash=hash_of(code)).select_related("school", "by").first()
    if invitation is None:
        raise Refused(Why.UNKNOWN)
    for why, is_so in {
        Why.USED: invitation.used_at is not None,
        Why.REVOKED: invitation.revoked_at is not None,
        Why.EXPIRED: invitation.expires_at <= now,
    }.items():
        if is_so:
            raise Refused(why, invitation)
    return invitation


@transaction.atomic
def accept(*, code: str, person, now) -> Staff:
    """Give the person the post. Who has a higher one at the school keeps it. Raises Refused."""
    invitation = find(code, now=now)
    if person.is_pupil:
        raise Refused(Why.PUPIL, invitation)
    still_open = Invitation.objects.filter(pk=invitation.pk, used_at=None, revoked_at=None)
    if not still_open.update(used_at=now, used_by=person):
        raise Refused(Why.USED, invitation)  # somebody was faster
    post, made = Staff.objects.get_or_create(
        school=invitation.school, person=person, defaults={"role": invitation.role}
    )
    if not made and RANKS.index(post.role) < RANKS.index(invitation.role):
        post.role = invitation.role
        post.save(update_fields=["role"])
    post.classes.add(*invitation.classes.all())
    facts = {"role": post.role, "invitation": invitation.pk}
    ledger.note(Deed.STAFF_JOINED, by=person, school=invitation.school, about=[person], **facts)
    return post


class LastLead(Exception):
    """A school is never left without a lead."""


@transaction.atomic
def end_post(*, post: Staff, by) -> None:
    """Take the post away; the person's own account and learning stay. Raises NotYours, LastLead."""
    if post.role not in roles_to_give(by, post.school):
        raise NotYours
    leads = Staff.objects.select_for_update().filter(school=post.school, role=Staff.Role.LEAD)
    if post.role == Staff.Role.LEAD and len(leads) < 2:
        raise LastLead
    ledger.note(Deed.POST_ENDED, by=by, school=post.school, about=[post.person_id], role=post.role)
    post.delete()
