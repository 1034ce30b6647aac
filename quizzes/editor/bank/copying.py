"""Copying a question in the editor."""

from wagtail.snippets.views.snippets import CopyView

from quizzes.copying import copy_of


class CopyQuestion(CopyView):
    """Shows the newest version of the question in the form of a new one; nothing is saved before the author says so."""

    def get_initial_form_instance(self):
        return copy_of(self.get_object())

    def get_add_url(self):
        return self._set_locale_query_param(super().get_add_url(), self.locale)
