"""Fitting: batches, losses, the schedule, checkpoints. Resumes where it was killed; the same seed gives the same order."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from quoteapi.engine.tagging.candidates import HEADS
from quoteapi.engine.tagging.labels import IGNORED
from quoteapi.engine.tagging.pieces import END, OTHER, OUTSIDE, START, Vocabulary
from quoteapi.training.corpus import LinkTargets, Window, example, link_targets, paragraph_windows
from quoteapi.training.lessons import Record
from quoteapi.training.network import Network, parameter_groups, split_outputs
from quoteapi.training.retelling import retold
from quoteapi.training.styles import drawn

# What each head's loss weighs beside the outer tags'.
WEIGHTS = {"outer": 1.0, "nested": 0.5, "venue": 0.5, "act": 0.1, "stance": 0.1, "outer_end": 0.5, "nested_end": 0.25}
LINK_WEIGHT = 0.6
# How much of a word's loss comes from the teacher where there is one.
SOFT_SHARE = 0.6
# What a teacher does not tell: of speech inside speech it has seen as little as the student.
NOT_TAUGHT = frozenset({"nested"})
# How many of the sentences that can be retold are, in an article of which some are.
RETOLD = 0.35


@dataclass(frozen=True, slots=True)
class Plan:
    """One fitting. `steps` is its whole length; rates warm up, stay, and fall to nothing over the last `fall` of it."""

    steps: int
    batch: int = 8
    window: int = 254
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    warm_up: int = 100
    fall: float = 1.0
    seed: int = 1
    styles: float = 0.3
    averaged: float = 0.998
    save_every: int = 100

    def scale(self, step: int) -> float:
        """The share of the full rate at `step`."""
        left = (self.steps - step) / (self.steps * self.fall)
        return min(1.0, step / self.warm_up, max(0.0, left))


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


def epoch(sources: Sequence[Source], vocabulary: Vocabulary, plan: Plan, number: int) -> Iterator[list[Window]]:
    """The batches of one epoch: windows of like length together, in an order that the seed and `number` fix."""
    random = Random(plan.seed * 1_000 + number)
    windows: list[Window] = []
    for source in sources:
        for record in source.records * source.repeat:
            if random.random() < source.retold:
                record = retold(record, RETOLD, random)  # noqa: PLW2901 (what is read of it this time)
            style = drawn(plan.styles, random)
            whole = example(record, vocabulary, source.scope, marks=source.marks, lessons=source.lessons, style=style)
            windows.extend(paragraph_windows(whole, plan.window, random.randrange(plan.window)))
    random.shuffle(windows)
    block = plan.batch * 40
    batches: list[list[Window]] = []
    for low in range(0, len(windows), block):
        near = sorted(windows[low : low + block], key=lambda w: w.end - w.start)
        batches.extend(near[i : i + plan.batch] for i in range(0, len(near), plan.batch))
    random.shuffle(batches)
    yield from batches


def inputs(batch: Sequence[Window]) -> tuple[Tensor, ...]:
    """The network's inputs for a batch of windows."""
    length = max(w.end - w.start for w in batch) + 2
    ids, mask = np.zeros((len(batch), length), dtype=np.int64), np.zeros((len(batch), length), dtype=np.int64)
    shape, quote = np.full((len(batch), length), OTHER), np.full((len(batch), length), OUTSIDE)
    for row, window in enumerate(batch):
        pieces, size = window.example.pieces, window.end - window.start
        ids[row, 0], ids[row, 1 : size + 1], ids[row, size + 1] = START, pieces.ids[window.start : window.end], END
        mask[row, : size + 2] = 1
        shape[row, 1 : size + 1] = pieces.shape[window.start : window.end]
        quote[row, 1 : size + 1] = pieces.quote[window.start : window.end]
    scope = np.array([w.example.scope for w in batch])
    return tuple(torch.from_numpy(x) for x in (ids, shape, quote, scope, mask))


def label_losses(scores: Tensor, batch: Sequence[Window]) -> dict[str, Tensor]:
    """Each head's mean cross entropy over the words it has labels for, hard and soft mixed by `SOFT_SHARE`."""
    losses = {}
    for head, given in split_outputs(scores).items():
        wanted = np.zeros(given.shape, dtype=np.float32)
        for row, window in enumerate(batch):
            first = window.example.pieces.first
            low, high = np.searchsorted(first, (window.start, window.end))
            wanted[row, first[low:high] - window.start + 1] = _targets(window, head, slice(low, high), given.shape[-1])
        target = torch.from_numpy(wanted)
        taught = target.sum()
        if taught > 0:
            losses[head] = -(target * given.log_softmax(-1)).sum() / taught
    return losses


def _targets(window: Window, head: str, words: slice, classes: int) -> npt.NDArray[np.float32]:
    """What a head shall say of each word: a distribution, or all zeros where nothing is to be learned."""
    hard = getattr(window.example.labels, head)[words]
    known = hard != IGNORED
    target = np.zeros((len(hard), classes), dtype=np.float32)
    target[known, hard[known]] = 1
    if window.example.soft is None or head in NOT_TAUGHT or head not in window.example.soft:
        return target
    soft = window.example.soft[head][words]
    return np.where(known[:, None], (1 - SOFT_SHARE) * target + SOFT_SHARE * soft, target)


