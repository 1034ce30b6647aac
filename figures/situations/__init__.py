"""The situations: a module each, a function a drawing. Importing this package registers them all, in teaching order."""

from figures.situations import recognising  # isort: skip
from figures.situations import compressing  # isort: skip
from figures.situations import breathing  # isort: skip
from figures.situations import defibrillating  # isort: skip
from figures.situations import chain  # isort: skip
from figures.situations import stroke  # isort: skip

__all__ = ["breathing", "chain", "compressing", "defibrillating", "recognising", "stroke"]
