"""Jobs in the database: every step from one state to the next, whoever dies in between."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import text

from quoteapi.store import ArticleQuery, ConflictError, CursorError, Incoming, JobQuery, Jobs, LeaseLostError, NewItem, NewJob, Store
from quoteapi.store.job_items import ATTEMPTS
from quoteapi.store.job_values import Leased, Read

Begin = Callable[..., str]
ROW = "“We row at dawn,” said Ada Brook."
MINUTE = 60.0


@pytest.fixture
def read(results: Any, made: Any) -> Callable[[Leased], Read]:
    """`read(leased)`: what the engine might have made of it."""
    return lambda leased: Read(leased.article, results(leased.article.text, made(leased.article.text, leased.article.text[:5])))


@pytest.fixture
def read_all(jobs: Jobs, read: Callable[[Leased], Read]) -> Callable[[], list[Leased]]:
    """`read_all()`: lease, read and settle whatever is free."""

    def read_all() -> list[Leased]:
        found = []
        while leased := jobs.lease(MINUTE):
            jobs.settle(leased, read(leased))
            found.append(leased)
        return found

    return read_all


def shown(jobs: Jobs, uid: str) -> dict[str, Any]:
    found = jobs.job(uid)
    assert found is not None
    return found


def items(jobs: Jobs, uid: str) -> dict[str, int]:
    return {name: number for name, number in shown(jobs, uid)["items"].items() if number}


def lines(jobs: Jobs, uid: str, **asked: Any) -> list[dict[str, Any]]:
    found = jobs.results(uid, **asked)
    assert found is not None
    return list(found)


def test_a_job_goes_its_way(jobs: Jobs, store: Store, begin: Begin, read: Any) -> None:
    uid = begin(Incoming(text=ROW, id="row"), "“We swim,” said Bo Lind.", scope="all")
    before = shown(jobs, uid)
    assert (before["state"], before["started"], before["finished"], items(jobs, uid)) == ("waiting", None, None, {"total": 2, "waiting": 2})
    first = jobs.lease(MINUTE)
    assert first is not None
    assert (first.number, first.article, first.scope, first.keep) == (1, Incoming(text=ROW, id="row"), "all", True)
    assert (shown(jobs, uid)["state"], items(jobs, uid)) == ("running", {"total": 2, "waiting": 1, "running": 1})
    jobs.settle(first, read(first))
    second = jobs.lease(MINUTE)
    assert second is not None
    jobs.settle(second, read(second))
    after = shown(jobs, uid)
    assert (after["state"], items(jobs, uid)) == ("done", {"total": 2, "done": 2})
    assert after["created"] <= after["started"] <= after["finished"]
    assert jobs.lease(MINUTE) is None
    one, two = lines(jobs, uid)
    assert (one["number"], one["id"], one["state"], one["article"], one["error"]) == (1, "row", "done", {"id": "row", "version": 1}, None)
    assert one["result"] == store.article("row")["result"]  # type: ignore[index]
    assert (two["id"], two["article"]["version"]) == (None, 1)
    assert [line["number"] for line in lines(jobs, uid, after=1)] == [2]


def test_articles_that_are_only_read_stay_in_the_job_alone(jobs: Jobs, store: Store, begin: Begin, read_all: Any) -> None:
    uid = begin(ROW, keep=False)
    read_all()
    [line] = lines(jobs, uid)
    assert line["article"] is None
    assert line["result"]["quotes"][0]["text"] == ROW[:5]
    assert store.articles(ArticleQuery(), limit=9).items == []


def test_what_an_article_was_is_forgotten_when_it_is_read_or_removed(jobs: Jobs, store: Store, begin: Begin, read_all: Any) -> None:
    uid = begin(Incoming(text=ROW, id="row"))
    read_all()
    with store.engine.connect() as connection:
        assert connection.execute(text("SELECT payload, result FROM job_item")).one() == (None, None)
    store.write(lambda writer: writer.remove("row"))
    [line] = lines(jobs, uid)
    assert (line["state"], line["article"], line["result"]) == ("done", None, None)


def test_a_lapsed_lease_is_anothers(jobs: Jobs, begin: Begin, read: Any) -> None:
    uid = begin(ROW)
    dead = jobs.lease(-1)
    assert dead is not None
    assert jobs.tidy(7), "it is free again"
    alive = jobs.lease(MINUTE)
    assert alive is not None
    assert (alive.number, alive.lease != dead.lease) == (dead.number, True)
    with pytest.raises(LeaseLostError):
        jobs.settle(dead, read(dead))
    assert not jobs.renew(dead, MINUTE)
    jobs.settle(alive, read(alive))
    assert items(jobs, uid) == {"total": 1, "done": 1}
    with pytest.raises(LeaseLostError):
        jobs.settle(alive, read(alive))


def test_a_lease_that_is_renewed_holds(jobs: Jobs, begin: Begin) -> None:
    begin(ROW)
    leased = jobs.lease(-1)
    assert leased is not None
    assert jobs.renew(leased, MINUTE)
    assert jobs.lease(MINUTE) is None
    assert not jobs.tidy(7)


def test_an_article_that_kills_its_workers_is_given_up(jobs: Jobs, begin: Begin, read_all: Any) -> None:
    uid = begin(ROW, "“We swim,” said Bo Lind.")
    assert [each.number for each in (jobs.lease(-1) for _ in range(2 * ATTEMPTS - 1)) if each] == [1, 2, *[1] * (ATTEMPTS - 1), *[2] * 3]
    assert [each.number for each in read_all()] == [2]
    assert shown(jobs, uid)["state"] == "running"
    assert not jobs.tidy(7)
    found = shown(jobs, uid)
    assert (found["state"], items(jobs, uid)) == ("done", {"total": 2, "done": 1, "failed": 1})
    [error] = found["errors"]
    assert (error["number"], "5 workers" in error["detail"]) == (1, True)


def test_a_job_whose_last_worker_died_before_ending_it_is_ended(jobs: Jobs, store: Store, begin: Begin, read_all: Any) -> None:
    uid = begin(ROW)
    read_all()
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE job SET state = 'running', finished = NULL, done = NULL, failed = NULL, cancelled = NULL"))
    assert items(jobs, uid) == {"total": 1, "done": 1}
    jobs.tidy(7)
    assert shown(jobs, uid)["state"] == "done"


def test_to_cancel_lets_go_of_what_is_not_read(jobs: Jobs, store: Store, begin: Begin, read: Any) -> None:
    uid = begin(ROW, "“We swim,” said Bo Lind.", "“We sail,” said Cy Marsh.")
    first, second = jobs.lease(MINUTE), jobs.lease(MINUTE)
    assert first is not None
    assert second is not None
    jobs.settle(first, read(first))
    found = store.write(lambda writer: writer.cancel_job(uid))
    assert found is not None
    assert (found["state"], items(jobs, uid)) == ("cancelled", {"total": 3, "done": 1, "cancelled": 2})
    with pytest.raises(LeaseLostError):
        jobs.settle(second, read(second))
    assert jobs.lease(MINUTE) is None
    assert len(store.articles(ArticleQuery(), limit=9).items) == 1
    assert store.write(lambda writer: writer.cancel_job(uid)) == found
    assert store.write(lambda writer: writer.cancel_job("none")) is None


def test_a_removed_job_is_gone_and_counts_on(jobs: Jobs, store: Store, begin: Begin, read: Any) -> None:
    uid = begin(ROW, "“We swim,” said Bo Lind.")
    first = jobs.lease(MINUTE)
    assert first is not None
    jobs.settle(first, read(first))
    second = jobs.lease(MINUTE)
    assert second is not None
    assert store.write(lambda writer: writer.remove_job(uid))
    assert (jobs.job(uid), jobs.results(uid)) == (None, None)
    with pytest.raises(LeaseLostError):
        jobs.settle(second, read(second))
    counted = {"waiting": 0, "running": 0, "done": 1, "failed": 0, "cancelled": 1}
    assert jobs.figures().items == counted
    assert not store.write(lambda writer: writer.remove_job(uid))
    assert len(store.articles(ArticleQuery(), limit=9).items) == 1


def test_old_jobs_are_removed(jobs: Jobs, store: Store, begin: Begin, read_all: Any) -> None:
    old, going_on = begin(ROW), begin("“We swim,” said Bo Lind.")
    read_all()
    young = begin("“We sail,” said Cy Marsh.")
    with store.engine.begin() as connection:
        long_ago = {"when": "2020-01-01T00:00:00.000000Z", "old": old}
        connection.execute(text("UPDATE job SET finished = :when WHERE uid = :old"), long_ago)
    jobs.tidy(7)
    assert jobs.job(old) is None
    assert shown(jobs, going_on)["state"] == "done"
    assert shown(jobs, young)["state"] == "waiting"


def test_jobs_take_turns(jobs: Jobs, begin: Begin) -> None:
    for name in ("a", "b"):
        begin(*(Incoming(text=f"“{name} {n}” said Ada.", id=f"{name}{n}") for n in range(2)))
    served: list[int] = []
    order = []
    while leased := jobs.lease(MINUTE, served):
        served = [each for each in served if each != leased.job] + [leased.job]
        order.append(leased.article.id)
    assert order == ["a0", "b0", "a1", "b1"]


def test_no_two_workers_get_one_item(jobs: Jobs, store: Store, begin: Begin, read: Any) -> None:
    uid = begin(*(f"“We row {n % 20} times,” said Ada Brook." for n in range(40)))

    def work(_: int) -> list[int]:
        found = []
        while leased := jobs.lease(MINUTE):
            jobs.settle(leased, read(leased))
            found.append(leased.number)
        return found

    with ThreadPoolExecutor(4) as pool:
        done = [number for found in pool.map(work, range(4)) for number in found]
    assert sorted(done) == list(range(1, 41))
    assert shown(jobs, uid)["state"] == "done", "it ends, whoever settles the last item"
    assert len(store.articles(ArticleQuery(), limit=99).items) == 20, "the same text twice is one article"


def test_an_id_and_an_address_of_two_articles_write_nothing(jobs: Jobs, begin: Begin, read: Any, put: Any) -> None:
    put(ROW, id="row")
    put("“We swim,” said Bo Lind.", url="https://news.example/swim")
    begin(Incoming(text="“We sail,” said Cy Marsh.", id="row", url="https://news.example/swim"))
    leased = jobs.lease(MINUTE)
    assert leased is not None
    with pytest.raises(ConflictError):
        jobs.settle(leased, read(leased))
    assert jobs.renew(leased, MINUTE), "the lease is still there"


def test_a_job_of_which_nothing_can_be_read_is_done_at_once(jobs: Jobs, store: Store) -> None:
    error = {"detail": "Invalid: text.", "errors": [{"in": "body", "field": "text", "detail": "Must not be empty."}]}
    found = store.write(lambda writer: writer.add_job(NewJob(items=[NewItem(3, "odd", None, error)])))
    assert (found["state"], found["items"]["failed"]) == ("done", 1)
    assert found["errors"] == [{"number": 3, "id": "odd", **error}]
    assert lines(jobs, found["id"], failed=True) == lines(jobs, found["id"])


def test_any_string_comes_through(store: Store, begin: Begin, read_all: Any) -> None:
    odd = "\x00 “We \ud800 row,” said N\x00a. 🎉"
    begin(Incoming(text=odd, title="\x00 \ud800", metadata={"a": [1, None]}))
    [leased] = read_all()
    assert leased.article.text == odd
    [kept] = store.articles(ArticleQuery(), limit=9).items
    found = store.article(kept["id"])
    assert found is not None
    assert (found["text"], found["metadata"]) == (odd, {"a": [1, None]})


def test_pages_of_jobs(jobs: Jobs, begin: Begin, read_all: Any) -> None:
    old = [begin(ROW) for _ in range(2)]
    read_all()
    new = begin(ROW)
    page = jobs.page(JobQuery(), limit=2)
    assert [job["id"] for job in page.items] == [new, old[1]]
    assert [job["items"]["done"] for job in page.items] == [0, 1]
    assert [job["id"] for job in jobs.page(JobQuery(), limit=2, cursor=page.next).items] == [old[0]]
    assert [job["id"] for job in jobs.page(JobQuery("waiting"), limit=2).items] == [new]
    with pytest.raises(CursorError):
        jobs.page(JobQuery("done"), limit=2, cursor=page.next)


def test_workers_show_themselves(jobs: Jobs, store: Store) -> None:
    jobs.seen("w1", "here", 3)
    jobs.seen("w2", "there", 2)
    jobs.seen("w1", "here", 3)
    assert (jobs.workers(), jobs.workers("here"), jobs.workers("nowhere")) == (5, 3, 0)
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE worker SET seen = seen - 100 WHERE uid = 'w1'"))
    assert (jobs.workers(), jobs.figures().workers) == (2, 2)
    jobs.gone("w2")
    jobs.seen("w3", "here", 1)
    with store.engine.connect() as connection:
        assert connection.execute(text("SELECT uid FROM worker")).scalars().all() == ["w3"]
