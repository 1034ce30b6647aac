"""Text entry and inline choice: a short text, a number, or a text with gaps; and the essay."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from quizzes.exchange.qti.plain import plain
from quizzes.exchange.qti.reading.choosing import Answer
from quizzes.exchange.qti.reading.feedback import Feedback
from quizzes.exchange.qti.reading.parts import CannotUse, Reading, only
from quizzes.exchange.qti.reading.ranges import range_of
from quizzes.exchange.qti.reading.scoring import Response
from quizzes.exchange.xml_tree import Node, pieces

CHARACTERS_A_WORD = 4  # few, because an expected length is a hint and ours is a limit
MOST_WORDS = 1500


def read_entry(reading: Reading, interaction: Node, feedback: Feedback) -> Answer:
    """Read one text entry: a number where its type or its rules say so, else a text."""
    response = reading.response(interaction)
    found = range_of(reading.processing.node, response)
    if found:
        reading.understood = True
        return "numeric", {**found, "unit": ""}
    right = only(reading, response, interaction)
    if response.base_type in {"integer", "float"} and len(accepted_of(reading, response, interaction)) == 1:
        value = plain_number(right[0])
        return "numeric", {"minimum": value, "maximum": value, "tolerance": "0", "unit": ""}
    return "text", {"accepted": accepted_of(reading, response, interaction), **folding_of(reading, [response])}


def plain_number(text: str) -> str:
    return f"{Decimal(text):f}" if is_number(text) else "0"


def is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except ArithmeticError:
        return False


def accepted_of(reading: Reading, response: Response, interaction: Node) -> list[str]:
    """Return every text that is worth points, the right one first."""
    right = only(reading, response, interaction)
    others = response.gainful if reading.processing.maps else []
    if len({response.worth[key] for key in others}) > 1:
        reading.loss(interaction.line, _("Odpowiedzi warte część punktów będą przyjmowane za całość."))
    return list(dict.fromkeys([right[0], *right[1:], *others]))


def folding_of(reading: Reading, responses: list[Response]) -> dict[str, bool]:
    """Say whether capitals and diacritics matter. QTI knows only the first."""
    keys = [key for response in responses for key in response.gainful]
    exact = [key for response in responses for key in response.gainful if key in response.exact_case]
    return {
        "ignore_case": bool(keys) and reading.processing.maps and len(exact) < len(keys),
        "ignore_diacritics": bool(reading.settings.get("ignore_diacritics", False)),
    }


def right_choices(reading: Reading, interaction: Node) -> tuple[str, list[str]]:
    """Return the right text of an inline choice, and the wrong ones."""
    texts = {choice.get("identifier"): reading.text_of(choice) for choice in interaction.all("inline-choice")}
    right = next((name for name in only(reading, reading.response(interaction), interaction) if name in texts), None)
    if right is None:
        raise CannotUse(_("Dobrej odpowiedzi nie ma wśród możliwych."), interaction.line)
    return texts[right], [text for name, text in texts.items() if name != right]


def read_essay(reading: Reading, interaction: Node, feedback: Feedback) -> Answer:
    response = reading.response(interaction)
    criteria = "\n".join(
        text
        for block in reading.item.all("rubric-block")
        if block.get("view") and "candidate" not in block.get("view").split()
        if (text := plain(block).text)
    )
    if not criteria:
        criteria = _("Oceń, czy odpowiedź jest zgodna z poleceniem.")
        reading.note(interaction.line, _("Plik nie podaje kryteriów oceny. Uzupełnij je po wczytaniu."))
    return "essay", {
        **word_limits(reading, interaction),
        "criteria": criteria,
        "model_answer": model_answer(reading, response),
    }


def model_answer(reading: Reading, response: Response) -> str:
    """Return the right answer with its lines as they are."""
    declared = [node for node in reading.item.nodes if node.get("identifier") == response.identifier]
    return "\n".join("".join(pieces(value)).strip() for node in declared for value in node.all("value"))


def word_limits(reading: Reading, interaction: Node) -> dict[str, Any]:
    own = {name: reading.settings.get(name) for name in ("min_words", "max_words")}
    if all(isinstance(words, int) for words in own.values()):
        return own
    length = interaction.get("expected-length")
    most = int(length) // CHARACTERS_A_WORD if length.isdecimal() and len(length) < 7 else 150
    return {"min_words": 1, "max_words": max(20, min(MOST_WORDS, most))}
