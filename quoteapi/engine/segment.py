"""Text to Document: paragraphs, sentences, words and paired marks, by offsets into the text exactly as it was given."""

from __future__ import annotations

from bisect import bisect_right

import regex

from quoteapi.engine.lexicon import ABBREVIATIONS, BOILERPLATE, BYLINE, ENGLISH
from quoteapi.engine.marks import pair_marks
from quoteapi.engine.model import Document, Outline, Quotation, Span

LINE = regex.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
# A run of one punctuation mark is one word, so that a line of dashes costs what a dash does.
WORD = regex.compile(r"\w+(?:['’‘]\w+)*|([^\w\s\x1c-\x1f])\1*")
# From the first of several marks, and without going back: a line of dots is gone through once.
SENTENCE_END = regex.compile(r"(?<![.?!…])[.?!…]++(?:[\"'”’»›)\]]|\s[\"”»](?=\s))*+(?=\s)")
BLANK = regex.compile(r"\s*")
LAST_WORD = regex.compile(r"(\S+)$")
INITIALS = regex.compile(r"(?:\p{L}\.)+$|^\p{Lu}$")
# When an entry of a live blog was written, before its words: "14:32 The …", "2.05 p.m. – The …".
CLOCK = regex.compile(
    r"(?:\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?)(?: (?:[A-Z]{2,3}T|UTC))?(?: ?[:|–—-] ?| )(?=[\p{Lu}\"'“‘«@#])"
)
FEWEST_CLOCKS = 2
# What a hard-wrapped line measures: mail, wire copy and text files break at 60 to 80 columns.
WRAPPED = range(50, 91)
# What a paragraph's last line ends in.
ENDS = '.?!:”"’»'


def segment(text: str, title: str | None = None) -> Document:
    """Cut `text` up. Any string is taken; an empty one gives a document without paragraphs."""
    cut = outline(text)
    starts, ends = [], []
    for paragraph in cut.paragraphs:
        for match in WORD.finditer(text, paragraph.start, paragraph.end):
            starts.append(match.start())
            ends.append(match.end())
    sentence_starts = [s.start for s in cut.sentences]
    paragraph_starts = [p.start for p in cut.paragraphs]
    return Document(
        text=text,
        title=title,
        language=_language(text, starts, ends),
        paragraphs=cut.paragraphs,
        sentences=cut.sentences,
        word_starts=tuple(starts),
        word_ends=tuple(ends),
        word_sentence=tuple(bisect_right(sentence_starts, s) - 1 for s in starts),
        word_paragraph=tuple(bisect_right(paragraph_starts, s) - 1 for s in starts),
        quotations=cut.quotations,
        boilerplate=frozenset(i for i, p in enumerate(cut.paragraphs) if _is_boilerplate(text[p.start : p.end])),
    )


def outline(text: str) -> Outline:
    """Cut `text` up without its words, which takes less than half the time of `segment`."""
    paragraphs = _paragraphs(text)
    sentences = tuple(s for p in paragraphs for s in _sentences(text, p))
    return Outline(tuple(paragraphs), sentences, _quotations(text, paragraphs))


def _paragraphs(text: str) -> list[Span]:
    """Lines, without the blanks around them; the lines of a hard-wrapped block are one paragraph."""
    blocks: list[list[Span]] = []
    previous_end = None
    for match in LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if not stripped:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        span = Span(start, start + len(stripped))
        gap = text[previous_end : match.start()] if previous_end is not None else "\n\n"
        if previous_end is not None and not gap.replace("\r\n", "\n").count("\n") > 1 and not gap.strip():
            blocks[-1].append(span)
        else:
            blocks.append([span])
        previous_end = match.end()
    return _without_clocks(text, [paragraph for block in blocks for paragraph in _unwrap(text, block)])


def _without_clocks(text: str, paragraphs: list[Span]) -> list[Span]:
    """Paragraphs that begin behind the times they were written at, where several have one; one alone may belong to its sentence."""
    clocks = [CLOCK.match(text, p.start, p.end) for p in paragraphs]
    if sum(c is not None for c in clocks) < FEWEST_CLOCKS:
        return paragraphs
    return [Span(c.end(), p.end) if c else p for p, c in zip(paragraphs, clocks, strict=True)]


def _unwrap(text: str, lines: list[Span]) -> list[Span]:
    # Where no line ends within a sentence they are paragraphs of much the same length.
    within = any(text[line.end - 1] not in ENDS for line in lines[:-1])
    wrapped = within and len(lines) > 2 and all(line.end - line.start in WRAPPED for line in lines[:-1])
    out = [lines[0]]
    for line in lines[1:]:
        goes_on = text[line.start].islower() and text[out[-1].end - 1] not in ENDS
        if wrapped or goes_on:
            out[-1] = Span(out[-1].start, line.end)
        else:
            out.append(line)
    return out


def _sentences(text: str, paragraph: Span) -> list[Span]:
    out, start = [], paragraph.start
    for match in SENTENCE_END.finditer(text, paragraph.start, paragraph.end):
        if match.end() > start and _ends_sentence(text, start, match.start(), match.group(), match.end(), paragraph.end):
            out.append(Span(start, match.end()))
            blank = BLANK.match(text, match.end(), paragraph.end)
            start = blank.end() if blank else match.end()
    if start < paragraph.end:
        out.append(Span(start, paragraph.end))
    return out


def _ends_sentence(text: str, start: int, end: int, mark: str, behind: int, limit: int) -> bool:
    following = text[behind : min(limit, behind + 40)].lstrip()
    if not following:
        return True
    opener = following.lstrip("\"'“‘«„(‹[")
    if opener[:1].islower():
        return False
    if mark[0] != ".":
        return True
    word = LAST_WORD.search(text[max(start, end - 30) : end])
    last = (word.group(1) if word else "").lstrip("\"'“‘«„(‹[")
    if last.lower() in ABBREVIATIONS:
        return False
    return not INITIALS.search(last + "." if "." in last else last)


def _quotations(text: str, paragraphs: list[Span]) -> tuple[Quotation, ...]:
    out: list[Quotation] = []
    left_open = None
    for paragraph in paragraphs:
        pairs, left_open = pair_marks(text, paragraph, left_open)
        out.extend(pairs)
    return tuple(out)


def _is_boilerplate(paragraph: str) -> bool:
    return bool(len(paragraph) < 300 and (BOILERPLATE.match(paragraph) or BYLINE.fullmatch(paragraph)))


def _language(text: str, starts: list[int], ends: list[int]) -> str:
    """`en`, or `und` for a text whose commonest little words are not English."""
    words = [text[s:e].lower() for s, e in zip(starts[:2000], ends[:2000], strict=True) if text[s].isalpha()]
    if len(words) < 20:
        return "en" if not words or all(w.isascii() for w in words) else "und"
    return "en" if sum(w in ENGLISH for w in words) / len(words) >= 0.12 else "und"
