"""What is printed survives a school's oldest printer: whatever has a colour can be told from its paper without one."""

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
SHEETS = ["courses/pdf/summary.css", "courses/pdf/poster.css", "courses/pdf/plan.css", "schools/pdf/poster.css"]
RULE = re.compile(r"([^{}]+)\{([^{}]+)\}")
WORDS = re.compile(r"(?<![-\w])color:\s*(#[0-9a-f]{3,6})")
BEHIND = re.compile(r"background:\s*(#[0-9a-f]{3,6})")
WHITE = "#fff"


def grey(colour: str) -> float:
    """Return how light the colour is on a printer without colours (relative luminance), from 0 to 1."""
    digits = colour.removeprefix("#")
    full = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(full[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(colour: str, behind: str) -> float:
    dark, light = sorted([grey(colour), grey(behind)])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_word_is_dark_enough_in_grey(sheet):
    rules = RULE.findall((TEMPLATES / sheet).read_text())
    told = [(what.strip(), WORDS.search(rule), BEHIND.search(rule)) for what, rule in rules]
    pale = [what for what, word, paper in told if word and contrast(word[1], paper[1] if paper else WHITE) < 4.5]
    assert any(word for _what, word, _paper in told)
    assert pale == []
