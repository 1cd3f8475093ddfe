"""A text as words: where each stands, what it is for the verdict and what it is for the search."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import islice

import regex

from quoteapi.engine.model import Span

# What nobody sees: soft hyphens, zero-width spaces and joiners, marks of direction.
_UNSEEN = "\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
UNSEEN = regex.compile(f"[{_UNSEEN}]")
# A number with its sign and separators, or with its unit ("0.3mm"); letters with full stops ("p.m."); a word with its apostrophes;
# a sign that is read as a word ("5 %", "$5", "&").
WORD = regex.compile(
    rf"(?<![\w)\]])[-−](?=\d)\d+(?:[.,:]\d+)*|\d+(?:[.,:]\d+)*(?![\w{_UNSEEN}]|[.,:]\d)|\d+(?:[.,:]\d+)+\p{{L}}{{1,12}}(?![\w{_UNSEEN}])"
    rf"|(?<![\w{_UNSEEN}])\p{{L}}(?:\.\p{{L}}){{1,8}}(?![\w{_UNSEEN}])"
    rf"|_{{0,3}}[\p{{L}}\p{{N}}][\p{{L}}\p{{N}}\p{{M}}_{_UNSEEN}]*(?:['’‘ʼ＇][\p{{L}}\p{{N}}][\p{{L}}\p{{N}}\p{{M}}_{_UNSEEN}]*)*|[\p{{Sc}}\p{{So}}%‰&+=<>±×÷]"
)
_LIGATURES = {ord(c): unicodedata.normalize("NFKC", c) for c in "ﬀﬁﬂﬃﬄﬅﬆ"}
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "＇": "'", "−": "-"})
_INITIALS = regex.compile(r"\p{L}(?:\.\p{L})+")
_THOUSANDS = regex.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its place, `key` as the verdict compares it and `folded` as the search does."""

    span: Span
    text: str
    key: str
    folded: str


def words_of(text: str, start: int = 0, end: int | None = None, most: int | None = None) -> list[Word]:
    """The words of `text[start:end]`, with offsets into `text`; the first `most` of them."""
    found = WORD.finditer(text, start, len(text) if end is None else end)
    return [word(match.group(), match.start(), match.end()) for match in islice(found, most)]


def folded_words(text: str) -> list[str]:
    """The words of `text` as the search compares them, without their places."""
    return [folded(key_of(match.group())) for match in WORD.finditer(text)]


def word(text: str, start: int, end: int) -> Word:
    """The word spelt `text` that stands at `start` to `end`."""
    key = key_of(text)
    return Word(Span(start, end), text, key, folded(key))


def key_of(text: str) -> str:
    """What is left of a word without typography: capitals, ligatures, unseen characters, the shape of apostrophes, the full stops
    between initials, the underscores of mark-up.

    Accents and all other letters stay: a word that differs in one is another word.
    """
    seen = text if text.isascii() else unicodedata.normalize("NFC", UNSEEN.sub("", text).translate(_LIGATURES).translate(_APOSTROPHES))
    lower = seen.lower()
    if "." in lower and _INITIALS.fullmatch(lower):
        return lower.replace(".", "")
    return lower.replace(",", "") if "," in lower and _THOUSANDS.fullmatch(lower) else lower.strip("_") or lower


def folded(key: str) -> str:
    """The key without accents and compatibility forms: for finding, never for a verdict."""
    if key.isascii():
        return key
    return without_accents(key).casefold()


def without_accents(text: str) -> str:
    """The text without accents and compatibility forms."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
