"""`{% figure "compressions" %}`: a drawing of the gallery, in the page."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from figures.drawing import draw

register = template.Library()


@register.simple_tag
def figure(name: str, decorative: bool = False, for_paper: bool = False) -> SafeString:
    """Return the drawing as SVG with the text that stands for it. Decorative: the words stand beside it already."""
    return mark_safe(draw(name, alt="" if decorative else None, for_paper=for_paper))  # our own drawing
