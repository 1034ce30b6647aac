"""A lesson as cards: one for each step, one for each question of the check, and one that ends it.

A card has a `key` that is the same in every language and stays when the trainer moves it: the id of the step's block or the
ref of the question. Its `number` is its place today, and its address.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

END = "end"


QUESTION = "question"  # the name of the block that asks


@dataclass(frozen=True)
class Part:
    """A block of a step; where it asks a question, the question as this person sees it (quizzes.papers.Presented)."""

    block: Any
    question: Any = None


@dataclass(frozen=True)
class Card:
    """One screen. `step` is its place as the learner counts: all questions of the check are one step."""

    key: str
    number: int
    step: int
    title: str
    parts: list[Part] | None = None  # of a step
    questions: list = field(default_factory=list)  # quizzes.papers.Presented

    @property
    def is_question(self) -> bool:
        """Whether the card is one of the check: it asks and does nothing else."""
        return self.parts is None and bool(self.questions)

    @property
    def is_step(self) -> bool:
        return self.parts is not None

    @property
    def blocks(self) -> list:
        """The blocks of a step, for what they need in the page's head."""
        return [part.block for part in self.parts or []]

    @property
    def is_end(self) -> bool:
        return self.key == END

    @property
    def has_error(self) -> bool:
        return any(question.error for question in self.questions)

    @property
    def is_answered(self) -> bool:
        return all(question.answered for question in self.questions)


@dataclass(frozen=True)
class Deck:
    """The cards of a lesson, in order. There is always at least the one that ends it."""

    cards: list[Card]

    @property
    def steps(self) -> int:
        """How many steps the learner counts."""
        return self.cards[-1].step

    def at(self, number: int) -> Card:
        return self.cards[number - 1]

    def before(self, card: Card) -> Card | None:
        return self.cards[card.number - 2] if card.number > 1 else None

    def after(self, card: Card) -> Card | None:
        return self.cards[card.number] if card.number < len(self.cards) else None

    def named(self, key: str) -> Card | None:
        return next((card for card in self.cards if card.key == key), None)

    def asking(self, ref: str) -> Card | None:
        """Return the card that asks the question, None when the lesson does not ask it."""
        return next((card for card in self.cards if any(question.ref == ref for question in card.questions)), None)

    def questions_in_steps(self) -> list:
        return [question for card in self.cards if card.is_step for question in card.questions]

    def unanswered(self) -> list[Card]:
        return [card for card in self.cards if not card.is_answered]

    def rail(self, now: Card) -> list[dict[str, Any]]:
        """Return the steps as the rail shows them: the title, where it leads, and whether it is "done", "now" or ""."""
        stops = []
        for step in range(1, self.steps + 1):
            cards = [card for card in self.cards if card.step == step]
            asks = cards[0].is_question
            behind = all(card.is_answered for card in cards) and (asks or step < now.step)
            stops.append(
                {
                    "title": _("Sprawdź się") if asks else cards[0].title,
                    "number": cards[0].number,
                    "state": "now" if step == now.step else "done" if behind else "",
                }
            )
        return stops


def asked_in(step: Any) -> list:
    """Return the questions (of the bank) that the blocks of a step ask; one that is no longer in the bank is left out."""
    return [block.value for block in step.value["content"] if block.block_type == QUESTION and block.value]


def parts_of(step: Any, waiting: dict[str, Any]) -> list[Part]:
    """Return the blocks of a step, with their questions taken out of those that are `waiting` (by ref) for their place.

    A question that may not be asked, or that an earlier step asks already, leaves no gap.
    """
    parts = []
    for block in step.value["content"]:
        if block.block_type != QUESTION:
            parts.append(Part(block))
        elif block.value and (question := waiting.pop(block.value.ref, None)):
            parts.append(Part(block, question))
    return parts


def deal(steps: Iterable, questions: list, *, end_title: str) -> Deck:
    """Lay out the cards of a lesson.

    `steps` are the blocks of its body; `questions` are presented. Those that no step asks make the check.
    """
    waiting = {question.ref: question for question in questions}
    cards = []
    for place, step in enumerate(steps, start=1):
        parts = parts_of(step, waiting)
        asked = [part.question for part in parts if part.question]
        key, title = step.id or f"{place}", step.value["title"]
        cards.append(Card(key=key, number=place, step=place, title=title, parts=parts, questions=asked))
    check = len(cards) + 1
    for place, question in enumerate(waiting.values(), start=1):
        title = _("Pytanie %(number)s z %(total)s") % {"number": place, "total": len(waiting)}
        cards.append(Card(key=question.ref, number=len(cards) + 1, step=check, title=title, questions=[question]))
    last = check + 1 if waiting else check
    return Deck([*cards, Card(key=END, number=len(cards) + 1, step=last, title=end_title)])
