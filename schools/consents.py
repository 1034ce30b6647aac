"""The form by which a parent consents, to print, in three languages. Only for schools that rest on consent at all."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override

from courses.press.faces import drawable
from schools.models import School

LANGUAGES = settings.LANGUAGES
STYLE = "schools/pdf/consent.css"


def form_of(school: School, *, language: str) -> bytes:
    # Here, not above: WeasyPrint costs 1.5 s and 60 MB, and few web processes ever draw.
    from courses.press import printing

    with override(language):
        context = {
            "language": language,
            "school": drawable(school.name),
            "operator": drawable(settings.OPERATOR_NAME),
            "site": settings.SITE_URL,
        }
        return printing.write_pdf(render_to_string("schools/pdf/consent.html", context), stylesheet=STYLE)
