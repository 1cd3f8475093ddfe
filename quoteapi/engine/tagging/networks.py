"""Encoder and linker as they run: int8 ONNX files (see weights/MODEL_CARD.md)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import onnxruntime

from quoteapi.engine.tagging.candidates import HEADS
from quoteapi.engine.tagging.decoding import Floats


class Networks(Protocol):
    """Encoder and linker, however they run."""

    def encode(self, feed: dict[str, Any], *, unmarked: bool) -> tuple[Floats, Floats]:
        """States [pieces, width] and label scores [pieces, outputs] of one window, of a text without double marks if `unmarked`."""

    def link(self, feed: dict[str, Any]) -> list[Floats]:
        """Each head's log probabilities, [contents, 1 + candidates]."""


class OnnxNetworks:
    """The exported networks of `folder`, on `threads` cores.

    A text without double quotation marks may have lost them, and is read with other biases, which are all that was fitted for such
    texts (BitFit, Ben Zaken et al. 2022, arXiv 2106.10199).
    """

    def __init__(self, folder: Path, threads: int) -> None:
        self._folder = folder
        self._threads = threads
        self._marked = _Session(folder / "tagger.onnx", threads)
        self._linker = _Session(folder / "linker.onnx", threads)

    @cached_property
    def _unmarked(self) -> _Session:
        """Loaded with the first text that has no double marks."""
        with np.load(self._folder / "unmarked.npz") as biases:
            return _Session(self._folder / "tagger.onnx", self._threads, dict(biases))

    def encode(self, feed: dict[str, Any], *, unmarked: bool) -> tuple[Floats, Floats]:
        """See `Networks`."""
        encoder = self._unmarked if unmarked else self._marked
        states, labels = encoder.run(["states", "labels"], feed)
        return states[0], labels[0]

    def link(self, feed: dict[str, Any]) -> list[Floats]:
        """See `Networks`."""
        return self._linker.run(list(HEADS), feed)


class _Session:
    """An ONNX file, with other numbers in the place of some of its weights, by name."""

    def __init__(self, path: Path, threads: int, others: Mapping[str, Floats] | None = None) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # onnxruntime does not hold what it is given here.
        self._others = {name: onnxruntime.OrtValue.ortvalue_from_numpy(values) for name, values in (others or {}).items()}
        for name, values in self._others.items():
            options.add_initializer(name, values)
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def run(self, outputs: list[str], feed: dict[str, Any]) -> list[Floats]:
        found: list[Floats] = self._session.run(outputs, feed)
        return found
