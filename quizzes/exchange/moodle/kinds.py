"""Moodle's question types as our kinds."""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import Any

import PIL.Image
from django.utils.translation import gettext as _

from quizzes.exchange.moodle.words import Words, embedded, text_of
from quizzes.exchange.weights import Weighted, accepted, choice, plain_number
from quizzes.exchange.xml_tree import Node

Answer = tuple[str, dict[str, Any]]
CHOICE_GAP = re.compile(r"\[\[(\d+)\]\]")
CLOZE_GAP = re.compile(
    r"\{\d*:(SHORTANSWER|SA|SAC|MW|SHORTANSWER_C|NUMERICAL|NM|MULTICHOICE|MC|MCS|MCH|MCV):((?:\\.|[^}\\])*)\}"
)


class CannotRead(ValueError):
    """The question cannot be used. The message is for who imports."""


def percent(node: Node) -> Decimal:
    try:
        return Decimal(node.get("fraction", "0") or "0")
    except InvalidOperation:
        return Decimal(0)


def weighted(question: Node, words: Words) -> list[Weighted]:
    rows = [
        Weighted(words.of(answer), percent(answer), words.of(answer.child("feedback")))
        for answer in question.nodes
        if answer.name == "answer"
    ]
    if not any(row.percent > 0 for row in rows):
        raise CannotRead(_("Żadna odpowiedź nie jest oznaczona jako dobra."))
    return rows


def multichoice(question: Node, words: Words) -> Answer:
    rows = weighted(question, words)
    if len(rows) < 2:
        raise CannotRead(_("Pytanie ma mniej niż dwie odpowiedzi do wyboru."))
    several = text_of(question, "single", "true").lower() in {"false", "0"}
    kind, value = choice(rows, several=several, loss=words.loss)
    shuffled = text_of(question, "shuffleanswers", "true").lower() in {"true", "1"}
    return kind, value | {"keep_order": not shuffled}


def truefalse(question: Node, words: Words) -> Answer:
    said = {}
    right = ""
    for answer in (node for node in question.nodes if node.name == "answer"):
        way = words.of(answer).strip().lower()
        said[way] = words.of(answer.child("feedback"))
        right = way if percent(answer) == 100 else right
    if right not in {"true", "false"}:
        raise CannotRead(_("Plik nie mówi, która odpowiedź jest dobra."))
    return "truefalse", {"right": right, "why_true": said.get("true", ""), "why_false": said.get("false", "")}


def shortanswer(question: Node, words: Words) -> Answer:
    spellings = accepted(weighted(question, words), loss=words.loss)
    kept = text_of(question, "usecase", "0") == "1"
    return "text", {"accepted": spellings, "ignore_case": not kept, "ignore_diacritics": False}


def numerical(question: Node, words: Words) -> Answer:
    answers = [node for node in question.nodes if node.name == "answer" and percent(node) > 0]
    if not answers:
        raise CannotRead(_("Żadna odpowiedź nie jest oznaczona jako dobra."))
    best = max(answers, key=percent)
    if len(answers) > 1:
        words.loss(_("Część punktów za inne liczby przepadła: liczy się najlepsza."))
    try:
        exact = Decimal(words.of(best).replace(",", "."))
        tolerance = abs(Decimal(text_of(best, "tolerance", "0").replace(",", ".") or "0"))
    except InvalidOperation as problem:
        raise CannotRead(_("Dobra odpowiedź nie jest liczbą.")) from problem
    if not (exact.is_finite() and tolerance.is_finite()):
        raise CannotRead(_("Dobra odpowiedź nie jest liczbą."))
    units = [text_of(unit, "unit_name") for unit in question.all("unit")]
    if len(units) > 1:
        words.loss(_("Zostaje jedna jednostka: %(unit)s.") % {"unit": units[0]})
    ends = {"minimum": plain_number(exact - tolerance), "maximum": plain_number(exact + tolerance)}
    return "numeric", ends | {"tolerance": "0", "unit": units[0] if units else ""}


def matching(question: Node, words: Words) -> Answer:
    rows = [(words.of(sub), words.of(sub.child("answer"))) for sub in question.nodes if sub.name == "subquestion"]
    pairs = [{"left": left, "right": right} for left, right in rows if left]
    if len(pairs) < 2:
        raise CannotRead(_("Do dopasowania potrzeba co najmniej dwóch par."))
    rights = {pair["right"] for pair in pairs}
    extra = list(dict.fromkeys(right for left, right in rows if not left and right not in rights))
    return "match", {"pairs": pairs, "extra": extra}


def essay(question: Node, words: Words) -> Answer:
    criteria = words.of(question.child("graderinfo")) or _("Oceń, czy odpowiedź jest zgodna z poleceniem.")
    least, most = (text_of(question, name) for name in ("minwordlimit", "maxwordlimit"))
    return "essay", {
        "min_words": int(least) if least.isdecimal() and int(least) else 1,
        "max_words": int(most) if most.isdecimal() and int(most) else 500,
        "criteria": criteria,
        "model_answer": "",
    }


def ordering(question: Node, words: Words) -> Answer:
    rows = sorted(
        (node for node in question.nodes if node.name == "answer"), key=lambda node: (percent(node), node.line)
    )
    return "order", {"steps": [words.of(row) for row in rows]}


