"""A text with gaps: several text entries or inline choices in one body, and gap match."""

from typing import Any

from django.utils.translation import gettext as _

from quizzes.exchange.qti.plain import Plain
from quizzes.exchange.qti.reading.choosing import Answer
from quizzes.exchange.qti.reading.parts import CannotUse, Reading, only
from quizzes.exchange.qti.reading.typing_in import accepted_of, folding_of, right_choices
from quizzes.exchange.xml_tree import Node

SPECIAL = str.maketrans({"[": "(", "]": ")", "|": "/"})


def gap(reading: Reading, alternatives: list[str], line: int) -> str:
    """Return a gap as our authors write it. Brackets and bars mean something there, so they are replaced."""
    clean = [text.translate(SPECIAL) for text in alternatives]
    if clean != alternatives:
        reading.loss(line, _("W luce nie może być znaków [ ] |. Zastąpiono je innymi."))
    return f"[[{'|'.join(clean)}]]"


def also(reading: Reading, number: int) -> list[str]:
    """Return the other spellings that our own export noted for a gap."""
    noted = reading.settings.get("also")
    return [str(text) for text in noted.get(str(number), [])] if isinstance(noted, dict) else []


def read_gaps(reading: Reading, interactions: list[Node]) -> tuple[Answer, dict[int, str]]:
    """Read the entries and inline choices of a body. Returns the answer without its text, and what stands for each."""
    choose = all(interaction.name == "inline-choice-interaction" for interaction in interactions)
    if not choose and any(interaction.name == "inline-choice-interaction" for interaction in interactions):
        reading.loss(interactions[0].line, _("Listy do wyboru w tekście zamieniono na luki do wpisania."))
    gaps, wrong, stand_in = [], [], {}
    for number, interaction in enumerate(interactions, start=1):
        if interaction.name == "inline-choice-interaction":
            right, others = right_choices(reading, interaction)
            alternatives = [right, *also(reading, number)]
            wrong += others
        else:
            alternatives = accepted_of(reading, reading.response(interaction), interaction)
        gaps.append(alternatives[0])
        stand_in[id(interaction)] = gap(reading, alternatives, interaction.line)
    value: dict[str, Any] = {"choose": choose}
    if choose:
        value["extra"] = list(dict.fromkeys(text for text in wrong if text not in gaps))
        value |= settled_folding(reading)
    else:
        value["extra"] = []
        value |= folding_of(reading, [reading.response(interaction) for interaction in interactions])
    return ("gaps", value), stand_in


def settled_folding(reading: Reading) -> dict[str, bool]:
    """Return how spellings compare where they are picked from a list: as noted, else generously, since it can't matter."""
    return {name: bool(reading.settings.get(name, True)) for name in ("ignore_case", "ignore_diacritics")}


def read_gap_match(reading: Reading, interaction: Node) -> tuple[Answer, Plain]:
    """Read words that are dragged into gaps. Returns the answer and the body with our gaps in it."""
    words = {node.get("identifier"): reading.text_of(node) for node in interaction.all("gap-text")}
    if interaction.all("gap-img"):
        raise CannotUse(_("Obrazów przeciąganych do luk nie obsługujemy."), interaction.line)
    filled: dict[str, list[str]] = {}
    for pair in only(reading, reading.response(interaction), interaction):
        word, _space, place = pair.partition(" ")
        if word in words:
            filled.setdefault(place.strip(), []).append(words[word])
    stand_in = {id(node): "" for node in interaction.nodes if node.name in {"gap-text", "prompt"}}
    used = []
    for number, node in enumerate(interaction.all("gap"), start=1):
        alternatives = filled.get(node.get("identifier"))
        if not alternatives:
            raise CannotUse(_("Plik nie mówi, co wpisać w jedną z luk."), node.line)
        used.append(alternatives[0])
        stand_in[id(node)] = gap(reading, [*alternatives, *also(reading, number)], node.line)
    worth = {points for points in reading.response(interaction).worth.values() if points > 0}
    if reading.processing.maps and len(worth) > 1:
        reading.loss(interaction.line, _("Różne punkty za luki zamieniono na równe."))
    body = Plain().add(interaction, stand_in)
    extra = list(dict.fromkeys(text for text in words.values() if text not in used))
    return ("gaps", {"choose": True, "extra": extra, **settled_folding(reading)}), body
