"""The one signal of the house: a course is finished. Receivers run in the transaction that finishes it."""

from django.dispatch import Signal

course_completed = Signal()  # completion: courses.models.Completion
