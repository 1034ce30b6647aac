"""A picture of the page for the editor: a design that may be half written, on a person who does not exist."""

from base64 import b64encode
from io import BytesIO

import pypdfium2
from django.conf import settings
from django.shortcuts import render
from django.utils import timezone, translation

from certificates import codes
from certificates.designs import editions
from certificates.designs.looks import Look
from certificates.designs.samples import Sample, sample_called
from certificates.facts import course_words, months_after, second_words
from certificates.rendering import fitted, name_size
from certificates.words import words_of
from courses import progress
from courses.models import CoursePage
from courses.press.printing import DoesNotFit

DOTS_PER_INCH = 130
NUMBER, CODE = "BK/2026/000000", "0" * codes.LENGTH
NO_COURSE = {"course_title": "…", "minutes": 60, "refresh_months": 12, "valid_months": 24}


def preview(request, design, mode: str):
    """Return the page of the editor's preview pane."""
    sample = sample_called(mode)
    try:
        picture = b64encode(picture_of(design, sample)).decode()
    except DoesNotFit:
        picture = ""
    context = {"picture": picture, "sample": sample, "design": design}
    return render(request, "certificates/admin/designs/preview.html", context)


def picture_of(design, sample: Sample, *, dots_per_inch: int = DOTS_PER_INCH) -> bytes:
    """Return the certificate of the sample as a WebP picture. Raises DoesNotFit."""
    page = pypdfium2.PdfDocument(pdf_of(design, sample))[0]
    written = BytesIO()
    drawn = page.render(scale=dots_per_inch / 72).to_pil()
    (drawn.convert("L") if sample.is_grey else drawn).save(written, "WEBP", quality=86)
    return written.getvalue()


def pdf_of(design, sample: Sample) -> bytes:
    look, facts = Look("preview", editions.content_of(design)), facts_for(design, sample)
    with translation.override(sample.language):
        words = words_of(facts=facts, number=NUMBER, code=CODE)
        size = name_size(words, sample.language, look.base)
        sheet, _told = fitted(facts, words, sample.language, size, look=look)
    return sheet.pdf()


def facts_for(design, sample: Sample) -> dict:
    """Return the facts of a certificate that the sample could have got today."""
    page, today = course_page(design, sample.language), timezone.localdate()
    course = progress.facts_of(page) if page else NO_COURSE
    second = design.second_language
    return course_words(course, sample.language) | {
        "holder_name": sample.holder,
        "school": design.for_school or sample.school if sample.school else "",
        "course_code": course.get("course_code", ""),
        "course_version": course.get("course_version", ""),
        "guideline": course.get("guideline_edition", ""),
        "result_percent": 92,
        "pass_mark": 80,
        "place": str(settings.ISSUER_PLACE),
        "completed_on": today.isoformat(),
        "issued_on": today.isoformat(),
        "refresh_on": months_after(today, course["refresh_months"]).isoformat(),
        "valid_until": months_after(today, course["valid_months"]).isoformat(),
        "second": second_words(course, page and page.translation_key, second)
        if second and second != sample.language
        else None,
    }


def course_page(design, language: str) -> CoursePage | None:
    """Return a course that the design is for, in this language if there is one."""
    pages = CoursePage.objects.live().order_by("path")
    if design.for_courses:
        pages = pages.filter(translation_key__in=design.for_courses)
    return pages.filter(locale__language_code=language).first() or pages.first()
