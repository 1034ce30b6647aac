"""Our questions as assessment items, in the names that both dialects share."""

from collections.abc import Callable
from typing import Any

from quizzes.exchange.items import Item, shortened
from quizzes.exchange.qti.dialects import OUR_TOOL, Dialect, Element, element
from quizzes.exchange.qti.writing import choices, spots, texts
from quizzes.exchange.qti.writing.parts import (
    EXPLANATION,
    FEEDBACK,
    RESPONSE,
    SCORE,
    Parts,
    Source,
    base,
    if_then,
    image,
    told,
    variable,
)

WRITERS: dict[str, Callable[[Source], Parts]] = {
    "single": choices.single,
    "multiple": choices.multiple,
    "truefalse": choices.truefalse,
    "order": choices.order,
    "match": choices.match,
    "numeric": texts.numeric,
    "text": texts.text,
    "gaps": texts.gaps,
    "picture": choices.picture,
    "hotspot": spots.hotspot,
    "essay": texts.essay,
}


def assessment_item(source: Source, identifier: str) -> tuple[Element, dict[str, Any]]:
    """Return the item in its dialect, and the settings that only the metadata can hold."""
    item, dialect = source.item, source.dialect
    parts = WRITERS[item.kind](source)
    shown = [element("p", image(source, item.picture, item.picture_alt))] if item.picture else []
    score = element(
        "outcome-declaration", identifier=SCORE, cardinality="single", base_type="float", normal_maximum=parts.maximum
    )
    told_here = [outcome(FEEDBACK, parts.tells_choice)] if parts.tells_choice else []
    told_here += [outcome(EXPLANATION, "single")] if item.explanation else []
    modal = [
        told(
            "modal-feedback",
            dialect,
            item.explanation,
            outcome_identifier=EXPLANATION,
            identifier="explanation",
            show_hide="show",
        )
    ]
    root = element(
        "assessment-item",
        *parts.responses,
        score,
        *told_here,
        element("item-body", *shown, *parts.body),
        *processing(parts, item, dialect),
        *(modal if item.explanation else []),
        identifier=identifier,
        title=shortened(item.text),
        adaptive="false",
        time_dependent="false",
        tool_name=OUR_TOOL,
    )
    spelt = dialect.spelt(root)
    spelt.set("xmlns", dialect.namespace)
    return spelt, parts.settings


def outcome(name: str, cardinality: str) -> Element:
    return element("outcome-declaration", identifier=name, cardinality=cardinality, base_type="identifier")


def processing(parts: Parts, item: Item, dialect: Dialect) -> list[Element]:
    """Return the rules: a standard template where nothing is said after the answer, else the same written out."""
    telling = []
    if parts.tells_choice:
        telling.append(element("set-outcome-value", variable(), identifier=FEEDBACK))
    if item.explanation:
        telling.append(element("set-outcome-value", base("explanation", "identifier"), identifier=EXPLANATION))
    if isinstance(parts.scoring, str) and not telling:
        return [element("response-processing", template=dialect.template(parts.scoring))]
    scoring = parts.scoring if not isinstance(parts.scoring, str) else written_out(parts.scoring)
    return [element("response-processing", *scoring, *telling)] if scoring or telling else []


def written_out(template: str) -> list[Element]:
    if template == "match_correct":
        return [if_then(element("match", variable(), element("correct", identifier=RESPONSE)))]
    return [element("set-outcome-value", element("map-response", identifier=RESPONSE), identifier=SCORE)]
