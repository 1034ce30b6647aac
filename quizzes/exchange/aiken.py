"""Aiken: a question, lettered options, ANSWER: the letter. Single choice and nothing else."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quizzes.exchange.items import MAX_ITEMS, Item, Report, Written
from quizzes.exchange.plain import decode

NAME = "aiken"
LABEL = gettext_lazy("Aiken (tekst)")
EXTENSIONS = (".txt",)
CONTENT_TYPE = "text/plain; charset=utf-8"

OPTION = re.compile(r"([A-Z])[.)]\s+(.*)")
ANSWER = re.compile(r"ANSWER:\s*([A-Z])\s*", re.IGNORECASE)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def read(content: bytes) -> Report:
    """Read a file: each question ends with its ANSWER line."""
    report = Report()
    text = decode(content, report)
    words: list[str] = []
    options: dict[str, str] = {}
    begin = 0
    for number, raw in enumerate((text or "").split("\n"), start=1):
        line = raw.strip()
        if not line:
            continue
        begin = begin or number
        if answer := ANSWER.fullmatch(line):
            add(report, begin, words, options, answer[1].upper(), number)
            words, options, begin = [], {}, 0
        elif option := OPTION.fullmatch(line):
            options[option[1]] = option[2].strip()
        elif options:
            report.error(number, _("Tu powinna być odpowiedź („B. …”) albo wiersz „ANSWER: A”."), line)
            words, options, begin = [line], {}, number
        else:
            words.append(line)
    if words or options:
        report.error(begin, _("Na końcu pytania brakuje wiersza „ANSWER: A”."), " ".join(words))
    if text and not report.items and not report.remarks:
        report.error(0, _("W pliku nie ma pytań."))
    return report


def add(report: Report, begin: int, words: list[str], options: dict[str, str], answer: str, line: int) -> None:
    question = " ".join(words)
    if not question:
        report.error(begin, _("Pytanie nie ma treści."))
    elif len(options) < 2:
        report.error(begin, _("Pytanie ma mniej niż dwie odpowiedzi do wyboru."), question)
    elif answer not in options:
        report.error(line, _("Dobra odpowiedź to %(letter)s, ale takiej nie ma.") % {"letter": answer}, question)
    elif len(report.items) >= MAX_ITEMS:
        report.error(begin, _("W pliku jest za dużo pytań (najwyżej %(most)s).") % {"most": MAX_ITEMS}, question)
    else:
        rows = [{"text": text, "right": letter == answer, "explanation": ""} for letter, text in options.items()]
        report.items.append(Item("single", question, {"options": rows, "keep_order": False}, line=begin))


def write(items: list[Item], files: dict[str, bytes] | None = None) -> Written:
    """Write the single choices; whatever else there is stands in the remarks."""
    written = Written(b"", "pytania-aiken.txt", CONTENT_TYPE)
    blocks = []
    for item in items:
        if item.kind != "single":
            written.loss(item, _("Aiken zna tylko jednokrotny wybór. Pominięto pytanie."))
            continue
        if lost_in_aiken(item):
            written.loss(item, _("Aiken nie przechowa wyjaśnień, etykiet, obrazu ani pozostałych danych pytania."))
        lines = [" ".join(item.text.split())]
        for letter, option in zip(LETTERS, item.value["options"], strict=False):
            lines.append(f"{letter}. {' '.join(option['text'].split())}")
            if option["right"]:
                answer = letter
        blocks.append("\n".join([*lines, f"ANSWER: {answer}"]))
    written.content = ("\n\n".join(blocks) + "\n").encode()
    return written


def lost_in_aiken(item: Item) -> bool:
    return bool(
        item.explanation
        or item.tags
        or item.is_critical
        or item.source
        or item.guideline_edition
        or item.picture
        or item.difficulty != 2
        or any(option["explanation"] for option in item.value["options"])
    )
