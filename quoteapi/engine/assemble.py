"""Attributions and quotation marks to quotes: edges set at the marks, pieces joined, types, nesting, refusals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quoteapi.engine.lexicon import ASIDE, NAMING_WORDS, NICKNAME_SURROUND, TITLE_WORD
from quoteapi.engine.marked import Marked, SpanIndex
from quoteapi.engine.model import Attribution, Document, Draft, Evidence, Quotation, Refusal, Span, Tag

# A content that holds this share of a quotation's words means the whole quotation.
MOST_OF_A_QUOTATION = 0.6
# A quote paragraph of its own needs this many words: shorter ones are headings and captions.
ORPHAN_WORDS = 5
# Marked words without a cue: up to this many are a term or a scare quote, beyond it an unattributed passage.
TERM_WORDS = 6


def assemble(
    document: Document, tagged: Sequence[Attribution], laid_out: Sequence[Attribution] = ()
) -> tuple[tuple[Draft, ...], tuple[Refusal, ...]]:
    """The quotes of an article in text order, and the marked words that are none, each with the reason.

    `tagged` is what the detector found, `laid_out` what the layout tells; where they overlap the layout is right.
    """
    marked = Marked(document)
    found = _rejoined(marked, _beside(tagged, laid_out))
    attributions = [part for a in (*laid_out, *found) for part in _by_paragraph(marked, a)]
    drafts = [d for d in (_draft(marked, a) for a in attributions if not _in_boilerplate(marked, a)) if d.spans]
    drafts += _orphan_paragraphs(marked, drafts)
    ordered = sorted(_without_doubles(drafts), key=lambda d: (d.spans[0].start, -d.spans[-1].end))
    keyed = [replace(draft, key=key) for key, draft in enumerate(ordered)]
    placed = tuple(_continued(marked, draft, keyed) for draft in _nested(keyed))
    return placed, _refusals(marked, placed)


def _beside(tagged: Sequence[Attribution], laid_out: Sequence[Attribution]) -> list[Attribution]:
    """The tagged attributions whose words the layout does not ascribe itself; what is reported inside a turn stays, nested."""
    turns = SpanIndex((tag.span, None) for attribution in laid_out for tag in attribution.contents)
    return [a for a in tagged if a.nested or not any(turns.overlaps(t.span) for t in a.contents)]


def _rejoined(marked: Marked, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with what an aside only interrupts in one piece: “If it rains,” Poe said, “we go.”"""
    whole: list[Attribution] = []
    for attribution in sorted(attributions, key=lambda a: a.contents[0].span.start):
        before = next((n for n in range(len(whole) - 1, -1, -1) if not whole[n].nested), None)
        if before is not None and not attribution.nested and _interrupts(marked, whole[before], attribution):
            first = whole[before]
            told = replace(first, source=first.source or attribution.source, cue=first.cue or attribution.cue)
            whole[before] = replace(told, contents=(*first.contents, *attribution.contents))
        else:
            whole.append(attribution)
    return whole


def _interrupts(marked: Marked, first: Attribution, second: Attribution) -> bool:
    """Whether nothing stands between two quoted pieces but one attribution, after a comma and before one."""
    before, behind = marked.touching(first.contents[-1].span)[-1:], marked.touching(second.contents[0].span)[:1]
    if not before or not behind or before[0].outer.end > behind[0].outer.start or marked.text[before[0].inner.end - 1] != ",":
        return False
    # "…, adding, …" begins another.
    one_cue = first.cue is None or second.cue is None or first.cue.span == second.cue.span
    return one_cue and ASIDE.fullmatch(marked.text, before[0].outer.end, behind[0].outer.start) is not None


def _by_paragraph(marked: Marked, attribution: Attribution) -> list[Attribution]:
    """The attribution cut where its pieces cross into another paragraph: a quote paragraph of its own is a quote of its
    own, whose speaker is only implied, unless the marks before it were left open."""
    runs: list[list[Tag]] = []
    for tag in attribution.contents:
        start = tag.span.start
        if runs and marked.paragraph(start) != marked.paragraph(runs[-1][-1].span.start) and start not in marked.goes_on_at:
            runs.append([tag])
        elif runs:
            runs[-1].append(tag)
        else:
            runs = [[tag]]
    first, *others = [tuple(run) for run in runs]
    return [replace(attribution, contents=first), *(replace(attribution, contents=o, source=None, cue=None, venue=None) for o in others)]


