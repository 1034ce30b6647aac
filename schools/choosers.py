"""Choosing a person as a member of a school's staff, in the editor.

Pupils are never on the list, and only who may appoint staff gets to see it: the editor has other users.
"""

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser as views
from wagtail.admin.viewsets.chooser import ChooserViewSet


def grown_ups():
    return get_user_model().objects.filter(managed_by="", is_active=True)


class SearchByName(BaseFilterForm):
    q = forms.CharField(label=_("Szukaj"), required=False)

    def filter(self, objects):
        self.search_query = self.cleaned_data.get("q")
        if not self.search_query:
            return objects
        self.is_searching = True
        for word in self.search_query.split()[:5]:
            objects = objects.filter(
                Q(first_name__icontains=word)
                | Q(last_name__icontains=word)
                | Q(username__icontains=word)
                | Q(email__icontains=word)
            )
        return objects


class ForAppointing:
    """A view only for who may appoint staff."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perms(["schools.add_staff"]):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class Listing(ForAppointing):
    filter_form_class = SearchByName
    ordering = ["last_name", "first_name", "pk"]

    def get_object_list(self):
        return grown_ups()

    @property
    def columns(self):
        return [*super().columns, Column("email", label=_("adres e-mail")), Column("username", label=_("login"))]

    def can_create(self) -> bool:
        return False


class ChooseView(Listing, views.ChooseView):
    pass


class ChooseResultsView(Listing, views.ChooseResultsView):
    pass


class ChosenView(ForAppointing, views.ChosenView):
    def get_object(self, pk):
        return grown_ups().get(pk=pk)


class ChosenMultipleView(ForAppointing, views.ChosenMultipleView):
    def get_objects(self, pks):
        return grown_ups().filter(pk__in=pks)


class PersonChooserViewSet(ChooserViewSet):
    model = get_user_model()
    icon = "user"
    choose_one_text = _("Wybierz osobę")
    choose_another_text = _("Wybierz inną osobę")
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    chosen_multiple_view_class = ChosenMultipleView
    register_widget = False


person_chooser = PersonChooserViewSet("school_person_chooser", url_prefix="school-person-chooser")
