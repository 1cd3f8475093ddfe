"""`python -m quoteapi.training`: the steps of `quoteapi train` one by one, with every choice open. See docs/benchmark.md."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click

from quoteapi.training.curriculum import gold, sources
from quoteapi.training.export import export
from quoteapi.training.fit import save
from quoteapi.training.lessons import pack
from quoteapi.training.newspapers import newspapers
from quoteapi.training.plan import Plan
from quoteapi.training.recipe import begun, calibrated, chosen, chosen_unmarked, fitted, restored, taught
from quoteapi.training.reopening import reopened
from quoteapi.training.styles import STYLES

FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
NEW = click.Path(path_type=Path)
tell = partial(print, flush=True)
USUAL = Plan(steps=0)


@click.group()
def main() -> None:
    """Make the tagger's weights, step by step."""


@main.command(name="narrow")
@click.argument("data", type=FOLDER)
@click.option("--encoder", type=FOLDER, required=True, help="Folder of the pretrained encoder.")
@click.option("--tokenizer", type=FILE, required=True, help="MiniLM's tokenizer.json.")
@click.option("--checkpoint", type=NEW, required=True, help="Where to save it.")
@click.option("--threads", type=int, default=1, show_default=True)
def narrow_command(data: Path, encoder: Path, tokenizer: Path, checkpoint: Path, threads: int) -> None:
    """Write the network to begin a student with: fewer feed-forward neurons, chosen by what they do with the articles in DATA."""
    begun(encoder, tokenizer, gold(data, None), checkpoint, threads=threads)


@main.command(name="fit")
@click.argument("data", type=FOLDER)
@click.option("--encoder", type=FOLDER, required=True, help="Folder of the pretrained encoder.")
@click.option("--tokenizer", type=FILE, required=True, help="MiniLM's tokenizer.json.")
@click.option("--checkpoint", type=NEW, required=True, help="Where to save, and to resume from.")
@click.option("--steps", type=int, required=True)
@click.option("--batch", type=int, default=USUAL.batch, show_default=True, help="Windows a step.")
@click.option("--rate", type=float, default=USUAL.rate, show_default=True)
@click.option("--head-rate", type=float, default=USUAL.head_rate, show_default=True)
@click.option("--fall", type=float, default=USUAL.fall, show_default=True, help="The share of the steps over which the rate falls.")
@click.option("--averaged", type=float, default=USUAL.averaged, show_default=True, help="What each step keeps of the weights' average.")
@click.option("--dropout", type=float, default=USUAL.dropout, show_default=True)
@click.option("--taught", type=float, default=USUAL.taught, show_default=True, help="The teachers' share of a word's loss.")
@click.option("--seed", type=int, default=USUAL.seed, show_default=True)
@click.option("--styles", type=float, default=USUAL.styles, show_default=True, help="The share of articles in another typography.")
@click.option("--among", type=click.Choice(list(STYLES)), multiple=True, help="One of these typographies alone; may be repeated.")
@click.option("--biases", is_flag=True, help="Fit nothing but the biases and norms.")
@click.option("--processes", type=int, default=USUAL.processes, show_default=True, help="How many fit it side by side.")
@click.option("--labels-only", is_flag=True, help="Read the labelled articles alone, with the lessons on them.")
@click.option("--threads", type=int, default=1, show_default=True)
@click.option("--start", type=FILE, multiple=True, help="A checkpoint to begin with; the mean of several. May be repeated.")
@click.option("--lessons", type=click.Path(path_type=Path, exists=True), help="A teacher's lessons, as `teach` or `pack` left them.")
@click.option("--unlabelled", type=FILE, multiple=True, help="JSON lines that the teacher has read beside DATA; may be repeated.")
def fit_command(
    data: Path,
    encoder: Path,
    tokenizer: Path,
    checkpoint: Path,
    labels_only: bool,
    threads: int,
    start: tuple[Path, ...],
    lessons: Path | None,
    unlabelled: tuple[Path, ...],
    **plan: Any,
) -> None:
    """Fit a network on the labelled articles in DATA."""
    corpora = sources(data, lessons, unlabelled) if lessons and not labels_only else gold(data, lessons)
    fitted({checkpoint: Plan(**plan)}, encoder, tokenizer, corpora, threads=threads, tell=tell, start=start)


@main.command(name="choose")
@click.argument("data", type=FOLDER)
@click.argument("checkpoints", type=FILE, nargs=-1, required=True)
@click.option("--encoder", type=FOLDER, required=True)
@click.option("--work", type=NEW, required=True, help="Folder to keep what is measured in.")
@click.option("--marked", type=FILE, multiple=True, help="Choose for texts without double marks, beside this network; may be repeated.")
@click.option("--threads", type=int, default=1, show_default=True)
def choose_command(data: Path, checkpoints: tuple[Path, ...], encoder: Path, work: Path, marked: tuple[Path, ...], threads: int) -> None:
    """Print those of the CHECKPOINTS, which go back to one, whose mean does best on the development articles in DATA; resumes."""
    work.mkdir(parents=True, exist_ok=True)
    hear = partial(click.echo, err=True)
    if marked:
        best = chosen_unmarked(checkpoints, marked, encoder, data, work, threads=threads, tell=hear)
    else:
        best = chosen(checkpoints, encoder, data, work, threads=threads, tell=hear)
    for checkpoint in best:
        tell(checkpoint)


@main.command(name="export")
@click.argument("checkpoints", type=FILE, nargs=-1, required=True)
@click.option("--encoder", type=FOLDER, required=True)
@click.option("--tokenizer", type=FILE, required=True)
@click.option("--unmarked", type=FILE, multiple=True, help="A checkpoint for texts without double marks; may be repeated.")
@click.option("--whole", is_flag=True, help="Keep 32-bit weights.")
@click.option("--out", type=NEW, required=True)
def export_command(
    checkpoints: tuple[Path, ...], encoder: Path, tokenizer: Path, unmarked: tuple[Path, ...], whole: bool, out: Path
) -> None:
    """Write the files that run from the mean of the CHECKPOINTS' averaged weights."""
    others = restored(unmarked, encoder) if unmarked else None
    export(restored(checkpoints, encoder), tokenizer, out, unmarked=others, quantized=not whole)


@main.command(name="reopen")
@click.argument("weights", type=FOLDER)
@click.argument("checkpoint", type=NEW)
def reopen_command(weights: Path, checkpoint: Path) -> None:
    """Write what `export` wrote to the folder WEIGHTS as a CHECKPOINT to begin with."""
    save(checkpoint, {"average": reopened(weights)})


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
