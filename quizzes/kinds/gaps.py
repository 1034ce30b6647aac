"""Fill the gaps of a text: typed, or picked from a list.

The author writes gaps as [[30]] or, with other accepted spellings, [[2|dwa]]; the first one is shown as right.
"""

import re
from collections.abc import Mapping
from fractions import Fraction
from random import Random
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from quizzes.kinds.base import WRONG, Asked, BadAnswer, CannotRegrade, Form, Kind, Marked, first, option_id
from quizzes.kinds.text import FoldingBlock, folding
from quizzes.kinds.wording import is_one_of

GAP = re.compile(r"\[\[([^\[\]]*)\]\]")
TAIL = re.compile(r"^[^\w\s]+")  # a full stop or comma right after a gap; it must not begin the next line
LONGEST = 100  # characters in a gap


def gaps_in(text: str) -> list[list[str]]:
    """Return the accepted spellings of each gap."""
    return [[spelling.strip() for spelling in gap.split("|")] for gap in GAP.findall(text)]


class GapsBlock(FoldingBlock):
    text = blocks.TextBlock(
        label=gettext_lazy("Tekst z lukami"),
        max_length=2000,
        rows=4,
        help_text=gettext_lazy("Luka to [[30]]; kilka poprawnych zapisów oddziel kreską: [[2|dwa]]."),
    )
    choose = blocks.BooleanBlock(label=gettext_lazy("Wybór z listy zamiast pisania"), required=False, default=False)
    extra = blocks.ListBlock(
        blocks.CharBlock(max_length=LONGEST, label=gettext_lazy("Zła odpowiedź")),
        required=False,
        default=[],
        max_num=10,
        label=gettext_lazy("Złe odpowiedzi na liście"),
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if problem := self.problem_with(cleaned["text"]):
            raise blocks.StructBlockValidationError({"text": ValidationError(problem)})
        firsts = {gap[0].casefold() for gap in gaps_in(cleaned["text"])}
        if cleaned["choose"] and len(firsts | {text.strip().casefold() for text in cleaned["extra"]}) < 2:
            raise blocks.StructBlockValidationError(
                {"extra": ValidationError(_("Na liście musi być coś do wyboru: dodaj złą odpowiedź."))}
            )
        return cleaned

    @staticmethod
    def problem_with(text: str) -> str:
        gaps = gaps_in(text)
        rest = GAP.sub("", text)
        if "[[" in rest or "]]" in rest:
            return _("Któraś luka nie jest zamknięta. Każda zaczyna się od [[ i kończy na ]].")
        if not gaps:
            return _("W tekście nie ma luki. Wpisz słowo w podwójnych nawiasach, na przykład [[30]].")
        if not all(spelling for gap in gaps for spelling in gap):
            return _("Jedna z luk jest pusta. Wpisz w niej dobrą odpowiedź.")
        return _("Za dużo luk: najwyżej 12.") if len(gaps) > 12 else ""

    class Meta:
        icon = "edit"
        label = gettext_lazy("Uzupełnij luki")


class Gaps(Kind):
    name = "gaps"
    label = gettext_lazy("Uzupełnij luki")
    block = GapsBlock
    parts_of_key = ("key", "folding")
    answer_is_a_sequence = True

    def asked(self, value: Mapping[str, Any]) -> Asked:
        key = gaps_in(value["text"])
        words = {option_id(text): text for text in [gap[0] for gap in key] + list(value.get("extra") or [])}
        return {
            "pieces": GAP.split(value["text"])[::2],
            "options": [{"id": id_, "text": text} for id_, text in sorted(words.items())] if value["choose"] else [],
            "key": key,
            "folding": folding(value),
        }

    def layout(self, asked: Asked, random: Random) -> list[str]:
        ids = super().layout(asked, random)
        random.shuffle(ids)
        return ids

    def shown(self, asked: Asked, *, value: Any, layout: list[str], revealed: bool) -> dict[str, Any]:
        given = value if isinstance(value, list) else []
        parts: list[dict[str, Any]] = []
        for place, piece in enumerate(asked["pieces"]):
            if parts:
                text = TAIL.sub("", piece)
                parts[-1]["tail"] = piece.removesuffix(text)
                parts.append({"text": text})
            else:
                parts.append({"text": piece})
            if place < len(asked["key"]):
                gap = {"gap": place + 1, "value": given[place] if place < len(given) else ""}
                parts.append(gap | ({"right": self.fits(asked, place, gap["value"])} if revealed else {}))
        return {"parts": parts, "total": len(asked["key"])}

    def read(self, asked: Asked, form: Form, kept: Any = None) -> Any:
        """Read one text per gap (`gap-1`, `gap-2`, ...)."""
        given = [first(form, f"gap-{number}") for number in range(1, len(asked["key"]) + 1)]
        if not all(given):
            raise BadAnswer(_("Uzupełnij każdą lukę."))
        if any(len(text) > LONGEST for text in given):
            raise BadAnswer(_("Odpowiedź jest za długa. Wystarczy słowo albo kilka."))
        return given

    def echo(self, asked: Asked, form: Form) -> Any:
        return [first(form, f"gap-{number}") for number in range(1, len(asked["key"]) + 1)]

    @staticmethod
    def fits(asked: Asked, place: int, given: Any) -> bool:
        return isinstance(given, str) and is_one_of(given, asked["key"][place], **asked["folding"])

    def mark(self, asked: Asked, value: Any) -> Marked:
        """Each gap filled rightly is worth its share."""
        key = asked["key"]
        if not isinstance(value, list) or len(value) != len(key):
            return WRONG
        return Marked(Fraction(sum(self.fits(asked, place, given) for place, given in enumerate(value)), len(key)))

    def also_said(self, asked: Asked) -> str:
        return "……".join(asked["pieces"])

    def choices(self, asked: Asked) -> dict[str, str]:
        return {}

    def chosen(self, asked: Asked, value: Any) -> list[str]:
        return [f"{number}. {given}" for number, given in enumerate(value, start=1)] if isinstance(value, list) else []

    def example(self, asked: Asked, *, right: bool) -> Any:
        return [gap[0] if right else "…" for gap in asked["key"]]

    def right_answer(self, asked: Asked) -> list[str]:
        return [gap[0] for gap in asked["key"]]

    def rekeyed(self, asked: Asked, fresh: Asked) -> Asked:
        if len(asked["key"]) != len(fresh["key"]):
            raise CannotRegrade(asked["ref"])
        return asked | {part: fresh[part] for part in self.parts_of_key}
