"""What the editor checks on a page before it is saved."""

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from courses import cards
from quizzes import drawing


def ask_something() -> str:
    return _("Lekcja nie ma pytania sprawdzającego. Dodaj co najmniej jedno w części „Sprawdź się”.")


def no_calls() -> str:
    return _("W lekcji jest odnośnik „tel:”. Usuń go i napisz numer zwykłym tekstem: klasa zadzwoniłaby pod 112.")


def ask_in_the_exam() -> str:
    return _("Test nie ma pytań. Dodaj stałe pytanie albo losowanie.")


class LessonPageForm(WagtailAdminPageForm):
    """A draft may be anything; what is handed in or published asks at least one question, and none twice."""

    def clean(self):
        cleaned = super().clean()
        if not self.is_deferred_validation:
            asked = [row["question"].pk for row in rows(self.formsets["check_questions"]) if row.get("question")]
            asked += [question.pk for step in cleaned.get("body") or [] for question in cards.asked_in(step)]
            if not asked:
                self.add_error(None, ask_something())
            if len(set(asked)) < len(asked):
                self.add_error(None, _("To samo pytanie jest w lekcji dwa razy. Usuń jedno z nich."))
        return cleaned


class QuizPageForm(WagtailAdminPageForm):
    """An exam asks something, no question twice, and draws no more than the bank holds."""

    def clean(self):
        cleaned = super().clean()
        fixed, draws = rows(self.formsets["exam_questions"]), rows(self.formsets["draws"])
        if not fixed and not draws and not self.is_deferred_validation:
            self.add_error(None, ask_in_the_exam())
        asked = [row["question"].pk for row in fixed if row.get("question")]
        if len(set(asked)) < len(asked):
            self.add_error(None, _("To samo pytanie jest w teście dwa razy. Usuń jedno z nich."))
        for row in draws:
            self.check_draw(row)
        return cleaned

    def check_draw(self, row):
        if not (row.get("category") and row.get("count")):
            return
        draw = drawing.Draw(
            count=row["count"], category=row["category"], difficulty=row.get("difficulty"), tag=row.get("tag") or ""
        )
        there = len(drawing.pool(draw, locale=self.instance.locale)) if self.instance.locale_id else row["count"]
        if there < draw.count:
            message = _("W kategorii „%(category)s” jest tylko tyle pytań do losowania: %(there)s. Zmniejsz liczbę.")
            self.add_error(None, message % {"category": draw.category, "there": there})


def rows(formset) -> list[dict]:
    """Return what stands in the formset's rows that are not being deleted."""
    if not formset.is_valid():
        return [{"question": None, "category": None}]
    return [
        form.cleaned_data
        for form in formset.forms
        if form.cleaned_data and not form.cleaned_data.get("DELETE") and (form.has_changed() or form.instance.pk)
    ]
