"""What a page says to the script that keeps unsaved answers."""

from django import template

from courses import saving

register = template.Library()


@register.simple_tag
def person_token(person) -> str:
    """Return the token by which the script knows whose unsaved answers it finds."""
    return saving.person_token(person)
