"""What the exercises say. It stands in files, so that a reviewer signs off exactly what people will read."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "words"


@cache
def words(exercise: str, language: str) -> Any:
    """Return the text of an exercise in a language of the site."""
    return yaml.safe_load((FOLDER / language / f"{exercise}.yaml").read_text("utf-8"))


def lines(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Return what a text holds, however deep, line by line: where it stands ("cases 1, acts 2, why") and what it says."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from lines(inner, (*path, str(name)))
    elif isinstance(value, list):
        for number, inner in enumerate(value, start=1):
            yield from lines(inner, (*path[:-1], f"{path[-1] if path else ''} {number}".strip()))
    else:
        yield ", ".join(path), str(value)
