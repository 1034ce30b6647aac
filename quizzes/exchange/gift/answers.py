"""What stands between the braces of a GIFT question."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from quizzes.exchange.gift.signs import show
from quizzes.exchange.items import Item
from quizzes.exchange.weights import Tell, Weighted, accepted, choice, plain_number

PART = re.compile(r"([=~])")
WEIGHT = re.compile(r"%(-?[0-9]{1,3}(?:\.[0-9]{1,10})?)%")
TRUE = {"T", "TRUE"}
FALSE = {"F", "FALSE"}
ESSAY = {"min_words": 1, "max_words": 500, "model_answer": ""}


class CannotRead(ValueError):
    """The answer is of no kind that we have. The message is for who imports."""


def read(body: str, *, loss: Tell) -> tuple[str, dict[str, Any]]:
    """Return the kind and value of an answer. Raises CannotRead."""
    if not body:
        return "essay", ESSAY | {"criteria": _("Oceń, czy odpowiedź jest zgodna z poleceniem.")}
    first, _hash, feedback = body.partition("#")
    if first.strip().upper() in TRUE | FALSE:
        return "truefalse", truth(first.strip().upper() in TRUE, feedback)
    if body.startswith("#"):
        return "numeric", number(body[1:], loss=loss)
    signs = [sign for sign in body if sign in "=~"]
    if not signs:
        return "text", short([Weighted(show(body), Decimal(100))], loss=loss)
    rows = [row(sign, words) for sign, words in parts(body)]
    if all(sign == "=" for sign, _each in rows) and all("->" in each.text for _sign, each in rows):
        return "match", pairs([each for _sign, each in rows], loss=loss)
    if "~" not in signs:
        return "text", short([each for _sign, each in rows], loss=loss)
    weighted = [each for _sign, each in rows]
    if len(weighted) < 2:
        raise CannotRead(_("Pytanie ma mniej niż dwie odpowiedzi do wyboru."))
    if not any(each.percent > 0 for each in weighted):
        raise CannotRead(_("Żadna odpowiedź nie jest oznaczona jako dobra."))
    return choice(weighted, several="=" not in signs, loss=loss)


def parts(body: str) -> list[tuple[str, str]]:
    """Return the sign and the words of each answer."""
    split = PART.split(body)
    return list(zip(split[1::2], split[2::2], strict=True))


def row(sign: str, words: str) -> tuple[str, Weighted]:
    """Read `%50%text#feedback`; without a weight `=` is everything and `~` is nothing."""
    words, _hash, feedback = words.strip().partition("#")
    percent = Decimal(100 if sign == "=" else 0)
    if weight := WEIGHT.match(words):
        percent = Decimal(weight[1])
        words = words[weight.end() :]
    return sign, Weighted(show(words).strip(), percent, show(feedback).strip())


def truth(right: bool, feedback: str) -> dict[str, Any]:
    """The first feedback is for the wrong answer, the second for the right one."""
    wrong, _hash, well = feedback.partition("#")
    said = {right: show(well).strip(), not right: show(wrong).strip()}
    return {"right": "true" if right else "false", "why_true": said[True], "why_false": said[False]}


def short(answers: list[Weighted], *, loss: Tell) -> dict[str, Any]:
    return {"accepted": accepted(answers, loss=loss), "ignore_case": True, "ignore_diacritics": False}


def pairs(rows: list[Weighted], *, loss: Tell) -> dict[str, Any]:
    """Read `left -> right`; a pair without a left side is a wrong right side."""
    if any(each.feedback for each in rows):
        loss(_("Uwagi do poszczególnych par przepadły."))
    split = [[side.strip() for side in each.text.split("->", 1)] for each in rows]
    if sum(bool(left) for left, _right in split) < 2:
        raise CannotRead(_("Do dopasowania potrzeba co najmniej dwóch par."))
    return {
        "pairs": [{"left": left, "right": right} for left, right in split if left],
        "extra": [right for left, right in split if not left],
    }


def number(body: str, *, loss: Tell) -> dict[str, Any]:
    """Read `3`, `3:0.5`, `1..5` or several weighted ones, of which the best counts."""
    rows = [row(sign, words)[1] for sign, words in parts(body)] if "=" in body else [row("=", body)[1]]
    best = max(rows, key=lambda each: each.percent)
    if len([each for each in rows if each.percent > 0]) > 1:
        loss(_("Część punktów za inne liczby przepadła: liczy się najlepsza."))
    if best.feedback or any(each.feedback for each in rows):
        loss(_("Uwagi do poszczególnych odpowiedzi przepadły."))
    return range_of(best.text)


def range_of(text: str) -> dict[str, Any]:
    try:
        if ".." in text:
            low, high = (Decimal(end.strip().replace(",", ".")) for end in text.split("..", 1))
        else:
            middle, _colon, tolerance = text.partition(":")
            about = Decimal((tolerance.strip() or "0").replace(",", "."))
            exact = Decimal(middle.strip().replace(",", "."))
            low, high = exact - abs(about), exact + abs(about)
    except InvalidOperation as problem:
        raise CannotRead(_("„%(text)s” nie jest liczbą ani zakresem.") % {"text": text[:40]}) from problem
    if not (low.is_finite() and high.is_finite()) or low > high:
        raise CannotRead(_("„%(text)s” nie jest liczbą ani zakresem.") % {"text": text[:40]})
    return {"minimum": plain_number(low), "maximum": plain_number(high), "tolerance": "0", "unit": ""}


def finish(item: Item, facts: dict[str, str]) -> None:
    """Put back what a file of ours says in tags because GIFT has no place for it."""
    value = item.value
    if item.kind == "numeric":
        value["unit"] = facts.get("unit", "")
        if tolerance := facts.get("tolerance"):
            wide = Decimal(tolerance)
            value["tolerance"] = tolerance
            value["minimum"] = plain_number(Decimal(value["minimum"]) + wide)
            value["maximum"] = plain_number(Decimal(value["maximum"]) - wide)
    if item.kind == "text":
        value["ignore_case"] = facts.get("case", "ignored") == "ignored"
        value["ignore_diacritics"] = facts.get("marks", "") == "ignored"
    if item.kind in {"single", "multiple"}:
        value["keep_order"] = "keep_order" in facts
    if item.kind == "multiple" and facts.get("scoring") in {"all", "any", "partial"}:
        value["scoring"] = facts["scoring"]
    if item.kind == "essay":
        for name in ("min_words", "max_words"):
            if facts.get(name, "").isdecimal():
                value[name] = int(facts[name])
        value["criteria"] = facts.get("criteria", value["criteria"])
        value["model_answer"] = facts.get("model_answer", "")
