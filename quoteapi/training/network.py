"""The tagger's network: one encoder, labels a word piece, and a linker over spans. Torch; exported to ONNX to run."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from quoteapi.engine.model import SCOPES
from quoteapi.engine.tagging.candidates import DISTANCE_BUCKETS, HEADS, ORDER_BUCKETS, SENTENCE_BUCKETS
from quoteapi.engine.tagging.labels import OUTPUTS
from quoteapi.engine.tagging.pieces import QUOTE_STATES, SHAPES


@dataclass(frozen=True, slots=True)
class Architecture:
    """Sizes of a pretrained encoder. `first_id` is what its vocabulary adds to MiniLM's ids, `first_position` the
    position of the first piece; `relative_buckets` is 0 for an encoder without relative positions."""

    kind: str
    layers: int
    width: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    epsilon: float
    first_id: int = 0
    first_position: int = 0
    relative_buckets: int = 0


def architecture(folder: Path) -> Architecture:
    """The sizes in a checkpoint's config.json; BERT and MPNet are known."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    mpnet = config["model_type"] == "mpnet"
    return Architecture(
        kind=config["model_type"],
        layers=config["num_hidden_layers"],
        width=config["hidden_size"],
        heads=config["num_attention_heads"],
        feed_forward=config["intermediate_size"],
        vocabulary=config["vocab_size"],
        positions=config["max_position_embeddings"],
        epsilon=config["layer_norm_eps"],
        first_id=4 if mpnet else 0,
        first_position=2 if mpnet else 0,
        relative_buckets=config.get("relative_attention_num_buckets", 0) if mpnet else 0,
    )


