"""What a design must have before it may be used. Every refusal names the field that has to change."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from certificates.designs import colours
from certificates.designs.bases import BaseName
from courses.press import faces

MOST_LINES = 4
MOST_SIGNATORIES = 2
TEXTS = [f"{name}_{language}" for name in ("heading", "kind", "closing") for language, _name in settings.LANGUAGES]


def check(design) -> None:
    """Check what must be right in a draft already."""
    check_texts(design, [*TEXTS, "letterhead", "logo_alt"])
    if len(design.letterhead.strip().splitlines()) > MOST_LINES:
        raise ValidationError({"letterhead": _("Najwyżej %(count)d wiersze.") % {"count": MOST_LINES}})
    if design.logo_id and not design.logo_alt.strip():
        raise ValidationError({"logo_alt": _("Opisz logo, żeby każdy wiedział, co na nim jest.")})
    if all(colours.CODE.fullmatch(colour) for colour in (design.accent, design.paper)):
        colours.check(accent=design.accent, paper=design.paper)


def check_all(design) -> None:
    """Check what must be right before anybody gets a certificate with it."""
    check_base(base=design.base, letterhead=design.letterhead)
    design.full_clean(exclude=["latest_revision", "edition", "logo"])
    for one in design.signatories.all():
        one.full_clean(exclude=["design", "picture"])


def check_base(*, base: str, letterhead: str) -> None:
    if base == BaseName.LETTERHEAD and not letterhead.strip():
        raise ValidationError({"letterhead": _("Papier firmowy musi mieć nazwę szkoły.")})


def check_texts(thing, fields: list[str]) -> None:
    """Refuse characters that our typefaces do not have: on paper they would be missing."""
    for field in fields:
        if missing := faces.undrawable("".join(getattr(thing, field).split())):
            told = {"characters": " ".join(missing[:20])}
            raise ValidationError({field: _("Pismo zaświadczenia nie ma tych znaków: %(characters)s") % told})
