"""What a page of questions needs in its head."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join

from quizzes.kinds import KINDS

register = template.Library()


@register.simple_tag
def question_assets(questions) -> str:
    """Return the links to the style sheet and to the scripts of the kinds among the questions, each once."""
    kinds = {question.kind for question in questions if question}
    if not kinds:
        return ""
    scripts = sorted({script for kind in kinds for script in KINDS[kind].scripts})
    return format_html(
        '<link rel="stylesheet" href="{}">{}',
        static("css/questions.css"),
        format_html_join("", '<script type="module" src="{}"></script>', ((static(name),) for name in scripts)),
    )


@register.filter
def in_list(question) -> list:
    """Return a list of the one question, for tags that take several."""
    return [question]
