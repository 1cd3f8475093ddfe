"""A quotation as it is claimed: its words, and the places where it says itself that something was changed."""

from __future__ import annotations

from dataclasses import dataclass, field

import regex

from quoteapi.errors import QuoteapiError
from quoteapi.verification.markup import Plain, plain
from quoteapi.verification.words import UNSEEN, Word, word, words_of

# Alignment takes time and memory by the words of the quotation times those of the texts.
MOST_WORDS = 2000
MOST_CHARACTERS = 20_000

_OMISSION = regex.compile(r"[\[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])]|…|\.\s?\.\s?\.(?:\s?\.)?")
_SIC = regex.compile(r"[\[(]\s*sic\s*[!.]?\s*[\])]", regex.IGNORECASE)
# "[T]he", "[W]e’ll", "[Cole]’s", "close[d]": letters put in the place of others within a word.
_IN_WORD = regex.compile(
    r"\p{L}{0,40}\[\p{L}{1,12}\](?:\p{L}{1,40}(?:['’‘ʼ]\p{L}{1,8})?|['’‘ʼ]\p{L}{1,8})"
    r"|\p{L}{1,40}\[['’‘ʼ]?\p{L}{1,12}(?:['’‘ʼ]\p{L}{1,2})?\]"
)
_BRACKETED = regex.compile(r"\[[^\[\]]{1,400}\](?:['’‘ʼ]\p{L}{1,3}(?!\w))?")
_MARKED = regex.compile("|".join(f"({p.pattern})" for p in (_OMISSION, _SIC, _IN_WORD, _BRACKETED)), regex.IGNORECASE)


class QuotationError(QuoteapiError):
    """A quotation that cannot be looked for; the message says why."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What is to be verified, without mark-up; `given` leads back to where it stands in what was given.

    `bracketed` are the places in `words` of those that brackets say were put in, `omissions` the numbers of words after which the
    quotation says that something was left out, `sics` the numbers of words before a "(sic)".
    """

    words: tuple[Word, ...]
    bracketed: frozenset[int]
    omissions: frozenset[int]
    sics: frozenset[int]
    given: Plain

    @property
    def text(self) -> str:
        """Its characters."""
        return self.given.text


@dataclass(slots=True)
class _Read:
    """A quotation as far as it is read."""

    words: list[Word] = field(default_factory=list)
    bracketed: set[int] = field(default_factory=set)
    omissions: set[int] = field(default_factory=set)
    sics: set[int] = field(default_factory=set)

    def mark(self, match: regex.Match[str]) -> None:
        """Take in a place where the quotation says that something was changed."""
        number = len(self.words)
        omission, sic, in_word, _ = match.groups()
        if omission:
            self.omissions.add(number)
        elif sic:
            self.sics.add(number)
        elif in_word:
            self.bracketed.add(number)
            self.words.append(word(UNSEEN.sub("", in_word.replace("[", "").replace("]", "")), *match.span()))
        else:
            inside = words_of(match.string, match.start(), match.end())
            self.bracketed.update(range(number, number + len(inside)))
            self.words.extend(inside)


def quotation_of(quotation: str) -> Quotation:
    """Read `quotation`, with or without quotation marks around it; raises QuotationError where it holds no word or too many."""
    if len(quotation) > MOST_CHARACTERS:
        raise QuotationError(f"Has more than {MOST_CHARACTERS} characters.")
    given = plain(quotation)
    text = given.text
    read = _Read()
    at = 0
    for match in _MARKED.finditer(text):
        read.words.extend(words_of(text, at, match.start(), MOST_WORDS + 1))
        at = match.end()
        read.mark(match)
        if len(read.words) > MOST_WORDS:
            break
    read.words.extend(words_of(text, at, most=MOST_WORDS + 1))
    words = read.words
    if not any(any(c.isalnum() for c in w.key) for w in words):
        raise QuotationError("Holds no word.")
    if len(words) > MOST_WORDS:
        raise QuotationError(f"Has more than {MOST_WORDS} words.")
    return Quotation(tuple(words), frozenset(read.bracketed), frozenset(read.omissions), frozenset(read.sics), given)
