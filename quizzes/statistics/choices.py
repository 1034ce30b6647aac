"""How often each answer was given. Equal answers come counted from the database; here they are folded into choices.

Options, pairs and the choices of a story are listed one by one. What people write themselves is shown when several wrote
the same: what one person wrote alone could tell who it was.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from quizzes import marking
from quizzes.kinds import KINDS
from quizzes.kinds.scenario import earlier_of, path_of
from quizzes.kinds.wording import fold, is_one_of
from quizzes.papers import Asked
from quizzes.statistics.versions import Known, Version

WITH_OPTIONS = frozenset({"single", "multiple", "truefalse", "picture", "hotspot"})
WITHOUT_CHOICES = frozenset({"essay"})
WRITTEN = frozenset({"text", "gaps"})
MOST_SHOWN = 15  # of the answers that are not a choice among given ones

Counted = Iterable[tuple[Any, int]]  # a value and how many answers hold it


@dataclass
class Choice:
    """One possible answer. `right` is None where it is neither (a choice of a story that will do)."""

    text: str
    count: int = 0
    right: bool | None = None
    taken_back: int = 0
    id: str = ""


@dataclass
class Frequencies:
    """The choices of one version of a question. `answers` gave them; of `other` answers only the number is told."""

    language: str = ""
    answers: int = 0
    other: int = 0
    choices: list[Choice] = field(default_factory=list)
    has_taken_back: bool = False


def frequencies(known: Known, counted: Counted) -> list[Frequencies]:
    """Return the frequencies for each version of the question that somebody answered."""
    if known.kind in WITHOUT_CHOICES or not known.versions:
        return []
    parts: list[list[tuple[Any, int]]] = [[] for _version in known.versions]
    for value, count in counted:
        parts[place_of(known, value)].append((value, count))
    return [of_version(version, part) for version, part in zip(known.versions, parts, strict=True) if part]


def place_of(known: Known, value: Any) -> int:
    """Return which version was answered: the first that knows all the options, else the first that knows one."""
    if len(known.versions) == 1:
        return 0
    kind = KINDS[known.kind]
    knows = []
    for version in known.versions:
        ids = kind.chosen(version.asked, value)
        names = kind.choices(version.asked)
        knows.append(sum(id_ in names for id_ in ids) / len(ids) if ids else 0)
    return knows.index(max(knows))


def of_version(version: Version, counted: list[tuple[Any, int]]) -> Frequencies:
    kind = version.asked["kind"]
    found = Frequencies(language=version.language, answers=sum(count for _value, count in counted))
    if kind in WITH_OPTIONS or kind == "match":
        of_options(found, version.asked, counted)
    elif kind == "scenario":
        of_story(found, version.asked, counted)
    elif kind == "gaps":
        of_gaps(found, version.asked, counted)
    else:
        of_answers(found, version.asked, counted)
    return found


def right_ids(asked: Asked) -> set[str]:
    key = asked["key"]
    if isinstance(key, dict):
        return {f"{left}:{right}" for left, right in key.items()}
    return {key} if isinstance(key, str) else set(key)


def of_options(found: Frequencies, asked: Asked, counted: Counted) -> None:
    """Every option and how many answers hold it. Options of an edition that nobody has any more count as other."""
    kind = KINDS[asked["kind"]]
    names, right = kind.choices(asked), right_ids(asked)
    held: Counter[str] = Counter()
    for value, count in counted:
        ids = set(kind.chosen(asked, value))
        held.update(dict.fromkeys(ids & names.keys(), count))
        found.other += 0 if ids & names.keys() else count
    rows = [Choice(id=id_, text=text, count=held[id_], right=id_ in right) for id_, text in names.items()]
    if asked["kind"] == "match":  # of all the pairs that can be made, those that were, and those that should be
        rows = [row for row in rows if row.count or row.right]
    found.choices = rows


def of_story(found: Frequencies, asked: Asked, counted: Counted) -> None:
    """Each choice of the story: how many went that way in the end, and how many took it back."""
    names, worth = KINDS["scenario"].choices(asked), asked["key"]
    went: Counter[str] = Counter()
    back: Counter[str] = Counter()
    for value, count in counted:
        went.update(dict.fromkeys(set(path_of(value)), count))
        back.update(dict.fromkeys({id_ for path in earlier_of(value) for id_ in path}, count))
    rights = {"best": True, "acceptable": None, "harmful": False}
    found.has_taken_back = True
    found.choices = [
        Choice(id=id_, text=text, count=went[id_], right=rights.get(worth.get(id_)), taken_back=back[id_])
        for id_, text in names.items()
    ]


def of_gaps(found: Frequencies, asked: Asked, counted: Counted) -> None:
    """What was put into each gap, the most frequent first."""
    gaps: list[Counter[str]] = [Counter() for _gap in asked["key"]]
    for value, count in counted:
        if isinstance(value, list) and len(value) == len(gaps):
            for gap, given in zip(gaps, value, strict=True):
                gap[fold(str(given), **asked["folding"])] += count
    for number, (gap, accepted) in enumerate(zip(gaps, asked["key"], strict=True), start=1):
        rows = [
            Choice(text=f"{number}. {given}", count=count, right=is_one_of(given, accepted, **asked["folding"]))
            for given, count in gap.items()
        ]
        shown = [row for row in sorted(rows, key=frequent_first) if row.right or row.count > 1][
            : max(3, MOST_SHOWN // len(gaps))
        ]
        found.choices += shown


def of_answers(found: Frequencies, asked: Asked, counted: Counted) -> None:
    """The most frequent answers in words."""
    times: Counter[str] = Counter()
    right: dict[str, bool] = {}
    for value, count in counted:
        words = in_words(asked, value)
        times[words] += count
        right.setdefault(words, marking.mark_answer(asked, value).is_right)
    rows = [Choice(text=words, count=count, right=right[words]) for words, count in times.items()]
    if asked["kind"] in WRITTEN:
        rows = [row for row in rows if row.right or row.count > 1]
    found.choices = sorted(rows, key=frequent_first)[:MOST_SHOWN]
    found.other = found.answers - sum(row.count for row in found.choices)


def frequent_first(choice: Choice) -> tuple:
    return -choice.count, not choice.right, choice.text


def in_words(asked: Asked, value: Any) -> str:
    if asked["kind"] == "text":
        return fold(str(value), **asked["folding"])
    return " → ".join(KINDS[asked["kind"]].in_words(asked, value))
