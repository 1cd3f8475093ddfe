"""What wakes the workers: a file, or Redis."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from redis.exceptions import RedisError

from quoteapi.config import Settings
from quoteapi.jobs.queue import FILE, MOST_WOKEN, Queue


@pytest.fixture(params=["file", "redis"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """The settings of each kind of queue."""
    return Settings(data=str(tmp_path), redis_url=request.getfixturevalue("redis") if request.param == "redis" else "")


@pytest.fixture
def queue(settings: Settings) -> Iterator[Queue]:
    """A queue in which nothing stands."""
    queue = Queue(settings)
    queue.huey.flush()
    yield queue
    queue.huey.flush()
    queue.close()


def test_who_listens_hears_each_call(queue: Queue, settings: Settings) -> None:
    heard: list[int] = []
    queue.wake(2)
    worker = Queue(settings)
    worker.on_wake(lambda: heard.append(1))
    huey = worker.listen()
    assert worker.waiting() == 2
    while task := huey.dequeue():
        huey.execute(task)
    assert (len(heard), worker.waiting()) == (2, 0)
    worker.close()


def test_no_more_are_woken_than_there_may_be(queue: Queue) -> None:
    queue.wake(10_000)
    assert queue.waiting() == MOST_WOKEN


def test_what_stands_in_it_is_json(queue: Queue) -> None:
    queue.wake(1)
    [message] = queue.huey.storage.enqueued_items()
    assert "quoteapi.jobs.queue.work" in json.loads(bytes(message))


def test_nothing_is_opened_before_it_is_needed(tmp_path: Path) -> None:
    Queue(Settings(data=str(tmp_path / "data")))
    Queue(Settings(redis_url="redis://127.0.0.1:1/0"))
    assert not (tmp_path / "data" / FILE).exists()


def test_a_redis_that_is_away_is_told() -> None:
    with pytest.raises(RedisError):
        Queue(Settings(redis_url="redis://127.0.0.1:1/0")).wake(1)
