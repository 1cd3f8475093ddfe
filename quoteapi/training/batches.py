"""What a network reads in one step: windows of articles, and what is to be learned of them, as arrays."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice
from multiprocessing import Queue
from pathlib import Path
from random import Random

import numpy as np
import numpy.typing as npt

from quoteapi.engine.tagging.candidates import HEADS
from quoteapi.engine.tagging.labels import IGNORED, OUTPUTS
from quoteapi.engine.tagging.pieces import END, OTHER, OUTSIDE, START, Ints, Vocabulary
from quoteapi.training.corpus import LinkTargets, Window, example, link_targets, paragraph_windows
from quoteapi.training.lessons import Record
from quoteapi.training.plan import Plan
from quoteapi.training.retelling import retold
from quoteapi.training.styles import drawn

Floats = npt.NDArray[np.float32]
# What a teacher does not tell: of speech inside speech it has seen as little as the student.
NOT_TAUGHT = frozenset({"nested"})
# How many of the sentences that can be retold are, in an article of which some are.
RETOLD = 0.35
# The articles whose windows are mixed.
ARTICLES_TOGETHER = 400


@dataclass(frozen=True, slots=True)
class Source:
    """A labelled corpus: its guideline's scope, what it `marks` of "nested" and "venue" beside the rest, how often an epoch reads
    it, how likely an article is read with some of its sentences `retold`, and a teacher's lessons on it (a folder or a zip)."""

    records: list[Record]
    scope: int
    marks: frozenset[str] = frozenset()
    repeat: int = 1
    retold: float = 0.0
    lessons: Path | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Some windows side by side, [windows, pieces] with their marks around them.

    `inputs` are the network's, `targets` what each head shall say of a piece: a distribution, or all zeros where nothing is to be
    learned. `rows`, `firsts` and `lasts` are the window, first and last piece of each gold span, and `links` what each of the
    linker's heads learns of them, None where there is nothing.
    """

    inputs: tuple[Ints, ...]
    targets: dict[str, Floats]
    rows: Ints
    firsts: Ints
    lasts: Ints
    links: tuple[LinkTargets | None, ...]


def batches(sources: Sequence[Source], vocabulary: Vocabulary, plan: Plan, *, skip: int = 0, workers: int = 0) -> Iterator[Batch]:
    """Epoch after epoch without end, less the first `skip` batches. With `workers`, as many processes make epochs ahead; the
    batches and their order are the same."""
    if workers:
        yield from islice(_made_ahead(sources, vocabulary, plan, workers), skip, None)
    else:
        endless = (windows for number in count() for windows in epoch(sources, vocabulary, plan, number))
        yield from (batch(windows, plan.taught) for windows in islice(endless, skip, None))


def _made_ahead(sources: Sequence[Source], vocabulary: Vocabulary, plan: Plan, workers: int) -> Iterator[Batch]:
    context = multiprocessing.get_context("fork")
    # About one epoch waits in each: while one is learned from, the others go on with theirs.
    queues: list[Queue[Batch | None]] = [context.Queue(4_000) for _ in range(workers)]

    def make(first: int) -> None:
        for number in count(first, workers):
            for windows in epoch(sources, vocabulary, plan, number):
                queues[first].put(batch(windows, plan.taught))
            queues[first].put(None)

    processes = [context.Process(target=make, args=(first,), daemon=True) for first in range(workers)]
    for process in processes:
        process.start()
    try:
        for number in count():
            yield from iter(queues[number % workers].get, None)
    finally:
        for process in processes:
            process.terminate()


def epoch(sources: Sequence[Source], vocabulary: Vocabulary, plan: Plan, number: int) -> Iterator[list[Window]]:
    """The batches of one epoch: windows of like length together, in an order that the seed and `number` fix."""
    random = Random(plan.seed * 1_000 + number)
    articles = [(source, record) for source in sources for record in source.records * source.repeat]
    random.shuffle(articles)
    for low in range(0, len(articles), ARTICLES_TOGETHER):
        together = articles[low : low + ARTICLES_TOGETHER]
        windows = [w for source, record in together for w in _windows(source, record, vocabulary, plan, random)]
        random.shuffle(windows)
        yield from _of_like_length(windows, plan.batch, random)


def _windows(source: Source, record: Record, vocabulary: Vocabulary, plan: Plan, random: Random) -> list[Window]:
    if random.random() < source.retold:
        record = retold(record, RETOLD, random)
    style = drawn(plan.styles, random, plan.among)
    whole = example(record, vocabulary, source.scope, marks=source.marks, lessons=source.lessons, style=style)
    return paragraph_windows(whole, plan.window, random.randrange(plan.window))


def _of_like_length(windows: Sequence[Window], size: int, random: Random) -> list[list[Window]]:
    together: list[list[Window]] = []
    for low in range(0, len(windows), size * 40):
        near = sorted(windows[low : low + size * 40], key=lambda w: w.end - w.start)
        together.extend(near[i : i + size] for i in range(0, len(near), size))
    random.shuffle(together)
    return together


def batch(windows: Sequence[Window], taught: float) -> Batch:
    """The batch of `windows`; `taught` is how much of a word's loss comes from the teacher where there is one."""
    rows, firsts, lasts, begins = _span_pieces(windows)
    learned = [[link_targets(window, head) for window in windows] for head in HEADS]
    links = tuple(_joined(targets, begins) if any(len(t.contents) for t in targets) else None for targets in learned)
    row, first, last = (np.array(places, dtype=np.int64) for places in (rows, firsts, lasts))
    return Batch(_inputs(windows), _all_targets(windows, taught), row, first, last, links)


