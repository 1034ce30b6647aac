"""The facts of a certificate as an OpenBadgeCredential. It says what the verification page says to a stranger, and no more:
of a pupil the initials, and nobody's address, school, class or result.
"""

from datetime import date, datetime, time

from django.utils import timezone, translation
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from certificates import facts
from certificates.badges import issuer, status
from certificates.badges.issuer import Issuer
from certificates.badges.places import NoBadge, badge_of
from certificates.badges.tokens import signed

CONTEXTS = [
    status.CONTEXT,
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
]
SCHEMA = {
    "id": "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json",
    "type": "1EdTechJsonSchemaValidator2019",
}


def token_of(certificate) -> str:
    """Return the credential of a certificate, signed. Raises NoBadge and keys.BrokenBadgeKey."""
    return signed(credential_of(certificate, issuer.current()), issuer.current())


def credential_of(certificate, by: Issuer) -> dict:
    if not certificate.holder_name:
        raise NoBadge(certificate.number)
    badge, said = badge_of(certificate), certificate.facts
    address = by.address("verify_short", certificate.code)
    with translation.override(certificate.language):
        return {
            "@context": CONTEXTS,
            "id": address,
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": said["course_title"],
            "issuer": {"id": by.did, "type": ["Profile"], "name": said["issuer"], "url": by.site},
            "validFrom": status.moment(beginning_of(parse_date(said["issued_on"]))),
            "validUntil": status.moment(end_of(parse_date(said["valid_until"]))),
            "credentialSubject": {
                "id": f"urn:uuid:{badge.subject}",
                "type": ["AchievementSubject"],
                "identifier": [named(said)],
                "licenseNumber": certificate.number,
                "activityEndDate": status.moment(beginning_of(parse_date(said["completed_on"]))),
                "achievement": achievement(certificate, by),
            },
            "evidence": [evidence(address)],
            "credentialStatus": status.entry(badge, by),
            "credentialSchema": [SCHEMA],
        }


def named(said: dict) -> dict:
    """Return the holder's name as a stranger may see it."""
    name = said["holder_name"]
    return {
        "type": "IdentityObject",
        "hashed": False,
        "identityType": "name",
        "identityHash": facts.masked(name) if said["is_pupil"] else name,
    }


def achievement(certificate, by: Issuer) -> dict:
    said = certificate.facts
    told = {
        "id": f"urn:uuid:{certificate.course_key}",
        "type": ["Achievement"],
        "achievementType": "CertificateOfCompletion",
        "name": said["course_title"],
        "description": _("Ukończony kurs: %(course)s (%(hours)s, %(form)s).")
        % {"course": said["course_title"], "hours": said["hours"], "form": said["form"]},
        "criteria": {"narrative": criteria(said)},
        "image": {"id": by.address("badges:picture", certificate.course_key, certificate.language), "type": "Image"},
        "inLanguage": certificate.language,
        "humanCode": said.get("course_code"),
        "version": said.get("course_version"),
        "fieldOfStudy": said.get("area"),
        "tag": [said["guideline"]] if said.get("guideline") else None,
    }
    return {name: value for name, value in told.items() if value}


def criteria(said: dict) -> str:
    """Return what had to be done, in Markdown as the standard has it."""
    lines = [_("Wszystkie lekcje kursu i test końcowy.")]
    if said.get("pass_mark") is not None:
        lines = [_("Wszystkie lekcje kursu i test końcowy zaliczony na co najmniej %s%%.") % said["pass_mark"]]
    if said.get("guideline"):
        lines.append(_("Treść według wytycznych: %s.") % said["guideline"])
    if said.get("outcomes"):
        lines.append("\n".join(f"- {outcome}" for outcome in said["outcomes"]))
    lines += [said.get("practice_note", ""), said["statement"]]
    return "\n\n".join(line for line in lines if line)


def evidence(address: str) -> dict:
    return {
        "id": address,
        "type": ["Evidence"],
        "name": _("Strona sprawdzenia zaświadczenia"),
        "narrative": _("Wystawca mówi tu, czy zaświadczenie jest ważne."),
    }


def beginning_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(23, 59, 59)))
