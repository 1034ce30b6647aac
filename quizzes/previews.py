"""A question of the bank as a learner sees it, before and after answering, for its author."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from quizzes import marking, papers
from quizzes.kinds import KINDS, story

MODES = [
    ("", _("Przed odpowiedzią")),
    ("right", _("Po dobrej odpowiedzi")),
    ("wrong", _("Po złej odpowiedzi")),
    ("map", _("Mapa scenariusza")),
]


def template(question: Any, mode: str) -> str:
    return "quizzes/story_map.html" if mode == "map" and question.kind == "scenario" else "quizzes/preview.html"


def context(question: Any, mode: str) -> dict[str, Any]:
    """Return what the preview shows. A half-written question shows what can be shown, and says what is missing."""
    if not question.answer:
        return {"question": None}
    block = question.answer[0]
    if mode == "map" and block.block_type == "scenario":
        return story_map(block.value["nodes"])
    try:
        asked = papers.ask(question)
        return {"question": answered(asked, mode)}
    except (TypeError, KeyError, ValueError, AttributeError, IndexError, AssertionError):
        # The editor previews what is being typed: numbers may be missing, scenes may lead nowhere yet.
        return {"question": None, "unfinished": True}


def answered(asked: dict[str, Any], mode: str) -> papers.Presented:
    """Return the question unanswered, or with an answer of the wanted worth where the kind has a simple one."""
    layout = papers.steady_layout(asked)
    value = example(asked, right=mode == "right") if mode in {"right", "wrong"} else None
    if value is None:
        return papers.present(asked, layout=layout)
    marked = marking.mark_answer(asked, value)
    shown = papers.present(asked, layout=layout, value=value, revealed=True)
    return papers.reveal(shown, asked, is_right=marked.is_right, points=marked.points)


def example(asked: dict[str, Any], *, right: bool) -> Any:
    """Return a right or a wrong answer to show; None where there is none to be made up."""
    return KINDS[asked["kind"]].example(asked, right=right)


def story_map(nodes: list) -> dict[str, Any]:
    """Return the scenes by rows and what is wrong with the story."""
    scenes = {node["name"].strip(): node for node in nodes}
    return {
        "rows": [[scenes[name] for name in row if name in scenes] for row in story.levels(nodes)],
        "problems": story.problems(nodes),
    }
