"""Which design a certificate gets. Who issues does not choose: the designs say whom they are for."""

from uuid import UUID

from certificates.designs.models import Design


def design_for(*, school: str, course_key: UUID) -> Design | None:
    """Return the live design that fits best, or None: then it is the programme's own look.

    One for this course goes before one for this school, and both before one for everybody. Of two that fit alike, the one
    that was published last is taken.
    """
    live = Design.objects.filter(live=True, edition__isnull=False, for_school__in={"", school})
    fitting = [
        design
        for design in live.select_related("edition").defer("edition__content")
        if not design.for_courses or str(course_key) in design.for_courses
    ]
    return max(fitting, key=closeness, default=None)


def closeness(design: Design) -> tuple:
    published = design.last_published_at.timestamp() if design.last_published_at else 0
    return bool(design.for_courses), bool(design.for_school), published, design.pk


def rename_school(former: str, name: str) -> None:
    """Let the designs of a school follow its name (pupils' accounts carry it, see accounts.User), drafts included."""
    for design in Design.objects.filter(for_school=former).select_related("latest_revision"):
        Design.objects.filter(pk=design.pk).update(for_school=name)
        if draft := design.latest_revision:
            draft.content["for_school"] = name
            draft.save(update_fields=["content"])
