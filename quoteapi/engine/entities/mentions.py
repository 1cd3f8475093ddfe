"""The proper names of an article: where each stands, its title, and what it seems to name.

No parser: runs of capitalised words (`name_runs`) are told apart by word lists and by what stands around them
(`name_kinds`). A headline in Title Case gives no names of its own but first name with last name; its single words
count only where the text below knows them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from quoteapi.engine.entities.name_cuts import OPENER, split_run
from quoteapi.engine.entities.name_joins import joined
from quoteapi.engine.entities.name_kinds import NameKind, kind_in_context, title_length
from quoteapi.engine.entities.name_runs import Run, fold, name_runs
from quoteapi.engine.entities.names import FIRST_NAMES, HONORIFICS, NAME_SUFFIXES, TITLES
from quoteapi.engine.entities.nouns import DEMONYMS, DOCUMENTS, FUNCTION_WORDS, PERSON_NOUNS, PLURALS, is_person_noun, is_plural, lemma
from quoteapi.engine.model import Document, Span

# "R-Fla.": a party and a state.
_PARTY_TAG = regex.compile(r"[RDI][-–]\p{Lu}")
# Of the adjectives, those that are a party's name as well.
_PARTIES = frozenset(("gop", "labour", "tory"))
# Who bears a number as part of the name.
_REIGNING = frozenset("pope king queen emperor empress prince princess".split())
_LONG_WORD = regex.compile(r"\p{L}[\p{L}'’]{3,}")
_LONGEST_HEADLINE = 250


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands somewhere.

    `words` spell the name without titles, honorifics and suffixes; `span` holds it and `outer` its titles too (both
    None: it stands in the title that came apart from the text). `gender` is what its honorific tells ("m" or "f").
    `sentence` is the index of the sentence, -1 in the title. `definite`: "the" stands before it.
    """

    words: tuple[str, ...]
    span: Span | None
    outer: Span | None
    title: tuple[str, ...]
    gender: str | None
    kind: NameKind
    possessive: bool
    definite: bool
    sentence: int

    @property
    def name(self) -> str:
        """The words of the name, one blank between them."""
        return " ".join(self.words)

    @property
    def key(self) -> tuple[str, ...]:
        """What two spellings of one name share: lower case, no full stops, straight apostrophes, "US" for the United States."""
        folded = tuple(fold(w) for w in self.words)
        return ("us", *folded[2:]) if folded[:2] == ("united", "states") and len(folded) > 2 else folded


def find_mentions(document: Document) -> tuple[Mention, ...]:
    """The names of the text in their order, after those of a title that does not stand in the text."""
    found: list[Mention] = []
    if document.title and not document.text.lstrip().startswith(document.title.strip()[:40]):
        found += [_placeless(m) for m in _mentions(document.title, [0], frozenset(), [Span(0, len(document.title))])]
    starts = [s.start for s in document.sentences]
    found += _mentions(document.text, starts, frozenset(starts), document.paragraphs)
    return tuple(_without_openers(document, found))


