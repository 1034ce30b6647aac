"""The question bank in the editor."""

from quizzes.editor.bank import deleting  # noqa: F401  (registers its hooks)
from quizzes.editor.bank.categories import CategoryViewSet
from quizzes.editor.bank.viewsets import QuestionViewSet

__all__ = ["CategoryViewSet", "QuestionViewSet"]
