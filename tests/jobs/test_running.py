"""One worker's work: articles leased, read by the real engine and settled."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

import quoteapi
from quoteapi.engine.model import Result
from quoteapi.jobs.running import UNREADABLE, Runner
from quoteapi.schemas import result_to_json
from quoteapi.store import ArticleQuery, Incoming, Jobs, QuoteQuery, Store
from quoteapi.store.database import connect

Begin = Callable[..., str]
PIER = "“We will mend the pier,” said Ada Brook."
FERRY = "“The ferry is late,” Bo Lind said on Monday."


@pytest.fixture
def runner(store: Store, engine: quoteapi.Engine) -> Runner:
    """What one process of a worker has."""
    return Runner(store, lease=60, engine=engine)


def ended(jobs: Jobs, uid: str) -> tuple[str, int, int]:
    found = jobs.job(uid)
    assert found is not None
    return found["state"], found["items"]["done"], found["items"]["failed"]


def test_a_job_is_read(runner: Runner, jobs: Jobs, store: Store, begin: Begin) -> None:
    uid = begin(Incoming(text=PIER, id="pier", title="Pier"), FERRY)
    assert runner.run(lambda: False) == 2
    assert ended(jobs, uid) == ("done", 2, 0)
    assert [q["speaker"]["name"] for q in store.quotes(QuoteQuery(article="pier"), limit=9).items] == ["Ada Brook"]


def test_what_is_only_read_is_what_extract_gives(runner: Runner, jobs: Jobs, begin: Begin, engine: quoteapi.Engine) -> None:
    uid = begin(PIER, keep=False, scope="all")
    runner.run(lambda: False)
    [line] = jobs.results(uid) or ()
    assert line["result"] == result_to_json(engine.extract(PIER, scope="all"), PIER)


def test_what_was_read_before_is_not_read_again(jobs: Jobs, store: Store, begin: Begin, engine: quoteapi.Engine) -> None:
    begin(Incoming(text=PIER, id="pier"))
    Runner(store, lease=60, engine=engine).run(lambda: False)
    uid = begin(Incoming(text=PIER, id="pier", publisher="The Quay"))
    Runner(store, lease=60, engine=_Broken()).run(lambda: False)
    assert ended(jobs, uid) == ("done", 1, 0)
    assert [each["publisher"] for each in store.articles(ArticleQuery(), limit=9).items] == ["The Quay"]


def test_an_article_that_cannot_be_read_fails_alone(jobs: Jobs, store: Store, begin: Begin) -> None:
    uid = begin(PIER, "broken", FERRY)
    Runner(store, lease=60, engine=_Broken("broken")).run(lambda: False)
    assert ended(jobs, uid) == ("done", 2, 1)
    [line] = jobs.results(uid, failed=True) or ()
    assert line["error"] == {"detail": UNREADABLE, "errors": []}


def test_an_id_and_an_address_of_two_articles_fail(runner: Runner, jobs: Jobs, begin: Begin) -> None:
    uid = begin(
        Incoming(text=PIER, id="pier"),
        Incoming(text=FERRY, url="https://news.example/ferry"),
        Incoming(text="“No,” said Cy Marsh.", id="pier", url="https://news.example/ferry"),
    )
    runner.run(lambda: False)
    assert ended(jobs, uid) == ("done", 2, 1)
    [line] = jobs.results(uid, failed=True) or ()
    assert [fault["field"] for fault in line["error"]["errors"]] == ["url"]


def test_it_stops_between_two_articles(runner: Runner, jobs: Jobs, begin: Begin) -> None:
    uid = begin(PIER, FERRY)
    told = iter([False, True])
    assert runner.run(lambda: next(told)) == 1
    assert ended(jobs, uid) == ("running", 1, 0)


def test_an_interrupt_leaves_the_article_to_others_at_once(jobs: Jobs, store: Store, begin: Begin) -> None:
    begin(PIER)
    with pytest.raises(KeyboardInterrupt):
        Runner(store, lease=60, engine=_Broken(error=KeyboardInterrupt)).run(lambda: False)
    assert jobs.lease(60) is not None


def test_a_long_article_keeps_its_lease(jobs: Jobs, store: Store, begin: Begin, engine: quoteapi.Engine) -> None:
    uid = begin(PIER)
    slow = _Slow(engine, 2.5)
    other: list[Any] = []
    slow.meanwhile = lambda: other.append(jobs.lease(60))
    Runner(store, lease=1, engine=slow).run(lambda: False)
    assert (other, ended(jobs, uid)) == ([None], ("done", 1, 0))


def test_what_was_cancelled_meanwhile_is_not_kept(jobs: Jobs, store: Store, begin: Begin, engine: quoteapi.Engine) -> None:
    uid = begin(PIER, FERRY)
    slow = _Slow(engine, 0)
    slow.meanwhile = lambda: store.write(lambda writer: writer.cancel_job(uid))
    Runner(store, lease=60, engine=slow).run(lambda: False)
    assert ended(jobs, uid) == ("cancelled", 0, 0)
    assert store.articles(ArticleQuery(), limit=9).items == []


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
def test_what_was_read_while_the_database_was_away_is_kept(jobs: Jobs, store: Store, begin: Begin, engine: quoteapi.Engine) -> None:
    """The connection of the writer ends under it, as when PostgreSQL is started anew."""
    uid = begin(PIER)
    lost = Store(connect(store.engine.url))
    runner = Runner(lost, lease=60, engine=_Slow(engine, 0, lambda: _cut_off(store, lost)))
    runner.run(lambda: False)
    lost.close()
    assert ended(jobs, uid) == ("done", 1, 0)


def test_a_database_that_stays_away_is_told(store: Store, begin: Begin, engine: quoteapi.Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(PIER)
    runner = Runner(store, lease=1, engine=engine)

    def away(*_: Any) -> None:
        raise OperationalError("", {}, Exception("away"))

    monkeypatch.setattr(Jobs, "settle", away)
    began = time.monotonic()
    with pytest.raises(OperationalError):
        runner.run(lambda: False)
    assert time.monotonic() - began > 1


def _cut_off(store: Store, lost: Store) -> None:
    """End each connection of `lost`."""
    with lost.engine.connect() as connection:
        number = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
    with store.engine.connect() as connection:
        connection.execute(text("SELECT pg_terminate_backend(:number)"), {"number": number})


class _Broken(quoteapi.Engine):
    """An engine that fails on one text, or on each."""

    def __init__(self, only: str | None = None, error: type[BaseException] = RuntimeError) -> None:
        super().__init__()
        self._only, self._error = only, error

    def extract(self, text: str, **more: Any) -> Result:
        if self._only in (None, text):
            raise self._error
        return super().extract(text, **more)


class _Slow(quoteapi.Engine):
    """An engine that takes so many seconds longer, and does something meanwhile."""

    def __init__(self, engine: quoteapi.Engine, seconds: float, meanwhile: Callable[[], Any] = lambda: None) -> None:
        super().__init__()
        self._engine, self._seconds, self.meanwhile = engine, seconds, meanwhile

    def extract(self, text: str, **more: Any) -> Result:
        time.sleep(self._seconds)
        self.meanwhile()
        return self._engine.extract(text, **more)
