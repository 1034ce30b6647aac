"""Posts at schools as administrators give and take them in the editor. Each deed stands in the log of the school."""

from django.db import transaction
from wagtail.admin.views import generic

from audit import ledger
from audit.deeds import Deed


def note(deed: Deed, post, *, by) -> None:
    ledger.note(deed, by=by, school=post.school, about=[post.person_id], role=post.role)


class GivePost(generic.CreateView):
    def save_instance(self):
        post = super().save_instance()
        note(Deed.POST_GIVEN, post, by=self.request.user)
        return post


class ChangePost(generic.EditView):
    def save_instance(self):
        post = super().save_instance()
        note(Deed.POST_CHANGED, post, by=self.request.user)
        return post


class EndPost(generic.DeleteView):
    @transaction.atomic
    def delete_action(self):
        note(Deed.POST_ENDED, self.object, by=self.request.user)
        super().delete_action()
