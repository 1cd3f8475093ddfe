"""A run into the archive: what it puts and how far it has come are kept together."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, select

from quoteapi import Engine
from quoteapi.batch.archive import Archive, Marks
from quoteapi.batch.items import Position
from quoteapi.batch.journal import Entry
from quoteapi.batch.readers import Read
from quoteapi.reading.records import RecordError
from quoteapi.schemas import result_to_json
from quoteapi.store import ArticleQuery, Incoming, Store
from quoteapi.store.tables import article, run

COUNT = 150
ENTRY = Entry(Position(0, 2), 0, 0, 2, 0)


def read(engine: Engine, uid: str, text: str, url: str | None = None) -> Read:
    return Read(f"news:{uid}", Incoming(text=text, id=uid, url=url), result_to_json(engine.extract(text), text, explain=True))


@pytest.fixture
def archive(store: Store) -> Archive:
    """An archive without articles."""
    return Archive(store, "reported")


def test_articles_are_there_with_their_entry_or_not_at_all(archive: Archive, store: Store, engine: Engine, tmp_path: Path) -> None:
    marks = Marks(archive, tmp_path / "journal", "this")
    two = [read(engine, "a", "“One,” said Ada Brook."), read(engine, "a", "“Two,” said Ada Brook.")]

    def killed(_: int, __: Sequence[RecordError]) -> None:
        marks.write(ENTRY)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.write(two, killed)
    marks.close()
    assert store.articles(ArticleQuery(), limit=9).items == []
    again = Marks(archive, tmp_path / "journal", "this")
    assert again.last == Entry()
    archive.write(two, lambda *_: again.write(ENTRY))
    again.close()
    assert [each["version"] for each in store.articles(ArticleQuery(), limit=9).items] == [2]
    assert archive.became == {"new": 1, "changed": 1}
    last = Marks(archive, tmp_path / "journal", "this")
    assert last.last == ENTRY
    last.remove()
    last.close()
    assert store.marked("this") is None


def test_what_one_article_keeps_out_is_told_in_the_same_transaction(archive: Archive, store: Store, engine: Engine) -> None:
    one, other = "https://courier.example/1", "https://courier.example/2"
    made = [
        read(engine, "a", "“One,” said Ada Brook.", one),
        read(engine, "b", "“Two,” said Ada Brook.", other),
        read(engine, "a", "“Three,” said Ada Brook.", other),
        read(engine, "c", "“Four,” said Ada Brook."),
    ]
    refused = archive.write(made, lambda mark, refused: (mark, [(each.place, each.fault.field) for each in refused]))
    assert refused == (0, [("news:a", "url")])
    assert {each["id"] for each in store.articles(ArticleQuery(), limit=9).items} == {"a", "b", "c"}


def test_after_any_kill_each_text_is_a_version_once(
    batch: Any, command: Callable[..., dict[str, Any]], database: URL, tmp_path: Path
) -> None:
    texts = [(n, f"“We row with {oars} oars,” said Bo Lind.") for n in range(COUNT) for oars in (n, 1000 + n)]
    (tmp_path / "news.jsonl").write_text("".join(json.dumps({"id": f"made-{n}", "text": text}) + "\n" for n, text in texts))
    told = {"data": str(tmp_path)} if database.get_backend_name() == "sqlite" else {"database_url": database.render_as_string(False)}
    store = Store.at(database)
    seed = random.randrange(10**6)
    rng = random.Random(seed)
    for marked in (0, 1):
        with subprocess.Popen(**command("news.jsonl", "--out", "archive", **told)) as process:
            while process.poll() is None and marks(store) < marked:
                time.sleep(0.005)
            time.sleep(rng.random() / 4)
            os.kill(process.pid, signal.SIGKILL)
        assert process.returncode == -signal.SIGKILL, f"seed {seed}"
    last = batch("news.jsonl", "--out", "archive", **told)
    assert f"{2 * COUNT} articles, " in last.stdout, f"seed {seed}: {last.stdout} {last.stderr}"
    with store.engine.connect() as connection:
        kept = connection.execute(select(article.c.uid, article.c.version)).all()
        assert connection.execute(select(run)).all() == []
    assert sorted(kept) == sorted((f"made-{n}", 2) for n in range(COUNT)), f"seed {seed}"
    store.close()


def marks(store: Store) -> int:
    """How many runs have told how far they have come."""
    with store.engine.connect() as connection:
        return len(connection.execute(select(run)).all())
