"""A teacher reads: its soft labels and attributions of each article become a lesson for the student."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from quoteapi.engine.model import Scope
from quoteapi.engine.segment import segment
from quoteapi.engine.tagging.candidates import HEADS
from quoteapi.engine.tagging.decoding import Floats
from quoteapi.engine.tagging.tagger import Tagger
from quoteapi.training.lessons import Record, lesson_name, write_lesson
from quoteapi.training.network import Network, split_outputs


class Ensemble:
    """Several networks that read as one, on the device they are fitted on: the mean of their probabilities.

    A tagger's `Networks`. The states of all stand side by side, so that each one's linker finds its own.
    """

    def __init__(self, networks: Sequence[Network], device: torch.device) -> None:
        self._networks = [network.to(device).eval() for network in networks]
        self._device = device

    @torch.inference_mode()
    def encode(self, feed: dict[str, Any], *, unmarked: bool) -> tuple[Floats, Floats]:  # noqa: ARG002
        """States [pieces, the networks' widths together] and the logarithm of the mean label probabilities of one window.

        Texts with and without marks are read alike.
        """
        inputs = [torch.from_numpy(feed[name]).to(self._device) for name in ("ids", "shape", "quote", "scope")]
        with torch.autocast(self._device.type, dtype=torch.bfloat16):
            read = [network(*inputs) for network in self._networks]
        labels = _mean([torch.cat([h.log_softmax(-1) for h in split_outputs(scores[0].float()).values()], -1) for _, scores in read])
        return torch.cat([states[0].float() for states, _ in read], -1).cpu().numpy(), labels.cpu().numpy()

    @torch.inference_mode()
    def link(self, feed: dict[str, Any]) -> list[Floats]:
        """The logarithm of each head's mean probabilities, [contents, 1 + candidates]."""
        given = {name: torch.from_numpy(np.asarray(value)).to(self._device) for name, value in feed.items()}
        widths = [network.encoder.a.width for network in self._networks]
        firsts, lasts = (half.split(widths, -1) for half in given["spans"].chunk(2, -1))
        found = []
        for number, head in enumerate(HEADS):
            near = [given[f"{head}_{part}"] for part in ("index", "distance", "sentence", "order")]
            each = [
                network.linker(number, torch.cat([first, last], -1), given["contents"], *near)
                for network, first, last in zip(self._networks, firsts, lasts, strict=True)
            ]
            found.append(_mean(each).cpu().numpy())
        return found


def _mean(logarithms: Sequence[Tensor]) -> Tensor:
    return torch.stack(list(logarithms)).exp().mean(0).clamp(min=1e-9).log()


def teach(teacher: Tagger, records: Iterable[Record], scope: Scope, folder: Path) -> int:
    """Write a lesson for each record that has none yet; returns how many. A run that was killed goes on where it stopped."""
    written = 0
    for record in records:
        path = folder / lesson_name(scope, record["id"])
        document = segment(record["text"], record.get("title"))
        if path.exists() or not document.word_starts:
            continue
        reading = teacher.read(document, scope)
        write_lesson(path, reading.labels, teacher.attributed(document, reading, scope))
        written += 1
    return written
