"""The repaired question in an old paper. No attempt is touched here."""

from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from quizzes import papers
from quizzes.kinds import KINDS, CannotRegrade
from quizzes.models import Question, Regrade

Mode = Regrade.Mode


@dataclass(frozen=True)
class Repair:
    """What is wrong with a question (by ref) and how it is made good. `versions`: the question as it is now, by language."""

    ref: str
    mode: str
    versions: dict[str, papers.Asked] = field(default_factory=dict)

    def content(self, content: dict[str, Any]) -> dict[str, Any]:
        """Return the paper's content with the question repaired; the very same when there is nothing to repair.

        Raises CannotRegrade when the question of the paper and the one in the bank differ in more than the key, or when no
        question would be left to count.
        """
        asked = papers.find(content, self.ref)
        if asked is None:
            return content
        repaired = self.question(asked, content.get("language", ""))
        if repaired == asked:
            return content
        questions = [repaired if question["ref"] == self.ref else question for question in content["questions"]]
        if not any(question["points"] for question in questions):
            raise CannotRegrade(self.ref)
        return content | {"questions": questions}

    def question(self, asked: papers.Asked, language: str) -> papers.Asked:
        """Return the question as it should have been asked. A later repair takes the place of an earlier one."""
        if self.mode == Mode.DROP:
            return without(asked, "free") | {"points": 0}
        counting = without(asked, "free") | {"points": asked["points"] or 1}
        if self.mode == Mode.ALL_RIGHT:
            return counting | {"free": True}
        fresh = self.version_for(counting, language)
        rekeyed = KINDS[asked["kind"]].rekeyed(counting, fresh)
        return asked if rekeyed == asked else with_reasons(rekeyed, fresh)

    def version_for(self, asked: papers.Asked, language: str) -> papers.Asked:
        """Return the version of the bank that the old question is to be measured by: the one in its language.

        Another language is taken where there is none, or where the options' names, which are made of their words, prove
        that the question was asked in it (a translation may have come later).
        """
        kind = KINDS[asked["kind"]]
        own = [self.versions[language]] if language in self.versions else []
        others = [fresh for code, fresh in self.versions.items() if code != language]
        for fresh in own + (others if not own or kind.choices(asked) else []):
            if fresh.get("kind") == asked["kind"]:
                with suppress(CannotRegrade):
                    kind.rekeyed(asked, fresh)
                    return fresh
        raise CannotRegrade(asked["ref"])


def without(asked: papers.Asked, name: str) -> papers.Asked:
    return {part: value for part, value in asked.items() if part != name}


def with_reasons(asked: papers.Asked, fresh: papers.Asked) -> papers.Asked:
    """Take the explanations along with the key, so that the review does not go on defending the faulty one."""
    reasons = {option["id"]: option["explanation"] for option in fresh.get("options", []) if "explanation" in option}
    told = asked | {"explanation": fresh["explanation"]}
    if "options" in asked:
        told["options"] = [
            option | ({"explanation": reasons[option["id"]]} if option["id"] in reasons else {})
            for option in asked["options"]
        ]
    return told


def live_versions(ref: str) -> dict[str, papers.Asked]:
    """Return the question as it is published now, by language."""
    rows = Question.objects.filter(translation_key=ref, live=True).select_related("locale").order_by("pk")
    return {question.locale.language_code: question.asked for question in rows if question.asked}


def modes_for(kind: str, versions: dict[str, papers.Asked]) -> list[str]:
    """Return what can be done about a question of this kind: an essay has no key, nor has what is not published."""
    modes = [Mode.NEW_KEY, Mode.ALL_RIGHT, Mode.DROP]
    return modes if versions and kind != "essay" else modes[1:]
