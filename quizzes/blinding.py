"""Attempts of a person who is erased, and what the person is told of them before.

The numbers stay, so that statistics of questions stay true. What somebody wrote in words of their own goes: an essay is a
text about its author, and a wrong word that nobody else has written could tell who it was.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from quizzes import papers
from quizzes.kinds import KINDS
from quizzes.kinds.wording import is_one_of
from quizzes.models import Answer, Attempt, Mistake

GONE = "…"


def attempts_of(person) -> Iterator[list[tuple]]:
    """Return the person's attempts with the answers: name, label and value of each fact."""
    found = Attempt.objects.filter(learner=person).select_related("paper").prefetch_related("answers").order_by("pk")
    for attempt in found:
        yield [
            ("quiz", _("test"), attempt.paper.content.get("title", "")),
            ("started_at", _("początek"), attempt.started_at),
            ("submitted_at", _("koniec"), attempt.submitted_at),
            ("state", _("stan"), attempt.get_state_display()),
            ("percent", _("wynik w procentach"), attempt.percent),
            ("passed", _("zaliczone"), attempt.passed),
            ("answers", _("odpowiedzi"), list(answers_of(attempt))),
        ]


def answers_of(attempt: Attempt) -> Iterator[list[tuple]]:
    """What is right is told as the attempt's own page tells it: not while it is open, and not where nobody is to know."""
    told = not attempt.is_open and attempt.paper.content["rules"]["feedback"] != "never"
    for answer in attempt.answers.all():
        asked = papers.find(attempt.paper.content, answer.question) or {}
        yield [
            ("question", _("pytanie"), asked.get("text", "")),
            ("answer", _("odpowiedź"), in_words(asked, answer.value)),
            ("saved_at", _("zapisano"), answer.saved_at),
            *([("right", _("dobrze"), answer.is_right), ("comment", _("uwagi"), answer.comment)] if told else []),
        ]


def in_words(asked: dict[str, Any], value: Any) -> str:
    return "; ".join(KINDS[asked["kind"]].in_words(asked, value)) if asked and value is not None else ""


def blind(erasing) -> None:
    """Take the person out of the attempts. What nobody will go on with or mark any more has no number to keep, and goes."""
    mine = Attempt.objects.filter(learner=erasing.person)
    mine.exclude(state=Attempt.State.GRADED).exclude(paper__content__rules__feedback="at_once").delete()
    mine.filter(state=Attempt.State.SUBMITTED).delete()
    Mistake.objects.filter(learner=erasing.person).delete()
    take_out(mine, erasing)


def take_out(mine, erasing) -> int:
    """Move these attempts of the person to nobody; return how many there were."""
    if not mine.exists():
        return 0
    for attempt in mine.select_related("paper").prefetch_related("answers"):
        for answer in attempt.answers.all():
            take_words(answer, papers.find(attempt.paper.content, answer.question) or {}, erasing)
    Answer.objects.filter(attempt__in=mine).exclude(comment="").update(comment="")
    return mine.update(learner=erasing.blank)


def take_words(answer: Answer, asked: dict[str, Any], erasing) -> None:
    """Replace what the person wrote; it counts as answered as before."""
    left = without_words(answer, asked, erasing)
    if left != answer.value or answer.waits:
        Answer.objects.filter(pk=answer.pk).update(value=left, waits=False)


def without_words(answer: Answer, asked: dict[str, Any], erasing) -> Any:
    kind, value = asked.get("kind"), answer.value
    if kind == "essay" and value is not None:
        return ""
    if kind == "text" and isinstance(value, str) and not answer.is_right and is_telling(answer, value, erasing):
        return GONE
    if kind == "gaps" and isinstance(value, list) and not asked.get("options"):
        return gaps_without_words(answer, asked, erasing)
    return value


def gaps_without_words(answer: Answer, asked: dict[str, Any], erasing) -> list[str]:
    if not is_telling(answer, " ".join(map(str, answer.value)), erasing):
        return answer.value
    pairs = zip(answer.value, asked["key"], strict=False)
    return [given if is_one_of(str(given), right, **asked["folding"]) else GONE for given, right in pairs]


def is_telling(answer: Answer, words: str, erasing) -> bool:
    """Whether the words could tell who wrote them: they hold a name of the person, or nobody else wrote the same."""
    others = Answer.objects.filter(question=answer.question, value=answer.value)
    return erasing.mentions(words) or not others.exclude(attempt__learner=erasing.person).exists()
