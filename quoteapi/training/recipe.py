"""From nothing to the weights that ship: encoders, teachers, lessons, students, calibration, biases. Every step resumes."""

from __future__ import annotations

import json
import multiprocessing
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import islice
from pathlib import Path

import torch

from quoteapi.engine.pipeline import WEIGHTS, Engine
from quoteapi.engine.tagging.pieces import Vocabulary
from quoteapi.engine.tagging.tagger import Tagger
from quoteapi.evaluation.gold import read_gold
from quoteapi.training.batches import Source, batches
from quoteapi.training.calibrate import calibrate
from quoteapi.training.curriculum import DEVELOPMENT, calibration_articles, gold, sources, to_teach
from quoteapi.training.encoders import MINILM, MPNET, fetch
from quoteapi.training.export import export, write_checksums
from quoteapi.training.fit import device, fit, save
from quoteapi.training.lessons import pack
from quoteapi.training.narrowing import narrowed
from quoteapi.training.network import Encoder, Network, architecture, pretrained
from quoteapi.training.newspapers import newspapers
from quoteapi.training.plan import Plan
from quoteapi.training.soup import greedy, standing
from quoteapi.training.teach import Ensemble, teach
from quoteapi.training.together import side_by_side

Tell = Callable[[str], None]

# They differ in their order alone; the mean of what both say teaches.
TEACHERS = tuple(Plan(steps=1600, batch=16, rate=8e-5, fall=0.7, seed=seed) for seed in (3, 5))
# The student's feed-forward neurons a layer, of 1,536, and from how many batches it is seen which it can do without.
FEED_FORWARD, WATCHED = 1152, 50
STUDENT = Plan(steps=8600, rate=3e-4, seed=1, processes=2)
# From there some go on by the labels alone. They begin with the same weights, so that the mean of theirs and of what they began
# from is a network too. Half of them are without dropout, so that there is more to choose from.
POLISHED = tuple(
    Plan(steps=320, rate=5e-5, head_rate=5e-4, warm_up=30, seed=seed, averaged=0.99, dropout=dropout)
    for dropout in (0.1, 0.0)
    for seed in (5, 6, 7, 8)
)
HEADS_SEED = 1
# What is fitted of the chosen one for texts without double marks: its biases, on the labelled articles less their marks. Several, since
# what one gains is no more than what two differ in.
UNMARKED = tuple(
    Plan(steps=320, rate=1e-3, warm_up=30, seed=seed, averaged=0.99, styles=1.0, among=("unmarked",), biases=True)
    for seed in (11, 12, 13, 14)
)
# What glibc shall do in the processes that fit: keep what is freed for the next step, whose sizes are the same. Giving it back and
# getting it again, all zeros, takes a sixteenth of the time.
KEPT_MEMORY = {"MALLOC_MMAP_MAX_": "0", "MALLOC_TRIM_THRESHOLD_": str(1 << 34), "MALLOC_TOP_PAD_": str(1 << 26)}


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
        plans = {work / f"teacher-{plan.seed}.pt": plan for plan in TEACHERS}
        teachers = fitted(plans, large, tokenizer, gold(data, None), threads=threads, tell=tell)
        taught(teachers, large, data, more, lessons, threads=threads, tell=tell)
        pack(lessons, work / "lessons.zip")
    corpora = sources(data, lessons, more)
    narrow = begun(small, tokenizer, corpora, work / "narrow.pt", threads=threads)
    student = fitted({work / "student.pt": STUDENT}, small, tokenizer, corpora, threads=threads, tell=tell, start=[narrow])
    plans = {work / f"polished-{number}.pt": plan for number, plan in enumerate(POLISHED, 1)}
    polished = fitted(plans, small, tokenizer, gold(data, lessons), threads=threads, tell=tell, start=student)
    best = chosen([*student, *polished], small, data, work, threads=threads, tell=tell)
    export(restored(best, small), tokenizer, out)
    calibrated(out, data, tell=tell)
    plans = {work / f"unmarked-{number}.pt": plan for number, plan in enumerate(UNMARKED, 1)}
    others = fitted(plans, small, tokenizer, gold(data, lessons), threads=threads, tell=tell, start=best)
    unmarked = chosen_unmarked(others, best, small, data, work, threads=threads, tell=tell)
    export(restored(best, small), tokenizer, out, unmarked=restored(unmarked, small))


def begun(encoder: Path, tokenizer: Path, corpora: list[Source], checkpoint: Path, *, threads: int) -> Path:
    """The checkpoint of a network that has learned nothing yet, with `FEED_FORWARD` neurons a layer; made if it is not there."""
    if not checkpoint.exists():
        torch.set_num_threads(threads)
        torch.manual_seed(HEADS_SEED)
        watched = islice(batches(corpora, Vocabulary(tokenizer), Plan(steps=WATCHED)), WATCHED)
        network = narrowed(Network(pretrained(encoder)), (batch.inputs for batch in watched), FEED_FORWARD)
        save(checkpoint, {"average": network.state_dict()})
    return checkpoint


