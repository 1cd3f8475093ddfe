"""A cue or a source that the tags left out, where the words around a quote leave little doubt which it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import numpy as np

from quoteapi.engine.model import Tag
from quoteapi.engine.tagging.candidates import WordSpan
from quoteapi.engine.tagging.labels import TAG_KINDS
from quoteapi.engine.tagging.tagged import Tagged, trimmed

# More words than this in front of a content are a clause of their own.
LONGEST_LEAD = 10
# Words that are a source this likely, each of them, are one where a cue has none.
NEARLY = 0.2
SOURCE = TAG_KINDS.index("source")


def leading_cue(tagged: Tagged, source: Tag | None, content: WordSpan) -> Tag | None:
    """The few words that lead from a source, or from the sentence's start, to a content for which none was tagged as a cue: a rare
    turn of phrase introduces it as well, and so does a colon. None where something else begins between, or too much does."""
    document = tagged.document
    low = bisect_left(document.word_sentence, document.word_sentence[content.start])
    behind = bisect_left(document.word_starts, source.span.end) if source else low
    lead = WordSpan("cue", behind, content.start, 0)
    if not low <= lead.start < lead.end <= lead.start + LONGEST_LEAD or _taken(tagged, lead):
        return None
    words = trimmed(document, lead)
    if words.start == words.end:
        colons = [i for i in range(lead.start, lead.end) if document.text[document.word_starts[i]] == ":"]
        if not colons:
            return None
        words = WordSpan("cue", colons[0], colons[0] + 1, 0)
    return tagged.tag(words)


def nearly_source(tagged: Tagged, cue: WordSpan) -> Tag | None:
    """The words of the cue's sentence that come nearest to being tagged as a source, where none was: "Poe left early, saying …"."""
    sentences = tagged.document.word_sentence
    low, high = bisect_left(sentences, sentences[cue.start]), bisect_right(sentences, sentences[cue.start])
    rows = tagged.labels["outer"][low:high]
    likely = np.exp(np.logaddexp(rows[:, 1 + 2 * SOURCE], rows[:, 2 + 2 * SOURCE]))
    text, starts = tagged.document.text, tagged.document.word_starts
    for mark in range(1, len(likely) - 1):
        # A stop or a comma is as likely as the words it stands between: "Dr. Poe".
        if not text[starts[low + mark]].isalnum():
            likely[mark] = max(likely[mark], min(likely[mark - 1], likely[mark + 1]))
    edges = np.flatnonzero(np.diff(np.concatenate([[False], likely >= NEARLY, [False]]).astype(np.int8)))
    runs = [WordSpan("source", low + int(a), low + int(b), 0) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    free = [r for r in runs if not _taken(tagged, r)]
    words = [t for r in free if (t := trimmed(tagged.document, r)).start < t.end]
    return max((tagged.tag(w) for w in words), key=lambda tag: tag.confidence, default=None)


def _taken(tagged: Tagged, words: WordSpan) -> bool:
    return any(s.start < words.end and s.end > words.start for s in tagged.spans)
