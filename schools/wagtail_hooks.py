"""Schools and their staff in the editor: administrators open a school and appoint who leads it."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permissions import register_permission_policy

from audit.models import Entry
from schools.choosers import person_chooser
from schools.editor_log import LogViewSet, OnlySuperusersRead
from schools.editor_posts import ChangePost, EndPost, GivePost
from schools.editor_schools import ChangeSchool, OpenSchool
from schools.models import School, SignOnRule, Staff


class SchoolViewSet(ModelViewSet):
    model = School
    icon = "home"
    add_view_class = OpenSchool
    edit_view_class = ChangeSchool
    menu_label = _("Szkoły")
    list_display = ["name", "kind", "city", "district"]
    list_filter = ["kind", "district"]
    search_fields = ["name", "city"]
    panels = [
        *(FieldPanel(name) for name in ("name", "kind", "city", "district", "card_needs_pin")),
        MultiFieldPanel([FieldPanel(name) for name in School.PROTECTION], heading=_("Ochrona małoletnich")),
    ]


class StaffViewSet(ModelViewSet):
    model = Staff
    icon = "group"
    add_view_class = GivePost
    edit_view_class = ChangePost
    delete_view_class = EndPost
    copy_view_enabled = False
    menu_label = _("Pracownicy szkół")
    list_display = ["person", "role", "school"]
    list_filter = ["role", "school"]
    search_fields = ["person__last_name", "person__first_name", "school__name"]
    panels = [
        FieldPanel("school"),
        FieldPanel("person", widget=person_chooser.widget_class),
        FieldPanel("role"),
    ]


class SignOnViewSet(ModelViewSet):
    model = SignOnRule
    icon = "key"
    menu_label = _("Logowanie szkolne")
    list_display = ["school", "provider", "claim", "value", "makes"]
    list_filter = ["provider", "makes"]
    panels = [FieldPanel(name) for name in ("school", "provider", "claim", "value", "makes")]


class SchoolsViewSetGroup(ModelViewSetGroup):
    # "schools" alone is the name of our own addresses.
    items = (
        SchoolViewSet("school_list", url_prefix="schools"),
        StaffViewSet("school_staff", url_prefix="school-staff"),
        SignOnViewSet("school_sign_on", url_prefix="school-sign-on"),
    )
    menu_label = _("Szkoły")
    menu_icon = "group"
    menu_order = 400


register_permission_policy(Entry, OnlySuperusersRead(Entry))
hooks.register("register_admin_viewset", lambda: [SchoolsViewSetGroup(), LogViewSet(), person_chooser])
