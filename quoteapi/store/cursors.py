"""Cursors: where a page ended, as text that only fits the question that it came from."""

from __future__ import annotations

import hashlib
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Callable, Sequence
from hmac import compare_digest
from typing import TypeVar

from quoteapi.errors import QuoteapiError

_CHECK = 6

Hit = TypeVar("Hit")


class CursorError(QuoteapiError):
    """A cursor that this archive did not give, or gave for another question."""


def cursor(question: object, place: tuple[int, ...]) -> str:
    """The cursor of a page of `question` that ended at `place`. A question's `repr` tells it from all others."""
    packed = struct.pack(f">{len(place)}q", *place)
    return urlsafe_b64encode(_check(question, packed) + packed).decode("ascii").rstrip("=")


def page_of(question: object, hits: Sequence[Hit], limit: int, place: Callable[[Hit], tuple[int, ...]]) -> tuple[Sequence[Hit], str | None]:
    """The first `limit` of `hits`, and the cursor of what follows, None at the end.

    One more was asked for than a page holds: if it is there, something follows. `place` tells where a hit stands.
    """
    return hits[:limit], cursor(question, place(hits[limit - 1])) if len(hits) > limit else None


def place_in(question: object, given: str, numbers: int) -> tuple[int, ...]:
    """The place, of so many numbers, that `given` holds. Raises CursorError."""
    try:
        raw = urlsafe_b64decode(given.encode("ascii") + b"=" * (-len(given) % 4))
    except (NotBase64, UnicodeEncodeError, ValueError) as error:
        raise CursorError("is no cursor of this archive") from error
    packed = raw[_CHECK:]
    if len(packed) != 8 * numbers or not compare_digest(raw[:_CHECK], _check(question, packed)):
        raise CursorError("is no cursor of this question; the filters and the sort must stay the same from page to page")
    return struct.unpack(f">{numbers}q", packed)


def _check(question: object, packed: bytes) -> bytes:
    return hashlib.blake2b(repr(question).encode("utf-8", "backslashreplace") + packed, digest_size=_CHECK).digest()