def _inputs(windows: Sequence[Window]) -> tuple[Ints, ...]:
    length = max(w.end - w.start for w in windows) + 2
    ids, mask = np.zeros((len(windows), length), dtype=np.int64), np.zeros((len(windows), length), dtype=np.int64)
    shape, quote = np.full((len(windows), length), OTHER), np.full((len(windows), length), OUTSIDE)
    for row, window in enumerate(windows):
        pieces, size = window.example.pieces, window.end - window.start
        ids[row, 0], ids[row, 1 : size + 1], ids[row, size + 1] = START, pieces.ids[window.start : window.end], END
        mask[row, : size + 2] = 1
        shape[row, 1 : size + 1] = pieces.shape[window.start : window.end]
        quote[row, 1 : size + 1] = pieces.quote[window.start : window.end]
    return ids, shape, quote, np.array([w.example.scope for w in windows]), mask


def _all_targets(windows: Sequence[Window], taught: float) -> dict[str, Floats]:
    length = max(w.end - w.start for w in windows) + 2
    targets = {head: np.zeros((len(windows), length, classes), dtype=np.float32) for head, classes in OUTPUTS.items()}
    for row, window in enumerate(windows):
        first = window.example.pieces.first
        low, high = np.searchsorted(first, (window.start, window.end))
        for head, target in targets.items():
            target[row, first[low:high] - window.start + 1] = _targets(window, head, slice(low, high), target.shape[-1], taught)
    return targets


def _targets(window: Window, head: str, words: slice, classes: int, taught: float) -> Floats:
    """What a head shall say of each word: hard and soft labels mixed."""
    hard = getattr(window.example.labels, head)[words]
    known = hard != IGNORED
    target = np.zeros((len(hard), classes), dtype=np.float32)
    target[known, hard[known]] = 1
    if window.example.soft is None or head in NOT_TAUGHT or head not in window.example.soft:
        return target
    soft = window.example.soft[head][words]
    return np.where(known[:, None], (1 - taught) * target + taught * soft, target)


def _span_pieces(windows: Sequence[Window]) -> tuple[list[int], list[int], list[int], list[int]]:
    """The window, first and last piece of every gold span, and where each window's spans begin among them."""
    rows: list[int] = []
    firsts: list[int] = []
    lasts: list[int] = []
    begins: list[int] = []
    for row, window in enumerate(windows):
        begins.append(len(rows))
        first = window.example.pieces.first
        for span in (window.example.spans[i] for i in window.spans):
            rows.append(row)
            firsts.append(int(first[span.start]) - window.start + 1)
            lasts.append(int(first[span.end - 1]) - window.start + 1)
    return rows, firsts, lasts, begins


def _joined(targets: Sequence[LinkTargets], begins: Sequence[int]) -> LinkTargets:
    """The windows' links as one: what was counted within a window is counted over all spans."""

    def joined(name: str) -> npt.NDArray[np.int64]:
        return np.concatenate([getattr(t, name) for t in targets])

    return LinkTargets(
        contents=np.concatenate([t.contents + b for t, b in zip(targets, begins, strict=True)]),
        index=np.concatenate([np.where(t.index < 0, -1, t.index + b) for t, b in zip(targets, begins, strict=True)]),
        distance=joined("distance"),
        sentence=joined("sentence"),
        order=joined("order"),
        target=np.concatenate([t.target for t in targets]),
        weight=np.concatenate([t.weight for t in targets]),
    )
