"""django-quiz-app (tomwalker/django_quiz, 2013-2019): its data in, and our questions out in its shape.

`read_rows` gets the rows, `read` turns them into questions, quizzes and history, `saving` keeps them, `dumpdata` writes back.
"""

from quizzes.exchange.django_quiz.legacy import Legacy, Quiz
from quizzes.exchange.django_quiz.reading import read
from quizzes.exchange.django_quiz.rows import CannotRead, read_rows
from quizzes.exchange.django_quiz.writing import dumpdata

__all__ = ["CannotRead", "Legacy", "Quiz", "dumpdata", "read", "read_rows"]
