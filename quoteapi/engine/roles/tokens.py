"""The article as a row of tokens that roles are read from: "U.S.", "Sen.", "China’s" and "vice-president" are one each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

import regex

from quoteapi.engine.model import Document, Span
from quoteapi.engine.roles.place_names import STATES
from quoteapi.engine.roles.titles import BODY_PLURALS, GROUP_NOUNS, HONORIFICS, ROLE_NOUNS, STOP_WORDS, TITLE_ABBREVIATIONS

_DOTTED = sorted(
    {w.title() for w in TITLE_ABBREVIATIONS}
    | {"Mr", "Mrs", "Ms", "Dr", "St", "Jr", "Sr", "Inc", "Corp", "Ltd"}
    | {s.title() for state, s in STATES.items() if s != state and "." not in s},
    key=len,
    reverse=True,
)
TOKEN = regex.compile(
    r"(?:\p{L}\.){2,}(?:['’]s\b)?"  # U.S., J.R., N.Y., U.S.’s
    r"|Ph\.D\.?"
    r"|\p{Lu}\.(?=\s+\p{Lu})"  # an initial
    rf"|(?:{'|'.join(_DOTTED)})\.(?=\W|$)"
    r"|[\p{L}\p{N}_]+(?:[-‐&'’.][\p{L}\p{N}_]+)*(?:(?<=s)['’](?=\s+\p{L}))?"
    r"|[^\s\p{L}\p{N}_]"
)
# Tokens from the first to the second, exclusive.
Range = tuple[int, int]

# From the plural to the singular of a role noun, first fit wins.
_PLURAL_ENDINGS = (("men", "man"), ("ies", "y"), ("sses", "ss"), ("wives", "wife"), ("s", ""))
_AGENT = regex.compile(r"(?:[a-z]{3,}(?:ist|eer|ician|ologist|ographer|woman|person)|[a-z]{2,}man)s?")
_POSSESSIVE = regex.compile(r"(?:['’]s|(?<=s)['’])$")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel rows, one entry a token: offsets, the words and the words in lower case, and the sentence each stands in.

    `text` is the article's behind its title, where that stands apart: the first `headline` tokens are the title's, and the article
    begins at `base`. `names` holds the words that have a capital where no sentence begins.
    """

    text: str
    base: int
    headline: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    lowers: tuple[str, ...]
    sentences: tuple[int, ...]
    names: frozenset[str]

    def within(self, span: Span) -> range:
        """The tokens that begin inside `span`, or that it begins inside ("then-|Secretary"); a possessive ending may reach over its end."""
        first = bisect_left(self.starts, span.start + self.base)
        first -= first > 0 and self.ends[first - 1] > span.start + self.base
        return range(first, max(first, bisect_left(self.starts, span.end + self.base)))

    def phrase(self, start: int, end: int) -> str:
        """The words of tokens `start` to `end` (exclusive) as they are spelled, a possessive ending left out."""
        return self.text[self.starts[start] : self._end(end - 1)]

    def span(self, start: int, end: int) -> Span | None:
        """Where `phrase` stands in the article; None where it stands in the title."""
        return None if start < self.headline else Span(self.starts[start] - self.base, self._end(end - 1) - self.base)

    def _end(self, index: int) -> int:
        return self.ends[index] - len(possessive(self.words[index]))

    def joined(self, index: int, other: int) -> bool:
        """Whether both tokens exist and stand in one sentence."""
        return 0 <= index < len(self.words) and 0 <= other < len(self.words) and self.sentences[index] == self.sentences[other]


def tokenise(document: Document) -> Tokens:
    """Cut the title, if it stands apart, and the whole text of `document` into tokens; linear in its length."""
    title = _title_apart(document)
    text = f"{title}\n{document.text}" if title else document.text
    base = len(text) - len(document.text)
    starts, ends, words = [], [], []
    for match in TOKEN.finditer(text):
        starts.append(match.start())
        ends.append(match.end())
        words.append(match.group())
    sentence_starts = [*([0] if title else []), *(s.start + base for s in document.sentences)]
    sentences = [bisect_right(sentence_starts, s) for s in starts]
    return Tokens(
        text=text,
        base=base,
        headline=bisect_left(starts, base),
        starts=tuple(starts),
        ends=tuple(ends),
        words=tuple(words),
        lowers=tuple(w.lower() for w in words),
        sentences=tuple(sentences),
        names=frozenset(w for i, w in enumerate(words) if i and w[0].isupper() and sentences[i] == sentences[i - 1]),
    )


def _title_apart(document: Document) -> str:
    """The title where the text does not begin with it; none that capitalises its words, for in it a capital tells nothing."""
    title = (document.title or "").strip()
    if not title or document.text.lstrip().startswith(title[:40]):
        return ""
    long_words = [w for w in title.split() if len(w) > 3]
    return "" if sum(w[0].isupper() for w in long_words) > 0.7 * len(long_words) else title


@lru_cache(maxsize=16_384)
def possessive(word: str) -> str:
    """The possessive ending of `word` ("’s", "'"), or nothing."""
    match = _POSSESSIVE.search(word)
    return match.group() if match else ""


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """`word` in lower case without possessive ending and full stop."""
    lower = word.lower()
    ending = possessive(lower)
    return (lower[: -len(ending)] if ending else lower).rstrip(".")


def is_capital(word: str) -> bool:
    """Whether the word starts with a capital or a figure within a name ("U.S.", "3M")."""
    return word[:1].isupper() or (word[:1].isdigit() and any(c.isupper() for c in word))


def is_word(word: str) -> bool:
    """Whether the token is a word and no punctuation mark."""
    return word[:1].isalnum()


def is_stop(word: str) -> bool:
    """Whether the word ends a noun phrase; "US" is no "us"."""
    return word.lower() in STOP_WORDS and not (word.isupper() and len(word) > 1)


def is_honorific(word: str) -> bool:
    """Whether the word is an address before a name and no role."""
    return stem(word) in HONORIFICS


def singular(word: str) -> str | None:
    """The singular of a plural noun by its ending, or None where the word looks like no plural."""
    for ending, replacement in _PLURAL_ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1 and not word.endswith("ss"):
            return word[: -len(ending)] + replacement
    return None


def is_role_noun(word: str) -> bool:
    """Whether `word` is a title or a noun of what a person is: singular or plural, "Sen.", "co-chair", "president-elect"."""
    lower = stem(word)
    if lower in ROLE_NOUNS or lower in TITLE_ABBREVIATIONS:
        return True
    parts = lower.split("-")
    if len(parts) > 1 and (parts[-1] in ROLE_NOUNS or parts[0] in ROLE_NOUNS and parts[-1] in {"elect", "designate", "general", "law"}):
        return True
    one = singular(lower)
    return bool(one and one in ROLE_NOUNS)


def is_plural_role(word: str) -> bool:
    """Whether the word names several people by what they are."""
    lower = stem(word)
    if lower in BODY_PLURALS:
        return False
    one = singular(lower)
    return lower in GROUP_NOUNS or bool(one and one.split("-")[-1] in ROLE_NOUNS and lower not in ROLE_NOUNS)


def is_agent_noun(word: str) -> bool:
    """Whether a lower-case word looks like a noun of a person ("ecologist", "spokeswoman"), the lists aside."""
    return bool(_AGENT.fullmatch(word))
