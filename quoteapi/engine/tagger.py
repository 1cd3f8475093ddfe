"""The trained detector: which words are a source, a cue, a content or a venue, and which belong together.

Encoder and linker are int8 ONNX networks (see weights/MODEL_CARD.md). Windows run one at a time: dynamic quantization
scales by what a batch holds, so that only a window on its own gives the same answer on every call.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import onnxruntime

from quoteapi.engine import decoding
from quoteapi.engine.calibration import Calibration
from quoteapi.engine.candidates import HEADS, Candidates, WordSpan, candidates
from quoteapi.engine.decoding import Floats, log_softmax
from quoteapi.engine.labels import OUTPUTS, TAG_KINDS
from quoteapi.engine.model import ACTS, SCOPES, STANCES, Attribution, Document, Evidence, Scope, Span, Tag
from quoteapi.engine.pieces import END, OTHER, OUTSIDE, START, Pieces, Vocabulary, cut, windows

WINDOW, STRIDE = 254, 190

Name = TypeVar("Name")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the encoder made of a document: states of first pieces and label log probabilities, one row a word."""

    states: Floats
    labels: dict[str, Floats]


@dataclass(frozen=True, slots=True)
class _Links:
    """For one head, each content's log probabilities: [contents, 1 + candidates], the first for none."""

    near: Candidates
    scores: Floats


class Tagger:
    """The network's sessions; safe to share between threads."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self._encoder = _session(folder / "tagger.onnx", options)
        self._linker = _session(folder / "linker.onnx", options)
        self._vocabulary = Vocabulary(folder / "tokenizer.json")
        self._calibration = Calibration.read(folder / "calibration.json")

    def tag(self, document: Document, scope: Scope = "reported") -> tuple[Attribution, ...]:
        """The attributions of `document`, in the order of their first words, as the guideline of `scope` marks them."""
        if not document.word_starts:
            return ()
        reading = self._read(document, scope)
        spans = _tagged_spans(document, reading)
        if not any(s.kind == "content" for s in spans):
            return ()
        links = self._link(document, reading, spans)
        groups = _pieces_joined(links["content"])
        return tuple(_attribution(document, reading, spans, links, rows, self._calibration, scope) for rows in groups)

    def _read(self, document: Document, scope: Scope) -> _Reading:
        pieces = cut(document, self._vocabulary)
        length = len(pieces.ids)
        width, total = self._encoder.get_outputs()[0].shape[2], sum(OUTPUTS.values())
        states, labels = np.zeros((length, width), dtype=np.float32), np.zeros((length, total), dtype=np.float32)
        covered = 0
        for start, end in windows(length, WINDOW, STRIDE):
            got_states, got_labels = self._encoder.run(None, _feed(pieces, start, end, SCOPES.index(scope)))
            # A piece is read from the window in which it stands further from an edge.
            fresh = start if start == 0 else (start + covered) // 2
            states[fresh:end], labels[fresh:end] = got_states[0, 1 + fresh - start : -1], got_labels[0, 1 + fresh - start : -1]
            covered = end
        heads = np.split(labels[pieces.first], np.cumsum(list(OUTPUTS.values()))[:-1], axis=1)
        return _Reading(states[pieces.first], {name: log_softmax(h) for name, h in zip(OUTPUTS, heads, strict=True)})

    def _link(self, document: Document, reading: _Reading, spans: Sequence[WordSpan]) -> dict[str, _Links]:
        firsts, lasts = [s.start for s in spans], [s.end - 1 for s in spans]
        feed: dict[str, Any] = {"spans": np.concatenate([reading.states[firsts], reading.states[lasts]], axis=1)}
        near = {head: candidates(spans, head, document.word_sentence) for head in HEADS}
        feed["contents"] = near["content"].contents
        for head, found in near.items():
            feed |= {f"{head}_{part}": getattr(found, part) for part in ("index", "distance", "sentence", "order")}
        scores = self._linker.run(list(HEADS), feed)
        return {head: _Links(near[head], given) for head, given in zip(HEADS, scores, strict=True)}


def _session(path: Path, options: Any) -> Any:
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _feed(pieces: Pieces, start: int, end: int, scope: int) -> dict[str, Any]:
    def framed(values: Any, before: int, behind: int) -> Any:
        return np.concatenate([[before], values[start:end], [behind]])[None]

    ids = framed(pieces.ids, START, END)
    return {
        "ids": ids, "mask": np.ones_like(ids), "shape": framed(pieces.shape, OTHER, OTHER),
        "quote": framed(pieces.quote, OUTSIDE, OUTSIDE), "scope": np.array([scope]),
    }  # fmt: skip


def _tagged_spans(document: Document, reading: _Reading) -> list[WordSpan]:
    found = [WordSpan(TAG_KINDS[k], s, e, 0) for k, s, e in decoding.spans(reading.labels["outer"])]
    found += [WordSpan(TAG_KINDS[k], s, e, 1) for k, s, e in decoding.spans(reading.labels["nested"])]
    venues = [(s, e) for _, s, e in decoding.spans(reading.labels["venue"])]
    found += [WordSpan("venue", s, e, level) for s, e in venues for level in (0, 1)]
    trimmed = [t for t in (_trimmed(document, s) for s in found) if t.start < t.end]
    return sorted(set(trimmed), key=lambda s: (s.start, -s.end, s.level, s.kind))


def _trimmed(document: Document, span: WordSpan) -> WordSpan:
    """The span without punctuation at its edges."""
    start, end = span.start, span.end
    while start < end and not document.text[document.word_starts[start]].isalnum():
        start += 1
    while end > start and not document.text[document.word_starts[end - 1]].isalnum():
        end -= 1
    return WordSpan(span.kind, start, end, span.level)


def _pieces_joined(links: _Links) -> list[list[int]]:
    """Rows of the contents that are one quote's, each group in text order."""
    row_of = {int(content): row for row, content in enumerate(links.near.contents)}
    group_of: dict[int, int] = {}
    groups: list[list[int]] = []
    for row, scores in enumerate(links.scores):
        best = int(scores.argmax())
        earlier = row_of.get(int(links.near.index[row, best - 1])) if best else None
        if earlier is not None and earlier in group_of:
            group_of[row] = group_of[earlier]
            groups[group_of[row]].append(row)
        else:
            group_of[row] = len(groups)
            groups.append([row])
    return groups


