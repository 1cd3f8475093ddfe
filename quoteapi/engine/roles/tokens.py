"""The article as a row of tokens that roles are read from: "U.S.", "Sen.", "China’s" and "vice-president" are one each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

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

    `names` holds the words that have a capital where no sentence begins.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    lowers: tuple[str, ...]
    sentences: tuple[int, ...]
    names: frozenset[str]

    def within(self, span: Span) -> range:
        """The tokens that begin inside `span`; a possessive ending may reach over its end."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def span(self, start: int, end: int) -> Span:
        """The characters of tokens `start` to `end` (exclusive), a possessive ending left out."""
        last = self.words[end - 1]
        stem = last[: len(last) - len(possessive(last))]
        return Span(self.starts[start], self.ends[end - 1] - (len(last) - len(stem)))

    def joined(self, index: int, other: int) -> bool:
        """Whether both tokens exist and stand in one sentence."""
        return 0 <= index < len(self.words) and 0 <= other < len(self.words) and self.sentences[index] == self.sentences[other]


def tokenise(document: Document) -> Tokens:
    """Cut the whole text of `document` into tokens; linear in its length."""
    starts, ends, words = [], [], []
    for match in TOKEN.finditer(document.text):
        starts.append(match.start())
        ends.append(match.end())
        words.append(match.group())
    sentence_starts = [s.start for s in document.sentences]
    sentences = [bisect_right(sentence_starts, s) for s in starts]
    return Tokens(
        text=document.text,
        starts=tuple(starts),
        ends=tuple(ends),
        words=tuple(words),
        lowers=tuple(w.lower() for w in words),
        sentences=tuple(sentences),
        names=frozenset(w for i, w in enumerate(words) if i and w[0].isupper() and sentences[i] == sentences[i - 1]),
    )


def possessive(word: str) -> str:
    """The possessive ending of `word` ("’s", "'"), or nothing."""
    match = _POSSESSIVE.search(word)
    return match.group() if match else ""


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
