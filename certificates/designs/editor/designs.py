"""The form of a design: base, colours, letterhead, texts in three languages, signatories, and whom it is for."""

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import LiveStatusTagColumn
from wagtail.models import Locale
from wagtail.snippets.views.snippets import SnippetViewSet

from certificates.designs import checking
from certificates.designs.checking import MOST_SIGNATORIES
from certificates.designs.models import Design
from courses.models import CoursePage


class ColourInput(forms.TextInput):
    input_type = "color"


def schools() -> list[tuple[str, str]]:
    """Return the schools that have pupils here, by the name that their accounts carry."""
    names = get_user_model().objects.exclude(managed_by="").order_by("managed_by").values_list("managed_by", flat=True)
    return [("", _("wszyscy")), *((name, name) for name in names.distinct())]


def courses() -> list[tuple[str, str]]:
    pages = CoursePage.objects.filter(locale=Locale.get_default()).order_by("title")
    return [(str(page.translation_key), f"{page.code} {page.title}".strip()) for page in pages]


class DesignForm(WagtailAdminModelForm):
    for_school = forms.ChoiceField(
        label=_("Dla uczniów szkoły"), choices=schools, required=False,
        help_text=_("Wzór jednej szkoły dostają tylko jej uczniowie."),
    )  # fmt: skip
    for_courses = forms.MultipleChoiceField(
        label=_("Dla kursów"), choices=courses, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Nic nie wybrano: dla wszystkich. Wzór kursu ma pierwszeństwo przed wzorem szkoły."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        chosen, field = self.instance.for_school, self.fields["for_school"]
        if chosen and chosen not in dict(field.choices):
            field.choices = [*field.choices, (chosen, chosen)]

    def clean(self):
        """A draft may be half written; what goes live may not."""
        given = super().clean()
        if not self.is_deferred_validation:
            try:
                checking.check_base(base=given.get("base"), letterhead=given.get("letterhead", ""))
            except ValidationError as problem:
                self.add_error(None, problem)
        return given


def texts(language: str, heading) -> MultiFieldPanel:
    return MultiFieldPanel(
        [FieldPanel(f"{name}_{language}") for name in ("heading", "kind", "closing")], heading=heading
    )


class DesignViewSet(SnippetViewSet):
    model = Design
    icon = "doc-full"
    menu_label = _("Wzory")
    list_display = ["title", "base", "for_school", "second_language", LiveStatusTagColumn()]
    list_filter = ["base", "live"]
    search_fields = ["title"]
    edit_handler = ObjectList(
        [
            FieldPanel("title"),
            FieldPanel("base", widget=forms.RadioSelect),
            MultiFieldPanel(
                [
                    FieldRowPanel(
                        [FieldPanel(name, widget=ColourInput) for name in ("accent", "ornament", "paper")],
                    )
                ],
                heading=_("Kolory"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("logo"),
                    FieldPanel("logo_alt"),
                    FieldPanel("letterhead", widget=forms.Textarea({"rows": 4})),
                ],
                heading=_("Logo i nagłówek"),
            ),
            texts("pl", _("Teksty po polsku")),
            texts("en", _("Teksty po angielsku")),
            texts("uk", _("Teksty po ukraińsku")),
            FieldPanel("second_language"),
            InlinePanel(
                "signatories",
                heading=_("Kto podpisuje"),
                label=_("Osoba"),
                help_text=_("Na dyplomie dla młodszych mieści się tylko pierwsza osoba."),
                max_num=MOST_SIGNATORIES,
            ),
            MultiFieldPanel([FieldPanel("for_school"), FieldPanel("for_courses")], heading=_("Dla kogo")),
        ],
        base_form_class=DesignForm,
    )
