"""Finding questions in the bank."""

from collections.abc import Iterable

from quizzes.models import Question


def in_language(questions: Iterable[Question], locale) -> list[Question]:
    """Return the questions in the language where they are published in it, else as they are; what may not be asked is left out."""
    linked = list(questions)
    translated = {
        question.translation_key: question
        for question in Question.objects.askable().filter(
            locale=locale,
            translation_key__in=[question.translation_key for question in linked if question.locale_id != locale.pk],
        )
    }
    found = [translated.get(question.translation_key, question) for question in linked]
    return [question for question in found if question.live and not question.is_archived]
