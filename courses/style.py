"""What makes a lesson hard to read: told to its author while writing, and never in the way of publishing."""

from collections.abc import Iterator
from typing import Any

from django.utils.html import strip_tags

LONGEST_SENTENCE = 20  # words
LONGEST_TEXT = 40  # words of running text in one step; lists and numbers are read differently
LONGEST_STEP = 120  # words in all


def long_steps(lesson: Any) -> list[str]:
    """Return the titles of the steps that say too much at once."""
    return [step.value.get("title") or "" for step in lesson.body if is_long(step.value)]


def is_long(step: Any) -> bool:
    content = step.get("content") or []
    running = sum(words(plain) for block in content if block.block_type == "text" for plain in texts(block.value))
    return (
        running > LONGEST_TEXT or sum(words(plain) for block in content for plain in texts(block.value)) > LONGEST_STEP
    )


def texts(value: Any) -> Iterator[str]:
    """Return the words inside a block's value, whatever it is made of."""
    if isinstance(value, str):
        yield value
    elif hasattr(value, "source"):  # rich text
        yield strip_tags(value.source.replace("<", " <"))
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, (list, tuple)) or hasattr(value, "bound_blocks"):
        for inner in value:
            yield from texts(inner)


def words(text: str) -> int:
    return len(text.split())


def silent_questions(questions: list) -> list[str]:
    """Return the questions in which a wrong option does not say why it is wrong."""
    found = []
    for question in questions:
        options = (question.answer[0].value.get("options") or []) if question.answer else []
        if any(not option["right"] and not (option["explanation"] or "").strip() for option in options):
            found.append(question.text)
    return found


def questions_of(page: Any) -> list:
    rows = [name for name in ("check_questions", "exam_questions") if hasattr(page, name)]
    return [row.question for name in rows for row in getattr(page, name).all() if row.question_id]


def asks_nothing(page: Any) -> bool:
    """Whether a lesson or an exam has no question yet."""
    return hasattr(page, "must_haves") and not questions_of(page) and not (hasattr(page, "draws") and page.draws.all())
