"""Who may have the plan of a lesson: it tells the right answers, so it is for who teaches.

Who that is, each app says for itself: LESSON_PLANS_FOR in the settings.
"""

from django.conf import settings
from django.utils.module_loading import import_string


def may_have(person) -> bool:
    if not person.is_authenticated or person.is_pupil:
        return False
    return any(import_string(rule)(person) for rule in settings.LESSON_PLANS_FOR)
