"""What the learner takes home: a document."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from courses.blocks import groups


class DownloadBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Plik"))
    title = blocks.CharBlock(
        label=_("Tytuł"), max_length=120, required=False, default="", help_text=_("Puste: tytuł pliku.")
    )
    note = blocks.CharBlock(label=_("Do czego to służy"), max_length=200, required=False, default="")

    class Meta:
        icon = "download"
        label = _("Plik do pobrania")
        description = _("Dokument z podanym rodzajem i wielkością.")
        group = groups.MORE
        template = "courses/blocks/download.html"
        styled = True
        preview_template = "courses/blocks/previews/download.html"
        preview_value = {"title": _("RKO w skrócie"), "note": _("Do wydrukowania i powieszenia.")}
