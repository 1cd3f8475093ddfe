"""From nothing to the weights that ship: encoders, teacher, lessons, student, calibration. Every step resumes."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from quoteapi.engine.pipeline import WEIGHTS
from quoteapi.engine.tagging.pieces import Vocabulary
from quoteapi.engine.tagging.tagger import Tagger
from quoteapi.training.batches import Source, epoch
from quoteapi.training.calibrate import calibrate
from quoteapi.training.curriculum import calibration_articles, gold, sources, to_teach
from quoteapi.training.encoders import MINILM, MPNET, fetch
from quoteapi.training.export import export, write_checksums
from quoteapi.training.fit import device, fit
from quoteapi.training.lessons import pack
from quoteapi.training.network import Network, pretrained
from quoteapi.training.newspapers import newspapers
from quoteapi.training.plan import Plan
from quoteapi.training.teach import Ensemble, teach

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Fitting:
    """How a network is fitted: passes over the articles, the highest rates of encoder and heads, the share of the steps over which
    they fall, how much of the running average of the weights each step keeps, and windows a step; a seed fixes the order."""

    epochs: float
    rate: float
    fall: float = 1.0
    seed: int = 1
    head_rate: float = 1e-3
    averaged: float = 0.998
    batch: int = 8


# They differ in their order alone; the mean of what both say teaches.
TEACHERS = tuple(Fitting(epochs=3.9, rate=8e-5, fall=0.7, seed=seed, batch=16) for seed in (3, 5))
# Begun with the same heads, so that the mean of their weights is a student too, and a better one than either.
STUDENTS = tuple(Fitting(epochs=1.9, rate=2e-4, seed=seed) for seed in (1, 2))
# What a student of a teacher's lessons still learns from the labels alone.
POLISH = Fitting(epochs=0.45, rate=5e-5, seed=3, head_rate=5e-4, averaged=0.99)
HEADS_SEED = 1


def make(data: Path, work: Path, out: Path, *, lessons: Path | None, unlabelled: Path | None, threads: int, tell: Tell) -> None:
    """Make the weights in `out` from the benchmark's folder `data`; what takes long is kept in `work`, and found there again.

    `unlabelled` is a file of further articles to learn from, beside the `newspapers`. With `lessons`, a folder or zip of what a
    teacher has read, no teacher is fitted. Raises `PackageError`.
    """
    small = fetch(MINILM, work / "encoders")
    tokenizer = small / "tokenizer.json"
    more = [newspapers(work), *([unlabelled] if unlabelled else [])]
    if lessons is None:
        lessons = work / "lessons"
        large = fetch(MPNET, work / "encoders")
        labels = gold(data, None)
        teachers = [fitted(how, large, tokenizer, labels, work / f"teacher-{how.seed}.pt", threads=threads, tell=tell) for how in TEACHERS]
        taught(teachers, large, data, more, lessons, threads=threads, tell=tell)
        pack(lessons, work / "lessons.zip")
    taught_by = sources(data, lessons, more)
    students = [fitted(how, small, tokenizer, taught_by, work / f"student-{how.seed}.pt", threads=threads, tell=tell) for how in STUDENTS]
    polished = [
        fitted(POLISH, small, tokenizer, gold(data, lessons), at.with_name(f"{at.stem}-polished.pt"), threads=threads, tell=tell, start=at)
        for at in students
    ]
    export(restored(polished, small), tokenizer, out)
    calibrated(out, data, tell=tell)


def fitted(
    how: Fitting,
    encoder: Path,
    tokenizer: Path,
    corpora: list[Source],
    checkpoint: Path,
    *,
    threads: int,
    tell: Tell,
    layers: int | None = None,
    start: Path | None = None,
) -> Path:
    """Fit a network on `corpora` and return its checkpoint, going on from there if it exists.

    `layers` keeps only the encoder's first; `start` is a checkpoint whose averaged weights to begin with.
    """
    torch.set_num_threads(threads)
    torch.manual_seed(HEADS_SEED)
    vocabulary = Vocabulary(tokenizer)
    one = sum(1 for _ in epoch(corpora, vocabulary, Plan(steps=1, batch=how.batch, seed=how.seed), 0))
    steps = math.ceil(one * how.epochs)
    plan = Plan(steps, how.batch, rate=how.rate, head_rate=how.head_rate, fall=how.fall, seed=how.seed, averaged=how.averaged)
    tell(f"{checkpoint.stem}: {one} batches an epoch, {plan.steps} steps")
    network = restored(start, encoder, layers) if start else Network(pretrained(encoder, layers))
    fit(network, corpora, vocabulary, plan, checkpoint, tell=tell)
    return checkpoint


def restored(checkpoints: Path | Sequence[Path], encoder: Path, layers: int | None = None) -> Network:
    """The network with the averaged weights of a checkpoint, or the mean of several that go back to one (Wortsman et al. 2022,
    arXiv 2203.05482)."""
    paths = [checkpoints] if isinstance(checkpoints, Path) else checkpoints
    weights = [torch.load(path, weights_only=True, map_location="cpu")["average"] for path in paths]
    network = Network(pretrained(encoder, layers))
    network.load_state_dict({name: torch.stack([w[name] for w in weights]).mean(0) for name in weights[0]})
    return network


def taught(
    teachers: Sequence[Path], encoder: Path, data: Path, unlabelled: Iterable[Path], lessons: Path, *, threads: int, tell: Tell
) -> None:
    """Let the networks whose checkpoints are `teachers` read all training articles together, by both guidelines."""
    torch.set_num_threads(threads)
    tagger = Tagger(WEIGHTS, networks=Ensemble([restored(teacher, encoder) for teacher in teachers], device()))
    for scope, records in to_teach(data, unlabelled):
        tell(f"{scope}: {teach(tagger, records, scope, lessons)} of {len(records)} articles read")


def calibrated(weights: Path, data: Path, *, tell: Tell) -> None:
    """Measure on the held-out articles how often a quote of a given certainty is right."""
    tell(f"calibration: {calibrate(weights, calibration_articles(data))}")
    write_checksums(weights)
