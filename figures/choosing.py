"""Choosing a drawing: by topic, and by looking."""

from typing import Any

from django import forms

from figures.registry import TOPICS, every_figure


def drawings_by_topic() -> list[tuple[Any, Any]]:
    """Return the drawings as choices of a form, grouped by what they teach."""
    return [
        (title, [(figure.name, figure.title) for figure in every_figure() if figure.topic == topic])
        for topic, title in TOPICS.items()
    ]


class DrawingRadios(forms.RadioSelect):
    """Radio buttons with the drawing itself on each."""

    template_name = "figures/widgets/drawings.html"
    option_template_name = "figures/widgets/drawing.html"

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> Any:
        """Leave out "nothing chosen": an empty picture is no choice."""
        return [group for group in super().optgroups(name, value, attrs) if group[0] is not None]

    class Media:
        css = {"all": ["css/admin/drawing-picker.css"]}
