"""Designs and their pictures in the editor. Importing this registers them."""

from django.utils.translation import gettext_lazy as _
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from certificates.designs.editor.designs import DesignViewSet
from certificates.designs.editor.pictures import NotWhileShown, PictureViewSet
from certificates.designs.models import Picture

register_permission_policy(Picture, NotWhileShown(Picture))


class DesignsViewSetGroup(SnippetViewSetGroup):
    items = (DesignViewSet, PictureViewSet)
    menu_label = _("Wzory")
    menu_icon = "doc-full"
    menu_order = 325


register_snippet(DesignsViewSetGroup)
