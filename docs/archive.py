"""Makes an archive of any size and measures how long its pages take: the figures of archive.md.

    python docs/archive.py make DATA --articles 100000       # an SQLite archive in the folder DATA
    python docs/archive.py copy DATA postgresql+psycopg://…   # the same articles into an empty PostgreSQL database

archive_times.py measures them.

The sentences are made up here, of common words and of a long tail of invented ones, in the proportions that words have in English
(Zipf's law); speakers, bodies, publishers and cues have theirs too. Nothing is read by the engine: quotes go into the rows as the
store's own functions make them.
"""

from __future__ import annotations

import hashlib
import random
import sqlite3
import time
from bisect import bisect
from collections import Counter
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

import click
import psycopg
from sqlalchemy import Column, Table, make_url
from sqlalchemy.dialects import sqlite

from quoteapi.config import Settings
from quoteapi.store import Incoming, Store, finding, tables, writing
from quoteapi.store.bodies import Party, bodies
from quoteapi.store.database import FILE
from quoteapi.store.moments import first_number
from quoteapi.store.words import plain_words

COMMON = """the of to and a in is that we for it on was with be as by this are at have not from they our will but an or which has
would more one their all who when there been can if new about so what people up other time out year said its no than just do some
city state them into two after only over work first could many most council harbour bridge school water money law police report
plan vote rate price tax union court market health river train road island winter house budget election minister""".split()
CUES = "say tell add announce claim deny warn ask argue insist write believe note explain promise predict".split()
ROLES = "mayor minister spokeswoman spokesman director analyst professor coach chief secretary chair captain nurse farmer".split()
PLACES = ("council", "harbour", "university", "police", "union", "hospital", "port authority", "institute")
TYPES, ACTS = ("direct", "indirect", "mixed"), ("speech", "speech", "speech", "thought", "evidence", "intention", "other")
STANCES = ("asserts",) * 8 + ("denies", "asks", "orders", "doubts", "declines")
QUOTES_EACH = 20
BATCH = 500
# KiB
CACHE = 2_000_000
SQLITE = sqlite.dialect()  # type: ignore[no-untyped-call]
NOW = "2026-01-01T00:00:00Z"
SYLLABLES = [c + v for c in "b br c d dr f g gl h k l m n p r s st t tr v w".split() for v in "aeiou"]


