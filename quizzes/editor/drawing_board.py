"""The board on which authors draw the places of a picture question; without script they type the numbers."""

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_editor_js")
def draw_places():
    """The script finds the picture through Wagtail's own preview address, which asks for the right to see it."""
    preview = reverse("wagtailimages:preview", args=[0, "width-800"])
    return format_html(
        '<script type="module" src="{}" data-hotspot-preview="{}"></script>',
        static("js/admin/hotspot-editor.js"),
        preview,
    )


@hooks.register("insert_global_admin_css")
def board_style():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/hotspot-editor.css"))
