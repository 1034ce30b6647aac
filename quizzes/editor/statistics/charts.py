"""Pictures of figures, as numbers for an SVG. What a picture shows also stands beside it as a table."""

from collections.abc import Mapping
from dataclasses import dataclass

from quizzes.editor.statistics import words

STEP = 10  # percent a bar
WIDTH, HEIGHT = 640, 240  # units of the picture
LEFT, RIGHT, TOP, BOTTOM = 56, 8, 22, 28  # the margins with the words
GAP = 6  # between bars


@dataclass(frozen=True)
class Bar:
    """One bar, and the row of the table that says the same. Whole numbers: no language writes them differently."""

    label: str
    count: int
    share: float
    x: int
    y: int
    width: int
    height: int
    passes: bool

    @property
    def written(self) -> str:
        return words.count(self.count)

    @property
    def middle(self) -> int:
        return self.x + self.width // 2

    @property
    def above(self) -> int:
        return self.y - 6


@dataclass(frozen=True)
class Histogram:
    bars: list[Bar]
    tallest: int
    pass_mark: int
    pass_x: int
    width: int = WIDTH
    height: int = HEIGHT
    floor: int = HEIGHT - BOTTOM
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    label_y: int = HEIGHT - 8

    @property
    def tallest_written(self) -> str:
        return words.count(self.tallest)

    @property
    def scale_x(self) -> int:
        return self.left - 8


def histogram(percents: Mapping[int, int], *, pass_mark: int) -> Histogram:
    """Return the distribution of results in steps of ten percent; 100 % belongs to the last bar."""
    counts = [0] * (100 // STEP)
    for percent, count in percents.items():
        counts[min(percent // STEP, len(counts) - 1)] += count
    total, tallest = sum(counts), max(counts)
    across, room = (WIDTH - LEFT - RIGHT) / len(counts), HEIGHT - TOP - BOTTOM
    bars = []
    for place, count in enumerate(counts):
        first, last = place * STEP, 100 if place == len(counts) - 1 else place * STEP + STEP - 1
        height = max(1, round(room * count / tallest)) if count else 0
        bars.append(
            Bar(
                label=f"{first}–{last}%",
                count=count,
                share=count / total if total else 0.0,
                x=round(LEFT + place * across) + GAP // 2,
                y=HEIGHT - BOTTOM - height,
                width=round(across) - GAP,
                height=height,
                passes=first >= pass_mark,
            )
        )
    return Histogram(
        bars=bars,
        tallest=tallest,
        pass_mark=pass_mark,
        pass_x=round(LEFT + pass_mark / STEP * across),
    )
