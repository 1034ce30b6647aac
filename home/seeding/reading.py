"""Read the text files of home/seed."""

from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import nh3
import yaml
from markdown_it import MarkdownIt

SEED = Path(__file__).resolve().parents[1] / "seed"
PICTURES = SEED / "pictures"
SOURCE_LANGUAGE = "pl"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same, five times as fast where libyaml is there
# Names every seeded page and question, so that they are the same on every installation.
NAMESPACE = UUID("6f2b7d0e-4a1b-5c9d-8e3f-2026a1b2c3d4")


def key_of(name: str) -> UUID:
    """Return the translation key of a seeded thing."""
    return uuid5(NAMESPACE, name)


def read(*parts: str) -> Any:
    """Return the content of a YAML file of the starter content."""
    return yaml.load(SEED.joinpath(*parts).read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506  (a safe loader)


def course_folders() -> list[str]:
    return sorted(path.parent.name for path in SEED.glob(f"{SOURCE_LANGUAGE}/courses/*/course.yaml"))


def question_files(*, drafts: bool = False) -> list[str]:
    """Return the files of questions: one for each course, and those of the bank alone; `drafts` adds what nobody reviewed."""
    found = sorted(path.stem for path in SEED.glob(f"{SOURCE_LANGUAGE}/questions/*.yaml"))
    return [name for name in found if drafts or not name.endswith("-szkice")]


def translated_into(*parts: str) -> list[str]:
    """Return the languages, besides the source language, in which the file is written."""
    return [code for code in languages() if code != SOURCE_LANGUAGE and SEED.joinpath(code, *parts).exists()]


def languages() -> list[str]:
    """Return the languages that have a front page, the source language first."""
    found = sorted(path.parent.name for path in SEED.glob("*/home.yaml"))
    return sorted(found, key=lambda language: language != SOURCE_LANGUAGE)


def rich(text: str | None) -> str:
    """Turn the little Markdown of the seed files into the rich text that Wagtail keeps."""
    html = MarkdownIt("commonmark", {"html": False}).render((text or "").strip())
    html = html.replace("<strong>", "<b>").replace("</strong>", "</b>").replace("<em>", "<i>").replace("</em>", "</i>")
    return nh3.clean(
        html, tags={"p", "b", "i", "ul", "ol", "li", "a", "h2", "h3", "br"}, attributes={"a": {"href"}}, link_rel=None
    )


def lines(items: list[str] | None) -> str:
    return "\n".join(item.strip() for item in items or [])