class World:
    """Who speaks, what he may say and where it is printed; the same for the same seed."""

    def __init__(self, seed: int = 12) -> None:
        self.rng = random.Random(seed)  # noqa: S311 - the same for the same seed
        tail = (self._invented(3) for _ in iter(int, 1))
        self.words = [*COMMON, *islice(tail, 40_000)]
        self._ranks = list(accumulate(1 / (rank + 2.7) for rank in range(len(self.words))))
        self.sentences = self.new_sentences(60_000)
        self.bodies = [f"{self._invented(2).title()} {self.rng.choice(PLACES)}".title() for _ in range(3_000)]
        self.speakers = [self._speaker() for _ in range(20_000)]
        self.publishers = [f"The {self._invented(2).title()} Post" for _ in range(40)]

    def new_sentences(self, number: int) -> list[str]:
        """So many sentences of 8 to 32 words."""
        return [" ".join(self._word() for _ in range(self.rng.randint(8, 32))) for _ in range(number)]

    def article(self) -> tuple[Incoming, dict[str, Any]]:
        """An article and its result, as if the engine had read it."""
        rng = self.rng
        when = datetime(2006, 1, 1, tzinfo=UTC) + timedelta(seconds=rng.randrange(20 * 365 * 86_400))
        said = [rng.choice(self.sentences) for _ in range(QUOTES_EACH)]
        body, found = "", []
        for n, words in enumerate(said, start=1):
            start = len(body) + 1
            found.append(self._quote(n, words, start))
            body += f"“{words}” said {found[-1]['speaker']['name']}.\n"
        told = Incoming(
            text=body,
            title=said[0][:60],
            url=f"https://news.example/{rng.getrandbits(60):x}",
            publisher=self._skewed(self.publishers, 2),
            author=self._skewed(self.speakers, 2)[0],
            published=when.strftime("%Y-%m-%dT%H:%M:%SZ"),
        )
        facts = {"title": told.title, "language": "en", "length": len(body), "sha256": hashlib.sha256(body.encode()).hexdigest()}
        engine = {"version": "made", "model": "up"}
        return told, {"article": facts, "quotes": found, "speakers": [], "refusals": [], "engine": engine}

    def _quote(self, n: int, words: str, start: int) -> dict[str, Any]:
        rng = self.rng
        span = {"start": start, "end": start + len(words)}
        name, jobs = self._skewed(self.speakers, 3)
        role, affiliation = rng.choice(jobs)
        anonymous = rng.random() < 0.15
        speaker = {"id": f"s{n}", "name": None if anonymous else name, "kind": "unknown" if anonymous else "person", "anonymous": None}
        sure = round(1 - rng.random() ** 2 / 2, 4)
        cue = self._skewed(CUES, 3)
        decision = {"step": "detect", "rule": "tagger", "from": cue, "to": None, "confidence": sure, "alternatives": []}
        return {
            "id": f"q{n}",
            "type": rng.choice(TYPES),
            "text": words,
            "spans": [span],
            "verbatim": [span],
            "cue": {"text": cue, "lemma": cue, "start": span["end"] + 2, "end": span["end"] + 6},
            "source": {"text": name, "form": "name", "start": span["end"] + 7, "end": span["end"] + 7 + len(name)},
            "speaker": speaker,
            "role": {"text": role, "start": None, "end": None} if rng.random() < 0.6 else None,
            "affiliation": {"name": affiliation, "start": None, "end": None} if rng.random() < 0.5 else None,
            "venue": None,
            "act": rng.choice(ACTS),
            "stance": rng.choice(STANCES),
            "within": None,
            "confidence": sure,
            "evidence": [decision],
        }

    def _speaker(self) -> tuple[str, list[tuple[str, str]]]:
        name = f"{self._invented(2).title()} {self._invented(3).title()}"
        return name, [(self.rng.choice(ROLES), self._skewed(self.bodies, 2)) for _ in range(self.rng.randint(1, 3))]

    def _skewed(self, choices: Any, power: int) -> Any:
        return choices[int(self.rng.random() ** power * len(choices))]

    def _word(self) -> str:
        return self.words[bisect(self._ranks, self.rng.random() * self._ranks[-1])]

    def _invented(self, most: int) -> str:
        return "".join(self.rng.choices(SYLLABLES, k=self.rng.randint(2, max(2, most))))


@click.group()
def main() -> None:
    """Make archives and measure them."""


@main.command()
@click.argument("data", type=click.Path(file_okay=False, path_type=Path))
@click.option("--articles", default=100_000, show_default=True)
def make(data: Path, articles: int) -> None:
    """Make an SQLite archive of so many articles, with 20 quotes each, in the folder DATA."""
    Store.open(Settings(data=str(data))).close()
    began = time.perf_counter()
    database = sqlite3.connect(data / FILE, isolation_level=None)
    database.execute("PRAGMA synchronous=OFF")
    # Rows come in no order of their indexes, which are held in memory meanwhile.
    database.execute(f"PRAGMA cache_size=-{CACHE}")
    filler = Filler(database)
    world = World()
    for number in range(1, articles + 1):
        filler.add(number, *world.article())
        if number % BATCH == 0:
            filler.write()
            click.echo(f"\r{number} articles, {time.perf_counter() - began:.0f} s", nl=False, err=True)
    filler.write()
    filler.finish()
    database.close()
    _index(data)
    click.echo(f"\n{articles} articles in {time.perf_counter() - began:.0f} s", err=True)


def _index(data: Path) -> None:
    store = Store.open(Settings(data=str(data)))
    with store.engine.begin() as connection:
        finding.fill(connection)
    store.close()


