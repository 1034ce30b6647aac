"""What Wagtail keeps of who edits the site, and the programme's own pages."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.privacy.register import End, Group
from home import models as home

AS_LONG = _("Dopóki jest konto.")
TO_EDIT = _("Żeby edytor pamiętał, jak ktoś pracuje.")
PARTS = "Pages, pictures and their parts: what everybody may see."
SETUP = "How the site and its editor are set up."
DERIVED = "Made of pages, which name nobody."


def declare(privacy) -> None:
    declare_people_who_edit(privacy)
    declare_pages(privacy)
    declare_translations(privacy)


def declare_people_who_edit(privacy) -> None:
    privacy.keeps(
        "wagtailusers.UserProfile",
        of="user",
        files=("avatar",),
        group=Group.WORK,
        what=_("Ustawienia w edytorze: język, wygląd, powiadomienia, zdjęcie"),
        why=TO_EDIT,
        how_long=AS_LONG,
        fields=("preferred_language", "current_time_zone", "theme", "avatar"),
        erase=remove_picture,
    )
    privacy.keeps(
        "wagtailcore.Comment",
        of="user",
        signs=("resolved_by",),
        group=Group.WORK,
        what=_("Komentarze przy treści w edytorze"),
        why=_("Żeby autorzy i recenzenci mogli się porozumieć."),
        how_long=AS_LONG,
        fields=("text", "created_at"),
    )
    privacy.keeps(
        "wagtailcore.CommentReply",
        of="user",
        group=Group.WORK,
        what=_("Odpowiedzi na komentarze w edytorze"),
        why=_("Żeby autorzy i recenzenci mogli się porozumieć."),
        how_long=AS_LONG,
        fields=("text", "created_at"),
    )
    privacy.keeps(
        "wagtailcore.PageSubscription",
        of="user",
        group=Group.WORK,
        what=_("Strony, o których komentarzach edytor powiadamia"),
        why=TO_EDIT,
        how_long=AS_LONG,
        fields=("comment_notifications",),
    )
    privacy.keeps(
        "wagtailadmin.EditingSession",
        of="user",
        group=Group.WORK,
        what=_("To, co jest właśnie otwarte w edytorze"),
        why=_("Żeby dwie osoby nie zmieniały naraz tej samej strony."),
        how_long=_("Kilka godzin."),
        fields=("last_seen_at",),
    )
    privacy.keeps(
        "wagtailadmin.FormState",
        of="user",
        group=Group.WORK,
        what=_("Niezapisane zmiany w edytorze"),
        why=_("Żeby pokazać podgląd przed zapisem."),
        how_long=_("Kilka dni."),
        fields=("data", "last_updated_at"),
    )
    privacy.keeps(
        "wagtailcore.APIToken",
        of="user",
        group=Group.WORK,
        what=_("Klucze dla programów"),
        why=_("Żeby program mógł działać w czyimś imieniu."),
        how_long=AS_LONG,
        fields=("name", "created", "last_used_at"),
    )
    privacy.keeps(
        "wagtailcore.UploadedFile",
        of="uploaded_by_user",
        files=("file",),
        group=Group.WORK,
        what=_("Pliki w połowie dodawania do edytora"),
        why=_("Żeby dokończyć dodawanie."),
        how_long=_("Do końca dodawania."),
        fields=("file",),
        erase=remove_half_added,
    )
    privacy.keeps(
        "wagtailcore.ModelLogEntry",
        group=Group.WORK,
        what=_("Wpisy o zmianach konta w edytorze"),
        why=_("Żeby było wiadomo, kto zmienił czyje dane."),
        how_long=_("Dopóki działa serwis."),
        signs=("user",),
        told=lambda person: [],
        end=End.BLINDED,
        ending=_("Wpis zostaje bez nazwiska."),
        erase=take_name_out_of_log,
    )
    privacy.keeps_nothing(
        "wagtailcore.PageLogEntry",
        because="What was done with pages; whoever did it stays a number that leads nowhere.",
        signs=("user",),
    )
    privacy.keeps_nothing("wagtailcore.Revision", because="Versions of texts; who saved one signs.", signs=("user",))
    privacy.keeps_nothing(
        "wagtailcore.WorkflowState", because="Which text waits for a review.", signs=("requested_by",)
    )
    privacy.keeps_nothing("wagtailcore.TaskState", because="How a review ended.", signs=("finished_by",))


def declare_pages(privacy) -> None:
    privacy.keeps_nothing(home.HomePage, home.TextPage, "wagtailcore.Page", because=PARTS, signs=("owner", "locked_by"))
    privacy.keeps_nothing(home.Reason, home.Download, because=PARTS)
    privacy.keeps_nothing(home.SeededItem, because="Which starter content was made.")
    privacy.keeps_nothing(
        "wagtailimages.Image", "wagtaildocs.Document", because=PARTS, signs=("uploaded_by_user",), files=("file",)
    )
    privacy.keeps_nothing("wagtailmedia.Media", because=PARTS, signs=("uploaded_by_user",), files=("file", "thumbnail"))
    privacy.keeps_nothing("wagtailimages.Rendition", because=DERIVED, files=("file",))
    privacy.keeps_nothing("wagtailforms.FormSubmission", because="The site has no form pages, so it stays empty.")
    privacy.keeps_nothing("wagtailembeds.Embed", "wagtailcore.ReferenceIndex", because=DERIVED)
    privacy.keeps_nothing(*apps.get_app_config("wagtailsearch").get_models(), because=DERIVED)
    privacy.keeps_nothing(
        "taggit.Tag", "taggit.TaggedItem", because="Words by which questions and pictures are sorted."
    )
    privacy.keeps_nothing(
        "wagtailadmin.Admin",
        "wagtailcore.Locale",
        "wagtailcore.Site",
        "wagtailcore.GroupSitePermission",
        "wagtailcore.Collection",
        "wagtailcore.CollectionViewRestriction",
        "wagtailcore.GroupCollectionPermission",
        "wagtailcore.GroupPagePermission",
        "wagtailcore.PageViewRestriction",
        "wagtailcore.Workflow",
        "wagtailcore.WorkflowContentType",
        "wagtailcore.WorkflowPage",
        "wagtailcore.WorkflowTask",
        "wagtailcore.Task",
        "wagtailcore.GroupApprovalTask",
        "wagtailredirects.Redirect",
        because=SETUP,
    )


def declare_translations(privacy) -> None:
    """wagtail-localize keeps who translated a sentence last as a link to the account."""
    for name in ("StringTranslation", "SegmentOverride"):
        privacy.keeps_nothing(f"wagtail_localize.{name}", because=PARTS, signs=("last_translated_by",))
    privacy.keeps_nothing(
        *(
            f"wagtail_localize.{name}"
            for name in (
                "TranslatableObject",
                "TranslationSource",
                "Translation",
                "TranslationLog",
                "String",
                "TranslationContext",
                "Template",
                "StringSegment",
                "TemplateSegment",
                "RelatedObjectSegment",
                "OverridableSegment",
                "LocaleSynchronization",
            )
        ),
        because=PARTS,
    )


def remove_picture(erasing) -> None:
    profiles = apps.get_model("wagtailusers.UserProfile").objects.filter(user=erasing.person)
    erasing.remove_files(profiles.values_list("avatar", flat=True), place="default")


def remove_half_added(erasing) -> None:
    half_added = apps.get_model("wagtailcore.UploadedFile").objects.filter(uploaded_by_user=erasing.person)
    erasing.remove_files(half_added.values_list("file", flat=True), place="default")
    half_added.delete()


def take_name_out_of_log(erasing) -> None:
    """The log of the editor names the account that was made or changed."""
    entries = apps.get_model("wagtailcore.ModelLogEntry").objects
    about = entries.filter(content_type=ContentType.objects.get_for_model(User), object_id=str(erasing.person.pk))
    about.update(label="", data={})
