"""Wagtail looks for this file; what it registers stands in `courses.editor`."""

from courses.editor import archive, checks, making  # noqa: F401
