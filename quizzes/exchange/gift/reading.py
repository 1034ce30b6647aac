"""Reading GIFT: blocks of lines, each a question, a category or nothing."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from quizzes.exchange import bank_facts
from quizzes.exchange.gift import answers
from quizzes.exchange.gift.signs import hide, show
from quizzes.exchange.items import MAX_ITEMS, Item, Report
from quizzes.exchange.plain import decode, from_html

ID = re.compile(r"\[id:([^\]]*)\]")
TAG = re.compile(r"\[tag:([^\]]*)\]")
MARKUP = re.compile(r"\[(html|moodle|plain|markdown)\]")
LONGEST_BLOCK = 50_000  # characters


@dataclass
class Block:
    """The lines of one question, and what the comments above it say."""

    line: int
    lines: list[str] = field(default_factory=list)
    code: str = ""
    tags: list[str] = field(default_factory=list)


def read(content: bytes) -> Report:
    """Read a GIFT file. Every question that cannot be used is named with its line and the reason."""
    report = Report()
    text = decode(content, report)
    category = ""
    for block in blocks(text or ""):
        whole = "\n".join(block.lines)
        if whole.startswith("$CATEGORY:"):
            category = path_of(whole.removeprefix("$CATEGORY:"))
        elif len(report.items) >= MAX_ITEMS:
            report.error(block.line, _("W pliku jest za dużo pytań (najwyżej %(most)s).") % {"most": MAX_ITEMS})
            break
        elif len(whole) > LONGEST_BLOCK:
            report.error(block.line, _("Pytanie jest za długie."), whole[:200])
        else:
            read_block(report, block, whole, category)
    if text and not report.items and not report.remarks:
        report.error(0, _("W pliku nie ma pytań."))
    return report


def blocks(text: str) -> list[Block]:
    """Return the blocks between empty lines; comments belong to the block they stand above."""
    found: list[Block] = []
    waiting = Block(0)
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        stripped = line.strip()
        if stripped.startswith("//"):
            waiting.code = next(iter(ID.findall(stripped)), waiting.code)
            waiting.tags += TAG.findall(stripped)
        elif stripped.startswith("$CATEGORY:"):
            found.append(Block(number, [stripped]))
        elif stripped:
            waiting.line = waiting.line or number
            waiting.lines.append(stripped)
        elif waiting.lines:
            found.append(waiting)
            waiting = Block(0)
    return found


def path_of(category: str) -> str:
    """Return a category's path without the parts that only Moodle has."""
    parts = [part.strip() for part in category.strip().split("/")]
    return "/".join(part for part in parts if part and not (part.startswith("$") or part == "top"))


def read_block(report: Report, block: Block, whole: str, category: str) -> None:
    rest = hide(whole)
    name = ""
    if rest.startswith("::"):
        name, separator, rest = rest[2:].partition("::")
        if not separator:
            return report.error(block.line, _("Nazwa pytania nie kończy się na „::”."), whole)
    rest = rest.strip()
    markup = MARKUP.match(rest)
    before, brace, tail = rest[markup.end() if markup else 0 :].partition("{")
    answer, closing, after = tail.rpartition("}")
    about = show(before or name)
    if not brace:
        return report.error(
            block.line, _("Opis bez odpowiedzi (brak nawiasów { }). Takich pytań nie wczytujemy."), about
        )
    if not closing or "{" in answer:
        return report.error(block.line, _("Nawiasy { } nie pasują do siebie."), about)
    words = " ".join(part for part in (before.strip(), "_____" if after.strip() else "", after.strip()) if part)
    question = tidy(report, block.line, show(words), html=bool(markup and markup[1] == "html"))
    if not question:
        return report.error(block.line, _("Pytanie nie ma treści."), show(name))
    body, _hashes, explanation = answer.partition("####")
    try:
        kind, value = answers.read(body.strip(), loss=lambda message: report.loss(block.line, message, question))
    except answers.CannotRead as problem:
        return report.error(block.line, str(problem), question)
    item = Item(
        kind,
        question,
        value,
        explanation=show(explanation).strip(),
        category=category,
        code=block.code,
        line=block.line,
    )
    answers.finish(item, bank_facts.from_tags(item, block.tags))
    report.items.append(item)
    return None


def tidy(report: Report, line: int, text: str, *, html: bool) -> str:
    """Return plain text; pictures and other things that it cannot say are named."""
    if not html:
        return text.strip()
    read = from_html(text)
    if read.lost:
        tags = ", ".join(sorted(read.lost))
        report.loss(line, _("Formatowanie zamieniono na zwykły tekst (%(tags)s).") % {"tags": tags}, read.text)
    if read.pictures:
        report.loss(line, _("GIFT nie zawiera obrazów; pytanie wczytano bez nich."), read.text)
    return read.text
