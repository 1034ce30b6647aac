"""Schools as administrators open and change them in the editor: what pupils are told about help stands in the school's log."""

from wagtail.admin.views import generic

from audit import ledger
from audit.deeds import Deed
from schools.models import School


def note(form, school: School, *, by) -> None:
    if set(School.PROTECTION) & set(form.changed_data):
        ledger.note(Deed.PROTECTION_CHANGED, by=by, school=school)


class OpenSchool(generic.CreateView):
    def save_instance(self):
        school = super().save_instance()
        note(self.form, school, by=self.request.user)
        return school


class ChangeSchool(generic.EditView):
    def save_instance(self):
        school = super().save_instance()
        note(self.form, school, by=self.request.user)
        return school
