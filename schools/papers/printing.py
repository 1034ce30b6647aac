"""A table on paper: A4, the heading of the columns on every page, school, class and day at the foot, pages counted."""

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language

from courses.press import printing
from courses.press.faces import drawable
from schools.papers.tables import Group, Table

STYLE = "schools/pdf/table.css"


def pdf_of(table: Table) -> bytes:
    """Return the table as PDF/UA in the language that is active. In memory only: nothing of it is kept."""
    context = {
        "title": drawable(table.title),
        "whose": drawable(table.whose),
        "today": timezone.localdate(),
        "language": get_language(),
        "columns": table.printed,
        "groups": [printed(group, table) for group in table.groups],
    }
    return printing.write_pdf(render_to_string("schools/pdf/table.html", context), stylesheet=STYLE)


def printed(group: Group, table: Table) -> dict:
    return {
        "heading": drawable(group.heading),
        "begins_a_page": group.begins_a_page,
        "rows": [
            [(column, shown(cell)) for column, cell in zip(table.printed, row, strict=True)] for row in group.rows
        ],
    }


def shown(cell) -> str:
    return "–" if cell is None or cell == "" else drawable(str(cell))
