"""A lesson to begin with: three steps, a key point, and in each place a word on what belongs there."""

from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug

from courses.models import CoursePage, LessonPage


def begin_lesson(course: CoursePage, *, title: str, by) -> LessonPage:
    """Put a draft made of the template into the course, in the course's language; return it."""
    with translation.override(course.locale.language_code):
        lesson = LessonPage(
            title=title,
            slug=find_available_slug(course, "lekcja"),
            summary=_("Po tej lekcji… (dokończ jednym zdaniem: co uczący się będzie umiał)"),
            to_remember="\n".join([_("Najważniejsze zdanie lekcji"), _("Drugie, jeśli trzeba")]),
            guideline_edition=course.guideline_edition,
            sources=_("Autor, tytuł, rok, rozdział albo strona"),
            locale=course.locale,
            owner=by,
            live=False,
        )
        lesson.body = LessonPage._meta.get_field("body").stream_block.to_python(steps())
    course.add_child(instance=lesson)
    lesson.save_revision(user=by, clean=False, log_action="wagtail.create")
    return lesson


def steps() -> list[dict]:
    first = _("Po co to robisz i jak rozpoznasz, że trzeba działać. Najwyżej dwa krótkie zdania.")
    return [
        step(_("Rozpoznaj: kiedy działać"), ("text", f"<p>{first}</p>")),
        step(
            _("Zrób: jedno działanie w tytule"),
            (
                "instructions",
                {
                    "title": "",
                    "commands": [_("Pierwsze polecenie, w trybie rozkazującym"), _("Drugie polecenie"), _("Trzecie")],
                },
            ),
            ("warning", _("Czego nie robić i dlaczego. Usuń ten blok, jeśli nie ma takiego ryzyka.")),
        ),
        step(_("Zapamiętaj"), ("key_point", _("Jedno zdanie, które ma zostać w pamięci."))),
    ]


def step(title: str, *blocks: tuple) -> dict:
    content = [{"type": kind, "value": value} for kind, value in blocks]
    return {"type": "step", "value": {"title": title, "content": content}}
