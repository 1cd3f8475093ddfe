"""The key of whoever a name tells: equal for the same name in another article, whatever its accents, marks and initials."""

from __future__ import annotations

import unicodedata

import regex

from quoteapi.engine.model import SpeakerKind

_WORD = regex.compile(r"[\p{L}\p{N}]+")
_APART = regex.compile(r"[.'’‘`´]")
_ARTICLES = frozenset(("the", "a", "an"))


def entity_key(name: str | None, kind: SpeakerKind) -> str | None:
    """`person:ned-price` for "Ned C. Price"; None where there is no name, or one without a letter or digit.

    Case, accents, full stops and apostrophes do not count, nor does an article in front, nor one person's middle initials.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name or "") if not unicodedata.combining(c))
    words = _WORD.findall(_APART.sub("", plain).casefold())
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    if kind == "person" and len(words) > 2:
        words = [words[0], *(w for w in words[1:-1] if len(w) > 1), words[-1]]
    return f"{kind}:{'-'.join(words)}" if words else None
