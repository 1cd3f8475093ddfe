"""`python -m quoteapi.training`: the steps of `quoteapi train` one by one, with every choice open. See docs/benchmark.md."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from quoteapi.training.curriculum import gold, sources
from quoteapi.training.export import export
from quoteapi.training.lessons import pack
from quoteapi.training.newspapers import newspapers
from quoteapi.training.recipe import Fitting, calibrated, fitted, restored, taught

FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
NEW = click.Path(path_type=Path)
tell = partial(print, flush=True)


@click.group()
def main() -> None:
    """Make the tagger's weights, step by step."""


@main.command(name="fit")
@click.argument("data", type=FOLDER)
@click.option("--encoder", type=FOLDER, required=True, help="Folder of the pretrained encoder.")
@click.option("--tokenizer", type=FILE, required=True, help="MiniLM's tokenizer.json.")
@click.option("--checkpoint", type=NEW, required=True, help="Where to save, and to resume from.")
@click.option("--layers", type=int, help="Keep only the first N layers.")
@click.option("--epochs", type=float, default=3.0, show_default=True)
@click.option("--rate", type=float, default=1.5e-4, show_default=True)
@click.option("--fall", type=float, default=1.0, show_default=True, help="The share of the steps over which the rate falls.")
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--head-rate", type=float, default=1e-3, show_default=True)
@click.option("--batch", type=int, default=8, show_default=True, help="Windows a step.")
@click.option("--averaged", type=float, default=0.998, show_default=True, help="What each step keeps of the weights' running average.")
@click.option("--labels-only", is_flag=True, help="Read the labelled articles alone, with the lessons on them.")
@click.option("--threads", type=int, default=1, show_default=True)
@click.option("--start", type=FILE, help="A checkpoint whose averaged weights to begin with.")
@click.option("--lessons", type=click.Path(path_type=Path, exists=True), help="A teacher's lessons, as `teach` or `pack` left them.")
@click.option("--unlabelled", type=FILE, multiple=True, help="JSON lines that the teacher has read beside DATA; may be repeated.")
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
    head_rate: float,
    batch: int,
    averaged: float,
    labels_only: bool,
    threads: int,
    start: Path | None,
    lessons: Path | None,
    unlabelled: tuple[Path, ...],
) -> None:
    """Fit a network on the labelled articles in DATA."""
    how = Fitting(epochs, rate, fall, seed, head_rate, averaged, batch)
    corpora = sources(data, lessons, unlabelled) if lessons and not labels_only else gold(data, lessons)
    fitted(how, encoder, tokenizer, corpora, checkpoint, threads=threads, tell=tell, layers=layers, start=start)


@main.command(name="export")
@click.argument("checkpoints", type=FILE, nargs=-1, required=True)
@click.option("--encoder", type=FOLDER, required=True)
@click.option("--tokenizer", type=FILE, required=True)
@click.option("--layers", type=int)
@click.option("--whole", is_flag=True, help="Keep 32-bit weights.")
@click.option("--out", type=NEW, required=True)
def export_command(checkpoints: tuple[Path, ...], encoder: Path, tokenizer: Path, layers: int | None, whole: bool, out: Path) -> None:
    """Write the files that run from the mean of the CHECKPOINTS' averaged weights."""
    export(restored(checkpoints, encoder, layers), tokenizer, out, quantized=not whole)


@main.command(name="calibrate")
@click.argument("data", type=FOLDER)
@click.option("--weights", type=FOLDER, required=True, help="Folder that `export` wrote.")
def calibrate_command(data: Path, weights: Path) -> None:
    """Measure on the held-out articles how often a quote of a given certainty is right."""
    calibrated(weights, data, tell=tell)


@main.command(name="teach")
@click.argument("data", type=FOLDER)
@click.argument("teachers", type=FILE, nargs=-1, required=True)
@click.option("--encoder", type=FOLDER, required=True)
@click.option("--unlabelled", type=FILE, multiple=True, help="JSON lines to read beside DATA; may be repeated.")
@click.option("--lessons", type=NEW, required=True)
@click.option("--threads", type=int, default=1, show_default=True)
def teach_command(data: Path, teachers: tuple[Path, ...], encoder: Path, unlabelled: tuple[Path, ...], lessons: Path, threads: int) -> None:
    """Let TEACHERS, the checkpoints of networks, read all training articles in DATA together, by both guidelines; resumes."""
    taught(teachers, encoder, data, unlabelled, lessons, threads=threads, tell=tell)


@main.command(name="newspapers")
@click.argument("into", type=NEW)
def newspapers_command(into: Path) -> None:
    """Fetch the unlabelled articles and write INTO/newspapers.jsonl."""
    tell(newspapers(into))


@main.command(name="pack")
@click.argument("lessons", type=FOLDER)
@click.argument("packed", type=NEW)
def pack_command(lessons: Path, packed: Path) -> None:
    """Write the lessons of a folder into one zip."""
    pack(lessons, packed)


if __name__ == "__main__":
    main()
