"""A query, the passages of a text, and the sentence in which the one is found in the other."""

import re
import unicodedata
from dataclasses import dataclass

from courses.searching.words import WORD, beginnings, begins, fold, words_of

LONGEST = 100  # letters of a query that are read
MOST_WORDS = 8
SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
AROUND = 180  # letters of an excerpt


@dataclass(frozen=True)
class Query:
    """What somebody looks for: for each word, how its forms may begin."""

    words: tuple[tuple[str, ...], ...]

    def __bool__(self) -> bool:
        return bool(self.words)

    def found_in(self, words: set[str]) -> int:
        """Return how many of the query's words are among these folded words."""
        return sum(any(begins(word, each) for word in words for each in forms) for forms in self.words)

    def hits(self, word: str) -> bool:
        return any(begins(word, beginning) for forms in self.words for beginning in forms)


@dataclass(frozen=True)
class Passage:
    """A piece of text that stands in one place of a page; `place` is what its address adds to the page's: "3/", "#sources"."""

    text: str
    place: str = ""


@dataclass(frozen=True)
class Piece:
    """A part of an excerpt; a hit is shown marked."""

    text: str
    hit: bool = False


@dataclass(frozen=True)
class Excerpt:
    pieces: tuple[Piece, ...] = ()
    place: str = ""


def read(text: str, language: str) -> Query:
    """Return the query that somebody typed; whatever it holds beside letters and digits is passed over.

    Words of one or two letters ("w", "na") are left out when longer ones, or numbers, say what is meant.
    """
    words = list(dict.fromkeys(words_of(text[:LONGEST])))
    telling = [word for word in words if len(word) > 2 or word.isdigit()] or words
    return Query(tuple(beginnings(word, language) for word in telling[:MOST_WORDS]))


def index_text(passages: list[Passage]) -> str:
    """Return the words that the database's index keeps of these passages: each once, folded."""
    return " ".join(dict.fromkeys(word for passage in passages for word in words_of(passage.text)))


def excerpt(query: Query, passages: list[Passage]) -> Excerpt:
    """Return the sentence that holds most of the query's words, the first of these, with the hits marked."""
    best, most = None, 0
    for passage in passages:
        for sentence in SENTENCE.split(unicodedata.normalize("NFC", passage.text)):
            found = query.found_in(set(words_of(sentence)))
            if found > most:
                best, most = (sentence, passage.place), found
    return Excerpt(marked(query, shortened(query, best[0])), best[1]) if best else Excerpt()


def marked(query: Query, sentence: str) -> tuple[Piece, ...]:
    pieces, end = [], 0
    for word in WORD.finditer(sentence):
        if query.hits(fold(word[0])):
            pieces += [Piece(sentence[end : word.start()]), Piece(word[0], hit=True)]
            end = word.end()
    return tuple(piece for piece in [*pieces, Piece(sentence[end:])] if piece.text)


def shortened(query: Query, sentence: str) -> str:
    """Return the sentence, or what stands around its first hit when it is long."""
    sentence = " ".join(sentence.split())
    if len(sentence) <= AROUND:
        return sentence
    first = next((word.start() for word in WORD.finditer(sentence) if query.hits(fold(word[0]))), 0)
    start = sentence.rfind(" ", 0, max(0, first - AROUND // 3)) + 1
    end = sentence.find(" ", start + AROUND)
    head, tail = "… " if start else "", " …" if end > 0 else ""
    return head + sentence[start : end if end > 0 else None] + tail
