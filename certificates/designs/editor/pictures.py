"""Logos and signatures: a file is checked and cleaned while it is uploaded, in the menu or right in the form of a design."""

from base64 import b64encode

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from certificates.designs.models import Picture
from certificates.designs.pictures import LARGEST, cleaned


class PictureForm(WagtailAdminModelForm):
    """Takes a file the first time; later only the name can change, since designs show the picture."""

    file = forms.FileField(
        label=_("Plik"),
        widget=forms.FileInput({"accept": ".png,.jpg,.jpeg,.svg"}),
        help_text=_("PNG, JPEG do 2 MB albo SVG do 200 kB. Najlepiej logo na przezroczystym tle."),
    )

    class Meta:
        model = Picture
        fields = ["title"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["file"]

    def clean_file(self) -> tuple[bytes, str]:
        return cleaned(self.cleaned_data["file"].read(LARGEST + 1))

    def save(self, commit: bool = True):
        if "file" in self.cleaned_data:
            self.instance.content, self.instance.media_type = self.cleaned_data["file"]
        return super().save(commit)


class PictureChooser(SnippetChooserViewSet):
    creation_form_class = PictureForm
    creation_tab_label = _("Wgraj nowy")
    create_action_label = _("Wgraj")
    choose_one_text = _("Wybierz obraz")
    choose_another_text = _("Wybierz inny obraz")


class Shown(Column):
    """The picture itself, small."""

    def get_value(self, instance: Picture) -> SafeString:
        address = f"data:{instance.media_type};base64,{b64encode(instance.content).decode()}"
        return format_html('<img src="{}" alt="" height="40">', address)


class PictureViewSet(SnippetViewSet):
    model = Picture
    icon = "image"
    menu_label = _("Loga i podpisy")
    list_display = ["title", Shown("content", label=_("Obraz")), "created_at"]
    list_per_page = 20
    search_fields = ["title"]
    copy_view_enabled = False
    chooser_viewset_class = PictureChooser
    edit_handler = ObjectList([FieldPanel("title"), FieldPanel("file")], base_form_class=PictureForm)
