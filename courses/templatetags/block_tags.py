"""What the blocks of a page need in its head."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join

register = template.Library()


@register.simple_tag
def block_assets(*streams) -> str:
    """Return the links to the style sheet and the scripts that the blocks in these streams ask for, each once.

    A block asks in its Meta: `styled = True` for blocks.css, `script = "js/…"` for a module of its own. A text asks for both
    when it explains words.
    """
    children = [child for stream in streams for child in stream or []]
    metas = [child.block.meta for child in children]
    explains = any(child.block_type == "text" and "[[" in child.value.source for child in children)
    scripts = sorted(
        {meta.script for meta in metas if hasattr(meta, "script")} | ({"js/glossary.js"} if explains else set())
    )
    style = (
        format_html('<link rel="stylesheet" href="{}">', static("css/blocks.css"))
        if explains or any(getattr(meta, "styled", False) for meta in metas)
        else ""
    )
    modules = format_html_join("", '<script type="module" src="{}"></script>', ((static(name),) for name in scripts))
    return format_html("{}{}", style, modules)


@register.filter
def contents(steps) -> list:
    """Return the blocks of all steps of a lesson in one list."""
    return [child for step in steps or [] for child in step.value["content"]]
