"""A cue, a source or a venue that the tags left out, where the words around a quote leave little doubt which it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Literal

import numpy as np

from quoteapi.engine.model import Tag, TagKind
from quoteapi.engine.tagging.candidates import WordSpan
from quoteapi.engine.tagging.tagged import Tagged, trimmed, unbroken

# More words than this in front of a content are a clause of their own.
LONGEST_LEAD = 10
# Words that are a source or a venue this likely, each of them, are one where a cue has none.
NEARLY = 0.2
# "On" or "told" alone tells no place and nobody spoken to.
LEAST_OF_A_VENUE = 2


class Completion:
    """Tells what the tags of one document left out; each sentence is looked through once, however many quotes it holds."""

    def __init__(self, tagged: Tagged) -> None:
        self.tagged = tagged
        self._taken = np.zeros(len(tagged.document.word_starts), dtype=bool)
        # A venue may share its words with a cue: "told reporters".
        self._venues = np.zeros_like(self._taken)
        for span in tagged.spans:
            (self._venues if span.kind == "venue" else self._taken)[span.start : span.end] = True
        self._nearly: dict[tuple[TagKind, int], Tag | None] = {}

    def leading_cue(self, source: Tag | None, content: WordSpan) -> Tag | None:
        """The few words that lead from a source, or from the sentence's start, to a content for which none was tagged as a cue: a
        rare turn of phrase introduces it as well, and so does a colon. None where something else begins between, or too much does."""
        document = self.tagged.document
        low = bisect_left(document.word_sentence, document.word_sentence[content.start])
        behind = bisect_left(document.word_starts, source.span.end) if source else low
        lead = WordSpan("cue", behind, content.start, 0)
        if not low <= lead.start < lead.end <= lead.start + LONGEST_LEAD or not self._is_free(lead):
            return None
        words = trimmed(document, lead)
        if words.start == words.end:
            colons = [i for i in range(lead.start, lead.end) if document.text[document.word_starts[i]] == ":"]
            if not colons:
                return None
            words = WordSpan("cue", colons[0], colons[0] + 1, 0)
        return self.tagged.tag(words)

    def nearly(self, kind: Literal["source", "venue"], cue: WordSpan) -> Tag | None:
        """The words of the cue's sentence that come nearest to being tagged as `kind`, where none was: "Poe left, saying …"."""
        sentence = self.tagged.document.word_sentence[cue.start]
        if (kind, sentence) not in self._nearly:
            self._nearly[kind, sentence] = self._likeliest(kind, sentence)
        return self._nearly[kind, sentence]

    def _likeliest(self, kind: TagKind, sentence: int) -> Tag | None:
        document = self.tagged.document
        low, high = bisect_left(document.word_sentence, sentence), bisect_right(document.word_sentence, sentence)
        likely = np.exp(self.tagged.within(WordSpan(kind, low, high)))
        for mark in range(1, len(likely) - 1):
            # A stop or a comma is as likely as the words it stands between: "Dr. Poe".
            if not document.text[document.word_starts[low + mark]].isalnum():
                likely[mark] = max(likely[mark], min(likely[mark - 1], likely[mark + 1]))
        edges = np.flatnonzero(np.diff(np.concatenate([[False], likely >= NEARLY, [False]]).astype(np.int8)))
        runs = [WordSpan(kind, low + int(a), low + int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
        least = LEAST_OF_A_VENUE if kind == "venue" else 1
        words = [unbroken(document, t) for r in runs if self._is_free(r) and (t := trimmed(document, r)).end - t.start >= least]
        return max(map(self.tagged.tag, words), key=lambda tag: tag.confidence, default=None)

    def _is_free(self, words: WordSpan) -> bool:
        taken = self._venues if words.kind == "venue" else self._taken
        return not taken[words.start : words.end].any()
