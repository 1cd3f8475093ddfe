"""Text to the words that a search compares: without case, accents and punctuation, the same on every database."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from snowballstemmer.english_stemmer import EnglishStemmer  # type: ignore[import-untyped]

_WORD = re.compile(r"[^\W_]+")
# A longer run of letters is no word, and PostgreSQL takes none of more than 2 KB.
LONGEST = 40
# Places of words that PostgreSQL tells apart end here; what follows is left out of the index on both databases.
MOST = 16_000


def plain_words(text: str) -> list[str]:
    """The words of `text`, in order: runs of letters and digits, in lower case and without accents. `won’t` is two."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)) if not decomposed.isascii() else decomposed
    return [match.group()[:LONGEST] for match in _WORD.finditer(bare.casefold())][:MOST]


def stems(text: str) -> list[str]:
    """The stems of the words of `text`, in order: `tariffs` and `Tariff` are one to a search."""
    return [_stem(word) for word in plain_words(text)]


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    # A stemmer keeps the word that it works on, so that threads cannot share one.
    return str(EnglishStemmer().stemWord(word))
