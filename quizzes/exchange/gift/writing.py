"""Writing GIFT. What it has no sign for travels in the tags of a comment, or is left out with a remark."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from quizzes.exchange import bank_facts
from quizzes.exchange.gift.signs import escape
from quizzes.exchange.items import Item, Written
from quizzes.exchange.weights import plain_number

CONTENT_TYPE = "text/plain; charset=utf-8"


def write(items: list[Item], files: dict[str, bytes] | None = None) -> Written:
    """Write a GIFT file; the remarks say what it could not hold."""
    written = Written(b"", "pytania.gift", CONTENT_TYPE)
    blocks: list[str] = []
    category = ""
    for item in items:
        make = ANSWERS.get(item.kind)
        if make is None:
            written.loss(item, _("GIFT nie zna takiego pytania. Pominięto je."))
            continue
        if item.picture:
            written.loss(item, _("GIFT nie zawiera obrazów; pytanie zapisano bez niego."))
        if item.category != category:
            category = item.category
            blocks.append(f"$CATEGORY: {category or 'top'}")
        blocks.append(block(item, *make(item.value)))
    written.content = ("\n\n".join(blocks) + "\n").encode()
    return written


def block(item: Item, answer: str, facts: dict[str, str]) -> str:
    marks = [f"[tag:{tag}]" for tag in bank_facts.as_tags(item, **facts)]
    if item.code:
        marks.insert(0, f"[id:{item.code}]")
    comment = f"// {' '.join(marks)}\n" if marks else ""
    why = f"####{escape(item.explanation)}" if item.explanation else ""
    return f"{comment}{escape(item.text)} {{{answer}{why}}}"


def option(sign: str, each: dict[str, Any], weight: str = "") -> str:
    feedback = f"#{escape(each['explanation'])}" if each["explanation"] else ""
    return f"{sign}{weight}{escape(each['text'])}{feedback}"


def order_fact(value: dict[str, Any]) -> dict[str, str]:
    return {"keep_order": "1"} if value.get("keep_order") else {}


def single(value: dict[str, Any]) -> tuple[str, dict[str, str]]:
    return " ".join(option("=" if each["right"] else "~", each) for each in value["options"]), order_fact(value)


def multiple(value: dict[str, Any]) -> tuple[str, dict[str, str]]:
    rights = sum(each["right"] for each in value["options"])
    share = f"{Decimal(100) / rights:.5f}".rstrip("0").rstrip(".")
    rows = [option("~", each, f"%{'' if each['right'] else '-'}{share}%") for each in value["options"]]
    scoring = value.get("scoring", "partial")
    return " ".join(rows), order_fact(value) | ({"scoring": scoring} if scoring != "partial" else {})


def truefalse(value: dict[str, Any]) -> tuple[str, dict[str, str]]:
    right = value["right"] == "true"
    wrong, well = value["why_false" if right else "why_true"], value["why_true" if right else "why_false"]
    feedback = f"#{escape(wrong)}" if wrong or well else ""
    return f"{'T' if right else 'F'}{feedback}{f'#{escape(well)}' if well else ''}", {}


def match(value: dict[str, Any]) -> tuple[str, dict[str, str]]:
    rows = [f"={escape(pair['left'])} -> {escape(pair['right'])}" for pair in value["pairs"]]
    return " ".join([*rows, *(f"= -> {escape(text)}" for text in value["extra"])]), {}


def numeric(value: dict[str, Any]) -> tuple[str, dict[str, str]]:
    tolerance = Decimal(value.get("tolerance") or 0)
    low, high = Decimal(value["minimum"]) - tolerance, Decimal(value["maximum"]) + tolerance
    facts = {"unit": value["unit"], "tolerance": plain_number(tolerance) if tolerance else ""}
    return f"#{plain_number(low)}..{plain_number(high)}", facts


def text(value: dict[str, Any]) -> tuple[str, dict[str, str]]:
    facts = {
        "case": "" if value["ignore_case"] else "kept",
        "marks": "ignored" if value["ignore_diacritics"] else "",
    }
    return " ".join(f"={escape(each)}" for each in value["accepted"]), facts


def essay(value: dict[str, Any]) -> tuple[str, dict[str, str]]:
    return "", {name: str(each) for name, each in value.items() if each}


ANSWERS = {
    "single": single,
    "multiple": multiple,
    "truefalse": truefalse,
    "match": match,
    "numeric": numeric,
    "text": text,
    "essay": essay,
}
