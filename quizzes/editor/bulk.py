"""What can be done to many questions at once: tag, move, archive, publish."""

from django import forms
from django.contrib import messages
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.search.backends import get_search_backend
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from quizzes.editor.bank.categories import in_order, path_of
from quizzes.editor.bank.filters import QuestionFilterSet
from quizzes.editor.rearranging import problem_with, publish, rearrange
from quizzes.exchange.items import shortened
from quizzes.models import Question


class OfQuestions:
    """ "All in the listing" means all that the filters and the search show, not the whole bank."""

    models = [Question]

    def get_all_objects_in_listing_query(self, parent_id):
        asked_for = self.request.GET
        filters = QuestionFilterSet(data=asked_for, queryset=Question.objects.all(), request=self.request)
        found = filters.filter_queryset(Question.objects.all()) if filters.is_valid() else Question.objects.none()
        if text := asked_for.get("q", "").strip():
            found = get_search_backend().autocomplete(text, found)
            return [question.pk for question in found]
        return found.values_list("pk", flat=True)


class QuestionsAction(OfQuestions, SnippetBulkAction):
    template_name = "quizzes/editor/bulk.html"
    explanation = ""
    button = ""

    @cached_property
    def may_publish(self) -> bool:
        return self.permission_policy.user_has_permission(self.request.user, "publish")

    def check_perm(self, snippet) -> bool:
        lock = snippet.get_lock()
        if lock and lock.for_user(self.request.user):
            return False
        return self.permission_policy.user_has_permission_for_instance(self.request.user, "change", snippet)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title=self.display_name, explanation=self.explanation, button=self.button or self.display_name, **kwargs
        )

    @classmethod
    def execute_action(cls, objects, self=None, **kwargs):
        """The view itself comes as `self`: that is how Wagtail hands it over."""
        return self.do(objects), 0

    def do(self, questions) -> int:
        done = [
            rearrange(question, self.change, user=self.request.user, may_publish=self.may_publish)
            for question in questions
        ]
        if waiting := done.count(False):
            message = ngettext(
                "%s opublikowane pytanie zmieni się dopiero po publikacji: zapisano szkic.",
                "%s opublikowanych pytań zmieni się dopiero po publikacji: zapisano szkice.",
                waiting,
            )
            messages.warning(self.request, message % waiting)
        return len(done)

    def change(self, question: Question) -> None:
        raise NotImplementedError

    def get_success_message(self, num_parent_objects, num_child_objects):
        return ngettext("Gotowe: %s pytanie.", "Gotowe: %s pytań.", num_parent_objects) % num_parent_objects


class TagForm(forms.Form):
    add = forms.CharField(
        label=gettext_lazy("Dodaj etykiety"), required=False, help_text=gettext_lazy("Oddziel przecinkami.")
    )
    remove = forms.CharField(label=gettext_lazy("Usuń etykiety"), required=False)

    def clean_add(self):
        names = tag_names(self.cleaned_data["add"])
        if any(len(name) > 100 for name in names):
            raise forms.ValidationError(_("Etykieta może mieć najwyżej 100 znaków."))
        return names

    def clean_remove(self):
        return tag_names(self.cleaned_data["remove"])

    def clean(self):
        super().clean()
        if not self.errors and not (self.cleaned_data["add"] or self.cleaned_data["remove"]):
            raise forms.ValidationError(_("Wpisz etykietę do dodania albo do usunięcia."))


def tag_names(text: str) -> list[str]:
    return list(dict.fromkeys(name for part in text.split(",") if (name := " ".join(part.split()))))


class Tag(QuestionsAction):
    display_name = gettext_lazy("Etykiety")
    action_type = "tag"
    aria_label = gettext_lazy("Zmień etykiety zaznaczonych pytań")
    action_priority = 10
    form_class = TagForm
    button = gettext_lazy("Zmień etykiety")

    def change(self, question):
        form = self.cleaned_form.cleaned_data
        question.tags.add(*form["add"])
        folded = {name.casefold() for name in form["remove"]}
        question.tags.remove(*[tag.name for tag in question.tags.all() if tag.name.casefold() in folded])


class CategoryChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return path_of(obj)


class MoveForm(forms.Form):
    category = CategoryChoice(label=gettext_lazy("Do kategorii"), queryset=None)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["category"].queryset = in_order()


class Move(QuestionsAction):
    display_name = gettext_lazy("Przenieś")
    action_type = "move"
    aria_label = gettext_lazy("Przenieś zaznaczone pytania do innej kategorii")
    action_priority = 11
    form_class = MoveForm

    def change(self, question):
        question.category = self.cleaned_form.cleaned_data["category"]


class Archive(QuestionsAction):
    display_name = gettext_lazy("Do archiwum")
    action_type = "archive"
    aria_label = gettext_lazy("Przenieś zaznaczone pytania do archiwum")
    action_priority = 12
    explanation = gettext_lazy("Pytania z archiwum nie trafiają do nowych testów. Dawne wyniki zostają.")

    def change(self, question):
        question.is_archived = True


class Unarchive(QuestionsAction):
    display_name = gettext_lazy("Z archiwum")
    action_type = "unarchive"
    aria_label = gettext_lazy("Przywróć zaznaczone pytania z archiwum")
    action_priority = 13

    def change(self, question):
        question.is_archived = False


class Publish(QuestionsAction):
    display_name = gettext_lazy("Opublikuj")
    action_type = "publish"
    aria_label = gettext_lazy("Opublikuj zaznaczone pytania")
    action_priority = 14
    explanation = gettext_lazy("Opublikowana zostanie najnowsza wersja każdego pytania.")

    def check_perm(self, snippet) -> bool:
        return self.may_publish and super().check_perm(snippet)

    def do(self, questions) -> int:
        published = 0
        for question in questions:
            if problem := problem_with(question):
                messages.error(self.request, f"{shortened(str(question), 60)}: {problem}")
            elif not question.live or question.has_unpublished_changes:
                publish(question, user=self.request.user)
                published += 1
        return published

    def get_success_message(self, num_parent_objects, num_child_objects):
        return _("Opublikowano pytania: %s.") % num_parent_objects if num_parent_objects else None


class Delete(OfQuestions, DeleteBulkAction):
    """Wagtail's own, for what the listing shows."""


for action in (Tag, Move, Archive, Unarchive, Publish):
    hooks.register("register_bulk_action", action)
hooks.register("register_bulk_action", Delete, order=10)  # after Wagtail's, so that it takes its place
