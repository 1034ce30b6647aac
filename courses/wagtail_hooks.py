"""Wagtail looks for this file; what it registers stands in `courses.editor`."""

from courses.editor import (  # noqa: F401
    archive,
    checks,
    desk,
    glossary,
    guide,
    lessons_list,
    making,
    reports,
    translating,
)
