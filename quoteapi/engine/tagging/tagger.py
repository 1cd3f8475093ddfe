"""The trained detector: which words are a source, a cue, a content or a venue, and which belong together.

Windows run one at a time: dynamic quantization scales by what a batch holds, so that only a window on its own gives the same
answer on every call.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from quoteapi.engine.model import SCOPES, Attribution, Document, Scope
from quoteapi.engine.tagging.calibration import Calibration
from quoteapi.engine.tagging.candidates import HEADS, WordSpan, candidates
from quoteapi.engine.tagging.decoding import log_softmax
from quoteapi.engine.tagging.labels import OUTPUTS
from quoteapi.engine.tagging.linking import attributions, tagged_spans
from quoteapi.engine.tagging.networks import Networks, OnnxNetworks
from quoteapi.engine.tagging.pieces import END, OTHER, OUTSIDE, START, Pieces, Vocabulary, cut, windows, without_double_marks
from quoteapi.engine.tagging.tagged import Links, Reading, Tagged

WINDOW = 254
# Detection F1 is highest where a quote is kept that is right with about half the F1's probability (Lipton et al. 2014,
# arXiv 1402.1892): with an F1 of .9, nine in twenty. The generous guideline, by which there is more to find, is given more.
LEAST_LIKELY: Mapping[Scope, float] = {"reported": 0.45, "all": 0.37}


class Tagger:
    """The networks' reader; safe to share between threads.

    `folder` holds the weights, `threads` is the number of cores one article may use, `floors` by scope the confidence below
    which what looks like an attribution is none. `networks` read in place of the folder's, if given.
    """

    def __init__(
        self, folder: Path, *, threads: int = 1, floors: Mapping[Scope, float] = LEAST_LIKELY, networks: Networks | None = None
    ) -> None:
        self._floors = floors
        self._networks = networks or OnnxNetworks(folder, threads)
        self._vocabulary = Vocabulary(folder / "tokenizer.json")
        self._calibration = Calibration.read(folder / "calibration.json")

    def tag(self, document: Document, scope: Scope = "reported") -> tuple[Attribution, ...]:
        """The attributions of `document`, in the order of their first words, as the guideline of `scope` marks them."""
        return self.attributed(document, self.read(document, scope), scope) if document.word_starts else ()

    def attributed(self, document: Document, reading: Reading, scope: Scope) -> tuple[Attribution, ...]:
        """What `tag` finds, of a document that was read already."""
        spans = tagged_spans(document, reading.labels)
        if not any(s.kind == "content" for s in spans):
            return ()
        links = self._link(document, reading, spans)
        found = attributions(Tagged(document, reading.labels, spans, links), self._calibration, scope)
        # Inside a quote its own words are tagged again, now and then: what nothing introduces there is no second voice.
        return tuple(a for a in found if a.confidence >= self._floors[scope] and (a.cue or not a.nested))

    def read(self, document: Document, scope: Scope) -> Reading:
        """What the encoder makes of a document that has words: states and label log probabilities of each."""
        pieces = cut(document, self._vocabulary)
        unmarked = without_double_marks(document)
        ranges = list(windows(pieces, WINDOW))
        # What two windows hold is read from the later one from its third number on.
        untils = [fresh for _, _, fresh in ranges[1:]] + [len(pieces.ids)]
        read = [
            [
                given[1 + fresh - start : 1 + until - start]
                for given in self._networks.encode(_feed(pieces, start, end, SCOPES.index(scope)), unmarked=unmarked)
            ]
            for (start, end, fresh), until in zip(ranges, untils, strict=True)
        ]
        states, labels = (np.concatenate(parts)[pieces.first] for parts in zip(*read, strict=True))
        heads = np.split(labels, np.cumsum(list(OUTPUTS.values()))[:-1], axis=1)
        return Reading(states, {name: log_softmax(h) for name, h in zip(OUTPUTS, heads, strict=True)})

    def _link(self, document: Document, reading: Reading, spans: Sequence[WordSpan]) -> dict[str, Links]:
        firsts, lasts = [s.start for s in spans], [s.end - 1 for s in spans]
        feed: dict[str, Any] = {"spans": np.concatenate([reading.states[firsts], reading.states[lasts]], axis=1)}
        near = {head: candidates(spans, head, document.word_sentence) for head in HEADS}
        feed["contents"] = near["content"].contents
        for head, found in near.items():
            feed |= {f"{head}_{part}": getattr(found, part) for part in ("index", "distance", "sentence", "order")}
        return {head: Links(near[head], given) for head, given in zip(HEADS, self._networks.link(feed), strict=True)}


def _feed(pieces: Pieces, start: int, end: int, scope: int) -> dict[str, Any]:
    def framed(values: Any, before: int, behind: int) -> Any:
        return np.concatenate([[before], values[start:end], [behind]])[None]

    ids = framed(pieces.ids, START, END)
    return {
        "ids": ids, "shape": framed(pieces.shape, OTHER, OTHER), "quote": framed(pieces.quote, OUTSIDE, OUTSIDE),
        "scope": np.array([scope]),
    }  # fmt: skip
