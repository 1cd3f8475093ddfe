"""Where quotations are looked for: in texts that are given, or in the archive."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from quoteapi.engine.model import Speaker
from quoteapi.factcheck.choosing import chosen
from quoteapi.factcheck.kept import source_id, source_of
from quoteapi.factcheck.windows import Asked
from quoteapi.store import ArticleQuery, Held, Store
from quoteapi.verification import Check, Source, Verifier
from quoteapi.verification.model import Reason
from quoteapi.verification.naming import is_named
from quoteapi.verification.quotation import quotation_of

# Articles that the index finds; what it leaves out holds less of the quotation.
CANDIDATES = 50


class Library(Protocol):
    """Texts to verify against."""

    def verify(self, quotation: str, speaker: str | None = None) -> Check:
        """The verdict on `quotation`, ascribed to `speaker` or to nobody. Raises QuotationError for one that cannot be looked for."""

    def told(self, uid: str) -> Mapping[str, Any]:
        """What is told about the text of this id, one of those that passages stand in, beside the text: the `id` that it has for the
        caller, whether it is kept, whether it is what its article has at `present`, and whatever else is known."""

    def text(self, uid: str) -> str:
        """The text of this id."""


class Texts:
    """Texts that are given."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._verifier = Verifier(sources)
        self._sources = {source.id: source for source in sources}

    def verify(self, quotation: str, speaker: str | None = None) -> Check:
        """The verdict; see `Library`."""
        return self._verifier.verify(quotation, speaker)

    def told(self, uid: str) -> Mapping[str, Any]:
        """Its title and its language."""
        facts = self._sources[uid].result.article
        return {"id": uid, "kept": False, "present": True, "title": facts.title, "language": facts.language}

    def text(self, uid: str) -> str:
        """The text of this id."""
        return self._sources[uid].text


class Archive:
    """The articles of the archive that `query` asks for, in their present versions; in earlier ones where these hold more."""

    def __init__(self, store: Store, query: ArticleQuery | None = None) -> None:
        self._store = store
        self._query = query or ArticleQuery()
        self._seen: dict[str, Held] = {}

    def verify(self, quotation: str, speaker: str | None = None) -> Check:
        """The verdict; see `Library`. The index finds candidates, a quick look chooses among them, the alignment decides."""
        words = [word.folded for word in quotation_of(quotation).words]
        candidates = self._store.candidates(words, CANDIDATES, self._query)
        taken = chosen(Asked(words), candidates, None if speaker is None else self._speaking(speaker, candidates))
        reaches = {source_id(each.held): each.reach for each in taken}
        readings = self._store.readings([each.held for each in taken])
        self._seen |= {source_id(reading.held): reading.held for reading in readings}
        check = Verifier([source_of(reading, reaches[source_id(reading.held)]) for reading in readings]).verify(quotation, speaker)
        return replace(check, reasons=(*check.reasons, *self._superseded(check)))

    def _superseded(self, check: Check) -> Iterable[Reason]:
        """What is said of a best passage that the article has no more."""
        for passage in check.passages[:1]:
            held = self._seen[passage.source.id]
            if not held.present:
                last = held.shown["version"]
                told = f"So it stands in version {held.version} of the article; the present one, version {last}, has it otherwise."
                yield Reason("earlier-version", told)

    def told(self, uid: str) -> Mapping[str, Any]:
        """What lists show of the article."""
        held = self._seen[uid]
        return {**held.shown, "version": held.version, "present": held.present, "kept": True}

    def text(self, uid: str) -> str:
        """The text of this id."""
        return self._seen[uid].text

    def _speaking(self, speaker: str, candidates: Sequence[Held]) -> Callable[[Held], bool]:
        own = self._store.speakers_in(candidates)
        return lambda held: _is_among(speaker, own[held.number])


def _is_among(claimed: str, names: Iterable[tuple[str, Any]]) -> bool:
    return any(is_named(Speaker("", name, kind), claimed) for name, kind in names)
