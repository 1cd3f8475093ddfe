"""Processes that fit one network side by side, each on batches of its own: local SGD (Stich 2019, arXiv 1805.09767)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import torch
from torch import Tensor, distributed

# How long one waits for another at a meeting.
PATIENCE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Together:
    """One of `processes`: the one with that `number`, from 0."""

    number: int
    processes: int

    def mean(self, tensors: Iterable[Tensor]) -> None:
        """Put the mean over all processes in each tensor's place; all call this with as many, of the same shapes in the same order."""
        own = list(tensors)
        flat = torch.cat([tensor.detach().reshape(-1) for tensor in own])
        distributed.all_reduce(flat)
        parts = (flat / self.processes).split([tensor.numel() for tensor in own])
        for tensor, part in zip(own, parts, strict=True):
            tensor.detach().copy_(part.view_as(tensor))


@contextmanager
def side_by_side(number: int, processes: int, meeting: Path) -> Iterator[Together | None]:
    """The process with that `number` of so many, which find one another by the file `meeting`; None where it is alone."""
    if processes == 1:
        yield None
        return
    store = distributed.FileStore(str(meeting), processes)
    distributed.init_process_group("gloo", store=store, timeout=PATIENCE, rank=number, world_size=processes)
    try:
        yield Together(number, processes)
        # Who has nothing left to do waits for those who are still looking for it.
        distributed.barrier()
    finally:
        distributed.destroy_process_group()
