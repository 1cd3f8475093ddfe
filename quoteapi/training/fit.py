"""Fitting: losses, the schedule, checkpoints. Resumes where it was killed; the same seed gives the same order."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import islice
from pathlib import Path

import torch
from torch import Tensor, nn

from quoteapi.engine.tagging.pieces import Vocabulary
from quoteapi.training.batches import Batch, Source, batches
from quoteapi.training.network import Network, biases, parameter_groups, split_outputs
from quoteapi.training.plan import Plan
from quoteapi.training.together import Together

# What each head's loss weighs beside the outer tags'.
WEIGHTS = {"outer": 1.0, "nested": 0.5, "venue": 0.5, "act": 0.1, "stance": 0.1, "outer_end": 0.5, "nested_end": 0.25}
LINK_WEIGHT = 0.6
# A graphics card waits for what the processor prepares.
WORKERS = 4


def device() -> torch.device:
    """The graphics card, where there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def label_losses(scores: Tensor, batch: Batch) -> dict[str, Tensor]:
    """Each head's mean cross entropy over the words it has labels for."""
    losses = {}
    for head, given in split_outputs(scores).items():
        if (taught := float(batch.targets[head].sum())) > 0:
            target = torch.from_numpy(batch.targets[head]).to(given.device, non_blocking=True)
            losses[head] = -(target * given.log_softmax(-1)).sum() / taught
    return losses


def link_loss(network: Network, states: Tensor, batch: Batch) -> Tensor:
    """The mean cross entropy of all links of the batch."""
    rows, firsts, lasts = (torch.from_numpy(x).to(states.device) for x in (batch.rows, batch.firsts, batch.lasts))
    spans = torch.cat([states[rows, firsts], states[rows, lasts]], -1)
    losses = []
    for number, links in enumerate(batch.links):
        if links is None:
            continue
        parts = (links.contents, links.index, links.distance, links.sentence, links.order, links.target, links.weight)
        *near, wanted, weight = (torch.from_numpy(x).to(states.device, non_blocking=True) for x in parts)
        given = network.linker(number, spans, *near)
        losses.append((-(wanted * given).sum(-1) * weight).sum() / weight.sum().clamp(min=1))
    return torch.stack(losses).mean() if losses else states.sum() * 0


def fit(
    network: Network,
    sources: Sequence[Source],
    vocabulary: Vocabulary,
    plan: Plan,
    checkpoint: Path,
    *,
    tell: Callable[[str], None],
    together: Together | None = None,
) -> None:
    """Fit `network` and save it, with the running average of its weights, to `checkpoint`; from there on if that file exists.
    Every fifty steps `tell` hears of the losses. It is fitted on a graphics card where there is one. With others `together`, whose
    plans have other seeds, the first saves what all have come to."""
    torch.manual_seed(plan.seed)
    where = device()
    network.to(where)
    for part in network.modules():
        if isinstance(part, nn.Dropout):
            part.p = plan.dropout
    optimizer = _optimizer(network, plan)
    full = [group["lr"] for group in optimizer.param_groups]
    average = {name: value.detach().clone() for name, value in network.state_dict().items()}
    done = 0
    if checkpoint.exists():
        kept = torch.load(checkpoint, weights_only=True, map_location=where)
        network.load_state_dict(kept["network"])
        optimizer.load_state_dict(kept["optimizer"])
        average, done = kept["average"], kept["step"]
    began = time.monotonic()
    running: dict[str, float] = {}
    network.train()
    endless = batches(sources, vocabulary, plan, skip=done, workers=WORKERS if where.type == "cuda" else 0)
    for step, batch in enumerate(islice(endless, plan.steps - done), done + 1):
        for group, rate in zip(optimizer.param_groups, full, strict=True):
            group["lr"] = rate * plan.scale(step)
        losses = _step(network, optimizer, batch, where)
        _average(average, network, min(plan.averaged, step / (step + 10)))
        if step % 10 == 0:
            running |= {k: running.get(k, float(v)) * 0.8 + float(v) * 0.2 for k, v in losses.items()}
        if step % 50 == 0:
            rate_left = (time.monotonic() - began) / (step - done) * (plan.steps - step) / 60
            losses_now = " ".join(f"{k} {v:.3f}" for k, v in running.items())
            tell(f"step {step}/{plan.steps} {losses_now} {rate_left:.0f} min left")
        last = step == plan.steps
        if together and (step % plan.meets == 0 or last):
            together.mean([*network.state_dict().values(), *average.values(), *_moments(optimizer)])
        if (step % plan.save_every == 0 or last) and (together is None or together.number == 0):
            state = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "average": average}
            save(checkpoint, {**state, "step": step, "plan": asdict(plan)})


def _optimizer(network: Network, plan: Plan) -> torch.optim.Optimizer:
    if not plan.biases:
        return torch.optim.AdamW(parameter_groups(network, plan.rate, plan.head_rate), weight_decay=0.01, fused=True)
    # Gradients of the rest, a third of a step, are not computed.
    network.requires_grad_(False)
    fitted = [bias.requires_grad_() for bias in biases(network).values()]
    return torch.optim.AdamW(fitted, plan.rate, weight_decay=0.0, fused=True)


def _step(network: Network, optimizer: torch.optim.Optimizer, batch: Batch, where: torch.device) -> dict[str, Tensor]:
    with torch.autocast(where.type, dtype=torch.bfloat16):
        states, scores = network(*(torch.from_numpy(x).to(where, non_blocking=True) for x in batch.inputs))
    states, scores = states.float(), scores.float()
    losses = label_losses(scores, batch)
    losses["link"] = link_loss(network, states, batch)
    total = torch.stack([loss * WEIGHTS.get(name, LINK_WEIGHT) for name, loss in losses.items()]).sum()
    optimizer.zero_grad()
    total.backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    return {name: loss.detach() for name, loss in losses.items()}


def _moments(optimizer: torch.optim.Optimizer) -> Iterator[Tensor]:
    """What the optimizer remembers of the gradients, weight by weight."""
    for group in optimizer.param_groups:
        for parameter in group["params"]:
            kept = optimizer.state.get(parameter)
            # What no batch has used yet has none here, and may have some in another process.
            yield from (kept["exp_avg"], kept["exp_avg_sq"]) if kept else (torch.zeros_like(parameter), torch.zeros_like(parameter))


def _average(average: dict[str, Tensor], network: Network, keep: float) -> None:
    now = network.state_dict()
    torch._foreach_lerp_([average[name] for name in now], list(now.values()), 1 - keep)


def save(path: Path, kept: Mapping[str, object]) -> None:
    """Write a checkpoint; who is killed meanwhile leaves no half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    torch.save(dict(kept), part)
    part.replace(path)
