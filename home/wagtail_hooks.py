"""What every editor of the site gets, whatever it edits."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_global_admin_js")
def save_once():
    """Saving waits for the save that the editor has under way by itself; without it, something new could be there twice."""
    return format_html('<script type="module" src="{}"></script>', static("js/admin/one-save.js"))
