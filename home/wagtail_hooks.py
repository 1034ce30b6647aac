"""What every editor of the site gets, whatever it edits."""

from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from wagtail import hooks

# one-save: what is new is made once. last-words: what is written during a save is saved too. live-checks: they never stop.
SCRIPTS = ["one-save", "last-words", "live-checks"]


@hooks.register("insert_global_admin_js")
def mend_the_editor():
    """What Wagtail's editor lacks when its author is quicker than the network; each script tells its story."""
    addresses = ((static(f"js/admin/{name}.js"),) for name in SCRIPTS)
    return format_html_join("\n", '<script type="module" src="{}"></script>', addresses)


@hooks.register("insert_global_admin_css")
def dress_the_editor():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/editor.css"))