def _without_openers(document: Document, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Without single words that are capitalised only because they open a sentence ("Protesters", "Citing")."""
    starts = {s.start for s in document.sentences} | {s.start + 1 for s in document.sentences}
    lower = {document.text[s:e] for s, e in zip(document.word_starts, document.word_ends, strict=True)}
    inside = {w for m in mentions for w in m.words[m.span is not None and m.span.start in starts :]}
    for mention in mentions:
        word = mention.words[0]
        doubtful = mention.kind == "unknown" or mention.kind == "person" and not mention.title and word.lower() not in FIRST_NAMES
        opens = len(mention.words) == 1 and doubtful and mention.outer is not None and mention.outer.start in starts
        if not (opens and word not in inside and _may_be_common(word, lower)):
            yield mention


def _may_be_common(word: str, lower: Container[str]) -> bool:
    """Whether a capitalised word is a common one by its look: it stands in lower case elsewhere (`lower`), means people or a
    person ("Fans", "Expert") or documents ("Reports"), is a participle or an adverb."""
    people = word.lower() in PERSON_NOUNS or is_plural(word) and (is_person_noun(lemma(word)) or lemma(word) in PLURALS)
    documents = lemma(word) in DOCUMENTS
    return word.lower() in lower or people or documents or bool(OPENER.search(word))


def _placeless(mention: Mention) -> Mention:
    return replace(mention, span=None, outer=None, sentence=-1)


def _mentions(text: str, sentence_starts: list[int], breaks: frozenset[int], paragraphs: Iterable[Span]) -> Iterator[Mention]:
    headlines = [p for p in paragraphs if is_title_case(text[p.start : p.end])]
    headline_starts = [h.start for h in headlines]
    for run in joined(text, name_runs(text, breaks)):
        place = bisect_right(headline_starts, run[0].start) - 1
        sentence = bisect_right(sentence_starts, run[0].start) - 1
        if place >= 0 and run[0].start < headlines[place].end:
            yield from _headline_names(text, run, sentence)
        else:
            for part in split_run(run, opens=run[0].start in breaks):
                mention = _mention(text, part, sentence)
                if mention:
                    yield mention


def is_title_case(paragraph: str) -> bool:
    """Whether a paragraph capitalises its words as a headline does: four long words or more, seven in ten of them, and
    nearly all where it ends as a sentence does."""
    if len(paragraph) > _LONGEST_HEADLINE:
        return False
    words = _LONG_WORD.findall(paragraph)
    least = 0.85 if paragraph[-1:] in (".", "”", '"', ":") else 0.7
    return len(words) >= 4 and sum(w[0].isupper() for w in words) >= least * len(words)


def _mention(text: str, words: Run, sentence: int) -> Mention | None:
    cut = title_length(words)
    title, name = words[:cut], list(words[cut:])
    reigns = any(fold(w.text) in _REIGNING for w in title)
    while len(name) > 1 and fold(name[-1].text) in NAME_SUFFIXES and not (reigns and name[-1].text.isupper()):
        name.pop()
    if not name or _is_no_name(name):
        return None
    span, outer = Span(name[0].start, name[-1].end), Span(words[0].start, name[-1].end)
    before = text[max(0, outer.start - 24) : outer.start]
    titles = tuple(fold(w.text) for w in title)
    return Mention(
        words=tuple(w.text for w in name),
        span=span,
        outer=outer,
        title=titles,
        gender=next((HONORIFICS[t] for t in reversed(titles) if t in HONORIFICS), None),
        kind=kind_in_context(text, name, titles, before),
        possessive=text[span.end : span.end + 1] in ("'", "’"),
        definite=before.lower().endswith("the ") or fold(words[0].text) == "the",
        sentence=sentence,
    )


def _is_no_name(name: Run) -> bool:
    """No letters, one letter alone, a party's tag ("R-Fla.") or a people ("Americans", "German")."""
    first = name[0].text
    if not any(c.isalpha() for c in first) or len(name) == len(fold(first)) == 1 or _PARTY_TAG.match(first):
        return True
    key = fold(name[-1].text).rsplit("-", 1)[-1]
    people = key.endswith("s") and key[:-1] in DEMONYMS
    return (
        len(name) == 1
        and (people or len(key) > 6 and key.endswith("ans") or key in DEMONYMS - _PARTIES)
        or key in ("americans", "europeans")
    )


def _headline_names(text: str, run: Run, sentence: int) -> Iterator[Mention]:
    """Of a run in a headline: first name with last name, and every other word alone."""
    index = 0
    while index < len(run):
        pair = _mention(text, run[index : index + 2], sentence) if _may_be_full_name(run, index) else None
        if pair:
            # "Ann Reads On": only the text below can tell whether Ann reads or is called so.
            yield replace(pair, kind="headline") if pair.words[-1].endswith("s") else pair
            index += 2
            continue
        key = fold(run[index].text)
        if key not in FUNCTION_WORDS and key not in TITLES and not run[index].joined:
            span = Span(run[index].start, run[index].end)
            possessive = text[span.end : span.end + 1] in ("'", "’")
            yield Mention((run[index].text,), span, span, (), None, "headline", possessive, definite=False, sentence=sentence)
        index += 1


def _may_be_full_name(run: Run, index: int) -> bool:
    if index + 1 >= len(run) or run[index + 1].joined:
        return False
    return fold(run[index].text) in FIRST_NAMES and fold(run[index + 1].text) not in FUNCTION_WORDS
