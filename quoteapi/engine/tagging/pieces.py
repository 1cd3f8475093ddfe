"""A Document as the tagger's network sees it: word pieces with what the uncased pieces hide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from quoteapi.engine.marks import SINGLE
from quoteapi.engine.model import Document

Ints = npt.NDArray[np.int64]

PARAGRAPH_BREAK = 1  # [unused0] of the vocabulary
UNKNOWN = 100
START, END = 101, 102
# A word of more pieces is a web address or noise; what follows its first eight tells nothing.
MOST_PIECES = 8
# The cache holds every word of a few hundred articles; beyond that, words are rare ones.
CACHED_WORDS = 65_536

# How far a window begins behind the one before it at least, and how much of that it holds at least and at most.
LEAST_ADVANCE, LEAST_OVERLAP = 170, 12
MOST_OVERLAP = 20

LOWER, TITLE, INNER_CAPITAL, UPPER, DIGIT, OTHER = range(6)
# Outside the marks of a text with double ones, with single ones alone, and of one with none, which may have lost them.
OUTSIDE, INSIDE, AT_MARK, INSIDE_SINGLE, NESTED, UNCLOSED, OUTSIDE_SINGLE, UNMARKED = range(8)
SHAPES, QUOTE_STATES = 6, 8


@dataclass(frozen=True, slots=True)
class Pieces:
    """Parallel arrays, one entry a piece, and `first`, one entry a word: the index of the word's first piece. `breaks` and
    `sentences` are the pieces at which paragraphs and sentences begin.

    `ids` are vocabulary ids; `word` is the index of the word that the piece belongs to (a paragraph break belongs to
    the word behind it); `shape` and `quote` are the word's letter case and its place among the quotation marks.
    """

    ids: Ints
    word: Ints
    shape: Ints
    quote: Ints
    first: Ints
    breaks: Ints
    sentences: Ints


class Vocabulary:
    """The word pieces of a tokenizer file, with a cache of the words seen."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._seen: dict[str, tuple[int, ...]] = {}

    def pieces(self, word: str) -> tuple[int, ...]:
        """The ids of `word`, at most `MOST_PIECES`, at least one."""
        known = self._seen.get(word)
        if known is None:
            # A lone surrogate is a string to Python but no text to the tokenizer.
            readable = word.encode("utf-8", "replace").decode()
            known = tuple(self._tokenizer.encode(readable, add_special_tokens=False).ids[:MOST_PIECES]) or (UNKNOWN,)
            if len(self._seen) < CACHED_WORDS:
                self._seen[word] = known
        return known


def cut(document: Document, vocabulary: Vocabulary) -> Pieces:
    """The pieces of the whole document, a break between paragraphs."""
    ids: list[int] = []
    owner: list[int] = []
    first: list[int] = []
    breaks: list[int] = [0]
    previous = 0
    for index, word in enumerate(document.words()):
        if document.word_paragraph[index] != previous:
            previous = document.word_paragraph[index]
            breaks.append(len(ids))
            ids.append(PARAGRAPH_BREAK)
            owner.append(index)
        first.append(len(ids))
        found = vocabulary.pieces(word)
        ids.extend(found)
        owner.extend([index] * len(found))
    sentence_of = np.array(document.word_sentence, dtype=np.int64)
    opens = np.flatnonzero(np.diff(sentence_of, prepend=-1))
    word_of = np.array(owner, dtype=np.int64)
    at_break = np.array(ids, dtype=np.int64) == PARAGRAPH_BREAK
    shape = np.array([_shape(w) for w in document.words()], dtype=np.int64)[word_of] if owner else word_of
    quote = _quote_states(document)[word_of] if owner else word_of
    return Pieces(
        ids=np.array(ids, dtype=np.int64),
        word=word_of,
        shape=np.where(at_break, OTHER, shape),
        quote=np.where(at_break, OUTSIDE, quote),
        first=np.array(first, dtype=np.int64),
        breaks=np.array(breaks, dtype=np.int64),
        sentences=np.array(first, dtype=np.int64)[opens],
    )


def _shape(word: str) -> int:
    if not word[0].isalpha():
        return DIGIT if word[0].isdigit() else OTHER
    if word.isupper() and len(word) > 1:
        return UPPER
    if word[0].isupper():
        return TITLE if len(word) == 1 or word[1:].islower() else INNER_CAPITAL
    return LOWER


def _quote_states(document: Document) -> Ints:
    starts = np.array(document.word_starts, dtype=np.int64)
    states = np.full(len(starts), _outside(document), dtype=np.int64)
    for pair in document.quotations:
        low, high = np.searchsorted(starts, (pair.outer.start, pair.outer.end))
        inner_low, inner_high = np.searchsorted(starts, (pair.inner.start, pair.inner.end))
        single = document.text[pair.outer.start] in SINGLE
        state = NESTED if pair.depth > 1 else UNCLOSED if not pair.closed else INSIDE_SINGLE if single else INSIDE
        states[low:high] = AT_MARK
        states[inner_low:inner_high] = state
    return states


def without_double_marks(document: Document) -> bool:
    """Whether the text has no double quotation marks: it may have lost them."""
    return _outside(document) != OUTSIDE


def _outside(document: Document) -> int:
    if not document.quotations:
        return UNMARKED
    return OUTSIDE_SINGLE if all(document.text[pair.outer.start] in SINGLE for pair in document.quotations) else OUTSIDE


def windows(pieces: Pieces, size: int) -> Iterator[tuple[int, int, int]]:
    """Ranges of at most `size` pieces that cover all of them, as (start, end, the piece from which on it is read).

    Each begins with a paragraph, or with a sentence where no paragraph begins late enough, and overlaps the one before by little; what both
    hold is read from the one in which it stands further from an edge, a paragraph or a sentence as a whole.
    """
    length = len(pieces.ids)
    start = covered = 0
    while True:
        end = min(length, start + size)
        fresh = _nearest(pieces, start, covered, (start + covered) // 2) if start else 0
        if end >= length:
            yield start, end, fresh
            return
        following = _latest(pieces, start + LEAST_ADVANCE, end - LEAST_OVERLAP, end - size // 8)
        end = min(end, following + MOST_OVERLAP)
        yield start, end, fresh
        start, covered = following, end


def _latest(pieces: Pieces, low: int, high: int, otherwise: int) -> int:
    """The last place in [low, high] at which a paragraph begins, or else a sentence."""
    for begins in (pieces.breaks, pieces.sentences):
        place = int(np.searchsorted(begins, high, side="right")) - 1
        if place >= 0 and begins[place] >= low:
            return int(begins[place])
    return otherwise


def _nearest(pieces: Pieces, low: int, high: int, middle: int) -> int:
    """The place in [low, high] nearest `middle` at which a paragraph begins, or else a sentence."""
    for begins in (pieces.breaks, pieces.sentences):
        inside = begins[np.searchsorted(begins, low) : np.searchsorted(begins, high, side="right")]
        if len(inside):
            return int(inside[np.abs(inside - middle).argmin()])
    return middle
