"""Makes an archive of published fact-checks of any size and measures how long its searches take: the figures of claims.md.

    python docs/claims_times.py make DATA|ADDRESS --reviews 200000
    python docs/claims_times.py measure DATA|ADDRESS

The claims are made up, of the words and names of docs/archive.py, as often as words are in English.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from datetime import date, timedelta
from statistics import median, quantiles
from typing import Any

import click
from archive import World
from archive_times import _settings

from quoteapi.api import create_app
from quoteapi.store import Claims, Review, Store, Told
from quoteapi.store.moments import this_moment

SITES = [f"{name}.example" for name in "checks facts truth verify rumours claims reality proof".split()]
RATINGS = ("False", "Mostly false", "Half true", "True", "Missing context")
BATCH = 500


@click.group()
def main() -> None:
    """Make fact-checks and measure them."""


@main.command()
@click.argument("archive")
@click.option("--reviews", default=200_000, show_default=True)
def make(archive: str, reviews: int) -> None:
    """Put so many reviews into an archive."""
    claims, began, start = Claims(Store.open(_settings(archive))), this_moment(), time.perf_counter()
    made = _reviews(reviews)
    while batch := [Told((review,)) for review, _ in zip(made, range(BATCH), strict=False)]:
        claims.put(batch, began)
    seconds = time.perf_counter() - start
    click.echo(f"{reviews} reviews in {seconds:.0f} s, {reviews / seconds:.0f} a second")


def _reviews(number: int) -> Iterator[Review]:
    world, rng = World(), random.Random(4)  # noqa: S311 - the same for the same seed
    for n in range(number):
        name = world.speakers[int(rng.random() ** 3 * len(world.speakers))][0]
        words = rng.choice(world.sentences).split()[: rng.randrange(8, 24)]
        when = date(2012, 1, 1) + timedelta(days=rng.randrange(5000))
        yield Review(
            claim=f"{name} {' '.join(words)} {rng.randrange(1, 5000)}.",
            url=f"https://{rng.choice(SITES)}/{n}",
            claimant=world.speakers[int(rng.random() ** 3 * len(world.speakers))][0],
            claimed=when.isoformat(),
            publisher="Checkers",
            title=f"Did {name} {' '.join(words[:6])}?",
            reviewed=(when + timedelta(days=rng.randrange(20))).isoformat(),
            rating=rng.choice(RATINGS),
            language=rng.choice(["en", "en", "en", "es", "pt"]),
        )


@main.command()
@click.argument("archive")
@click.option("--questions", default=300, show_default=True)
def measure(archive: str, questions: int) -> None:
    """Time searches of each kind, and a draft of twenty sentences."""
    settings = _settings(archive)
    client = create_app(settings, store=Store.open(settings)).test_client()
    rng, world = random.Random(9), World()  # noqa: S311 - the same for the same seed
    held = list(_reviews(3000))

    def search(**asked: Any) -> float:
        return _timed(lambda: client.get("/v1/claims:search", query_string=asked))

    kinds = {
        "a claim's own words": lambda: search(query=rng.choice(held).claim),
        "half of its words": lambda: search(query=" ".join(rng.sample(w := rng.choice(held).claim.split(), len(w) // 2))),
        "two words": lambda: search(query=" ".join(rng.sample(rng.choice(held).claim.split(), 2))),
        "one of the 100 commonest words": lambda: search(query=rng.choice(world.words[20:120])),
        "a name": lambda: search(query=world.speakers[int(rng.random() ** 3 * 20_000)][0]),
        "words, a language and an age": lambda: search(query=rng.choice(held).claim, languageCode="en", maxAgeDays=4000),
        "a site alone": lambda: search(reviewPublisherSiteFilter=rng.choice(SITES)),
        "a site alone, the 1,000th page": lambda: search(reviewPublisherSiteFilter=rng.choice(SITES), offset=9990),
        "a draft of 20 sentences": lambda: _timed(
            lambda: client.post("/v1/claims:search", json={"text": ". ".join(s.capitalize() for s in rng.sample(world.sentences, 20))})
        ),
    }
    everything: list[float] = []
    for name, ask in kinds.items():
        times = [ask() for _ in range(questions if "draft" not in name else questions // 10)]
        everything += [] if "draft" in name else times
        click.echo(_figures(name, times))
    click.echo(_figures("all searches", everything))


def _timed(call: Any) -> float:
    began = time.perf_counter()
    answer = call()
    seconds = time.perf_counter() - began
    if answer.status_code != 200:
        raise click.ClickException(answer.text)
    return seconds * 1000


def _figures(name: str, times: list[float]) -> str:
    return f"{name}: {len(times)} calls, median {median(times):.1f} ms, p99 {quantiles(times, n=100)[98]:.1f} ms, worst {max(times):.1f} ms"


if __name__ == "__main__":
    main()