def _in_boilerplate(marked: Marked, attribution: Attribution) -> bool:
    return marked.paragraph(attribution.contents[0].span.start) in marked.document.boilerplate


def _draft(marked: Marked, attribution: Attribution) -> Draft:
    own = [tag.span for tag in (attribution.source, attribution.cue) if tag]
    spans = _merged(marked, [_at_marks(marked, tag.span, own, nested=attribution.nested) for tag in attribution.contents])
    verbatim = marked.in_quotation_marks(spans)
    return Draft(
        key=0,
        type=marked.type_of(spans, verbatim),
        spans=spans,
        verbatim=verbatim,
        source=_mark_closed(marked, _bracket_closed(marked.text, attribution.source.span)) if attribution.source else None,
        cue=attribution.cue.span if attribution.cue else None,
        venue=attribution.venue.span if attribution.venue else None,
        act=attribution.act,
        stance=attribution.stance,
        # Any number but None: nested, within whom is found once all drafts are there.
        within=-1 if attribution.nested else None,
        continues=None,
        confidence=attribution.confidence,
        evidence=attribution.evidence,
    )


def _at_marks(marked: Marked, span: Span, own: Sequence[Span], *, nested: bool) -> Span:
    """`span` with its edges moved to the quotation marks that they stand at; `own` are its source and cue."""
    for pair in marked.own_marks(span, own, nested=nested):
        if pair.inner.covers(span):
            # Of a speech inside a speech its first words are all that is sure to be tagged.
            begins = nested and pair.closed and not marked.words(Span(pair.inner.start, span.start))
            if begins or marked.words(span) >= MOST_OF_A_QUOTATION * marked.words(pair.inner):
                return _shrunk(marked.text, pair.inner)
        else:
            span = Span(_start_at(marked, span, pair), _end_at(marked, span, pair))
    return _with_final_mark(marked.text, _mark_closed(marked, span) if nested else span)


def _start_at(marked: Marked, span: Span, pair: Quotation) -> int:
    opens_in_front = pair.outer.start < span.start and not marked.words(Span(pair.inner.start, span.start))
    return pair.outer.start if opens_in_front else span.start


def _end_at(marked: Marked, span: Span, pair: Quotation) -> int:
    closes_behind = span.end < pair.outer.end and not marked.words(Span(span.end, pair.inner.end))
    return pair.outer.end if closes_behind else span.end


def _shrunk(text: str, span: Span) -> Span:
    inner = text[span.start : span.end]
    start = span.start + len(inner) - len(inner.lstrip())
    return Span(start, max(start, span.start + len(inner.rstrip())))


def _with_final_mark(text: str, span: Span) -> Span:
    """A question or exclamation mark belongs to what was said; so does the bracket that closes one inside it."""
    end = _bracket_closed(text, span).end
    if text[end : end + 1] in ("?", "!"):
        end += 1
    return Span(span.start, end)


def _bracket_closed(text: str, span: Span) -> Span:
    """`span` with the bracket, or the stop and the bracket, that close one inside it: "(D-Wis" to "(D-Wis.)"."""
    if text.count("(", span.start, span.end) > text.count(")", span.start, span.end):
        for closing in (")", ".)"):
            if text.startswith(closing, span.end):
                return Span(span.start, span.end + len(closing))
    return span


def _mark_closed(marked: Marked, span: Span) -> Span:
    """`span` with the mark that closes the quotation which it ends in, if that opens inside it: Poe, known as “the Ferry to “the Ferry”."""
    last = marked.touching(span)[-1:]
    return Span(span.start, _end_at(marked, span, last[0])) if last and last[0].closed and last[0].outer.start >= span.start else span


