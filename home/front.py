"""What the front page shows besides its own words."""

from courses.models import AreaPage, CoursePage


def front_page(page) -> dict:
    """Return the areas below the front page, and the courses of its language, newest first."""
    return {
        "areas": AreaPage.objects.live().child_of(page),
        "courses": CoursePage.objects.live().descendant_of(page).order_by("code")[:4],
        "source_courses": None,
    }
