"""Back to django-quiz-app: questions and quizzes in the shape of `dumpdata`, ready for `loaddata` there."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Any

from django.utils.translation import gettext as _

from quizzes.exchange.django_quiz import rows as tables
from quizzes.exchange.django_quiz.legacy import CODE, Quiz
from quizzes.exchange.items import Item, Written

CONTENT_TYPE = "application/json"
LONGEST_TITLE = 60
LONGEST_ANSWER = 1000
HELD = {"single", "multiple", "truefalse", "essay"}

Entry = dict[str, Any]


def dumpdata(items: Iterable[Item], quizzes: Sequence[Quiz] = ()) -> Written:
    """Return the fixture. Questions that came from there get their old numbers back."""
    written = Written(b"", "django-quiz.json", CONTENT_TYPE)
    usable = [item for item in items if can_hold(item, written)]
    keys = keys_of(usable)
    categories, sub_categories = drawers([*usable, *quizzes])
    entries = [entry(tables.CATEGORY, key, category=name) for name, key in categories.items()]
    for path, key in sub_categories.items():
        top, name = path.split("/", 1)
        entries.append(entry(tables.SUBCATEGORY, key, sub_category=name, category=categories[top]))
    quiz_keys = {id(quiz): key for quiz, key in zip(quizzes, free_numbers(quizzes), strict=True)}
    entries += [quiz_entry(quiz, quiz_keys[id(quiz)], categories) for quiz in quizzes]
    answer_keys = count(1)
    for item in usable:
        key = keys[id(item)]
        top = item.category.split("/", 1)[0]
        entries.append(
            entry(
                tables.QUESTION,
                key,
                quiz=[quiz_keys[id(quiz)] for quiz in quizzes if item.code and item.code in quiz.questions],
                category=categories.get(top),
                sub_category=sub_categories.get(item.category),
                figure="",
                content=item.text,
                explanation=item.explanation,
            )
        )
        entries += kind_entries(item, key, answer_keys)
    written.content = json.dumps(entries, ensure_ascii=False, indent=1).encode()
    return written


def entry(label: str, key: int, **fields: Any) -> Entry:
    return {"model": label, "pk": key, "fields": fields}


def can_hold(item: Item, written: Written) -> bool:
    """Say what of the question is lost there; False where all of it is."""
    if item.kind not in HELD:
        written.loss(item, _("django-quiz-app nie zna takiego pytania. Pominięto je."))
        return False
    options = item.value.get("options", [])
    if any(len(option["text"]) > LONGEST_ANSWER for option in options):
        written.loss(item, _("Odpowiedź jest za długa dla django-quiz-app. Pominięto pytanie."))
        return False
    if item.kind == "multiple" and item.value.get("scoring") != "any":
        written.loss(item, _("Tam wystarczy jedna z dobrych odpowiedzi. Zasady punktowania przepadły."))
    lost = {
        _("wyjaśnienia przy odpowiedziach"): any(option.get("explanation") for option in options)
        or item.value.get("why_true")
        or item.value.get("why_false"),
        _("obraz"): item.picture,
        _("znak „krytyczne”"): item.is_critical,
        _("trudność"): item.difficulty != 2,
        _("etykiety"): item.tags,
        _("źródło i wydanie wytycznych"): item.source or item.guideline_edition,
        _("przykład dobrej odpowiedzi"): item.value.get("model_answer"),
    }
    if names := [name for name, is_lost in lost.items() if is_lost]:
        written.loss(item, _("Tego django-quiz-app nie przechowa: %(what)s.") % {"what": ", ".join(names)})
    return True


def old_number(code: str) -> int | None:
    number = code.removeprefix(CODE)
    return int(number) if code.startswith(CODE) and number.isdecimal() else None


def keys_of(items: Sequence[Item]) -> dict[int, int]:
    """Return a number for each item (by id): its old one, else a free one."""
    taken: set[int] = set()
    keys: dict[int, int] = {}
    for item in items:
        number = old_number(item.code)
        if number is not None and number not in taken:
            keys[id(item)] = number
            taken.add(number)
    free = (number for number in count(1) if number not in taken)
    return {id(item): keys.get(id(item)) or next(free) for item in items}


def free_numbers(quizzes: Sequence[Quiz]) -> list[int]:
    """Return a number for each quiz: the one it had, else a free one."""
    taken = {quiz.key for quiz in quizzes if isinstance(quiz.key, int)}
    free = (number for number in count(1) if number not in taken)
    return [quiz.key if isinstance(quiz.key, int) else next(free) for quiz in quizzes]


def drawers(holders: Iterable[Any]) -> tuple[dict[str, int], dict[str, int]]:
    """Return the numbers of the categories, and of the subcategories by their paths."""
    paths = sorted({holder.category for holder in holders if holder.category})
    tops = sorted({path.split("/", 1)[0] for path in paths})
    return (
        {name: key for key, name in enumerate(tops, start=1)},
        {path: key for key, path in enumerate([path for path in paths if "/" in path], start=1)},
    )


def quiz_entry(quiz: Quiz, key: int, categories: dict[str, int]) -> Entry:
    return entry(
        tables.QUIZ,
        key,
        title=quiz.title[:LONGEST_TITLE],
        description=quiz.description,
        url=quiz.slug[:LONGEST_TITLE],
        category=categories.get(quiz.category.split("/", 1)[0]),
        random_order=quiz.random_order,
        max_questions=quiz.max_questions,
        answers_at_end=quiz.answers_at_end,
        exam_paper=quiz.exam_paper or quiz.single_attempt,
        single_attempt=quiz.single_attempt,
        pass_mark=quiz.pass_mark,
        success_text=quiz.success_text,
        fail_text=quiz.fail_text,
        draft=quiz.draft,
    )


def kind_entries(item: Item, key: int, answer_keys: Iterator[int]) -> list[Entry]:
    """Return the row of the question's kind, and those of its answers."""
    if item.kind == "truefalse":
        return [entry(tables.TRUE_FALSE, key, correct=item.value["right"] == "true")]
    if item.kind == "essay":
        return [entry(tables.ESSAY, key)]
    order = "none" if item.value.get("keep_order") else "random"
    answers = [
        entry(tables.ANSWER, next(answer_keys), question=key, content=option["text"], correct=bool(option["right"]))
        for option in item.value["options"]
    ]
    return [entry(tables.CHOICE, key, answer_order=order), *answers]
