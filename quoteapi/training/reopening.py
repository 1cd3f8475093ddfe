"""The files that run as a checkpoint again, to go on from a release whose own checkpoint is not at hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import GraphProto, NodeProto, numpy_helper
from torch import Tensor


def reopened(folder: Path) -> dict[str, Tensor]:
    """The weights, by the names that they have in a network, of the files that `export` wrote; exported again these are the same bytes.
    What is kept there in eight bits comes back as what the eight bits mean."""
    return dict(pair for name in ("tagger.onnx", "linker.onnx") for pair in _weights(onnx.load(folder / name).graph))


def _weights(graph: GraphProto) -> Iterator[tuple[str, Tensor]]:
    kept = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    names = _named_by_their_biases(graph)
    for name, values in kept.items():
        if name.startswith(("encoder.", "labels.", "linker.")) and values.dtype == np.float32 and not name.endswith("_scale"):
            yield name, torch.tensor(values)
        if name.endswith("_quantized"):
            whole = name.removesuffix("_quantized")
            meant = (values.astype(np.float32) - kept[f"{whole}_zero_point"].astype(np.float32)) * kept[f"{whole}_scale"]
            # A product's weights stand the other way round in the file.
            yield (names[name], torch.tensor(meant.T.copy())) if name in names else (whole, torch.tensor(meant))


def _named_by_their_biases(graph: GraphProto) -> dict[str, str]:
    """The network's name of each product's weights, which the file keeps for the bias alone that is added to the product."""
    users: dict[str, list[NodeProto]] = defaultdict(list)
    for node in graph.node:
        for name in node.input:
            users[name].append(node)
    products = [node for node in graph.node if node.op_type == "MatMulInteger"]
    return {node.input[1]: f"{_bias_added_to(node.output[0], users).removesuffix('bias')}weight" for node in products}


def _bias_added_to(value: str, users: dict[str, list[NodeProto]]) -> str:
    while True:
        (node,) = users[value]
        for name in node.input:
            if name.endswith(".bias"):
                return name
        (value,) = node.output
