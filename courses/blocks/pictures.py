"""What the learner looks at."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock


class FigureBlock(blocks.StructBlock):
    image = ImageBlock(label=_("Obraz"))
    caption = blocks.CharBlock(label=_("Podpis"), max_length=200, required=False, default="")

    class Meta:
        icon = "image"
        label = _("Ilustracja")
        description = _("Obraz z opisem dla osób, które go nie widzą.")
        template = "courses/blocks/figure.html"