def fitted(
    plans: Mapping[Path, Plan],
    encoder: Path,
    tokenizer: Path,
    corpora: list[Source],
    *,
    threads: int,
    tell: Tell,
    start: Sequence[Path] = (),
) -> list[Path]:
    """Fit a network by each plan on `corpora`, as many side by side as `threads` allow, and return the plans' checkpoints; each goes on
    from its own if that exists. `start` are checkpoints with the mean of whose averaged weights to begin, in place of the encoder's;
    `tell` hears of each how far it is."""
    for name, value in KEPT_MEMORY.items():
        os.environ.setdefault(name, value)
    shares = [(plan, number, checkpoint) for checkpoint, plan in plans.items() for number in range(plan.processes)]
    for checkpoint in plans:
        _meeting(checkpoint).unlink(missing_ok=True)
    # Those who fit one network wait for one another, so that none of them may be left for later.
    together = max(plan.processes for plan in plans.values())
    at_once = min(len(shares), together * max(1, threads // together))
    with ProcessPoolExecutor(at_once, multiprocessing.get_context("spawn")) as processes:
        own_threads = max(1, threads // at_once)
        running = [
            processes.submit(_fit_share, plan, number, encoder, tokenizer, corpora, checkpoint, own_threads, tell, start)
            for plan, number, checkpoint in shares
        ]
        for each in running:
            each.result()
    return list(plans)


def _meeting(checkpoint: Path) -> Path:
    return checkpoint.with_suffix(".meeting")


def _fit_share(
    plan: Plan,
    number: int,
    encoder: Path,
    tokenizer: Path,
    corpora: list[Source],
    checkpoint: Path,
    threads: int,
    tell: Tell,
    start: Sequence[Path],
) -> None:
    """What the process with that `number`, from 0, does of the fitting of one network."""
    torch.set_num_threads(threads)
    torch.manual_seed(HEADS_SEED)
    network = restored(start, encoder) if start else Network(pretrained(encoder))
    own = replace(plan, seed=plan.seed + number)

    def told(message: str) -> None:
        if number == 0:
            tell(f"{checkpoint.stem}: {message}")

    with side_by_side(number, plan.processes, _meeting(checkpoint)) as together:
        fit(network, corpora, Vocabulary(tokenizer), own, checkpoint, tell=told, together=together)


def restored(checkpoints: Sequence[Path], encoder: Path) -> Network:
    """The network with the mean of the averaged weights of checkpoints that go back to one (Wortsman et al. 2022, arXiv
    2203.05482). `encoder` is the folder of the pretrained one; how wide the feed-forward part is, the weights tell."""
    weights = [torch.load(path, weights_only=True, map_location="cpu")["average"] for path in checkpoints]
    mean = {name: torch.stack([w[name] for w in weights]).mean(0) for name in weights[0]}
    network = Network(Encoder(replace(architecture(encoder), feed_forward=len(mean["encoder.layers.0.up.bias"]))))
    network.load_state_dict(mean)
    return network


def taught(
    teachers: Sequence[Path], encoder: Path, data: Path, unlabelled: Iterable[Path], lessons: Path, *, threads: int, tell: Tell
) -> None:
    """Let the networks whose checkpoints are `teachers` read all training articles together, by both guidelines."""
    torch.set_num_threads(threads)
    tagger = Tagger(WEIGHTS, networks=Ensemble([restored([teacher], encoder) for teacher in teachers], device()))
    for scope, records in to_teach(data, unlabelled):
        tell(f"{scope}: {teach(tagger, records, scope, lessons)} of {len(records)} articles read")


def chosen(candidates: Sequence[Path], encoder: Path, data: Path, work: Path, *, threads: int, tell: Tell) -> list[Path]:
    """Those of the checkpoints `candidates`, which go back to one, whose mean does best on the development articles as it would ship;
    what is measured stays in `work`."""
    return greedy(candidates, _measuring(encoder, data, work, threads=threads, tell=tell))


def chosen_unmarked(
    candidates: Sequence[Path], marked: Sequence[Path], encoder: Path, data: Path, work: Path, *, threads: int, tell: Tell
) -> list[Path]:
    """Those of the checkpoints `candidates` whose mean does best on the development articles less their marks, beside the mean of
    `marked` for other texts. Who never had marks shall lose nothing: if every candidate does worse on the articles as they are than
    that mean alone, it is what is given."""
    as_they_are = _measuring(encoder, data, work, threads=threads, tell=tell, marked=marked)
    less_marks = _measuring(encoder, data, work, threads=threads, tell=tell, marked=marked, unmarked=True)
    least = as_they_are(marked)
    harmless = [candidate for candidate in candidates if as_they_are([candidate]) >= least]
    return greedy(harmless, lambda some: less_marks(some) if as_they_are(some) >= least else 0.0) if harmless else list(marked)


def _measuring(
    encoder: Path, data: Path, work: Path, *, threads: int, tell: Tell, marked: Sequence[Path] = (), unmarked: bool = False
) -> Callable[[Sequence[Path]], float]:
    """What `standing` says of the mean of some checkpoints as it would ship, by itself or beside the mean of `marked` as what reads
    texts without marks; with what is measured kept in `work`."""
    development = {scope: read_gold(data / name) for scope, name in DEVELOPMENT.items()}
    trial, kept, tokenizer = work / "trial", work / "measured.json", encoder / "tokenizer.json"

    def measured(checkpoints: Sequence[Path]) -> float:
        known: dict[str, float] = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
        names = [str(checkpoint.resolve()) for checkpoint in checkpoints]
        key = " ".join([*names, *(["less marks"] if unmarked else [])])
        if key not in known:
            mean = restored(checkpoints, encoder)
            whole = restored(marked, encoder) if marked else mean
            export(whole, tokenizer, trial)
            calibrate(trial, calibration_articles(data))
            export(whole, tokenizer, trial, unmarked=mean)
            known[key] = standing(Engine(threads=threads, weights=trial), development, unmarked=unmarked)
            kept.write_text(json.dumps(known), encoding="utf-8")
        tell(f"{', '.join(checkpoint.stem for checkpoint in checkpoints)}{', less marks' if unmarked else ''}: {known[key]:.4f}")
        return known[key]

    return measured


def calibrated(weights: Path, data: Path, *, tell: Tell) -> None:
    """Measure on the held-out articles how often a quote of a given certainty is right."""
    tell(f"calibration: {calibrate(weights, calibration_articles(data))}")
    write_checksums(weights)