def _attribution(
    document: Document, reading: _Reading, spans: Sequence[WordSpan], links: dict[str, _Links], rows: Sequence[int], calibration: Calibration, scope: Scope
) -> Attribution:
    contents = [spans[links["content"].near.contents[row]] for row in rows]
    chosen = {head: _chosen(links[head], rows) for head in ("source", "cue", "venue")}
    tags = {head: _tag(document, reading, spans[index], sure) if index is not None else None for head, (index, sure) in chosen.items()}
    cue = spans[chosen["cue"][0]] if chosen["cue"][0] is not None else None
    act, stance = (_class(reading.labels[head], cue, contents[0], names) for head, names in (("act", ACTS), ("stance", STANCES)))
    pieces = tuple(_tag(document, reading, c, 1.0) for c in contents)
    certainty = min(p.confidence for p in pieces) * chosen["cue"][1]
    confidence = calibration.of(certainty, scope)
    evidence = Evidence("detect", "tagger", tags["cue"] and document.text[tags["cue"].span.start : tags["cue"].span.end], None, confidence)
    return Attribution(pieces, tags["source"], tags["cue"], tags["venue"], act, stance, confidence, contents[0].level == 1, (evidence,))


def _chosen(links: _Links, rows: Sequence[int]) -> tuple[int | None, float]:
    """The span that the pieces together link to, or None for none, with its probability."""
    total: dict[int, float] = {}
    floor = -12.0
    options = {int(i) for row in rows for i in links.near.index[row] if i >= 0} | {-1}
    for row in rows:
        given = {int(i): float(s) for i, s in zip(links.near.index[row], links.scores[row, 1:], strict=True) if i >= 0}
        given[-1] = float(links.scores[row, 0])
        for option in options:
            total[option] = total.get(option, 0.0) + max(floor, given.get(option, floor)) / len(rows)
    best = max(sorted(total), key=lambda option: total[option])
    return (None if best < 0 else best), float(np.exp(total[best]))


def _tag(document: Document, reading: _Reading, span: WordSpan, link: float) -> Tag:
    head = "venue" if span.kind == "venue" else "nested" if span.level else "outer"
    kind = 0 if span.kind == "venue" else TAG_KINDS.index(span.kind)  # type: ignore[arg-type]
    rows = reading.labels[head][span.start : span.end]
    own = np.logaddexp(rows[:, 1 + 2 * kind], rows[:, 2 + 2 * kind])
    place = Span(document.word_starts[span.start], document.word_ends[span.end - 1])
    return Tag(span.kind, place, float(np.exp(own.mean())) * link, span.level == 1)  # type: ignore[arg-type]


def _class(labels: Floats, cue: WordSpan | None, content: WordSpan, names: Sequence[Name]) -> Name:
    rows = labels[cue.start : cue.end] if cue is not None else labels[content.start : content.start + 1]
    return names[int(rows.mean(0).argmax())]
