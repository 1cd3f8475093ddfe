"""When a given name, role or body counts as one of those that the gold accepts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

HONORIFICS = frozenset("mr mrs ms miss dr sir sen rep gov president the s".split())


def same_name(accepted: Iterable[str], given: str | None) -> bool:
    """Whether `given` is an accepted name, but for case, accents, honorifics, possessives and middle initials."""
    return bool(given) and _key(given or "") in {_key(name) for name in accepted}


def same_phrase(accepted: Iterable[str], given: str | None) -> bool:
    """Whether `given` equals, holds or stands in an accepted phrase, word by word."""
    if not given:
        return False
    own = _padded(given)
    return any(_padded(phrase) in own or own in _padded(phrase) for phrase in accepted if phrase.strip())


def _key(name: str) -> tuple[str, ...]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = [word for word in re.findall(r"\w+", plain.replace(".", "").lower()) if word not in HONORIFICS]
    last = len(words) - 1
    return tuple(word for n, word in enumerate(words) if n in (0, last) or len(word) > 1)


def _padded(phrase: str) -> str:
    """The words between single blanks, one at each end too: a phrase stands in another only at its words' edges."""
    words = " ".join(re.findall(r"\w+", phrase.lower()))
    return f" {words} "
