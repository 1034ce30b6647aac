"""The plan of a lesson, drawn once for each of its editions."""

from courses.plans import edition
from courses.press.editions import Edition
from courses.summaries.keeping import stem

FOLDER = "plans"


def open_plan(lesson):
    """Return the plan as a PDF file, open for reading."""
    context = edition.context_of(lesson)

    def draw() -> bytes:
        # Here, not above: WeasyPrint costs 1.5 s and 60 MB, and few web processes ever draw.
        from courses.plans import drawing

        return drawing.draw(context)

    return Edition(FOLDER, stem(lesson), edition.text_of(context), draw).open()
