"""Processes that die, and outcomes in the order of the records all the same."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from functools import partial

import pytest

from quoteapi import Engine
from quoteapi.batch.errors import BatchError
from quoteapi.batch.items import Item, Position, chunks
from quoteapi.batch.pool import DIED, Pool
from quoteapi.batch.readers import Task
from quoteapi.config import Settings
from quoteapi.engine.model import EngineFacts
from quoteapi.errors import Fault
from quoteapi.reading.records import Record, RecordError

TASK = Task("lines", "reported", {}, Settings(), Engine().facts)


def item(number: int, record: Record | RecordError | None = None) -> Item:
    told = partial(dict, text=f"“We row with {number} oars,” said Ada Brook.")
    return Item(Position(0, number), number, record or Record(f"made:{number}", 10, told))


@pytest.fixture
def pool() -> Iterator[Pool]:
    """Two processes."""
    pool = Pool(TASK, 2)
    yield pool
    pool.close()


def test_a_deadly_article_is_told_and_the_others_are_read(pool: Pool) -> None:
    deadly = {3, 4, 17}
    given = [item(n, Record(f"made:{n}", 10, partial(os._exit, 9)) if n in deadly else None) for n in range(1, 31)]
    found = list(pool.outcomes(chunks(given)))
    assert [outcome.at.records for outcome in found] == list(range(1, 31))
    for outcome in found:
        if outcome.at.records in deadly:
            assert (outcome.made.place, outcome.made.fault) == (f"made:{outcome.at.records}", Fault(None, DIED))
        else:
            assert f"with {outcome.at.records} oars".encode() in outcome.made


def test_a_slow_article_does_not_change_the_order(pool: Pool) -> None:
    slow = Record("made:1", 10, partial(time.sleep, 0.5))
    error = RecordError("made:2", Fault("text", "Must not be empty."))
    found = list(pool.outcomes(chunks([item(1, slow), item(2, error), *map(item, range(3, 30))])))
    assert [outcome.at.records for outcome in found] == list(range(1, 30))
    # What such a record tells is no mapping.
    assert found[0].made.place == "made:1"
    assert str(found[1].made) == str(error)


def test_few_records_are_under_way_at_once(pool: Pool) -> None:
    taken = 0

    def counted() -> Iterator[Item]:
        nonlocal taken
        for number in range(1, 200):
            taken += 1
            yield item(number)

    coming = pool.outcomes(chunks(counted()))
    next(coming)
    assert taken <= 60
    large = (item(n, Record(f"made:{n}", 40_000_000, partial(dict, text="x"))) for n in range(1, 100))
    heavy = pool.outcomes((each,) for each in large)
    next(heavy)
    assert next(large).at.records <= 4


def test_another_engine_ends_the_run() -> None:
    pool = Pool(Task("lines", "reported", {}, Settings(), EngineFacts("0.0", "tagger")), 1)
    with pytest.raises(BatchError, match=r"here and 0\.0 where the run began"):
        list(pool.outcomes(chunks([item(1)])))
    pool.close()
