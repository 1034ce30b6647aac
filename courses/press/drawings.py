"""The gallery's drawings on paper, and which of them a step of a lesson shows."""

from typing import Any

from figures.drawing import draw
from figures.registry import FIGURES, Figure


def of_step(step: dict[str, Any]) -> list[Figure]:
    """Return the drawings of a stored step, in order; one that the gallery no longer has is left out."""
    shown = [block["value"]["name"] for block in step.get("content") or [] if block["type"] == "drawing"]
    return [FIGURES[name] for name in shown if name in FIGURES]


def svg(drawing: Figure) -> str:
    """Return the drawing as an asset of a document; its words stand in the document, so that they are in its language."""
    return draw(drawing.name, alt="", for_paper=True)
