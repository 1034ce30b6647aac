"""The columns, and what they mean in our kinds. What cells cannot say stands as JSON in the last column."""

import json
import unicodedata
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from quizzes.exchange.items import Item
from quizzes.kinds import KINDS
from quizzes.kinds.wording import without_marks

ANSWERS = 10
HEADER = [
    "kod",
    "kategoria",
    "rodzaj",
    "treść",
    *(f"odpowiedź {number}" for number in range(1, ANSWERS + 1)),
    "dobre",
    "wyjaśnienie",
    "etykiety",
    "trudność",
    "krytyczne",
    "źródło",
    "wydanie wytycznych",
    "dane",
]
ENGLISH = {
    "code": "kod",
    "category": "kategoria",
    "kind": "rodzaj",
    "type": "rodzaj",
    "question": "tresc",
    "text": "tresc",
    "pytanie": "tresc",
    "right": "dobre",
    "correct": "dobre",
    "explanation": "wyjasnienie",
    "tags": "etykiety",
    "difficulty": "trudnosc",
    "critical": "krytyczne",
    "source": "zrodlo",
    "guideline edition": "wydanie wytycznych",
    "edition": "wydanie wytycznych",
    "data": "dane",
} | {f"answer {number}": f"odpowiedz {number}" for number in range(1, ANSWERS + 1)}
YES = {"1", "tak", "yes", "true", "x", "t", "так"}
TRUE = {"prawda", "true", "tak", "p", "1"}
FALSE = {"falsz", "false", "nie", "f", "0"}


class CannotRead(ValueError):
    """The row makes no question. The message is for who imports."""


def folded(words: str) -> str:
    return " ".join(without_marks(unicodedata.normalize("NFC", words)).casefold().split())


def column(title: str) -> str:
    """Return a title's column, whatever its case, accents and language."""
    return ENGLISH.get(folded(title), folded(title))


def kind_named(name: str) -> str:
    """Return the kind of that name or label, "" for none."""
    wanted = folded(name)
    for kind in KINDS.values():
        labels = {kind.name, *(folded(label_in(kind, language)) for language in ("pl", "en", "uk"))}
        if wanted in labels:
            return kind.name
    return ""


def label_in(kind: Any, language: str) -> str:
    with override(language):
        return str(kind.label)


def item_of(row: dict[str, str], line: int) -> Item:
    """Return the question of a row (column to cell). Raises CannotRead."""
    text = row.get("tresc", "").strip()
    if not text:
        raise CannotRead(_("Brakuje treści pytania."))
    answers = [row.get(f"odpowiedz {number}", "").strip() for number in range(1, ANSWERS + 1)]
    answers = [answer for answer in answers if answer]
    named = row.get("rodzaj", "").strip()
    kind = kind_named(named) if named else guess(answers, row.get("dobre", ""))
    if not kind:
        raise CannotRead(_("Nie znamy rodzaju pytania „%(kind)s”.") % {"kind": named[:40]})
    data = row.get("dane", "").strip()
    difficulty = row.get("trudnosc", "").strip()
    return Item(
        kind,
        text,
        from_json(data) if data else value_of(kind, answers, row.get("dobre", "").strip()),
        explanation=row.get("wyjasnienie", "").strip(),
        category=row.get("kategoria", "").strip(),
        code=row.get("kod", "").strip(),
        tags=[tag.strip() for tag in row.get("etykiety", "").split(",") if tag.strip()],
        difficulty=int(difficulty) if difficulty in {"1", "2", "3"} else 2,
        is_critical=folded(row.get("krytyczne", "")) in YES,
        source=row.get("zrodlo", "").strip(),
        guideline_edition=row.get("wydanie wytycznych", "").strip(),
        line=line,
    )


def guess(answers: list[str], right: str) -> str:
    if not answers and folded(right) in TRUE | FALSE:
        return "truefalse"
    return "multiple" if len(numbers(right)) > 1 else "single"


def from_json(data: str) -> dict[str, Any]:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as problem:
        raise CannotRead(_("Kolumna „dane” nie zawiera poprawnego zapisu JSON.")) from problem
    if not isinstance(value, dict):
        raise CannotRead(_("Kolumna „dane” nie zawiera poprawnego zapisu JSON."))
    return value


def numbers(text: str) -> list[int]:
    """Read "1, 3", "1;3" or "A C"."""
    parts = text.replace(";", ",").replace(" ", ",").split(",")
    return [
        int(part) if part.isdecimal() else ord(part.upper()) - 64
        for part in parts
        if part.isdecimal() or (len(part) == 1 and part.isalpha() and part.isascii())
    ]


def value_of(kind: str, answers: list[str], right: str) -> dict[str, Any]:
    """Return the value that the cells say; raises CannotRead where the kind needs the data column."""
    match kind:
        case "single" | "multiple":
            rights = numbers(right)
            if not rights or not all(1 <= number <= len(answers) for number in rights):
                raise CannotRead(_("W kolumnie „dobre” wpisz numery dobrych odpowiedzi, na przykład 1 albo 1,3."))
            options = [
                {"text": answer, "right": number in rights, "explanation": ""}
                for number, answer in enumerate(answers, start=1)
            ]
            extra = {"scoring": "partial"} if kind == "multiple" else {}
            return {"options": options, "keep_order": False} | extra
        case "truefalse":
            way = folded(right)
            if way not in TRUE | FALSE:
                raise CannotRead(_("W kolumnie „dobre” wpisz: prawda albo fałsz."))
            return {"right": "true" if way in TRUE else "false", "why_true": "", "why_false": ""}
        case "order":
            return {"steps": answers}
        case "text":
            return {"accepted": answers, "ignore_case": True, "ignore_diacritics": True}
        case "numeric":
            if len(answers) < 2:
                raise CannotRead(_("Liczba potrzebuje w odpowiedziach: od, do i ewentualnie jednostki."))
            low, high, *unit = (answer.replace(",", ".") for answer in answers)
            return {"minimum": low, "maximum": high, "tolerance": "0", "unit": unit[0] if unit else ""}
    raise CannotRead(_("Ten rodzaj pytania potrzebuje kolumny „dane”."))


def cells_of(kind: str, value: dict[str, Any]) -> tuple[list[str], str]:
    """Return the answers and the column "right" of a value, as far as cells can say it."""
    match kind:
        case "single" | "multiple":
            rights = [str(number) for number, each in enumerate(value["options"], start=1) if each["right"]]
            return [each["text"] for each in value["options"]], ",".join(rights)
        case "truefalse":
            return [], "prawda" if value["right"] == "true" else "fałsz"
        case "order":
            return list(value["steps"]), ""
        case "text":
            return list(value["accepted"]), ""
        case "numeric":
            return [value["minimum"], value["maximum"], *([value["unit"]] if value["unit"] else [])], ""
    return [], ""


def row_of(item: Item) -> list[str]:
    """Return the cells of a question. The data column is filled where the others would lose something."""
    answers, right = cells_of(item.kind, item.value)
    try:
        enough = len(answers) <= ANSWERS and value_of(item.kind, answers, right) == item.value
    except CannotRead:
        enough = False
    cells = (answers + [""] * ANSWERS)[:ANSWERS]
    return [
        item.code,
        item.category,
        item.kind,
        item.text,
        *cells,
        right,
        item.explanation,
        ", ".join(item.tags),
        str(item.difficulty),
        "tak" if item.is_critical else "",
        item.source,
        item.guideline_edition,
        "" if enough else json.dumps(item.value, ensure_ascii=False),
    ]
