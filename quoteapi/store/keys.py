"""The ids that the archive gives: made from what they stand for, so that the same thing has the same id after every new reading."""

from __future__ import annotations

import hashlib
import re
from base64 import b32encode
from collections.abc import Iterable
from uuid import uuid4

from quoteapi.store.values import Side
from quoteapi.store.words import plain_words

_SIGN = {"speaker": "s", "affiliation": "a"}
_UID = re.compile(r"[sa]_[a-z2-7]{16}")
_ARTICLES = frozenset({"the", "a", "an"})


def party_key(side: Side, name: str, kind: str) -> str:
    """What makes two names one speaker, or one body: the words of the name, without case, accents, punctuation and a leading
    article, and the kind. A name without any word is itself.
    """
    words = plain_words(name)
    kept = words[1:] if len(words) > 1 and words[0] in _ARTICLES else words
    return f"{side}|{kind}|{' '.join(kept) or name}"


def party_uid(side: Side, name: str, kind: str) -> str:
    """The id of a speaker or of a body: `s_…` or `a_…`."""
    return f"{_SIGN[side]}_{_digest(party_key(side, name, kind))}"


def is_uid(value: str) -> bool:
    """Whether `value` has the form of a speaker's or a body's id."""
    return bool(_UID.fullmatch(value))


def article_uid() -> str:
    """A new article's id, where its sender gives none."""
    return f"n_{uuid4().hex}"


def correction_uid() -> str:
    """A new correction's id."""
    return f"c_{uuid4().hex}"


def quote_uids(article: str, version: int, spans: Iterable[tuple[tuple[int, int], ...]]) -> list[str]:
    """The ids of an article's quotes, by where each stands in the text of this version.

    Where two quotes stand in the same places, the second is told apart by its number.
    """
    seen: dict[tuple[tuple[int, int], ...], int] = {}
    uids = []
    for places in spans:
        seen[places] = seen.get(places, 0) + 1
        uids.append(f"q_{_digest(f'{article}|{version}|{places}|{seen[places]}')}")
    return uids


def _digest(text: str) -> str:
    # 80 bits: among a billion ids, two are the same once in a million archives.
    return b32encode(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=10).digest()).decode("ascii").lower()
