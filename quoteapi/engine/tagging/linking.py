"""From the network's scores to attributions: tagged spans, pieces of one quote joined, each with its source, cue and venue."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from quoteapi.engine.model import ACTS, STANCES, Attribution, Document, Evidence, Scope, Span, Tag
from quoteapi.engine.tagging import decoding
from quoteapi.engine.tagging.calibration import Calibration, features
from quoteapi.engine.tagging.candidates import WordSpan
from quoteapi.engine.tagging.completing import Completion
from quoteapi.engine.tagging.decoding import Floats
from quoteapi.engine.tagging.labels import TAG_KINDS, last
from quoteapi.engine.tagging.tagged import Links, Tagged, going_on, trimmed, unbroken

# The log probability of a span that is no candidate of a piece: a rare link, not an impossible one.
FLOOR = -12.0
# Of speech inside speech the network has seen little, and is too sure that there is none: by so much in log probability.
RARE = 1.0
# Two pieces in marks are one quote's unless the network is so much surer of the opposite: of “…,” she said. “…” it too often makes two.
IN_MARKS = 1.5
CONTENT = TAG_KINDS.index("content")


def tagged_spans(document: Document, labels: dict[str, Floats]) -> list[WordSpan]:
    """The spans that the label heads mark, sorted by start."""
    found = [WordSpan(TAG_KINDS[k], start, end, 0) for k, start, end in decoding.spans(labels["outer"], _ends(labels))]
    found += [WordSpan(TAG_KINDS[k], start, end, 1) for k, start, end in decoding.spans(_leaning(labels["nested"]))]
    found += [WordSpan("venue", start, end, 0) for _, start, end in decoding.spans(labels["venue"])]
    apart = [part for span in found for part in _by_paragraph(document, span)]
    bare = {t for t in (trimmed(document, s) for s in apart) if t.start < t.end}
    sources = going_on(document, {unbroken(document, t) for t in bare if t.kind == "source"})
    return sorted({*sources, *(t for t in bare if t.kind != "source")}, key=lambda s: (s.start, -s.end, s.level, s.kind))


def _leaning(log_probabilities: Floats) -> Floats:
    leaning = log_probabilities.copy()
    leaning[:, 0] -= RARE
    return decoding.log_softmax(leaning)


def _ends(labels: dict[str, Floats]) -> dict[int, Floats]:
    """Where a content may end; a source and a cue are short, and as well told by their labels alone."""
    return {CONTENT: labels["outer_end"][:, last(CONTENT)]}


def _by_paragraph(document: Document, span: WordSpan) -> list[WordSpan]:
    """The span cut where a paragraph ends: nobody's words run on over one without being marked again."""
    paragraphs = document.word_paragraph[span.start : span.end]
    cuts = [span.start + i for i in range(1, len(paragraphs)) if paragraphs[i] != paragraphs[i - 1]]
    return [WordSpan(span.kind, low, high, span.level) for low, high in zip([span.start, *cuts], [*cuts, span.end], strict=True)]


def attributions(tagged: Tagged, calibration: Calibration, scope: Scope) -> tuple[Attribution, ...]:
    """What belongs together, in the order of the contents' first words."""
    quote_starts = [q.outer.start for q in tagged.document.quotations]
    completion = Completion(tagged)
    marked = np.array([_in_marks(tagged.document, quote_starts, tagged.place(span)) for span in tagged.spans])
    return tuple(_attribution(completion, rows, marked, calibration, scope) for rows in _joined(tagged.links["content"], marked))


def _joined(links: Links, marked: npt.NDArray[np.bool_]) -> list[list[int]]:
    """Rows of the contents that are one quote's, each group in text order; `marked` tells of each span whether marks are around it."""
    row_of = {int(content): row for row, content in enumerate(links.near.contents)}
    group_of: dict[int, int] = {}
    groups: list[list[int]] = []
    for row, scores in enumerate(links.scores):
        both = marked[links.near.contents[row]] & (links.near.index[row] >= 0) & marked[links.near.index[row]]
        best = int((scores + IN_MARKS * np.concatenate([[False], both])).argmax())
        earlier = row_of.get(int(links.near.index[row, best - 1])) if best else None
        if earlier is not None and earlier in group_of:
            group_of[row] = group_of[earlier]
            groups[group_of[row]].append(row)
        else:
            group_of[row] = len(groups)
            groups.append([row])
    return groups


