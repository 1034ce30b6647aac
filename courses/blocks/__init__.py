"""The blocks a lesson is made of. Each says in the picker what it is for.

One module per family; `step` puts them together.
"""

from courses.blocks.asking import QuestionBlock
from courses.blocks.doing import ChecklistBlock, InstructionsBlock
from courses.blocks.drawing import DrawingBlock
from courses.blocks.files import DownloadBlock
from courses.blocks.knowing import KeyNumberBlock, KeyNumbersBlock, MythBlock, SourceNoteBlock
from courses.blocks.pictures import ComparisonBlock, FigureBlock, SpotsBlock
from courses.blocks.recordings import FilmBlock, RecordingBlock
from courses.blocks.step import LessonContentBlock, StepBlock
from courses.blocks.words import PLAIN, ReadAloudBlock

__all__ = [
    "PLAIN",
    "ChecklistBlock",
    "ComparisonBlock",
    "DownloadBlock",
    "DrawingBlock",
    "FigureBlock",
    "FilmBlock",
    "InstructionsBlock",
    "KeyNumberBlock",
    "KeyNumbersBlock",
    "LessonContentBlock",
    "MythBlock",
    "QuestionBlock",
    "ReadAloudBlock",
    "RecordingBlock",
    "SourceNoteBlock",
    "SpotsBlock",
    "StepBlock",
]