def _merged(marked: Marked, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The pieces in order; those with no word between them are one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and (span.start <= out[-1].end or _only_blank(marked, Span(out[-1].end, span.start))):
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        elif span.start < span.end:
            out.append(span)
    return tuple(out)


def _only_blank(marked: Marked, gap: Span) -> bool:
    return not marked.words(gap) and "\n" not in marked.text[gap.start : gap.end]


def _orphan_paragraphs(marked: Marked, drafts: Sequence[Draft]) -> list[Draft]:
    """A paragraph all in marks, with no words of the writer, is somebody's, cue or not."""
    taken = SpanIndex((span, None) for draft in drafts for span in draft.spans)
    whole = {(q.outer.start, q.outer.end): q for q in marked.outermost}
    found = []
    for index, paragraph in enumerate(marked.document.paragraphs):
        pair = whole.get((paragraph.start, paragraph.end))
        if pair is None or index in marked.document.boilerplate or marked.words(pair.inner) < ORPHAN_WORDS:
            continue
        if not taken.overlaps(pair.inner):
            found.append(_orphan(marked, pair))
    return found


def _orphan(marked: Marked, pair: Quotation) -> Draft:
    spans = (_shrunk(marked.text, pair.inner),)
    evidence = Evidence("assemble", "orphan-paragraph", None, None, 0.7)
    return Draft(0, "direct", spans, spans, None, None, None, "speech", "asserts", None, None, 0.7, (evidence,))


def _without_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts less those whose words another of the same level holds: moving edges to the marks can make two of one."""
    ordered = sorted(drafts, key=lambda d: (d.spans[0].start, -d.spans[-1].end, -sum(s.end - s.start for s in d.spans), -d.confidence))
    kept: list[Draft] = []
    open_here: list[Draft] = []
    for draft in ordered:
        open_here = [d for d in open_here if d.spans[-1].end > draft.spans[0].start]
        level = [d for d in open_here if (d.within is None) == (draft.within is None)]
        if not any(all(any(s.covers(span) for s in d.spans) for span in draft.spans) for d in level):
            kept.append(draft)
            open_here.append(draft)
    return kept


def _nested(drafts: Sequence[Draft]) -> list[Draft]:
    """Each nested draft with the smallest draft that holds it. One that stands in none is left out: it is nobody's second voice; and so is
    one that has a holder's own cue: it is the first voice once more."""
    outer = SpanIndex((span, d) for d in drafts if d.within is None for span in d.spans)
    out = []
    for draft in drafts:
        if draft.within is None:
            out.append(draft)
            continue
        hull = Span(draft.spans[0].start, draft.spans[-1].end)
        holders = list(outer.covering(hull))
        if holders and not any(d.cue and d.cue == draft.cue for d in holders):
            out.append(replace(draft, within=min(holders, key=lambda d: d.spans[-1].end - d.spans[0].start).key))
    kept = {d.key: place for place, d in enumerate(out)}
    return [replace(d, key=kept[d.key], within=None if d.within is None else kept[d.within]) for d in out]


def _continued(marked: Marked, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A draft without source and cue, in marks, goes on from the quote before it, if no paragraph stands between."""
    if draft.source or draft.cue or draft.within is not None or draft.type != "direct":
        return draft
    here = marked.paragraph(draft.spans[0].start)
    for key in range(draft.key - 1, -1, -1):
        earlier = drafts[key]
        if here - marked.paragraph(earlier.spans[-1].start) > 1:
            break
        if earlier.within is None:
            return replace(draft, continues=key)
    return draft


def _refusals(marked: Marked, drafts: Sequence[Draft]) -> tuple[Refusal, ...]:
    taken = SpanIndex((span, None) for draft in drafts for span in draft.spans)
    free = [q for q in marked.outermost if q.inner.start < q.inner.end and not taken.overlaps(q.inner)]
    return tuple(_refusal(marked, q) for q in free)


def _refusal(marked: Marked, pair: Quotation) -> Refusal:
    """Why these marked words are no quote."""
    text = marked.text
    inner, before, behind = (
        text[pair.inner.start : pair.inner.end],
        text[max(0, pair.outer.start - 40) : pair.outer.start],
        text[pair.outer.end :][:20],
    )
    words = [w for w in inner.split() if w[:1].isalnum()]
    if NICKNAME_SURROUND.search(before) and behind[:1] == " " and behind[1:2].isupper() and len(words) <= 3:
        return Refusal(pair.inner, "nickname", "a nickname inside a name")
    if NAMING_WORDS.search(before):
        return Refusal(pair.inner, "term", "a name or term that the words before it introduce")
    if len(words) > 1 and all(w[0].isupper() or not TITLE_WORD.fullmatch(w) for w in words):
        return Refusal(pair.inner, "title-of-work", "capitalised like the title of a work or a proper name")
    if len(words) <= TERM_WORDS:
        return Refusal(pair.inner, "scare-quotes", "a few words set off, which nobody here is said to have said")
    return Refusal(pair.inner, "unattributed", "a passage in marks that the article ascribes to nobody")
