"""The situations: a module each, a function a drawing. Importing this package registers them all, in teaching order."""

from figures.situations import recognising  # isort: skip
from figures.situations import compressing  # isort: skip
from figures.situations import breathing  # isort: skip
from figures.situations import defibrillating  # isort: skip
from figures.situations import chain  # isort: skip
from figures.situations import choking  # isort: skip
from figures.situations import infants  # isort: skip
from figures.situations import bleeding  # isort: skip
from figures.situations import burning  # isort: skip
from figures.situations import recovering  # isort: skip
from figures.situations import stroke  # isort: skip
from figures.situations import sudden  # isort: skip
from figures.situations import allergy  # isort: skip

__all__ = [
    "allergy",
    "bleeding",
    "breathing",
    "burning",
    "chain",
    "choking",
    "compressing",
    "defibrillating",
    "infants",
    "recognising",
    "recovering",
    "stroke",
    "sudden",
]
