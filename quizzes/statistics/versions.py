"""The questions behind the figures: their words, kinds and keys, from the bank and from papers.

A question is asked in several languages, and was perhaps edited since. Answers name options by their words, so each
language and each edition of a question is a version with options of its own.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from quizzes.kinds import KINDS
from quizzes.models import Paper, Question
from quizzes.papers import Asked

MOST_QUESTIONS = 5000  # of a bank
PAPERS_AT_A_TIME = 50  # a quiz that draws its questions has a paper for nearly everybody


@dataclass(frozen=True)
class Version:
    """A question as asked, with the code of the language where it is known."""

    asked: Asked
    language: str = ""


@dataclass
class Known:
    """What is known of a question. `pk` is None when it is no longer in the bank."""

    ref: str
    text: str = ""
    kind: str = ""
    is_critical: bool = False
    pk: int | None = None
    dropped: bool = False  # a regrade took it out of the score
    free: bool = False  # a regrade gave it to everybody
    versions: list[Version] = field(default_factory=list)

    @property
    def kind_label(self) -> str:
        return str(KINDS[self.kind].label) if self.kind in KINDS else self.kind

    @property
    def counts(self) -> bool:
        """Whether its figures say something: not when a regrade changed what everybody gets."""
        return not (self.dropped or self.free)

    def add(self, version: Version) -> None:
        """Keep the version unless one with the same choices is there."""
        if choices_of(version) not in [choices_of(other) for other in self.versions]:
            self.versions.append(version)


@dataclass
class Found:
    """Questions by ref, and what the papers say of the quizzes: the titles and pass marks by the paper's number."""

    questions: dict[str, Known]
    titles: dict[int, str]
    pass_marks: dict[int, int]


def choices_of(version: Version) -> frozenset[str]:
    return frozenset(KINDS[version.asked["kind"]].choices(version.asked))


def refs_of_kinds(kinds: Collection[str]) -> list[str]:
    """Return the questions of the bank that are of these kinds, the newest first. One query."""
    rows = Question.objects.filter(asked__kind__in=kinds).order_by("-pk").values_list("translation_key", flat=True)
    return list(dict.fromkeys(str(key) for key in rows[:MOST_QUESTIONS]))


def find(refs: Collection[str], papers: Collection[int], *, language: str) -> Found:
    """Return what is known of the questions, worded in the language where there is a translation. Two queries."""
    found = Found({ref: Known(ref) for ref in refs}, {}, {})
    read_papers(found, papers)
    read_bank(found, language)
    return found


def read_papers(found: Found, papers: Collection[int]) -> None:
    """The newest paper that asked a question comes last here, and says what holds: whether it counts, and its key."""
    rows = Paper.objects.filter(pk__in=papers).order_by("pk").values_list("pk", "content")
    latest: dict[str, Version] = {}
    for pk, content in rows.iterator(chunk_size=PAPERS_AT_A_TIME):
        found.titles[pk] = content.get("title", "")
        found.pass_marks[pk] = content["rules"].get("pass_mark", 0)
        for asked in content["questions"]:
            if asked["ref"] in found.questions:
                latest[asked["ref"]] = Version(asked, content.get("language", ""))
    for ref, version in latest.items():
        known, asked = found.questions[ref], version.asked
        known.text, known.kind, known.is_critical = asked["text"], asked["kind"], asked["critical"]
        known.dropped, known.free = not asked["points"], bool(asked.get("free"))
        known.add(version)


def read_bank(found: Found, language: str) -> None:
    keys = [key for ref in found.questions if (key := as_uuid(ref))]
    rows = Question.objects.filter(translation_key__in=keys).order_by("pk")
    names = ("pk", "translation_key", "locale__language_code", "text", "is_critical", "asked")
    for pk, key, code, text, is_critical, asked in rows.values_list(*names):
        known = found.questions[str(key)]
        if known.pk is None or code == language:
            known.pk, known.text = pk, text
        known.kind = known.kind or asked.get("kind", "")
        known.is_critical = known.is_critical or is_critical
        if asked.get("kind") == known.kind and known.kind:
            known.add(Version(asked, code))


def as_uuid(ref: str) -> UUID | None:
    try:
        return UUID(ref)
    except ValueError:
        return None
