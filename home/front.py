"""What the front page shows besides its own words."""

from courses.models import AreaPage, courses_for


def front_page(page) -> dict:
    """Return the areas below the front page, each with whether it has courses, and the courses to begin with."""
    courses = courses_for(page.locale)
    busy = {course.area.translation_key for course in courses}
    areas = list(AreaPage.objects.live().child_of(page))
    for area in areas:
        area.has_courses = area.translation_key in busy
    return {"areas": areas, "courses": courses[:4]}
