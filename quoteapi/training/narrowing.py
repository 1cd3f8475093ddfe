"""Fewer neurons in each layer's feed-forward part: layer by layer, by what it computes of text, the rest makes up for those that go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import torch
from torch import Tensor, nn

from quoteapi.engine.tagging.pieces import Ints
from quoteapi.training.network import Encoder, Network
from quoteapi.training.surgeon import Matrix, least_missed


def narrowed(network: Network, inputs: Iterable[tuple[Ints, ...]], feed_forward: int) -> Network:
    """The network with `feed_forward` neurons in each layer in place of more; `inputs` are the encoder's, with the mask, of text
    like that which it shall read."""
    moments = _moments(network, inputs)
    narrow = Network(Encoder(replace(network.encoder.a, feed_forward=feed_forward)))
    state = dict(network.state_dict())
    for number, moment in enumerate(moments):
        below = f"encoder.layers.{number}."
        down = torch.column_stack([state[f"{below}down.weight"], state[f"{below}down.bias"]])
        kept, weights = least_missed(down.double().numpy(), moment, feed_forward)
        for part in ("up.weight", "up.bias"):
            state[below + part] = state[below + part][kept]
        state[f"{below}down.weight"] = torch.from_numpy(weights[:, :-1]).float()
        state[f"{below}down.bias"] = torch.from_numpy(weights[:, -1]).float()
    narrow.load_state_dict(state)
    return narrow


def _moments(network: Network, inputs: Iterable[tuple[Ints, ...]]) -> list[Matrix]:
    """Of each layer the mean product of every two neurons, the last of which is the constant one beside the bias."""
    network.eval()
    sums = [torch.zeros(network.encoder.a.feed_forward + 1, network.encoder.a.feed_forward + 1) for _ in network.encoder.layers]
    seen: list[Tensor] = []

    def watched(number: int, down: nn.Module) -> torch.utils.hooks.RemovableHandle:
        def add(_: nn.Module, given: tuple[Tensor]) -> None:
            neurons = given[0][seen[-1]]
            neurons = torch.cat([neurons, torch.ones(len(neurons), 1)], 1)
            sums[number] += neurons.T @ neurons

        return down.register_forward_pre_hook(add)

    hooks = [watched(number, layer.get_submodule("down")) for number, layer in enumerate(network.encoder.layers)]
    try:
        with torch.no_grad():
            for arrays in inputs:
                tensors = [torch.from_numpy(array) for array in arrays]
                seen.append(tensors[-1].bool())
                network(*tensors)
    finally:
        for hook in hooks:
            hook.remove()
    pieces = sum(int(mask.sum()) for mask in seen)
    return [moment.double().numpy() / pieces for moment in sums]
