"""Measures how long the variants of a quote take in an archive that `docs/archive.py make` made: the figures of verification.md.

python docs/variant_times.py DATA
"""

from __future__ import annotations

import random
import time
from statistics import median, quantiles

import click
from sqlalchemy import func, select

from quoteapi.api import create_app
from quoteapi.config import Settings
from quoteapi.store import Store
from quoteapi.store.database import reading
from quoteapi.store.tables import article, quote


@click.command()
@click.argument("data", type=click.Path(exists=True, file_okay=False))
@click.option("--questions", default=100, show_default=True)
def main(data: str, questions: int) -> None:
    """Ask for the variants of so many quotes, drawn at random, by the API in process."""
    settings = Settings(data=data)
    store = Store.open(settings)
    client = create_app(settings, store=store).test_client()
    times, processor, found = [], [], 0
    for uid in _drawn(store, questions):
        began, worked = time.perf_counter(), time.process_time()
        answer = client.get(f"/v1/quotes/{uid}/variants")
        times.append((time.perf_counter() - began) * 1000)
        processor.append((time.process_time() - worked) * 1000)
        if answer.status_code != 200 or answer.json is None:
            raise click.ClickException(answer.text)
        found += len(answer.json["variants"]) - 1
    for name, spent in (("passed", times), ("of the processor", processor)):
        click.echo(f"{name}: median {median(spent):.0f} ms, p99 {quantiles(spent, n=100)[98]:.0f} ms, worst {max(spent):.0f} ms")
    click.echo(f"{found} variants of {questions} quotes")


def _drawn(store: Store, questions: int) -> list[str]:
    rng = random.Random(7)  # noqa: S311 - the same questions for the same seed
    with reading(store.engine) as connection:
        last = connection.execute(select(func.max(article.c.id))).scalar_one()
        numbers = [rng.randint(1, last) for _ in range(questions)]
        return [rng.choice(connection.execute(select(quote.c.uid).where(quote.c.article_id == each)).scalars().all()) for each in numbers]


if __name__ == "__main__":
    main()
