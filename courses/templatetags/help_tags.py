"""The box "I need help" on the pages of a course about harm."""

from django import template

from courses.protection import contacts_of

register = template.Library()


@register.inclusion_tag("courses/help_box.html", takes_context=True)
def help_box(context, course, *, is_open=False, public=False):
    """Show the box where the course's area offers help; `public`: the same for everybody, without asking who looks."""
    offered = bool(course) and course.offers_help
    contacts = contacts_of(context.get("user")) if offered and not public else []
    return {"offered": offered, "contacts": contacts, "is_open": is_open}