def _attribution(
    completion: Completion, rows: Sequence[int], in_marks: npt.NDArray[np.bool_], calibration: Calibration, scope: Scope
) -> Attribution:
    tagged = completion.tagged
    contents = [int(tagged.links["content"].near.contents[row]) for row in rows]
    below = _behind_paragraph(tagged, contents[-1])
    source, venue = (_chosen(tagged.links[head], rows) for head in ("source", "venue"))
    cue = _chosen(tagged.links["cue"], rows, below)
    first, cue_span = tagged.spans[contents[0]], None if cue[0] is None else tagged.spans[cue[0]]
    pieces = tuple(tagged.tag(tagged.spans[content]) for content in contents)
    venue_tag = _tag(tagged, venue)
    if venue_tag is None and cue_span is not None and first.level == 0:
        venue_tag = completion.nearly("venue", cue_span)
    cue_tag = _without(tagged.document.text, _tag(tagged, cue), venue_tag)
    marked = bool(in_marks[contents[0]])
    # A text without any marks may have lost them.
    known = float(marked) if tagged.document.quotations else 0.5
    certainty = features(min(p.confidence for p in pieces), cue[1], marked=known, sourced=source[0] is not None, scope=scope)
    source_tag = _tag(tagged, source)
    if first.level == 0:
        if source_tag is None and cue_span is not None:
            source_tag = completion.nearly("source", cue_span)
        if cue_tag is None and not (marked and source_tag is None):
            cue_tag = completion.leading_cue(source_tag, first)
    confidence = calibration.of(certainty)
    words = tagged.document.text[cue_tag.span.start : cue_tag.span.end] if cue_tag else None
    return Attribution(
        contents=pieces,
        source=source_tag,
        cue=cue_tag,
        venue=venue_tag,
        act=tagged.named("act", cue_span, first, ACTS),
        stance=tagged.named("stance", cue_span, first, STANCES),
        confidence=confidence,
        certainty=certainty,
        nested=first.level == 1,
        evidence=(Evidence("detect", "tagger", words, None, round(confidence, 4)),),
    )


def _in_marks(document: Document, quote_starts: Sequence[int], span: Span) -> bool:
    at = bisect_right(quote_starts, span.start) - 1
    return at >= 0 and document.quotations[at].outer.end >= span.end


def _tag(tagged: Tagged, chosen: tuple[int | None, float]) -> Tag | None:
    index, link = chosen
    return None if index is None else tagged.tag(tagged.spans[index], link)


def _without(text: str, cue: Tag | None, venue: Tag | None) -> Tag | None:
    """The cue up to the venue that it runs into: of "said in a statement", "said". One guideline takes both together."""
    if cue is None or venue is None or not cue.span.start < venue.span.start < cue.span.end:
        return cue
    return replace(cue, span=Span(cue.span.start, cue.span.start + len(text[cue.span.start : venue.span.start].rstrip())))


def _behind_paragraph(tagged: Tagged, content: int) -> int:
    """The first span that stands in a paragraph below the content's; a cue there is another quote's."""
    document = tagged.document
    paragraph = document.word_paragraph[tagged.spans[content].end - 1]
    return bisect_right(tagged.spans, paragraph, key=lambda span: document.word_paragraph[span.start])


def _chosen(links: Links, rows: Sequence[int], below: int | None = None) -> tuple[int | None, float]:
    """The span that the pieces together link to, or None for none, with its probability; none from the span `below` on."""
    given = [
        {-1: float(links.scores[row, 0])}
        | {int(i): float(s) for i, s in zip(links.near.index[row], links.scores[row, 1:], strict=True) if i >= 0}
        for row in rows
    ]
    options = sorted(option for option in set().union(*given) if below is None or option < below)
    total = {option: sum(max(FLOOR, g.get(option, FLOOR)) for g in given) / len(rows) for option in options}
    best = max(options, key=lambda option: total[option])
    return (None if best < 0 else best), float(np.exp(total[best]))
