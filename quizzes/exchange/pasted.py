"""Questions pasted from a document: the question, under it `* right`, `- wrong` and `! explanation`, then an empty line."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quizzes.exchange.items import MAX_ITEMS, Item, Report, Written
from quizzes.exchange.plain import decode

NAME = "pasted"
LABEL = gettext_lazy("Tekst: pytanie, * dobra, - zła, ! wyjaśnienie")
EXTENSIONS = (".txt",)
CONTENT_TYPE = "text/plain; charset=utf-8"

SIGNS = {"*": "right", "+": "right", "-": "wrong", "–": "wrong", "•": "wrong", "!": "why"}


def read(content: bytes) -> Report:
    report = Report()
    text = decode(content, report)
    block: list[tuple[int, str]] = []
    for number, line in enumerate([*(text or "").split("\n"), ""], start=1):
        if line.strip():
            block.append((number, line.strip()))
        elif block:
            read_block(report, block)
            block = []
    if text and not report.items and not report.remarks:
        report.error(0, _("W pliku nie ma pytań."))
    return report


def read_block(report: Report, block: list[tuple[int, str]]) -> None:
    begin = block[0][0]
    words: list[str] = []
    options: list[dict] = []
    why: list[str] = []
    for _number, line in block:
        role = SIGNS.get(line[0])
        rest = line[1:].strip()
        if role == "why" and options and not why:
            why.append(rest)
        elif role in {"right", "wrong"} and words:
            options.append({"text": rest, "right": role == "right", "explanation": ""})
        elif not options:
            words.append(line)
        elif why:
            why.append(line)
        else:
            options[-1]["text"] += f" {line}"
    question = " ".join(words)
    rights = sum(option["right"] for option in options)
    if len(options) < 2:
        report.error(begin, _("Pod pytaniem potrzeba co najmniej dwóch odpowiedzi: „* dobra” i „- zła”."), question)
    elif not rights:
        report.error(begin, _("Żadna odpowiedź nie ma gwiazdki. Oznacz dobrą: „* …”."), question)
    elif len(report.items) >= MAX_ITEMS:
        report.error(begin, _("W pliku jest za dużo pytań (najwyżej %(most)s).") % {"most": MAX_ITEMS}, question)
    else:
        value = {"options": options, "keep_order": False} | ({"scoring": "partial"} if rights > 1 else {})
        kind = "multiple" if rights > 1 else "single"
        report.items.append(Item(kind, question, value, explanation=" ".join(why), line=begin))


def write(items: list[Item], files: dict[str, bytes] | None = None) -> Written:
    written = Written(b"", "pytania.txt", CONTENT_TYPE)
    blocks = []
    for item in items:
        if item.kind not in {"single", "multiple"}:
            written.loss(item, _("Ten zapis zna tylko pytania z wyborem. Pominięto pytanie."))
            continue
        lines = [" ".join(item.text.split())]
        lines += [f"{'*' if each['right'] else '-'} {' '.join(each['text'].split())}" for each in item.value["options"]]
        if item.explanation:
            lines.append(f"! {' '.join(item.explanation.split())}")
        if any(each["explanation"] for each in item.value["options"]) or item.tags or item.is_critical:
            written.loss(item, _("Ten zapis nie przechowa wyjaśnień przy odpowiedziach ani danych z banku."))
        blocks.append("\n".join(lines))
    written.content = ("\n\n".join(blocks) + "\n").encode()
    return written
