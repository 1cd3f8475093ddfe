"""The ids that the archive gives: made from what they stand for, so that the same thing has the same id after every new reading."""

from __future__ import annotations

import hashlib
import re
from base64 import b32encode
from collections.abc import Iterable
from typing import cast
from uuid import uuid4

from quoteapi.engine.entities.keys import entity_key
from quoteapi.engine.model import SpeakerKind
from quoteapi.store.values import Side

_SIGN = {"speaker": "s", "affiliation": "a"}
_UID = re.compile(r"[sa]_[a-z2-7]{16}")


def party_key(side: Side, name: str, kind: str) -> str:
    """What makes two names one speaker, or one body: the key that the engine gives to the name and the kind.

    A name of which nothing is left in a key is itself.
    """
    return f"{side}|{entity_key(name, cast('SpeakerKind', kind)) or f'{kind}|{name}'}"


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


def job_uid() -> str:
    """A new job's id."""
    return f"j_{uuid4().hex}"


def webhook_uid() -> str:
    """The id of what a webhook is told; the same however often it is told."""
    return f"w_{uuid4().hex}"


def quote_uids(article: str, version: int, spans: Iterable[tuple[tuple[int, int], ...]]) -> list[str]:
    """The ids of an article's quotes, by where each stands in the text of this version.

    Where two quotes stand in the same places, the second is told apart by its number.
    """
    seen: dict[tuple[tuple[int, int], ...], int] = {}
    uids = []
    for places in spans:
        seen[places] = seen.get(places, 0) + 1
        uids.append(quote_uid(article, version, places, seen[places]))
    return uids


def quote_uid(article: str, version: int, places: tuple[tuple[int, int], ...], number: int) -> str:
    """The id of the quote of this number among those that stand in the same places."""
    return f"q_{_digest(f'{article}|{version}|{places}|{number}')}"


def _digest(text: str) -> str:
    # 80 bits: among a billion ids, two are the same once in a million archives.
    return b32encode(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=10).digest()).decode("ascii").lower()
