"""Writing Moodle XML. What it has no element for travels in tags, or is left out with a remark."""

import base64
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from django.utils.html import escape
from django.utils.translation import gettext as _

from quizzes.exchange import bank_facts, own_value
from quizzes.exchange.items import Item, Written, shortened
from quizzes.exchange.weights import plain_number
from quizzes.kinds.gaps import GAP, gaps_in

CONTENT_TYPE = "application/xml"
Files = dict[str, bytes]


def write(items: list[Item], files: Files | None = None) -> Written:
    """Write a Moodle XML file; the remarks say what it could not hold."""
    written = Written(b"", "pytania-moodle.xml", CONTENT_TYPE)
    quiz = Element("quiz")
    category = None
    for item in items:
        make = TYPES.get(item.kind)
        if make is None:
            written.loss(item, _("Moodle XML nie zna takiego pytania. Pominięto je."))
            continue
        if item.category != category:
            category = item.category
            question = SubElement(quiz, "question", type="category")
            said(question, "category", "/".join(part for part in ("$course$/top", category) if part))
        make(begin(quiz, item, files or {}, written), item, files or {})
    indent(quiz)
    content = BytesIO()
    ElementTree(quiz).write(content, encoding="utf-8", xml_declaration=True)
    written.content = content.getvalue()
    return written


def said(parent: Element, name: str, text: str, **attributes: str) -> Element:
    """Add an element whose `text` child says something."""
    node = SubElement(parent, name, **attributes)
    SubElement(node, "text").text = text
    return node


def html(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line)


def value_of(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def begin(quiz: Element, item: Item, files: Files, written: Written) -> Element:
    question = SubElement(quiz, "question", type=NAMES[item.kind])
    said(question, "name", item.code or shortened(item.text, 60))
    words = html(gap_text(item) if item.kind == "gaps" else item.text)
    if item.picture in files:
        words += f'<p><img src="@@PLUGINFILE@@/{escape(item.picture)}" alt="{escape(item.picture_alt)}"></p>'
    elif item.picture:
        written.loss(item, _("Brakuje obrazu do pytania. Zapisano je bez obrazu."))
    text = said(question, "questiontext", words, format="html")
    if item.picture in files:
        attach(text, item.picture, files[item.picture])
    said(question, "generalfeedback", html(item.explanation), format="html")
    value_of(question, "defaultgrade", "1")
    value_of(question, "idnumber", item.code)
    marks = bank_facts.as_tags(item, **own_value.facts_of(item))
    if marks:
        tags = SubElement(question, "tags")
        for mark in marks:
            said(tags, "tag", mark)
    return question


def attach(node: Element, name: str, content: bytes) -> None:
    SubElement(node, "file", name=name, path="/", encoding="base64").text = base64.b64encode(content).decode()


def answer(question: Element, text: str, fraction: str, feedback: str = "", *, plain: bool = False) -> Element:
    format_ = "moodle_auto_format" if plain else "html"
    node = said(question, "answer", text if plain else html(text), fraction=fraction, format=format_)
    said(node, "feedback", html(feedback), format="html")
    return node


def choice(question: Element, item: Item, files: Files) -> None:
    rights = sum(option["right"] for option in item.value["options"])
    several = item.kind == "multiple"
    share = f"{Decimal(100) / rights:.5f}".rstrip("0").rstrip(".") if several else "100"
    value_of(question, "single", "false" if several else "true")
    value_of(question, "shuffleanswers", "false" if item.value["keep_order"] else "true")
    for option in item.value["options"]:
        wrong = f"-{share}" if several else "0"
        answer(question, option["text"], share if option["right"] else wrong, option["explanation"])


def truefalse(question: Element, item: Item, files: Files) -> None:
    for way in ("true", "false"):
        fraction = "100" if item.value["right"] == way else "0"
        answer(question, way, fraction, item.value[f"why_{way}"], plain=True)


def text(question: Element, item: Item, files: Files) -> None:
    value_of(question, "usecase", "0" if item.value["ignore_case"] else "1")
    for spelling in item.value["accepted"]:
        answer(question, spelling, "100", plain=True)


def numeric(question: Element, item: Item, files: Files) -> None:
    wide = Decimal(item.value.get("tolerance") or 0)
    low, high = Decimal(item.value["minimum"]) - wide, Decimal(item.value["maximum"]) + wide
    node = answer(question, plain_number((low + high) / 2), "100", plain=True)
    value_of(node, "tolerance", plain_number((high - low) / 2))
    if item.value["unit"]:
        unit = SubElement(SubElement(question, "units"), "unit")
        value_of(unit, "multiplier", "1")
        value_of(unit, "unit_name", item.value["unit"])


def match(question: Element, item: Item, files: Files) -> None:
    value_of(question, "shuffleanswers", "true")
    rows = [(pair["left"], pair["right"]) for pair in item.value["pairs"]]
    for left, right in rows + [("", extra) for extra in item.value["extra"]]:
        sub = said(question, "subquestion", html(left), format="html")
        said(sub, "answer", right)


def essay(question: Element, item: Item, files: Files) -> None:
    value_of(question, "minwordlimit", str(item.value["min_words"]))
    value_of(question, "maxwordlimit", str(item.value["max_words"]))
    said(question, "graderinfo", html(item.value["criteria"]), format="html")


def order(question: Element, item: Item, files: Files) -> None:
    for place, step in enumerate(item.value["steps"], start=1):
        answer(question, step, str(place))


def gap_text(item: Item) -> str:
    """Return the text as Moodle numbers or fills its gaps: choices as [[1]], typed ones as {1:SHORTANSWER:=30}."""
    gaps = iter(gaps_in(item.value["text"]))
    if not item.value["choose"]:
        return GAP.sub(
            lambda _gap: "{1:SHORTANSWER:=" + "~=".join(map(cloze_safe, next(gaps))) + "}", item.value["text"]
        )
    words = choices_of(item.value)
    return GAP.sub(lambda _gap: f"[[{words.index(next(gaps)[0]) + 1}]]", item.value["text"])


def cloze_safe(spelling: str) -> str:
    return "".join(f"\\{letter}" if letter in '}#~/"\\:' else letter for letter in spelling)


def choices_of(value: dict[str, Any]) -> list[str]:
    return list(dict.fromkeys([*(gap[0] for gap in gaps_in(value["text"])), *value["extra"]]))


def gaps(question: Element, item: Item, files: Files) -> None:
    if not item.value["choose"]:
        question.set("type", "cloze")
        return
    for word in choices_of(item.value):
        option = said(question, "selectoption", word)
        value_of(option, "group", "1")


NAMES = {
    "single": "multichoice",
    "multiple": "multichoice",
    "truefalse": "truefalse",
    "text": "shortanswer",
    "numeric": "numerical",
    "match": "matching",
    "essay": "essay",
    "order": "ordering",
    "gaps": "gapselect",
}
TYPES: dict[str, Callable[[Element, Item, Files], None]] = {
    "single": choice,
    "multiple": choice,
    "truefalse": truefalse,
    "text": text,
    "numeric": numeric,
    "match": match,
    "essay": essay,
    "order": order,
    "gaps": gaps,
}