class Filler:
    """Rows as the store makes them, a batch a transaction; speakers and bodies are counted, and come at the end."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._rows: dict[str, list[tuple[Any, ...]]] = {}
        self._numbers: dict[str, int] = {}
        self._parties: dict[str, Party] = {}
        self._counts: Counter[str] = Counter()
        self._seconds: Counter[int] = Counter()

    def add(self, number: int, told: Incoming, result: dict[str, Any]) -> None:
        """The rows of one article."""
        row = writing.article_values(told, result, NOW) | {"id": number, "version": 1, "quotes": len(result["quotes"])}
        made = bodies(row["uid"], 1, result)
        for party in (p for body in made for p in (body.speaker, body.affiliation) if p):
            self._numbers.setdefault(party.uid, len(self._numbers) + 1)
            self._parties[party.uid] = party
            self._counts[party.uid] += 1
        first = first_number(row["moment"]) + self._seconds[row["moment"]]
        places = range(first, first + len(made))[::-1]
        self._seconds[row["moment"]] += len(made)
        self._keep(tables.article, row)
        for kind, value in (("id", row["uid"]), ("url", row["url"])):
            self._keep(tables.alias, {"kind": kind, "value": value, "article_id": number})
        self._keep(tables.version, writing.version_values(told, result, "reported", NOW) | {"article_id": number, "number": 1})
        for quote in writing.quote_rows(row, made, self._numbers, places):
            self._keep(tables.quote, {**quote, "terms": " ".join(quote["terms"])})

    def finish(self) -> None:
        """Write the speakers and the bodies."""
        for uid, party in self._parties.items():
            number = self._numbers[uid]
            self._keep(tables.party, {**asdict(party), "id": number, "quotes": self._counts[uid]})
            for word in dict.fromkeys(plain_words(party.name)):
                self._keep(tables.party_word, {"word": word, "party_id": number})
        self.write()

    def write(self) -> None:
        """Write what was added since the last time."""
        self._database.execute("BEGIN")
        for name, rows in self._rows.items():
            marks = ", ".join("?" * len(rows[0]))
            self._database.executemany(f"INSERT INTO {name} VALUES ({marks})", sorted(rows, key=lambda row: row[:2]))  # noqa: S608
        self._database.execute("COMMIT")
        self._rows.clear()

    def _keep(self, table: Table, row: dict[str, Any]) -> None:
        self._rows.setdefault(table.name, []).append(tuple(row.get(column.name) for column in table.columns))


@main.command()
@click.argument("data", type=click.Path(file_okay=False, path_type=Path))
@click.argument("address")
def copy(data: Path, address: str) -> None:
    """Copy the archive in the folder DATA into the empty PostgreSQL database at ADDRESS."""
    Store.at(make_url(address)).close()
    began = time.perf_counter()
    source = sqlite3.connect(data / FILE)
    with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as target:
        # Indexes are made at the end, and what refers to what is known to be there.
        later = [row[0] for row in target.execute("SELECT indexdef FROM pg_indexes WHERE indexname LIKE 'ix_%'")]
        target.execute("SET session_replication_role = replica")
        for (name,) in target.execute("SELECT indexname FROM pg_indexes WHERE indexname LIKE 'ix_%'").fetchall():
            target.execute(f"DROP INDEX {name}")
        for table in tables.metadata.sorted_tables:
            _copy(source, target, table)
        for statement in later:
            target.execute(statement)
        for name in ("article", "party"):
            target.execute(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), (SELECT max(id) FROM {name}))")  # noqa: S608
        target.execute("VACUUM ANALYZE")
    click.echo(f"copied in {time.perf_counter() - began:.0f} s", err=True)


def _copy(source: sqlite3.Connection, target: psycopg.Connection[Any], table: Table) -> None:
    # In no order of the dates, as articles of many publishers come.
    shuffled = " ORDER BY uid" if "uid" in table.columns else ""
    with target.cursor().copy(f"COPY {table.name} FROM STDIN") as copying:
        for row in source.execute(f"SELECT * FROM {table.name}{shuffled}"):  # noqa: S608
            copying.write_row([_as_copied(column, value) for column, value in zip(table.columns, row, strict=True)])


def _as_copied(column: Column[Any], value: Any) -> Any:
    if isinstance(column.type, tables.Terms):
        return " ".join(f"'{term}':{place}" for place, term in enumerate(value.split(), start=1))
    return column.type.process_result_value(value, SQLITE) if isinstance(column.type, tables.TermNumbers) else value


if __name__ == "__main__":
    main()