def gapselect(question: Node, words: Words) -> Answer:
    """Read a text with [[1]], [[2]] and the choices they number."""
    rows = [node for node in question.nodes if node.name in {"selectoption", "dragbox"}]
    choices = [words.of(row) for row in rows]
    text = words.of(question.child("questiontext"))
    used = [int(number) for number in CHOICE_GAP.findall(text)]
    if not used or any(not 1 <= number <= len(choices) for number in used):
        raise CannotRead(_("Luka wskazuje odpowiedź, której nie ma."))
    if len({text_of(row, "group", "1") for row in rows}) > 1:
        words.loss(_("Grupy odpowiedzi połączono: każda luka ma tę samą listę."))
    filled = CHOICE_GAP.sub(lambda gap: f"[[{safe(choices[int(gap[1]) - 1])}]]", text)
    extra = [each for number, each in enumerate(choices, start=1) if number not in used]
    return "gaps", gaps(filled, choose=True, extra=extra)


def cloze(question: Node, words: Words) -> Answer:
    """Read {1:SHORTANSWER:=one~=two}: each gap with its accepted answers, choices as typed gaps."""
    text = words.of(question.child("questiontext"))

    def gap(found: re.Match[str]) -> str:
        rows = [row for row in re.split(r"(?<!\\)~", found[2]) if row]
        right = [row for row in rows if row.startswith(("=", "%100%"))]
        if not right:
            raise CannotRead(_("Plik nie mówi, co wpisać w jedną z luk."))
        if found[1] in {"MULTICHOICE", "MC", "MCS", "MCH", "MCV"}:
            words.loss(_("Listy do wyboru w tekście zamieniono na luki do wpisania."))
        said = [row.removeprefix("=").removeprefix("%100%").split("#")[0].split(":")[0] for row in right]
        return f"[[{'|'.join(safe(each.replace(chr(92), '')) for each in said)}]]"

    filled = CLOZE_GAP.sub(gap, text)
    if filled == text:
        raise CannotRead(_("W tekście nie ma luki, którą umiemy wczytać."))
    return "gaps", gaps(filled, choose=False, extra=[])


def gaps(text: str, *, choose: bool, extra: list[str]) -> dict[str, Any]:
    return {"text": text, "choose": choose, "extra": extra, "ignore_case": True, "ignore_diacritics": False}


def safe(text: str) -> str:
    """Return a spelling without the signs that mark a gap."""
    return text.replace("[[", "(").replace("]]", ")").replace("|", "/").strip()


def ddmarker(question: Node, words: Words) -> Answer:
    """Read a picture with rectangles on which markers belong, in pixels, as places in percent."""
    file = next((node for node in question.nodes if node.name == "file"), None)
    content = embedded(question, file.get("name")) if file else None
    if file is None or content is None:
        raise CannotRead(_("Bez obrazu tego pytania nie da się zadać."))
    try:
        with PIL.Image.open(BytesIO(content)) as image:
            across, down = image.size
    except (OSError, ValueError, PIL.Image.DecompressionBombError) as problem:
        raise CannotRead(_("Tego pliku nie da się otworzyć jako obrazu.")) from problem
    labels = {text_of(drag, "no"): words.of(drag) for drag in question.nodes if drag.name == "drag"}
    regions = []
    for drop in (node for node in question.nodes if node.name == "drop"):
        label = labels.get(text_of(drop, "choice"), "")
        regions.append(rectangle(drop, across, down, words) | {"label": label, "right": True})
    if not regions:
        raise CannotRead(_("Plik nie mówi, które miejsce jest dobre."))
    words.report.files[file.get("name")] = content
    words.loss(_("Wskazanie punktu zamieniono na wybór jednego z miejsc. Dodaj po wczytaniu miejsca, które są złe."))
    return "hotspot", {"picture": file.get("name"), "alt": "", "regions": regions}


def rectangle(drop: Node, across: int, down: int, words: Words) -> dict[str, int]:
    shape, coordinates = text_of(drop, "shape"), text_of(drop, "coords")
    numbers = [float(number) for number in re.findall(r"-?[0-9]+(?:\.[0-9]+)?", coordinates)]
    try:
        if shape == "rectangle":
            x, y, width, height = numbers[:4]
        elif shape == "circle":
            middle_x, middle_y, radius = numbers[:3]
            x, y, width, height = middle_x - radius, middle_y - radius, 2 * radius, 2 * radius
        else:
            x, y = min(numbers[::2]), min(numbers[1::2])
            width, height = max(numbers[::2]) - x, max(numbers[1::2]) - y
    except ValueError as problem:
        raise CannotRead(_("Nie da się odczytać miejsca na obrazie.")) from problem
    if shape != "rectangle":
        words.loss(_("Okrągłe lub wieloboczne miejsce zamieniono na prostokąt dookoła niego."))
    left, top = clamp(x * 100 / across, 99), clamp(y * 100 / down, 99)
    return {
        "x": left,
        "y": top,
        "width": max(1, min(100 - left, clamp(width * 100 / across, 100))),
        "height": max(1, min(100 - top, clamp(height * 100 / down, 100))),
    }


def clamp(number: float, most: int) -> int:
    return max(0, min(most, round(number)))


TYPES: dict[str, Callable[[Node, Words], Answer]] = {
    "multichoice": multichoice,
    "truefalse": truefalse,
    "shortanswer": shortanswer,
    "numerical": numerical,
    "matching": matching,
    "essay": essay,
    "ordering": ordering,
    "gapselect": gapselect,
    "ddwtos": gapselect,
    "cloze": cloze,
    "multianswer": cloze,
    "ddmarker": ddmarker,
}
