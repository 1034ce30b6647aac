"""Logos and signatures: a file is checked and cleaned while it is uploaded, in the menu or right in the form of a design."""

from base64 import b64encode

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import DeleteView, SnippetViewSet

from certificates.designs.models import Design, Picture, Signatory
from certificates.designs.pictures import LARGEST, cleaned


class NotWhileShown(ModelPermissionPolicy):
    """A picture that a design shows, or its draft, cannot be deleted, neither alone nor among many."""

    def user_has_permission_for_instance(self, user, action, instance):
        if action == "delete" and is_shown(instance):
            return False
        return super().user_has_permission_for_instance(user, action, instance)


def is_shown(picture: Picture) -> bool:
    if Design.objects.filter(logo=picture).exists() or Signatory.objects.filter(picture=picture).exists():
        return True
    drafts = [
        one.latest_revision.content for one in Design.objects.select_related("latest_revision") if one.latest_revision
    ]
    return any(picture.pk in [draft["logo"], *(one["picture"] for one in draft["signatories"])] for draft in drafts)


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


class DeletePicture(DeleteView):
    def form_valid(self, form):
        if is_shown(self.object):
            messages.error(self.request, _("Tego obrazu nie można usunąć: pokazuje go wzór albo jego szkic."))
            return redirect(self.get_success_url())
        return super().form_valid(form)


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
    delete_view_class = DeletePicture
    chooser_viewset_class = PictureChooser
    edit_handler = ObjectList([FieldPanel("title"), FieldPanel("file")], base_form_class=PictureForm)
