"""Playing a scenario of the bank without an account: the way so far is in the address, and nothing is kept."""

from typing import Any

from courses.practice.words import words
from quizzes import papers
from quizzes.kinds import KINDS
from quizzes.kinds.scenario import LONGEST_PATH, scene_after, walk

JOINT = "."  # between the choices of a path in the address


def play(asked: dict[str, Any], query: Any) -> dict[str, Any]:
    """Return the turns taken, the scene in which the learner stands, and its choices.

    `path` is the choices so far, `choose` one more. What does not belong to the story is left out.
    """
    wanted = [*query.get("path", "").split(JOINT), query.get("choose", "")][: LONGEST_PATH + 1]
    path = [choice["id"] for choice, _scene in walk(asked, [id_ for id_ in wanted if id_])]
    layout = papers.steady_layout(asked)
    shown = KINDS["scenario"].shown(asked, value={"path": path}, layout=layout, revealed=True)
    worths = [turn["worth"] for turn in shown["taken"]]
    return {
        "turns": shown["taken"],
        "last": shown["taken"][-1] if shown["taken"] else None,
        "scene": scene_after(asked, path),
        "choices": [] if len(path) >= LONGEST_PATH else shown["choices"],
        "path": JOINT.join(path),
        "back": JOINT.join(path[:-1]),
        "counts": {worth: worths.count(worth) for worth in ("best", "acceptable", "harmful")},
    }


def from_words(exercise: str, language: str) -> dict[str, Any]:
    """Return a story of our own files in the form in which the bank keeps its scenarios."""
    text = words(exercise, language)
    scenes = [
        {
            "name": name,
            "text": scene["text"],
            "ending": scene.get("ending", ""),
            "choices": [{"feedback": ""} | choice for choice in scene.get("choices", [])],
        }
        for name, scene in text["scenes"].items()
    ]
    return {"ref": exercise, "kind": "scenario", "text": text["text"], **KINDS["scenario"].asked({"nodes": scenes})}


def show(page: Any, query: Any) -> dict[str, Any]:
    """Show the page's question; `asked` is None when it is not published (any more)."""
    question = page.question_in_language()
    if question is None:
        return {"asked": None}
    asked = question.asked or papers.ask(question)
    return {"asked": asked, **play(asked, query)}
