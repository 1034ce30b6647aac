"""What a format has no place for in an answer, as facts that travel in tags (see bank_facts)."""

from decimal import Decimal, InvalidOperation

from quizzes.exchange.items import Item
from quizzes.exchange.weights import plain_number


def facts_of(item: Item) -> dict[str, str]:
    """Return what a choice, a number, a text or gaps say beyond what other systems know."""
    value = item.value
    facts: dict[str, str] = {}
    if item.kind == "numeric" and Decimal(value.get("tolerance") or 0):
        facts["tolerance"] = plain_number(Decimal(value["tolerance"]))
    if item.kind in {"text", "gaps"} and value["ignore_diacritics"]:
        facts["marks"] = "ignored"
    if item.kind == "gaps":
        facts["question"] = item.text
        facts["case"] = "" if value["ignore_case"] else "kept"
    if item.kind == "multiple" and value.get("scoring", "partial") != "partial":
        facts["scoring"] = value["scoring"]
    if item.kind == "essay":
        facts["model_answer"] = value.get("model_answer", "")
    return facts


def put_back(item: Item, facts: dict[str, str]) -> None:
    """Put the facts back where `facts_of` found them."""
    value = item.value
    if item.kind == "numeric" and (tolerance := decimal_or_none(facts.get("tolerance", ""))):
        value["tolerance"] = plain_number(tolerance)
        value["minimum"] = plain_number(Decimal(value["minimum"]) + tolerance)
        value["maximum"] = plain_number(Decimal(value["maximum"]) - tolerance)
    if item.kind in {"text", "gaps"}:
        value["ignore_diacritics"] = facts.get("marks") == "ignored"
    if item.kind == "gaps":
        item.text = facts.get("question", item.text)
        value["ignore_case"] = facts.get("case") != "kept"
    if item.kind == "multiple" and facts.get("scoring") in {"all", "any"}:
        value["scoring"] = facts["scoring"]
    if item.kind == "essay":
        value["model_answer"] = facts.get("model_answer", "")


def decimal_or_none(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() and number > 0 else None
