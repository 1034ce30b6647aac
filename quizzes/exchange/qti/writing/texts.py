"""Kinds that are answered by typing, and texts with gaps."""

from collections.abc import Mapping
from typing import Any

from quizzes.exchange.qti.dialects import Element, element, lines
from quizzes.exchange.qti.writing.parts import (
    RESPONSE,
    SCORE,
    Parts,
    Source,
    base,
    if_then,
    mapping,
    prompt,
    question,
    response,
    told,
    variable,
)
from quizzes.kinds.gaps import GAP, gaps_in

CHARACTERS_A_WORD = 7


def numeric(source: Source) -> Parts:
    value = source.item.value
    tolerance = str(value.get("tolerance") or "0")
    low = element("gte", element("sum", variable(), base(tolerance)), base(value["minimum"]))
    high = element("lte", element("subtract", variable(), base(tolerance)), base(value["maximum"]))
    rule = if_then(element("and", low, high))
    entry = element("text-entry-interaction", response_identifier=RESPONSE, expected_length=10)
    unit = f" {value['unit']}" if value.get("unit") else ""
    declared = response(RESPONSE, "single", "float", [str(value["minimum"])])
    return Parts([question(source), element("p", entry, unit)], [declared], [rule])


def spellings(name: str, accepted: list[str], *, ignore_case: bool) -> Element:
    worth = mapping(dict.fromkeys(accepted, 1), upper=1, case_sensitive="false" if ignore_case else "true")
    return response(name, "single", "string", accepted[:1], worth)


def folding(value: Mapping[str, Any]) -> dict[str, bool]:
    return {"ignore_diacritics": True} if value.get("ignore_diacritics") else {}


def text(source: Source) -> Parts:
    value = source.item.value
    entry = element("text-entry-interaction", response_identifier=RESPONSE, expected_length=30)
    declared = spellings(RESPONSE, value["accepted"], ignore_case=value["ignore_case"])
    return Parts([question(source), element("p", entry)], [declared], "map_response", settings=folding(value))


def gaps(source: Source) -> Parts:
    value = source.item.value
    gapped = gaps_in(value["text"])
    entries, declared = [], []
    for number, accepted in enumerate(gapped, start=1):
        name = f"{RESPONSE}{number}"
        entry, declaration = (
            chosen_gap(name, accepted, gapped, value) if value["choose"] else typed_gap(name, accepted, value)
        )
        entries.append(entry)
        declared.append(declaration)
    pieces: list[Element | str] = []
    for place, piece in enumerate(GAP.split(value["text"])[::2]):
        pieces += [*lines(piece), *entries[place : place + 1]]
    total = element("sum", *(element("map-response", identifier=f"{RESPONSE}{n}") for n in range(1, len(gapped) + 1)))
    rule = element("set-outcome-value", total, identifier=SCORE)
    settings: dict[str, Any] = folding(value)
    if value["choose"]:
        settings = {name: bool(value[name]) for name in ("ignore_case", "ignore_diacritics")}
        settings |= {"also": {str(n): words[1:] for n, words in enumerate(gapped, start=1) if words[1:]}}
    elif len(gapped) == 1:
        settings["kind"] = "gaps"
    return Parts([question(source), element("p", *pieces)], declared, [rule], len(gapped), settings=settings)


def typed_gap(name: str, accepted: list[str], value: Mapping[str, Any]) -> tuple[Element, Element]:
    entry = element("text-entry-interaction", response_identifier=name, expected_length=15)
    return entry, spellings(name, accepted, ignore_case=value["ignore_case"])


def chosen_gap(
    name: str, accepted: list[str], gapped: list[list[str]], value: Mapping[str, Any]
) -> tuple[Element, Element]:
    words = sorted(dict.fromkeys([words[0] for words in gapped] + list(value.get("extra") or [])))
    names = {word: f"W{place}" for place, word in enumerate(words, start=1)}
    choices = [element("inline-choice", word, identifier=each) for word, each in names.items()]
    entry = element("inline-choice-interaction", *choices, response_identifier=name, shuffle="true")
    right = names[accepted[0]]
    return entry, response(name, "single", "identifier", [right], mapping({right: 1}, upper=1))


def essay(source: Source) -> Parts:
    value = source.item.value
    limits = {name: int(value[name]) for name in ("min_words", "max_words")}
    interaction = element(
        "extended-text-interaction",
        prompt(source),
        response_identifier=RESPONSE,
        expected_length=limits["max_words"] * CHARACTERS_A_WORD,
    )
    rubric = told("rubric-block", source.dialect, value["criteria"], view="scorer")
    right = [value["model_answer"]] if value.get("model_answer") else []
    return Parts([rubric, interaction], [response(RESPONSE, "single", "string", right)], [], settings=limits)
