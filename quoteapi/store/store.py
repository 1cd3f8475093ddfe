"""The archive as its users see it: articles in; articles, quotes and speakers out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, select

from quoteapi.config import Settings
from quoteapi.engine.digests import sha256_of
from quoteapi.engine.model import EngineFacts, Scope
from quoteapi.offsets import Offsets
from quoteapi.store import answers, correcting, held, job_rows, migrate, runs, writing
from quoteapi.store import rereading as again
from quoteapi.store.articles import article_page, whole_article
from quoteapi.store.bodies import unpacked
from quoteapi.store.corrections import correction_page
from quoteapi.store.database import CACHE, address, connect, reading
from quoteapi.store.database import writing as transaction
from quoteapi.store.gold import gold_lines
from quoteapi.store.held import Held, Reading
from quoteapi.store.identities import identified, numbered
from quoteapi.store.job_values import NewJob
from quoteapi.store.people import PartyQuery, party_page, whole_speaker
from quoteapi.store.quotes import quote_page, whole_quote
from quoteapi.store.tables import article, version
from quoteapi.store.units import texts_of
from quoteapi.store.values import Answered, ArticleQuery, Correction, CorrectionQuery, Incoming, Kept, Page, QuoteQuery

Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Prepared:
    """An incoming article with what is known of it already: its title, and the result where its text need not be read again."""

    incoming: Incoming
    result: Mapping[str, Any] | None


class Writer:
    """What may be done in one transaction of `Store.write`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, incoming: Incoming, result: Mapping[str, Any], *, scope: Scope = "reported") -> Kept:
        """Keep an article with its result: what `result_to_json(…, explain=True)` gave, in code points.

        Raises ConflictError where its id and its address are those of two articles.
        """
        return writing.put(self._connection, incoming, result, scope)

    def remove(self, uid: str) -> bool:
        """Remove an article and all that came from it; False where there is none of this id."""
        number = numbered(self._connection, uid)
        if number is None or writing.locked(self._connection, number) is None:
            return False
        writing.remove(self._connection, number)
        return True

    def correct(self, quote_uid: str, said: Correction) -> dict[str, Any] | None:
        """Keep what a person says of a quote; the correction as it is shown, None where there is no quote of this id.

        Raises UnfitError where a place said is none in the text.
        """
        return correcting.correct(self._connection, quote_uid, said)

    def add(self, article_uid: str, said: Correction, version: int | None = None) -> dict[str, Any] | None:
        """Keep a quote that the engine has not found; the correction as it is shown, None where there is no article of this id.

        Raises UnfitError where a place said is none in the text or the quote is known already, PastVersionError where `version` is told
        and is not the present one.
        """
        return correcting.add(self._connection, article_uid, said, version)

    def add_job(self, new: NewJob) -> dict[str, Any]:
        """Keep a new job; as it is shown."""
        return job_rows.whole_job(self._connection, job_rows.add(self._connection, new)) or {}

    def cancel_job(self, uid: str) -> dict[str, Any] | None:
        """End a job now; as it is shown then, None where there is none of this id."""
        job_rows.cancel(self._connection, uid)
        return job_rows.whole_job(self._connection, uid)

    def remove_job(self, uid: str) -> bool:
        """Remove a job; what it kept in the archive stays. False where there is none of this id."""
        return job_rows.remove(self._connection, uid)

    @contextmanager
    def apart(self) -> Iterator[None]:
        """What is written within is undone where it raises, and the rest of the transaction goes on."""
        with self._connection.begin_nested():
            yield

    def mark(self, run: str, entry: str) -> None:
        """Keep how far a run that fills the archive has come."""
        runs.mark(self._connection, run, entry)

    def unmark(self, run: str) -> None:
        """Forget it."""
        runs.unmark(self._connection, run)

    def article(self, uid: str, *, offsets: Offsets = "codepoint") -> dict[str, Any] | None:
        """As `Store.article`, with what this transaction has written."""
        return _article(self._connection, uid, None, offsets)

    def answered(self, key: str) -> Answered | None:
        """The answer kept under this key; None where there is none."""
        return answers.answered(self._connection, key)

    def remember(self, key: str, answer: Answered) -> None:
        """Keep an answer under this key, and forget those of more than a day ago."""
        answers.remember(self._connection, key, answer)


