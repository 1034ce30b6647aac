"""Statistics for trainers: the quizzes, one quiz, one question; as pages and as files."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from quizzes.editor.statistics import views
from quizzes.models import Question

PLACE = 30  # in the menu of a question in the bank: after "edit" and "copy"


@hooks.register("register_admin_urls")
def statistics_urls():
    root = "quizzes/statistics/"
    quiz, question, file = f"{root}<uuid:subject>/", f"{root}question/<uuid:ref>/", "file.<str:file_type>"
    return [
        path(root, views.Quizzes.as_view(), name="quiz_statistics"),
        path(root + file, views.QuizzesFile.as_view(), name="quiz_statistics_file"),
        path(quiz, views.OneQuiz.as_view(), name="quiz_statistics_quiz"),
        path(quiz + file, views.OneQuizFile.as_view(), name="quiz_statistics_quiz_file"),
        path(question, views.OneQuestion.as_view(), name="quiz_statistics_question"),
        path(question + file, views.OneQuestionFile.as_view(), name="quiz_statistics_question_file"),
    ]


@hooks.register("register_snippet_listing_buttons")
def beside_the_question(snippet, user, next_url=None):
    """In the bank, each question leads to its figures."""
    if isinstance(snippet, Question) and user.has_perm("quizzes.change_question"):
        url = reverse("quiz_statistics_question", args=[snippet.translation_key])
        yield Button(_("Statystyki"), url, icon_name="order", priority=PLACE)
