"""Texts with explained words."""

from django import template
from django.utils.safestring import mark_safe
from wagtail.models import Locale
from wagtail.rich_text import expand_db_html

from courses import glossary
from courses.models import GlossaryTerm

register = template.Library()


@register.simple_tag(takes_context=True)
def told(context, value):
    """Return the rich text with its words explained (`text`, `terms`). The glossary is read once for each request."""
    html = expand_db_html(value.source)
    if "[[" not in html:
        return glossary.Told(mark_safe(html), [])
    seen = memory_of(context.get("request"))
    return glossary.tell(html, seen["terms"], seen["told"])


def memory_of(request) -> dict:
    """Return the terms of the active language, and which of them this page has explained already."""
    seen = getattr(request, "glossary_seen", None)
    if seen is None:
        live = GlossaryTerm.objects.filter(live=True, locale=Locale.get_active())
        seen = {"terms": {term.key: term for term in live}, "told": set()}
        if request is not None:
            request.glossary_seen = seen
    return seen
