"""Reading Moodle XML, question by question."""

from django.utils.translation import gettext as _

from quizzes.exchange import bank_facts, own_value
from quizzes.exchange.gift.reading import path_of
from quizzes.exchange.items import MAX_BYTES, MAX_ITEMS, Item, Report
from quizzes.exchange.moodle.kinds import TYPES, CannotRead
from quizzes.exchange.moodle.words import Words, raw_text, text_of
from quizzes.exchange.xml_tree import BadXml, Node, parse

SAYINGS = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
INSTRUCTION = {"gapselect", "ddwtos", "cloze", "multianswer"}  # their question text is the text with gaps


def read(content: bytes) -> Report:
    """Read a Moodle XML file. Every question that cannot be used is named with its line and the reason."""
    report = Report()
    if len(content) > MAX_BYTES:
        report.error(0, _("Plik jest większy niż 5 MB. Podziel go na mniejsze."))
        return report
    try:
        root = parse(content)
    except BadXml as problem:
        report.error(problem.line, str(problem))
        return report
    if root.name != "quiz":
        report.error(root.line, _("To nie jest plik Moodle XML: brakuje elementu <quiz>."))
        return report
    category = ""
    for question in (node for node in root.nodes if node.name == "question"):
        if question.get("type") == "category":
            path = question.child("category")
            category = path_of(text_of(path, "text")) if path else ""
        elif len(report.items) >= MAX_ITEMS:
            report.error(question.line, _("W pliku jest za dużo pytań (najwyżej %(most)s).") % {"most": MAX_ITEMS})
            break
        else:
            read_question(report, question, category)
    if not report.items and not report.remarks:
        report.error(0, _("W pliku nie ma pytań."))
    return report


def read_question(report: Report, question: Node, category: str) -> None:
    type_ = question.get("type")
    name = text_of(question.child("name"), "text") if question.child("name") else ""
    words = Words(report, question.line, about=name)
    text = words.of(question.child("questiontext"))
    words.about = text or name
    make = TYPES.get(type_)
    if make is None:
        message = _("Pytań rodzaju „%(type)s” nie wczytujemy.") % {"type": type_ or "?"}
        return report.error(question.line, message, words.about)
    if not text:
        return report.error(question.line, _("Pytanie nie ma treści."), name)
    try:
        kind, value = make(question, words)
    except CannotRead as problem:
        return report.error(question.line, str(problem), words.about)
    item = Item(kind, text, value, category=category, line=question.line)
    if type_ in INSTRUCTION:
        item.text = _("Uzupełnij luki.")
    item.explanation = words.of(question.child("generalfeedback"))
    item.code = text_of(question, "idnumber")
    if any(words.of(question.child(saying)) for saying in SAYINGS):
        words.loss(_("Ogólne uwagi „dobrze/źle” pominięto: mówi to platforma."))
    if question.child("hint"):
        words.loss(_("Podpowiedzi pominięto."))
    tags = question.child("tags")
    marks = [text_of(tag, "text") or raw_text(tag).strip() for tag in tags.nodes] if tags else []
    own_value.put_back(item, bank_facts.from_tags(item, [mark for mark in marks if mark]))
    choose_picture(item, words)
    words.finish()
    report.items.append(item)
    return None


def choose_picture(item: Item, words: Words) -> None:
    if not words.pictures:
        return
    item.picture, item.picture_alt = words.pictures[0]
    if not item.picture_alt:
        words.loss(_("Obraz nie ma opisu dla osób, które go nie widzą. Opisz go po wczytaniu."))
    for name, _alt in words.pictures[1:]:
        words.loss(_("Pytanie może mieć jeden obraz; kolejny pominięto: %(name)s") % {"name": name[:80]})
