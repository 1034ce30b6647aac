"""The sheet and the poster of a lesson, each drawn once for each of its editions."""

from courses.press.editions import Edition
from courses.summaries import edition

FOLDER = "summaries"


def open_summary(lesson):
    """Return the lesson's A4 sheet as a PDF file, open for reading."""
    return summary_of(lesson).open()


def open_poster(lesson):
    """Return the lesson's A3 poster as a PDF file, open for reading."""
    return poster_of(lesson).open()


def name_of(lesson) -> str:
    return summary_of(lesson).name


def summary_of(lesson) -> Edition:
    def draw() -> bytes:
        # Here, not above: WeasyPrint costs 1.5 s and 60 MB, and few web processes ever draw.
        from courses.summaries import drawing

        return drawing.draw(lesson)

    return Edition(FOLDER, stem(lesson), edition.text_of(lesson), draw)


def poster_of(lesson) -> Edition:
    def draw() -> bytes:
        from courses.summaries import drawing  # here, not above: as for the sheet

        return drawing.draw_poster(lesson)

    return Edition(FOLDER, f"{stem(lesson)}-a3", edition.text_of_poster(lesson), draw)


def stem(lesson) -> str:
    return f"{lesson.translation_key}-{lesson.locale.language_code}"
