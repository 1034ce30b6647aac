from quizzes.models.bank import Category, Question, QuestionTag
from quizzes.models.care import ImportFile, Regrade, RegradeChange
from quizzes.models.taking import Answer, Attempt, Mistake, Paper

__all__ = [
    "Answer",
    "Attempt",
    "Category",
    "ImportFile",
    "Mistake",
    "Paper",
    "Question",
    "QuestionTag",
    "Regrade",
    "RegradeChange",
]
