"""What the editor checks on a question before it is handed in or published."""

from wagtail.admin.forms import WagtailAdminModelForm

from quizzes import going_live


class QuestionForm(WagtailAdminModelForm):
    def _post_clean(self):
        """The model's own checks first: they put the form's values on the question. A draft may be anything."""
        super()._post_clean()
        if not self.is_deferred_validation and not self.errors:
            for reason in going_live.obstacles(self.instance):
                self.add_error(None, reason)
