"""Measures how long the pages of an archive take, and shows the databases' plans: the figures of archive.md.

    python docs/archive_times.py pages DATA|ADDRESS           # GET /v1/quotes, first and 1,000th page
    python docs/archive_times.py phrases DATA|ADDRESS         # the first page of phrases of two very common words
    python docs/archive_times.py plans DATA|ADDRESS           # the plan of each kind of search
    python docs/archive_times.py verifying DATA|ADDRESS       # POST /v1/verify of altered quotations
    python docs/archive_times.py recall DATA|ADDRESS          # how many altered quotations the index finds
    python docs/archive_times.py loading DATA|ADDRESS         # articles a second, put one by one, engine aside

DATA is the folder of an archive that archive.py made, ADDRESS that of a PostgreSQL database. Questions are drawn at random from all
filters, with words and names from the most common to the rarest; the same for the same seed. The server is called in process.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import click
from archive import ACTS, CUES, QUOTES_EACH, ROLES, STANCES, TYPES, World
from clocks import Clock, Taken, figures
from flask.testing import FlaskClient
from sqlalchemy import Connection, event, func, select

from quoteapi.api import create_app
from quoteapi.cli import beside
from quoteapi.config import Settings
from quoteapi.factcheck.library import CANDIDATES
from quoteapi.store import ArticleQuery, PartyQuery, QuoteQuery, Store, search, tables
from quoteapi.store.bodies import text_of
from quoteapi.store.cursors import cursor
from quoteapi.store.database import reading
from quoteapi.store.quotes import searched
from quoteapi.store.requests import PAGE, QuoteQuerySchema

THOUSANDTH = 999 * PAGE
# Ranks of words, from one that stands in nearly every quote to one that stands in a few.
RANKS = (0, 4, 20, 90, 150, 400, 1_500, 6_000, 25_000)
Question = dict[str, Any]
ALTERATIONS = ("changed", "cut", "moved")


@click.group()
def main() -> None:
    """Measure an archive."""


@main.command()
@click.argument("archive")
@click.option("--questions", default=200, show_default=True)
@click.option("--slowest", default=6, show_default=True, help="How many of the slowest to show.")
def pages(archive: str, questions: int, slowest: int) -> None:
    """Time the first and the 1,000th page (or the last, where there are fewer) of random questions."""
    settings = _settings(archive)
    store = Store.open(settings)
    client = _client(settings, store)
    asked = list(_questions(store, questions))
    deep = [(question, cursor(query, (place,))) for question, query, place in _places(store, asked)]
    for name, calls in (("first page", asked), ("1,000th page", [{**question, "cursor": at} for question, at in deep])):
        _time_all(client, Clock(store), name, calls, slowest)


@main.command()
@click.argument("archive")
@click.option("--questions", default=200, show_default=True)
@click.option("--slowest", default=6, show_default=True, help="How many of the slowest to show.")
def phrases(archive: str, questions: int, slowest: int) -> None:
    """Time the first page of phrases of two of the thirty commonest words, some with a filter."""
    settings = _settings(archive)
    store = Store.open(settings)
    client = _client(settings, store)
    rng = random.Random(3)  # noqa: S311 - the same questions for the same seed
    asked = []
    for n in range(questions):
        one, other = (rng.choice(_WORLD.words[:30]) for _ in range(2))
        narrowed = {"act": "speech"} if n % 2 else {"type": "mixed"} if n % 3 == 0 else {}
        asked.append({"q": f'"{one} {other}"', **narrowed, "sort": rng.choice(["newest", "oldest"])})
    _time_all(client, Clock(store), "phrases", asked, slowest)


def _time_all(client: FlaskClient, clock: Clock, name: str, calls: list[Question], slowest: int) -> None:
    took = sorted(((_timed(client, clock, call), call) for call in calls), key=lambda each: -each[0].passed)
    click.echo(f"{name}: {len(took)} calls, {figures(taken for taken, _ in took)}")
    for taken, call in took[:slowest]:
        click.echo(f"  {taken.passed:6.1f} ms  { ({k: v for k, v in call.items() if k != 'cursor'}) }")


def _timed(client: FlaskClient, clock: Clock, question: Question) -> Taken:
    answer, taken = clock.time(lambda: client.get("/v1/quotes", query_string=question))
    if answer.status_code != 200:
        raise click.ClickException(f"{question}: {answer.text}")
    return taken


def _places(store: Store, asked: list[Question]) -> Iterator[tuple[Question, QuoteQuery, int]]:
    for question in asked:
        query = QuoteQuerySchema().load(question)["query"]
        with reading(store.engine) as connection:
            before = search.found(connection, searched(connection, query), THOUSANDTH)
        if len(before) > PAGE:
            yield question, query, before[-1] if len(before) == THOUSANDTH else before[-PAGE]


def _questions(store: Store, number: int) -> Iterator[Question]:
    rng = random.Random(5)  # noqa: S311 - the same questions for the same seed
    filters = list(_filters(World(), store, rng))
    for n in range(number):
        # Each filter alone with `q`, then two and three of them.
        drawn = [filters[n % len(filters)], *rng.sample(filters, n // len(filters) % 3)]
        question = {} if rng.random() < 0.1 else {"q": _q(rng)}
        for each in drawn:
            question |= each()
        yield {**question, "sort": rng.choice(["newest", "newest", "oldest"])}


_WORLD = World()


def _q(rng: random.Random) -> str:
    words = [_WORLD.words[rank + rng.randrange(1 + rank // 4)] for rank in rng.sample(RANKS, rng.choice([1, 1, 2]))]
    if rng.random() < 0.7:
        return " ".join(words)
    said = rng.choice(_WORLD.sentences).split()
    at = rng.randrange(len(said) - 2)
    return f'"{" ".join(said[at : at + rng.choice([2, 2, 3])])}"'


def _filters(world: World, store: Store, rng: random.Random) -> Iterator[Callable[[], Question]]:
    speakers = store.parties(PartyQuery(side="speaker"), limit=20_000).items
    bodies = store.parties(PartyQuery(side="affiliation"), limit=3_000).items
    articles = store.articles(ArticleQuery(), limit=200).items

    def ranked(choices: list[Any]) -> Any:
        return choices[int(rng.random() ** 4 * len(choices))]

    # The words alone.
    yield dict
    yield lambda: {"article": rng.choice(articles)["id"]}
    yield lambda: {"speaker": ranked(speakers)["id"]}
    yield lambda: {"speaker": ranked(speakers)["name"].split()[-1]}
    yield lambda: {"affiliation": ranked(bodies)["id"]}
    yield lambda: {"affiliation": rng.choice(["council", "harbour", "police", "port authority"])}
    yield lambda: {"role": rng.choice(ROLES)}
    yield lambda: {"type": rng.choice([*TYPES, "direct,mixed"])}
    yield lambda: {"act": rng.choice(ACTS)}
    yield lambda: {"stance": rng.choice(STANCES)}
    yield lambda: {"cue": rng.choice(CUES)}
    yield lambda: {"publisher": rng.choice(world.publishers)}
    yield lambda: {"from": f"{rng.randrange(2006, 2026)}-01-01"}
    yield lambda: {"to": f"{rng.randrange(2007, 2026)}-12-31"}
    yield lambda: dict(zip(("from", "to"), sorted(f"{rng.randrange(2006, 2026)}-0{rng.randrange(1, 9)}-01" for _ in range(2)), strict=True))
    yield lambda: {"min_confidence": rng.choice(["0.55", "0.8", "0.96", "0.995"])}


@main.command()
@click.argument("archive")
def plans(archive: str) -> None:
    """Show how the database goes about a common word, a rare one, a confidence, no word at all, and a quotation to verify."""
    store = Store.open(_settings(archive))
    word, rare = _WORLD.words[0], _WORLD.words[25_000]

    def show(connection: Connection, _: Any, statement: str, parameters: Any, *__: Any) -> None:
        explained = "EXPLAIN QUERY PLAN" if connection.dialect.name == "sqlite" else "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF)"
        if ("quote" in statement or "finding" in statement) and not statement.startswith("EXPLAIN"):
            rows = connection.exec_driver_sql(f"{explained} {statement}", parameters)
            click.echo("\n".join(f"    {row[-1]}" for row in rows) + "\n")

    event.listen(store.engine, "before_cursor_execute", show)
    for query in (QuoteQuery(q=word), QuoteQuery(q=rare), QuoteQuery(q=word, type=("direct",), min_confidence=0.96), QuoteQuery()):
        click.echo(f"q={query.q} type={','.join(query.type)} min_confidence={query.min_confidence}\n")
        with reading(store.engine) as connection:
            search.found(connection, searched(connection, query), PAGE + 1)
    click.echo("verify\n")
    store.candidates(_WORLD.sentences[0].split(), CANDIDATES, ArticleQuery())


@main.command()
@click.argument("archive")
@click.option("--articles", default=500, show_default=True)
def loading(archive: str, articles: int) -> None:
    """Put so many new articles, each in a transaction of its own."""
    store = Store.open(_settings(archive))
    made = World(seed=77)
    ready = [made.article() for _ in range(articles)]
    began = time.perf_counter()
    for told, result in ready:
        store.write(lambda writer, told=told, result=result: writer.put(told, result))  # type: ignore[misc]
    seconds = time.perf_counter() - began
    click.echo(f"{articles / seconds:.0f} articles a second, {seconds / articles * 1000:.1f} ms each")


@main.command()
@click.argument("archive")
@click.option("--questions", default=200, show_default=True)
def verifying(archive: str, questions: int) -> None:
    """Time the verification of quotes of which three words in ten are altered, every other one with a speaker."""
    settings = _settings(archive)
    store = Store.open(settings)
    client = _client(settings, store)
    rng = random.Random(9)  # noqa: S311 - the same questions for the same seed
    times, clock = [], Clock(store)
    for n in range(questions):
        altered = _altered(_said(store, rng).split(), ALTERATIONS[n % len(ALTERATIONS)], rng)
        speaker = {"speaker": rng.choice(_WORLD.speakers)[0]} if n % 2 else {}
        body = {"quotation": " ".join(altered), **speaker}
        answer, taken = clock.time(lambda body=body: client.post("/v1/verify", json=body))  # type: ignore[misc]
        times.append(taken)
        if answer.status_code != 200:
            raise click.ClickException(answer.text)
    click.echo(f"verify: {questions} calls, {figures(times)}")


@main.command()
@click.argument("archive")
@click.option("--articles", default=300, show_default=True)
def recall(archive: str, articles: int) -> None:
    """Put so many articles of sentences that stand in no other, alter these, count how often the index finds the article, remove them."""
    store = Store.open(_settings(archive))
    made = World()
    made.rng.seed(99)
    made.sentences = made.new_sentences(articles * QUOTES_EACH)
    kept: dict[str, list[str]] = {}
    try:
        for told, result in (made.article() for _ in range(articles)):
            uid = store.write(lambda writer, told=told, result=result: writer.put(told, result)).uid  # type: ignore[misc]
            kept[uid] = [quote["text"] for quote in result["quotes"]]
        for name, most in (("whole sentences of 8 to 32 words", 32), ("their first 8 words", 8)):
            click.echo(f"{name}: " + ", ".join(f"{way} {_found(store, kept, way, most)} of {articles}" for way in ALTERATIONS))
    finally:
        for uid in kept:
            store.write(lambda writer, uid=uid: writer.remove(uid))  # type: ignore[misc]


def _found(store: Store, kept: dict[str, list[str]], way: str, most: int) -> int:
    """In how many of these articles a sentence of their own, cut to so many words and altered, is looked for."""
    rng = random.Random(5)  # noqa: S311 - the same questions for the same seed
    asked = {uid: _altered(rng.choice(said).split()[:most], way, rng) for uid, said in kept.items()}
    return sum(uid in (held.uid for held in store.candidates(words, CANDIDATES, ArticleQuery())) for uid, words in asked.items())


def _said(store: Store, rng: random.Random) -> str:
    """A sentence of an article, drawn at random."""
    with reading(store.engine) as connection:
        number = rng.randint(1, connection.execute(select(func.max(tables.article.c.id))).scalar_one())
        # Some may be gone.
        near = select(tables.version.c.text).where(tables.version.c.article_id <= number).order_by(tables.version.c.article_id.desc())
        row = connection.execute(near.limit(1)).mappings().one()
    return rng.choice([said for said in re.findall("“(.+?)”", text_of(row)) if len(said.split()) > 4])


def _altered(words: list[str], way: str, rng: random.Random) -> list[str]:
    places = rng.sample(range(len(words)), round(0.3 * len(words)))
    if way == "changed":
        return [_WORLD.words[rng.randrange(5_000)] if n in places else word for n, word in enumerate(words)]
    rest = [word for n, word in enumerate(words) if n not in places]
    for place in places if way == "moved" else ():
        rest.insert(rng.randrange(len(rest) + 1), words[place])
    return rest


def _client(settings: Settings, store: Store) -> FlaskClient:
    client = create_app(settings, store=store).test_client()
    # As a process of the server does once it has loaded.
    beside.post_worker_init(None)
    return client


def _settings(archive: str) -> Settings:
    # The tables are asked for what they hold, not the log for who asked.
    given = {"database_url": archive} if "://" in archive else {"data": archive}
    return Settings(**given, log_level="ERROR")


if __name__ == "__main__":
    main()
