"""FAST: face, arm, speech, time. People to look at, and what to do. The text: words/<language>/fast.yaml."""

from dataclasses import dataclass
from typing import Any

from courses.practice.words import words

SIGNS = ("face", "arm", "speech")


@dataclass(frozen=True)
class Judged:
    """An answer about one person. `missed` and `invented` name signs; `act` is what somebody would do, with its reason."""

    missed: list[str]
    invented: list[str]
    act: dict[str, Any] | None

    @property
    def signs_right(self) -> bool:
        return not self.missed and not self.invented

    @property
    def is_right(self) -> bool:
        return self.signs_right and bool(self.act and self.act.get("right"))


def judge(case: dict[str, Any], *, signs: list[str], act: str) -> Judged:
    chosen = [sign for sign in SIGNS if sign in signs]
    return Judged(
        missed=[sign for sign in case["signs"] if sign not in chosen],
        invented=[sign for sign in chosen if sign not in case["signs"]],
        act=next((each for each in case["acts"] if each["key"] == act), None),
    )


def show(page: Any, query: Any) -> dict[str, Any]:
    """`case` is the person's number, `sign` (several) and `act` the answer, `try` that it was sent."""
    text = words("fast", page.locale.language_code)
    cases = text["cases"]
    typed = query.get("case", "")
    at = int(typed) - 1 if typed.isdecimal() and 0 < int(typed[:3]) <= len(cases) else 0
    case = cases[at]
    signs, act = query.getlist("sign"), query.get("act", "")
    judged = judge(case, signs=signs, act=act) if "try" in query else None
    return {
        "letters": text["letters"],
        "case": case,
        "number": at + 1,
        "total": len(cases),
        "next": at + 2 if at + 1 < len(cases) else None,
        "judged": judged if judged and judged.act else None,
        "nothing_chosen": bool(judged and not judged.act),
        "signs": [sign | {"chosen": sign["key"] in signs} for sign in text["signs"]],
        "act": act,
    }
