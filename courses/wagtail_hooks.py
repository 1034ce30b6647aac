"""Wagtail looks for this file; what it registers stands in `courses.editor`."""

from courses.editor import archive, checks, desk, glossary, guide, lessons_list, making, reports  # noqa: F401