class Store:
    """The archive in one database; safe to share between threads. `Store.open` makes one."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @classmethod
    def open(cls, settings: Settings, *, cache: int = CACHE) -> Store:
        """The archive that the settings name, its tables brought up to date. `cache` is as `connect` has it. Raises StoreError."""
        return cls.at(address(settings), cache=cache)

    @classmethod
    def at(cls, url: URL, *, cache: int = CACHE) -> Store:
        """The archive in the database at `url`, its tables brought up to date. Raises StoreError."""
        store = cls(connect(url, cache=cache))
        try:
            migrate.upgrade(store.engine)
        except BaseException:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()

    def prepare(self, incoming: Incoming, facts: EngineFacts, scope: Scope = "reported") -> Prepared:
        """What must be read of `incoming` by the engine of these `facts`. Raises ConflictError."""
        sha256 = sha256_of(incoming.text)
        with reading(self.engine) as connection:
            number = identified(connection, incoming, sha256)
            if number is None:
                return Prepared(incoming, None)
            row = connection.execute(
                select(version)
                .join(article, (article.c.id == version.c.article_id) & (article.c.version == version.c.number))
                .where(article.c.id == number)
            ).one()
        title = None if row.title is None else unpacked(row.title)
        known = replace(incoming, title=title) if incoming.title is None else incoming
        held = (row.sha256, title, row.scope, row.engine_version, row.engine_model)
        same = held == (sha256, known.title, scope, facts.version, facts.model)
        return Prepared(known, unpacked(row.result) if same else None)

    def write(self, work: Callable[[Writer], Done]) -> Done:
        """What `work` gives, in one transaction: all that it writes, or nothing.

        It may be called more than once, where another transaction writes the same rows.
        """
        return transaction(self.engine, lambda connection: work(Writer(connection)))

    def article(self, uid: str, version_number: int | None = None, *, offsets: Offsets = "codepoint") -> dict[str, Any] | None:
        """An article with its text and result, in its present version or the one wanted; None where there is none such."""
        with reading(self.engine) as connection:
            return _article(connection, uid, version_number, offsets)

    def articles(self, query: ArticleQuery, *, limit: int, cursor: str | None = None) -> Page:
        """A page of articles. Raises CursorError."""
        with reading(self.engine) as connection:
            return article_page(connection, query, limit, cursor)

    def quote(self, uid: str, *, offsets: Offsets = "codepoint") -> dict[str, Any] | None:
        """A quote with its evidence; None where there is none of this id."""
        with reading(self.engine) as connection:
            return whole_quote(connection, uid, offsets)

    def quotes(self, query: QuoteQuery, *, limit: int, cursor: str | None = None, offsets: Offsets = "codepoint") -> Page:
        """A page of quotes. Raises CursorError."""
        with reading(self.engine) as connection:
            return quote_page(connection, query, limit, cursor, offsets)

    def texts(self, articles: Collection[tuple[str, int]]) -> Mapping[tuple[str, int], str]:
        """The texts of these articles, each by its id and the number of a version; one that is not there is left out."""
        with reading(self.engine) as connection:
            return texts_of(connection, articles)

    def parties(self, query: PartyQuery, *, limit: int, cursor: str | None = None) -> Page:
        """A page of speakers or of bodies. Raises CursorError."""
        with reading(self.engine) as connection:
            return party_page(connection, query, limit, cursor)

    def speaker(self, uid: str) -> dict[str, Any] | None:
        """A speaker with his roles over time; None where there is none of this id."""
        with reading(self.engine) as connection:
            return whole_speaker(connection, uid)

    def corrections(self, query: CorrectionQuery, *, limit: int, cursor: str | None = None, offsets: Offsets = "codepoint") -> Page:
        """A page of corrections. Raises CursorError."""
        with reading(self.engine) as connection:
            return correction_page(connection, query, limit, cursor, offsets)

    def gold(self, query: CorrectionQuery) -> Iterator[dict[str, Any]]:
        """The articles of these corrections, in the form of a gold file's lines."""
        return gold_lines(self.engine, query)

    def candidates(self, words: Sequence[str], limit: int, query: ArticleQuery) -> list[Held]:
        """The articles asked for that most likely hold these words, or most of them, or two runs of them, the likeliest first.

        `words` are folded, as those of `verification.words` are, in the order of the quotation. Behind the present versions of these
        articles stand their earlier ones.
        """
        with reading(self.engine) as connection:
            return held.candidates(connection, words, limit, query)

    def holding(self, quote_uid: str) -> Held | None:
        """The article in which the quote of this id stands; None where there is none of this id."""
        with reading(self.engine) as connection:
            return held.holding(connection, quote_uid)

    def readings(self, found: Sequence[Held]) -> list[Reading]:
        """What is read in each of these, with what people have corrected; without those that have changed since."""
        with reading(self.engine) as connection:
            return held.readings(connection, found)

    def speakers_in(self, found: Sequence[Held]) -> dict[int, list[tuple[str, str]]]:
        """The name and kind of everybody who is quoted in each of these, by its number."""
        with reading(self.engine) as connection:
            return held.speakers(connection, found)

    def marked(self, run: str) -> str | None:
        """How far a run that fills the archive has come; None where nothing is known of it."""
        with reading(self.engine) as connection:
            return runs.marked(connection, run)

    def answered(self, key: str) -> Answered | None:
        """The answer kept under this key; None where there is none."""
        with reading(self.engine) as connection:
            return answers.answered(connection, key)

    def outdated(self, facts: EngineFacts, *, before: datetime | None = None) -> Iterator[again.Outdated]:
        """Articles whose text was read by another engine than that of these `facts`, or, with `before`, at an earlier time."""
        return again.outdated(self.engine, facts, before)

    def count_outdated(self, facts: EngineFacts, *, before: datetime | None = None) -> int:
        """How many `outdated` would give now."""
        return again.count(self.engine, facts, before)

    def reread(self, found: again.Outdated, result: Mapping[str, Any]) -> bool:
        """Keep a new result for one of `outdated`; False where its article has changed meanwhile, or is gone."""
        return transaction(self.engine, lambda connection: writing.reread(connection, found.number, (found.version, found.read), result))


def _article(connection: Connection, uid: str, version_number: int | None, offsets: Offsets) -> dict[str, Any] | None:
    number = numbered(connection, uid)
    return None if number is None else whole_article(connection, number, version_number, offsets)
