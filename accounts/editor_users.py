"""People in the editor: Wagtail's pages for users, with our fields and without passwords."""

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.users import forms as wagtail_forms
from wagtail.users.views import users as wagtail_users
from wagtail.users.views.bulk_actions.delete import DeleteBulkAction

from accounts.names import NameField
from accounts.privacy import erasing
from audit import ledger
from audit.deeds import Deed

OUR_FIELDS = {"language", "managed_by", "extra_time"}


class PersonForm(wagtail_forms.UserForm):
    """No password: who gets an account chooses one from the letter of accounts.inviting, a pupil has a login card."""

    first_name = NameField(label=_("Imię"), autocomplete="off")
    last_name = NameField(label=_("Nazwisko"), autocomplete="off")

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        others = get_user_model().objects.filter(email=email).exclude(pk=self.instance.pk)
        if email and (others.exists() or self.is_address_of_another(email)):
            self.add_error("email", _("Ten adres ma już inne konto."))
        return email

    def is_address_of_another(self, email: str) -> bool:
        return EmailAddress.objects.filter(email=email, verified=True).exclude(user_id=self.instance.pk).exists()


class NewPersonForm(PersonForm):
    class Meta(wagtail_forms.UserCreationForm.Meta):
        fields = wagtail_forms.UserCreationForm.Meta.fields | OUR_FIELDS

    def save(self, commit=True):
        self.instance.set_unusable_password()
        return super().save(commit)


class KnownPersonForm(PersonForm, wagtail_forms.UserEditForm):
    class Meta(wagtail_forms.UserEditForm.Meta):
        fields = wagtail_forms.UserEditForm.Meta.fields | OUR_FIELDS

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].required = bool(self.instance.email) and not self.instance.is_pupil

    def save(self, commit=True):
        """A new address has to be confirmed by the person at the next sign-in."""
        person = super().save(commit)
        if commit and "email" in self.changed_data:
            EmailAddress.objects.filter(user=person).delete()
        return person


class OnlySuperusersMakeSuperusers:
    def get_form(self, *args, **kwargs):
        form = super().get_form(*args, **kwargs)
        if "is_superuser" in form.fields and not self.request.user.is_superuser:
            form.fields["is_superuser"].disabled = True
        return form


class NewPersonView(OnlySuperusersMakeSuperusers, wagtail_users.CreateView):
    def save_instance(self):
        person = super().save_instance()
        ledger.note(Deed.PERSON_MADE, by=self.request.user, about=[person])
        return person


class KnownPersonView(OnlySuperusersMakeSuperusers, wagtail_users.EditView):
    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied

    def save_instance(self):
        person = super().save_instance()
        fields = ", ".join(sorted(self.form.changed_data))[:80]
        ledger.note(Deed.PERSON_CHANGED, by=self.request.user, about=[person], fields=fields)
        return person


class PeopleView(wagtail_users.IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().filter(is_blank=False)


class ErasePersonView(wagtail_users.DeleteView):
    """Deleting a person here is erasing: with all that the apps keep, and without the name in Wagtail's own log."""

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except erasing.Refused as refused:
            messages.error(self.request, refused.why)
            return redirect(self.get_success_url())

    def delete_action(self):
        erasing.erase(person=self.object, by=self.request.user, now=timezone.now())


class ErasePeopleAction(DeleteBulkAction):
    """The same for many. Who can't be erased as things are stays, and is not counted."""

    def get_execution_context(self):
        return super().get_execution_context() | {"by": self.request.user}

    @classmethod
    def execute_action(cls, objects, by=None, **kwargs):
        return erasing.erase_many(objects, by=by, now=timezone.now()), 0


class PeopleViewSet(wagtail_users.UserViewSet):
    add_view_class = NewPersonView
    edit_view_class = KnownPersonView
    delete_view_class = ErasePersonView
    index_view_class = PeopleView
    create_template_name = "accounts/editor/person_new.html"
    edit_template_name = "accounts/editor/person.html"

    def get_form_class(self, for_update=False):
        return KnownPersonForm if for_update else NewPersonForm
