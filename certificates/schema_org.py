"""A certificate in the words of schema.org, for machines that collect credentials: what it is worth, never whose it is."""

from certificates.verification import Status, Verdict

CONTEXT = "https://schema.org"
STATE = {
    Status.VALID: "Active",
    Status.EXPIRED: "Expired",
    Status.REPLACED: "Superseded",
    Status.REVOKED: "Revoked",
    Status.UNKNOWN: "Unknown",
}


def describe(verdict: Verdict, *, address: str) -> dict:
    """Return an EducationalOccupationalCredential (JSON-LD): of one that stands all, of others the state alone."""
    told = {
        "@context": CONTEXT,
        "@type": "EducationalOccupationalCredential",
        "@id": address,
        "url": address,
        "credentialCategory": "certificate",
        "creativeWorkStatus": STATE[verdict.status],
    }
    return told | (in_full(verdict) if verdict.facts else {})


def in_full(verdict: Verdict) -> dict:
    facts, certificate = verdict.facts, verdict.certificate
    issuer = {"@type": "Organization", "name": facts["issuer"]}
    course = {
        "@type": "Course",
        "name": facts["course_title"],
        "courseCode": facts["course_code"],
        "version": facts["course_version"],
        "timeRequired": f"PT{facts['minutes']}M",
        "inLanguage": certificate.language,
        "provider": issuer,
    }
    return {
        "identifier": certificate.number,
        "name": facts["course_title"],
        "inLanguage": certificate.language,
        "recognizedBy": issuer,
        "publisher": issuer,
        "datePublished": facts["issued_on"],
        "expires": facts["valid_until"],
        "competencyRequired": facts["outcomes"],
        "educationalProgramMode": facts["form"],
        "citation": facts["guideline"],
        "about": {key: value for key, value in course.items() if value},
    }
