"""What one quote is found by: a list of terms, which SQLite's FTS5 and PostgreSQL's GIN index alike.

The stems of its text stand first, then those of its role, its speaker's name and its affiliation, each kind with a sign of its own
before it, so that a phrase never runs from one into the next. Whatever else a search filters by is a term too (`=tdirect`): all of a
search is then one intersection of lists that the index keeps in order. So are two of the commonest words that stand side by side
(`=gwe=the`): each stands in very many quotes, both together in many, and to see whether they are neighbours takes each of these.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from quoteapi.store.words import plain_words, stems

ROLE, SPEAKER, AFFILIATION, FACET = "%", "@", "~", "="
SIGNS = ROLE + SPEAKER + AFFILIATION + FACET
FACETS = {
    "type": "t",
    "act": "a",
    "stance": "s",
    "cue": "c",
    "publisher": "p",
    "speaker": "w",
    "affiliation": "f",
}
# Stems that stand in more than about one quote in twenty.
COMMON = frozenset(
    """the of to and a in is that we for it on was with be as by this are at have not from they our will but an or which has would
    more one their all who when there been can if about so what peopl up other time out year said it no than do some i he she his
    her you were had""".split()
)
# A quote has one term for each of these that its confidence reaches. A search takes the highest that is not above its own
# bound, and checks the few rows that remain.
STEPS = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99)


def facet(name: str, value: str) -> str:
    """The term of one value of a filter. Free text is put in by its digest, whatever characters it has."""
    kind = FACETS[name]
    return f"{FACET}{kind}{value}" if name in ("type", "act", "stance", "speaker", "affiliation") else f"{FACET}{kind}{_digest(value)}"


def at_least(confidence: float) -> str | None:
    """The term that every quote at least so sure has; None where there is none so low."""
    reached = [n for n, step in enumerate(STEPS) if step <= confidence]
    return f"{FACET}k{reached[-1]}" if reached else None


def terms_of(quote: Mapping[str, Any], *, publisher: str | None) -> list[str]:
    """The terms of a quote, in order. `quote` is its body as `bodies.py` makes it."""
    words = stems(quote["text"])
    return [*words, *_names(quote), *_facets(quote, publisher), *dict.fromkeys(common_pairs(words))]


def common_pairs(words: Iterable[str]) -> Iterator[str]:
    """The terms of the pairs of very common words among these stems, side by side."""
    return (f"{FACET}g{one}={other}" for one, other in pairwise(words) if one in COMMON and other in COMMON)


def _names(quote: Mapping[str, Any]) -> Iterator[str]:
    if quote["role"]:
        yield from (ROLE + stem for stem in stems(quote["role"]["text"]))
    if quote["speaker"]["name"]:
        yield from (SPEAKER + word for word in plain_words(quote["speaker"]["name"]))
    if quote["affiliation"]:
        yield from (AFFILIATION + word for word in plain_words(quote["affiliation"]["name"]))


def _facets(quote: Mapping[str, Any], publisher: str | None) -> Iterator[str]:
    yield from (facet(name, quote[name]) for name in ("type", "act", "stance"))
    if quote["cue"]:
        yield facet("cue", quote["cue"]["lemma"])
    if publisher is not None:
        yield facet("publisher", publisher)
    if quote["speaker"]["id"]:
        yield facet("speaker", quote["speaker"]["id"])
    if quote["affiliation"]:
        yield facet("affiliation", quote["affiliation"]["id"])
    yield from (f"{FACET}k{n}" for n, step in enumerate(STEPS) if step <= quote["confidence"])


def _digest(value: str) -> str:
    return hashlib.blake2b(" ".join(plain_words(value)).encode() or value.encode("utf-8", "replace"), digest_size=8).hexdigest()
