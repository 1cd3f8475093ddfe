"""Attributions that the layout alone tells: the turns of a transcript, quotes with a credit line or below a letterhead.

The trained detector reads sentences; `NAME: …`, `“…” —Name` and "From the desk of NAME" hold none that would say "said".
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

import regex

from quoteapi.engine.entities.nouns import DOCUMENTS, lemma
from quoteapi.engine.model import TRANSCRIPT_TURN, Attribution, Document, Evidence, Quotation, Span, Stance, Tag, TagKind

# "PENCE: ", "Chris Wallace (host): ", "Q: ", "A. ": one to four capitalised words, perhaps a note in brackets; a transcript that is
# quoted as a whole opens a mark at each paragraph.
TURN = regex.compile(
    r"(?P<mark>[\"“«]?)(?P<label>[QA]|\p{Lu}[\p{Lu}.'’-]+(?: \p{Lu}[\p{Lu}.'’-]+){0,3}|\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){0,3})"
    r"(?: \([^()\n]{1,40}\))?\s?:\s+(?=\S)"
)
# A transcript has this many turns and one speaker who takes two of them; less is a list or a headline.
FEWEST_TURNS = 4
FEWEST_SHOUTED_TURNS = 2
# The middle turn says at least so many words; "Clinton: 1,769." is a table.
WORDS_OF_A_TURN = 5
# "—Name", "– Name, title", "-- Name" behind the marks, to the paragraph's end.
CREDIT = regex.compile(r"\s*(?:[—–―]|--?)\s*(?P<source>\p{Lu}[^\n“”\"]{1,120}?)\s*$")
# "From the desk of Ann Poe, mayor", "Statement by Ann Poe:", in a line of its own.
LETTERHEAD = regex.compile(
    r"(?i:from the (?:desk|office) of|(?:an? |the )?(?:full )?(?:message|letter|note|statement|remarks|comments?) (?:from|by|of)) "
    r"(?P<source>\p{Lu}[\p{L}.'’-]*+(?: (?:\p{Lu}[\p{L}.'’-]*+|of|for|the|and|de|van|von|bin|al))*+(?:, [^\n“”\"]{1,100}?)?)[:,]?\s*"
)
QUESTION = "Q"
# "(CROSSTALK)", "[Laughter]": what the transcriber heard beside the words.
NOTE = regex.compile(r"[(\[]")


def layout(document: Document) -> tuple[Attribution, ...]:
    """The attributions that stand in the layout of `document`, in text order."""
    found = [*_turns(document), *_credits(document), *_letters(document)]
    return tuple(sorted(found, key=lambda a: a.contents[0].span.start))


def _turns(document: Document) -> Iterator[Attribution]:
    """transcript-turn: `NAME:` at the head of a paragraph, in an article that holds several."""
    readable = [p for i, p in enumerate(document.paragraphs) if i not in document.boilerplate]
    labelled = [(p, m) for p in readable if (m := TURN.match(document.text, p.start, p.end))]
    count = Counter(m["label"] for _, m in labelled)
    # "TRANSCRIPT: …" is a heading, and stands once; PAGE, who takes several turns, is somebody.
    found = [(p, m) for p, m in labelled if count[m["label"]] > 1 or lemma(m["label"].split()[-1].lower()) not in DOCUMENTS]
    if not _is_transcript([m["label"] for _, m in found], [len(document.text[m.end() : p.end].split()) for p, m in found]):
        return
    turns = {p.start: match for p, match in found}
    contents: list[Span] = []
    turn: regex.Match[str] | None = None
    for paragraph in readable:
        if paragraph.start in turns:
            yield from _turn(document, turn, contents)
            turn = turns[paragraph.start]
            contents = [Span(turn.end(), paragraph.end)]
        elif (
            turn and turn["mark"] and document.text[paragraph.start] == turn["mark"] and not NOTE.match(document.text, paragraph.start + 1)
        ):
            contents.append(Span(paragraph.start + 1, paragraph.end))
    yield from _turn(document, turn, contents)


def _turn(document: Document, turn: regex.Match[str] | None, contents: Sequence[Span]) -> Iterator[Attribution]:
    if turn:
        asks: Stance = "asks" if turn["label"] == QUESTION else "asserts"
        colon = document.text.index(":", turn.end("label"))
        said = [_unmarked(document.text, content) for content in contents]
        yield _attribution(TRANSCRIPT_TURN, said, Span(*turn.span("label")), Span(colon, colon + 1), asks)


def _unmarked(text: str, span: Span) -> Span:
    """`span` without the mark that closes what a transcript is quoted in."""
    return Span(span.start, span.end - (text[span.end - 1] in '"”»'))


def _is_transcript(labels: Sequence[str], lengths: Sequence[int]) -> bool:
    count = Counter(labels)
    shouted = sum(n for label, n in count.items() if label.isupper())
    enough = len(labels) >= FEWEST_TURNS or shouted >= FEWEST_SHOUTED_TURNS
    return enough and max(count.values()) > 1 and median(lengths) >= WORDS_OF_A_TURN


def _credits(document: Document) -> Iterator[Attribution]:
    """credit-line: a paragraph that is a quotation and a dash with a name behind it."""
    starts = [q.outer.start for q in document.quotations]
    for number, paragraph in enumerate(document.paragraphs):
        at = bisect_left(starts, paragraph.start)
        pair = document.quotations[at] if at < len(starts) and starts[at] == paragraph.start else None
        if pair is None or number in document.boilerplate or not pair.closed:
            continue
        match = CREDIT.fullmatch(document.text, pair.outer.end, paragraph.end)
        if match and not _has_verb_mark(document, pair):
            yield _attribution("credit-line", [pair.inner], Span(*match.span("source")), None, "asserts")


def _letters(document: Document) -> Iterator[Attribution]:
    """letterhead: whole paragraphs in marks below a line that tells whose words they are."""
    whole = {q.outer.start: q.inner for q in document.quotations}
    head: Span | None = None
    for number, paragraph in enumerate(document.paragraphs):
        match = LETTERHEAD.fullmatch(document.text, paragraph.start, paragraph.end)
        inner = whole.get(paragraph.start)
        if match and number not in document.boilerplate:
            head = Span(match.start("source"), match.end("source") - (document.text[match.end("source") - 1] == "."))
        elif head and inner and paragraph.end - inner.end <= 1:
            yield _attribution("letterhead", [inner], head, None, "asserts")
        else:
            head = None


def _has_verb_mark(document: Document, pair: Quotation) -> bool:
    """A comma before the closing mark says that the sentence goes on: “Yes,” – Poe nodded – “we can.”"""
    return document.text[pair.inner.end - 1 : pair.inner.end] == ","


def _attribution(rule: str, contents: Sequence[Span], source: Span, cue: Span | None, stance: Stance) -> Attribution:
    def tag(kind: TagKind, span: Span) -> Tag:
        return Tag(kind, span, 1.0)

    return Attribution(
        contents=tuple(tag("content", content) for content in contents),
        source=tag("source", source),
        cue=tag("cue", cue) if cue else None,
        venue=None,
        act="speech",
        stance=stance,
        confidence=0.9,
        evidence=(Evidence("detect", rule, None, None, 0.9),),
    )