class Layer(nn.Module):
    """A post-norm transformer layer."""

    def __init__(self, a: Architecture) -> None:
        super().__init__()
        self.heads = a.heads
        self.query, self.key, self.value, self.out = (nn.Linear(a.width, a.width) for _ in range(4))
        self.attention_norm = nn.LayerNorm(a.width, eps=a.epsilon)
        self.up, self.down = nn.Linear(a.width, a.feed_forward), nn.Linear(a.feed_forward, a.width)
        self.output_norm = nn.LayerNorm(a.width, eps=a.epsilon)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """`x` is [batch, pieces, width], `bias` is added to the attention scores if there is any."""
        batch, length, width = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, self.heads, width // self.heads).transpose(1, 2)

        scores = split(self.query(x)) @ split(self.key(x)).transpose(-1, -2) / math.sqrt(width // self.heads)
        if bias is not None:
            scores = scores + bias
        attention = scores.softmax(-1)
        if self.training and self.drop.p:
            # One draw for all heads: a draw for each takes a fifth of the fitting's time.
            attention = attention * self.drop(torch.ones_like(attention[:, :1]))
        mixed = attention @ split(self.value(x))
        x = self.attention_norm(x + self.drop(self.out(mixed.transpose(1, 2).reshape(batch, length, width))))
        normed: Tensor = self.output_norm(x + self.drop(self.down(functional.gelu(self.up(x)))))
        return normed


def relative_bucket(distance: Tensor, buckets: int, reach: int = 128) -> Tensor:
    """T5's buckets of relative position (arXiv 1910.10683), as MPNet uses them."""
    half = buckets // 2
    offset = (distance < 0).long() * half
    away = distance.abs()
    exact = half // 2
    far = exact + (torch.log(away.float().clamp(min=1) / exact) / math.log(reach / exact) * (half - exact)).long()
    return offset + torch.where(away < exact, away, far.clamp(max=half - 1))


class Encoder(nn.Module):
    """BERT or MPNet, with embeddings of letter case, quotation state and scope beside those of the pieces."""

    def __init__(self, a: Architecture) -> None:
        super().__init__()
        self.a = a
        self.words = nn.Embedding(a.vocabulary, a.width)
        self.positions = nn.Embedding(a.positions, a.width)
        self.norm = nn.LayerNorm(a.width, eps=a.epsilon)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList([Layer(a) for _ in range(a.layers)])
        self.relative = nn.Embedding(a.relative_buckets, a.heads) if a.relative_buckets else None
        self.shape, self.quote, self.scope = (nn.Embedding(n, a.width) for n in (SHAPES, QUOTE_STATES, len(SCOPES)))
        for added in (self.shape, self.quote, self.scope):
            nn.init.normal_(added.weight, std=0.01)

    def forward(self, ids: Tensor, shape: Tensor, quote: Tensor, scope: Tensor, mask: Tensor | None = None) -> Tensor:
        """`ids`, `shape`, `quote` and `mask` are [batch, pieces], `scope` is [batch]; returns [batch, pieces, width].

        Without a mask, as at run time where a window stands alone, every piece counts.
        """
        length = ids.shape[1]
        place = torch.arange(length, device=ids.device)
        x = self.words(ids + self.a.first_id) + self.positions(place + self.a.first_position)
        x = self.drop(self.norm(x + self.shape(shape) + self.quote(quote) + self.scope(scope)[:, None]))
        bias = None if mask is None else (1.0 - mask[:, None, None].to(x.dtype)) * -1e4
        if self.relative is not None:
            near = relative_bucket(place[:, None] - place[None], self.a.relative_buckets)
            relative = self.relative(near).permute(2, 0, 1)[None]
            bias = relative if bias is None else bias + relative
        for layer in self.layers:
            x = layer(x, bias)
        return x


NAMES = {
    "bert": {
        "words": "embeddings.word_embeddings", "positions": "embeddings.position_embeddings", "norm": "embeddings.LayerNorm",
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value", "out": "attention.output.dense",
        "attention_norm": "attention.output.LayerNorm",
    },
    "mpnet": {
        "words": "embeddings.word_embeddings", "positions": "embeddings.position_embeddings", "norm": "embeddings.LayerNorm",
        "query": "attention.attn.q", "key": "attention.attn.k", "value": "attention.attn.v", "out": "attention.attn.o",
        "attention_norm": "attention.LayerNorm",
    },
}  # fmt: skip


def pretrained(folder: Path) -> Encoder:
    """An encoder with the weights of a checkpoint folder (config.json, model.safetensors)."""
    a = architecture(folder)
    encoder = Encoder(a)
    stored, names = load_file(folder / "model.safetensors"), NAMES[a.kind]
    state: dict[str, Tensor] = {}
    for name in ("words", "positions", "norm"):
        state |= {f"{name}.{k}": v for k, v in _below(stored, names[name]).items()}
    if a.kind == "bert":
        # Every piece is of the first segment: its embedding moves into the positions'.
        state["positions.weight"] = state["positions.weight"] + stored["embeddings.token_type_embeddings.weight"][0]
    for index in range(a.layers):
        parts = {part: names[part] for part in ("query", "key", "value", "out", "attention_norm")}
        parts |= {"up": "intermediate.dense", "down": "output.dense", "output_norm": "output.LayerNorm"}
        for ours, theirs in parts.items():
            state |= {f"layers.{index}.{ours}.{k}": v for k, v in _below(stored, f"encoder.layer.{index}.{theirs}").items()}
    if encoder.relative is not None:
        state["relative.weight"] = stored["encoder.relative_attention_bias.weight"]
    left = encoder.load_state_dict(state, strict=False)
    if left.unexpected_keys or set(left.missing_keys) != {"shape.weight", "quote.weight", "scope.weight"}:
        raise ValueError(f"checkpoint {folder} does not fit: {left}")
    return encoder


def _below(stored: dict[str, Tensor], prefix: str) -> dict[str, Tensor]:
    return {key.removeprefix(prefix + "."): value for key, value in stored.items() if key.startswith(prefix + ".")}


class Linker(nn.Module):
    """Scores of each content's candidates, and of none, for each head (source, cue, earlier piece, venue)."""

    def __init__(self, width: int, inner: int = 128, bucket: int = 16) -> None:
        super().__init__()
        self.content, self.other = (nn.ModuleList([nn.Linear(2 * width, inner) for _ in HEADS]) for _ in range(2))
        self.distance = nn.Embedding(DISTANCE_BUCKETS, bucket)
        self.sentence = nn.Embedding(SENTENCE_BUCKETS, bucket)
        self.order = nn.Embedding(ORDER_BUCKETS, bucket)

        def scorer(size: int) -> nn.Module:
            return nn.Sequential(nn.Linear(size, inner), nn.GELU(), nn.Linear(inner, 1))

        self.pair = nn.ModuleList([scorer(3 * inner + 3 * bucket) for _ in HEADS])
        self.none = nn.ModuleList([scorer(inner) for _ in HEADS])

    def forward(
        self, head: int, spans: Tensor, contents: Tensor, index: Tensor, distance: Tensor, sentence: Tensor, order: Tensor
    ) -> Tensor:
        """`spans` is [spans, 2 * width] (first and last state), `contents` [n] and `index` [n, k] point into it (-1:
        no candidate), the buckets are [n, k]; returns log probabilities [n, 1 + k], the first for none."""
        content = self.content[head](spans[contents])
        other = self.other[head](spans[index.clamp(min=0)])
        wide = content[:, None].expand_as(other)
        near = torch.cat([self.distance(distance), self.sentence(sentence), self.order(order)], -1)
        pairs = self.pair[head](torch.cat([wide, other, wide * other, near], -1)).squeeze(-1)
        pairs = pairs.masked_fill(index < 0, -1e4)
        return torch.cat([self.none[head](content), pairs], 1).log_softmax(-1)


class Network(nn.Module):
    """Encoder, labels and linker together."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.drop = nn.Dropout(0.1)
        self.labels = nn.Linear(encoder.a.width, sum(OUTPUTS.values()))
        self.linker = Linker(encoder.a.width)

    def forward(self, *inputs: Tensor) -> tuple[Tensor, Tensor]:
        """The encoder's inputs in; states [batch, pieces, width] and label scores [batch, pieces, outputs] out."""
        states = self.encoder(*inputs)
        return states, self.labels(self.drop(states))


def split_outputs(scores: Tensor) -> dict[str, Tensor]:
    """Label scores by head."""
    return dict(zip(OUTPUTS, scores.split(list(OUTPUTS.values()), -1), strict=True))


def biases(network: Network) -> dict[str, nn.Parameter]:
    """What stays in 32 bits of what reads a text: a number a unit, added or to scale by. By name; so it is called in the exported file."""
    return {name: p for name, p in network.named_parameters() if p.ndim == 1 and not name.startswith("linker.")}


def parameter_groups(network: Network, rate: float, head_rate: float, decay: float = 0.9) -> list[dict[str, Any]]:
    """AdamW groups: the encoder's rate falls layer by layer towards the input; heads and added embeddings learn fast."""
    added = ("encoder.shape", "encoder.quote", "encoder.scope")
    groups: dict[float, list[nn.Parameter]] = {}
    depth = len(network.encoder.layers)
    for name, parameter in network.named_parameters():
        if not name.startswith("encoder.") or name.startswith(added):
            own = head_rate
        elif name.startswith("encoder.layers."):
            own = rate * decay ** (depth - 1 - int(name.split(".")[2]))
        else:
            own = rate * decay**depth
        groups.setdefault(own, []).append(parameter)
    return [{"params": parameters, "lr": own} for own, parameters in groups.items()]
