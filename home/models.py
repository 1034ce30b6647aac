"""The programme's own pages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page

from courses.blocks.reading import plain
from courses.searching.findable import FINDABLE_WORDS, Findable
from courses.searching.matching import Passage
from home import front

TEXT = ["bold", "italic", "ol", "ul", "link", "document-link", "h2", "h3"]


class HomePage(Page):
    """The front page of one language."""

    lead = models.TextField(_("wprowadzenie"), blank=True)
    call_to_action = models.CharField(_("napis na głównym przycisku"), max_length=60, blank=True)
    about_title = models.CharField(_("o programie: tytuł"), max_length=120, blank=True)
    about = RichTextField(_("o programie"), features=TEXT, blank=True)
    bip_url = models.URLField(_("strona w BIP"), blank=True)
    notice = models.TextField(_("zastrzeżenie"), blank=True)

    template = "home/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["courses.AreaPage", "courses.CataloguePage", "courses.PracticeRoomPage", "home.TextPage"]
    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("call_to_action"),
        InlinePanel("reasons", label=_("Powód"), heading=_("Dlaczego warto")),
        MultiFieldPanel(
            [FieldPanel("about_title"), FieldPanel("about"), FieldPanel("bip_url")], heading=_("O programie")
        ),
        InlinePanel("downloads", label=_("Plik"), heading=_("Do pobrania")),
        FieldPanel("notice"),
    ]

    class Meta:
        verbose_name = _("strona główna")
        verbose_name_plural = _("strony główne")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | front.front_page(self)


class Reason(Orderable):
    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="reasons")
    title = models.CharField(_("tytuł"), max_length=80)
    text = models.CharField(_("tekst"), max_length=300)


class Download(Orderable):
    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="downloads")
    title = models.CharField(_("tytuł"), max_length=120)
    document = models.ForeignKey(
        "wagtaildocs.Document", on_delete=models.CASCADE, related_name="+", verbose_name=_("plik")
    )


class TextPage(Findable, Page):
    """A page of plain text: about the service, accessibility, privacy."""

    body = RichTextField(_("treść"), features=TEXT)

    template = "home/text_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    content_panels = [*Page.content_panels, FieldPanel("body")]
    search_fields = [*Page.search_fields, FINDABLE_WORDS]

    class Meta:
        verbose_name = _("strona tekstowa")
        verbose_name_plural = _("strony tekstowe")

    def passages(self) -> list[Passage]:
        return [Passage(self.title), Passage(plain(self.body))]


class SeededItem(models.Model):
    """One thing that the starter content made. It is made once: what an editor changes or deletes stays as it is."""

    key = models.CharField(max_length=100, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("pozycja treści startowej")
        verbose_name_plural = _("pozycje treści startowej")

    def __str__(self) -> str:
        return self.key