def span_states(states: Tensor, batch: Sequence[Window]) -> tuple[Tensor, list[int]]:
    """First and last state of every gold span of the batch, [spans, 2 * width], and where each window's begin."""
    rows: list[int] = []
    firsts: list[int] = []
    lasts: list[int] = []
    begins: list[int] = []
    for row, window in enumerate(batch):
        begins.append(len(rows))
        first = window.example.pieces.first
        for span in (window.example.spans[i] for i in window.spans):
            rows.append(row)
            firsts.append(int(first[span.start]) - window.start + 1)
            lasts.append(int(first[span.end - 1]) - window.start + 1)
    return torch.cat([states[rows, firsts], states[rows, lasts]], -1), begins


def link_loss(network: Network, states: Tensor, batch: Sequence[Window]) -> Tensor:
    """The mean cross entropy of all links of the batch."""
    spans, begins = span_states(states, batch)
    losses = []
    for number, head in enumerate(HEADS):
        targets = [link_targets(window, head) for window in batch]
        if not sum(len(t.contents) for t in targets):
            continue
        given = network.linker(number, spans, *_joined(targets, begins))
        wanted = torch.from_numpy(np.concatenate([t.target for t in targets]))
        weight = torch.from_numpy(np.concatenate([t.weight for t in targets]))
        losses.append((-(wanted * given).sum(-1) * weight).sum() / weight.sum().clamp(min=1))
    return torch.stack(losses).mean() if losses else states.sum() * 0


def _joined(targets: Sequence[LinkTargets], begins: Sequence[int]) -> list[Tensor]:
    contents = np.concatenate([t.contents + b for t, b in zip(targets, begins, strict=True)])
    index = np.concatenate([np.where(t.index < 0, -1, t.index + b) for t, b in zip(targets, begins, strict=True)])
    buckets = [np.concatenate([getattr(t, name) for t in targets]) for name in ("distance", "sentence", "order")]
    return [torch.from_numpy(x) for x in (contents, index, *buckets)]


def fit(
    network: Network, sources: Sequence[Source], vocabulary: Vocabulary, plan: Plan, checkpoint: Path, *, tell: Callable[[str], None]
) -> None:
    """Fit `network` and save it, with the running average of its weights, to `checkpoint`; from there on if that file exists.
    Every fifty steps `tell` hears of the losses."""
    torch.manual_seed(plan.seed)
    optimizer = torch.optim.AdamW(parameter_groups(network, plan.rate, plan.head_rate), weight_decay=0.01)
    full = [group["lr"] for group in optimizer.param_groups]
    average = {name: value.detach().clone() for name, value in network.state_dict().items()}
    done = 0
    if checkpoint.exists():
        kept = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(kept["network"])
        optimizer.load_state_dict(kept["optimizer"])
        average, done = kept["average"], kept["step"]
    if done >= plan.steps:
        return
    began, step, number = time.monotonic(), 0, 0
    running: dict[str, float] = {}
    network.train()
    while step < plan.steps:
        for batch in epoch(sources, vocabulary, plan, number):
            step += 1
            if step <= done:
                continue
            for group, rate in zip(optimizer.param_groups, full, strict=True):
                group["lr"] = rate * plan.scale(step)
            losses = _step(network, optimizer, batch)
            _average(average, network, min(plan.averaged, step / (step + 10)))
            running |= {k: running.get(k, v) * 0.98 + v * 0.02 for k, v in losses.items()}
            if step % 50 == 0:
                rate_left = (time.monotonic() - began) / (step - done) * (plan.steps - step) / 60
                losses_now = " ".join(f"{k} {v:.3f}" for k, v in running.items())
                tell(f"step {step}/{plan.steps} {losses_now} {rate_left:.0f} min left")
            if step % plan.save_every == 0 or step == plan.steps:
                _save(checkpoint, network, optimizer, average, step, plan)
            if step == plan.steps:
                break
        number += 1


def _step(network: Network, optimizer: torch.optim.Optimizer, batch: Sequence[Window]) -> dict[str, float]:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states, scores = network(*inputs(batch))
    states, scores = states.float(), scores.float()
    losses = label_losses(scores, batch)
    losses["link"] = link_loss(network, states, batch)
    total = torch.stack([loss * WEIGHTS.get(name, LINK_WEIGHT) for name, loss in losses.items()]).sum()
    optimizer.zero_grad()
    total.backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    return {name: float(loss.detach()) for name, loss in losses.items()}


def _average(average: dict[str, Tensor], network: Network, keep: float) -> None:
    for name, value in network.state_dict().items():
        average[name].mul_(keep).add_(value, alpha=1 - keep)


def _save(path: Path, network: Network, optimizer: torch.optim.Optimizer, average: dict[str, Tensor], step: int, plan: Plan) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "average": average, "step": step, "plan": asdict(plan)}
    torch.save(kept, path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)
