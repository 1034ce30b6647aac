"""A drawing of the gallery: it brings its own words for people who don't see it."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from courses.blocks import groups
from figures.choosing import DrawingRadios, drawings_by_topic
from figures.registry import FIGURES


class DrawingBlock(blocks.StructBlock):
    name = blocks.ChoiceBlock(choices=drawings_by_topic, widget=DrawingRadios, label=_("Rysunek"))
    caption = blocks.CharBlock(
        label=_("Podpis"),
        max_length=200,
        required=False,
        default="",
        help_text=_("Opis dla osób, które nie widzą rysunku, dodaje galeria."),
    )

    def get_context(self, value, parent_context=None):
        """Add the drawing; None when the gallery no longer has it."""
        return super().get_context(value, parent_context=parent_context) | {"drawing": FIGURES.get(value["name"])}

    class Meta:
        icon = "image"
        label = _("Rysunek z galerii")
        description = _("Gotowy rysunek pierwszej pomocy z opisem w trzech językach.")
        group = groups.LOOKING
        template = "courses/blocks/drawing.html"
        preview_value = {"name": "compressions", "caption": ""}
