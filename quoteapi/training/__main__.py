"""`python -m quoteapi.training`: from the benchmark's training files to the shipped weights. See docs/benchmark.md."""

from __future__ import annotations

import math
from pathlib import Path

import click
import torch

from quoteapi.engine.pieces import Vocabulary
from quoteapi.training.corpus import held_out, read, with_speakers
from quoteapi.training.fit import Plan, Source, epoch, fit
from quoteapi.training.network import Network, pretrained

REPORTED, ALL = 0, 1


def sources(data: Path) -> list[Source]:
    """The two training corpora, less the articles held out for calibration."""
    wikinews = [r for r in read(data / "wikinews.train.jsonl") if not held_out(r)]
    polnear = with_speakers(read(data / "polnear.train.jsonl"), read(data / "polnear.train.speakers.jsonl"))
    return [
        Source(wikinews, REPORTED, marks_nesting=True, repeat=2),
        Source([r for r in polnear if not held_out(r)], ALL, marks_nesting=False),
    ]


@click.group()
def main() -> None:
    """Make the tagger's weights."""


@main.command(name="fit")
@click.argument("data", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--encoder", type=click.Path(path_type=Path, exists=True), required=True, help="Folder of the pretrained encoder.")
@click.option("--tokenizer", type=click.Path(path_type=Path, exists=True), required=True, help="MiniLM's tokenizer.json.")
@click.option("--checkpoint", type=click.Path(path_type=Path), required=True, help="Where to save, and to resume from.")
@click.option("--layers", type=int, help="Keep only the first N layers.")
@click.option("--epochs", type=float, default=3.0, show_default=True)
@click.option("--rate", type=float, default=1.5e-4, show_default=True)
@click.option("--fall", type=float, default=1.0, show_default=True, help="The share of the steps over which the rate falls.")
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--threads", type=int, default=1, show_default=True)
def fit_command(
    data: Path,
    encoder: Path,
    tokenizer: Path,
    checkpoint: Path,
    layers: int | None,
    epochs: float,
    rate: float,
    fall: float,
    seed: int,
    threads: int,
) -> None:
    """Fit a network on the labelled articles in DATA."""
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    vocabulary, corpora = Vocabulary(tokenizer), sources(data)
    one = sum(1 for _ in epoch(corpora, vocabulary, Plan(steps=1, seed=seed), 0))
    plan = Plan(steps=math.ceil(one * epochs), rate=rate, fall=fall, seed=seed)
    print(f"{one} batches an epoch, {plan.steps} steps", flush=True)
    fit(Network(pretrained(encoder, layers)), corpora, vocabulary, plan, checkpoint)


if __name__ == "__main__":
    main()
