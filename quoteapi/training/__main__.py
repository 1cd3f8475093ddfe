"""`python -m quoteapi.training`: from the benchmark's training files to the shipped weights. See docs/benchmark.md."""

from __future__ import annotations

import math
from pathlib import Path

import click
import torch

from quoteapi.engine.model import SCOPES
from quoteapi.engine.tagging.pieces import Vocabulary
from quoteapi.engine.tagging.tagger import Tagger
from quoteapi.training.calibrate import calibrate
from quoteapi.training.corpus import held_out, read, with_speakers
from quoteapi.training.export import export, write_checksums
from quoteapi.training.fit import Plan, Source, epoch, fit
from quoteapi.training.lessons import Record, silver
from quoteapi.training.network import Network, pretrained
from quoteapi.training.teach import teach

REPORTED, ALL = 0, 1


def labelled(data: Path) -> tuple[list[Record], list[Record]]:
    """Both newsrooms' training articles, Wikinews and PolNeAR, less those held out for calibration."""
    wikinews = read(data / "wikinews.train.jsonl")
    polnear = with_speakers(read(data / "polnear.train.jsonl"), read(data / "polnear.train.speakers.jsonl"))
    return [r for r in wikinews if not held_out(r)], [r for r in polnear if not held_out(r)]


def told(records: list[Record]) -> list[Record]:
    """The articles whose attributions have acts, less the gestures that only imply a view: what the other guideline,
    whose own articles are few, would mark in them."""
    known = [r for r in records if any("act" in a for a in r["attributions"])]
    return [{**r, "attributions": [a for a in r["attributions"] if a.get("act") != "other"]} for r in known]


def sources(data: Path, lessons: Path | None, unlabelled: Path | None) -> list[Source]:
    """What one epoch reads: the labelled articles, and with `lessons` what a teacher found in them by the other
    guideline, and in the unlabelled ones by both."""
    wikinews, polnear = labelled(data)
    gold = [
        Source(wikinews, REPORTED, marks_nesting=True, repeat=3, lessons=lessons),
        Source(told(polnear), REPORTED, marks_nesting=False, repeat=2),
        Source(polnear, ALL, marks_nesting=False, lessons=lessons),
    ]
    if lessons is None:
        return gold
    others = read(unlabelled) if unlabelled else []
    taught = [(REPORTED, [*polnear, *others]), (ALL, [*wikinews, *others])]
    return gold + [
        Source([s for r in records if (s := silver(lessons, SCOPES[scope], r))], scope, marks_nesting=scope == REPORTED, lessons=lessons)
        for scope, records in taught
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
@click.option("--start", type=click.Path(path_type=Path, exists=True), help="A checkpoint whose averaged weights to begin with.")
@click.option("--lessons", type=click.Path(path_type=Path, exists=True), help="Folder of a teacher's lessons (see `teach`).")
@click.option("--unlabelled", type=click.Path(path_type=Path, exists=True), help="JSON lines that the teacher has read beside DATA.")
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
    start: Path | None,
    lessons: Path | None,
    unlabelled: Path | None,
) -> None:
    """Fit a network on the labelled articles in DATA."""
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    vocabulary, corpora = Vocabulary(tokenizer), sources(data, lessons, unlabelled)
    one = sum(1 for _ in epoch(corpora, vocabulary, Plan(steps=1, seed=seed), 0))
    plan = Plan(steps=math.ceil(one * epochs), rate=rate, fall=fall, seed=seed)
    print(f"{one} batches an epoch, {plan.steps} steps", flush=True)
    network = Network(pretrained(encoder, layers))
    if start is not None:
        network.load_state_dict(torch.load(start, weights_only=True)["average"])
    fit(network, corpora, vocabulary, plan, checkpoint)


@main.command(name="export")
@click.argument("checkpoint", type=click.Path(path_type=Path, exists=True))
@click.option("--encoder", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--tokenizer", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--layers", type=int)
@click.option("--whole", is_flag=True, help="Keep 32-bit weights.")
@click.option("--out", type=click.Path(path_type=Path), required=True)
def export_command(checkpoint: Path, encoder: Path, tokenizer: Path, layers: int | None, whole: bool, out: Path) -> None:
    """Write the files that run from CHECKPOINT's averaged weights."""
    network = Network(pretrained(encoder, layers))
    network.load_state_dict(torch.load(checkpoint, weights_only=True)["average"])
    export(network, tokenizer, out, quantized=not whole)


@main.command(name="calibrate")
@click.argument("data", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--weights", type=click.Path(path_type=Path, exists=True), required=True, help="Folder that `export` wrote.")
def calibrate_command(data: Path, weights: Path) -> None:
    """Measure on the held-out articles how often a quote of a given certainty is right."""
    wikinews, polnear = ([r for r in read(data / f"{name}.train.jsonl") if held_out(r)] for name in ("wikinews", "polnear"))
    print(calibrate(weights, {"reported": wikinews, "all": polnear}))
    write_checksums(weights)


@main.command(name="teach")
@click.argument("data", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--teacher", type=click.Path(path_type=Path, exists=True), required=True, help="Folder that `export` wrote.")
@click.option("--unlabelled", type=click.Path(path_type=Path, exists=True))
@click.option("--lessons", type=click.Path(path_type=Path), required=True)
@click.option("--threads", type=int, default=1, show_default=True)
def teach_command(data: Path, teacher: Path, unlabelled: Path | None, lessons: Path, threads: int) -> None:
    """Let a teacher read all training articles by both guidelines; resumes."""
    tagger = Tagger(teacher, threads=threads)
    wikinews, polnear = labelled(data)
    others = read(unlabelled) if unlabelled else []
    for scope, records in ((ALL, polnear), (REPORTED, wikinews), (REPORTED, polnear), (ALL, wikinews), (REPORTED, others), (ALL, others)):
        print(f"{SCOPES[scope]}: {teach(tagger, records, SCOPES[scope], lessons)} of {len(records)} articles read", flush=True)


if __name__ == "__main__":
    main()
