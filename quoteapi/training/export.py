"""A fitted network as the files that run: int8 ONNX for encoder and linker, and the tokenizer."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.optimizer import optimize_model
from torch import Tensor, nn

from quoteapi.engine.tagging.candidates import HEADS, NEAREST
from quoteapi.training.calibrate import AS_IT_IS
from quoteapi.training.network import Architecture, Network, biases

# What a fused operator gives is unknown to the quantizer: it is a float.
FUSED_TYPE = {"DefaultTensorType": TensorProto.FLOAT}
FILES = ("tagger.onnx", "linker.onnx", "unmarked.npz", "tokenizer.json")


class _Link(nn.Module):
    """All heads of the linker in one call: the inputs of each head follow those of the one before."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.linker = network.linker

    def forward(self, spans: Tensor, contents: Tensor, *near: Tensor) -> tuple[Tensor, ...]:
        return tuple(self.linker(head, spans, contents, *near[4 * head : 4 * head + 4]) for head in range(len(HEADS)))


def export(network: Network, tokenizer: Path, folder: Path, *, unmarked: Network | None = None, quantized: bool = True) -> None:
    """Write `folder`/tagger.onnx, linker.onnx, unmarked.npz, tokenizer.json, checksums.json, and calibration.json where there is none.
    The biases of `unmarked`, if given, are for texts without double quotation marks."""
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for name, write in (("tagger.onnx", _write_tagger), ("linker.onnx", _write_linker)):
            whole = Path(scratch) / name
            write(network, whole)
            _fuse(whole, network.encoder.a)
            if quantized:
                quantize_dynamic(whole, folder / name, weight_type=QuantType.QInt8, per_channel=True, extra_options=FUSED_TYPE)
            else:
                shutil.copy(whole, folder / name)
    kept = {name: bias.detach().numpy() for name, bias in biases(unmarked or network).items()}
    np.savez(folder / "unmarked.npz", **kept)
    if tokenizer.resolve() != (folder / "tokenizer.json").resolve():
        shutil.copy(tokenizer, folder / "tokenizer.json")
    if not (folder / "calibration.json").exists():
        # Until `calibrate` has measured it, certainty is taken as it is.
        (folder / "calibration.json").write_text(json.dumps({"weights": AS_IT_IS}) + "\n", encoding="utf-8")
    write_checksums(folder)


def write_checksums(folder: Path) -> None:
    """Write the SHA-256 of each weights file into checksums.json."""
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
        if path.name in {*FILES, "calibration.json"}
    }
    (folder / "checksums.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def _fuse(path: Path, a: Architecture) -> None:
    """Join each sum with the normalization behind it. The rest onnxruntime joins better by itself when it loads the file."""
    options = FusionOptions(a.kind)
    options.enable_attention = options.enable_embed_layer_norm = options.enable_bias_gelu = options.enable_bias_skip_layer_norm = False
    fused = optimize_model(str(path), model_type="bert", num_heads=a.heads, hidden_size=a.width, optimization_options=options, opt_level=0)
    fused.save_model_to_file(str(path))


def _write_tagger(network: Network, path: Path) -> None:
    piece = torch.ones((1, 16), dtype=torch.long)
    names = ["ids", "shape", "quote"]
    axes = {name: {0: "batch", 1: "pieces"} for name in [*names, "states", "labels"]} | {"scope": {0: "batch"}}
    torch.onnx.export(
        network, (piece, piece, piece, torch.zeros(1, dtype=torch.long)), str(path), input_names=[*names, "scope"],
        output_names=["states", "labels"], dynamic_axes=axes, dynamo=False, opset_version=17,
    )  # fmt: skip


def _write_linker(network: Network, path: Path) -> None:
    spans = torch.zeros((3, 2 * network.encoder.a.width))
    contents = torch.zeros(2, dtype=torch.long)
    near = [torch.zeros((2, NEAREST), dtype=torch.long) for _ in HEADS for _ in range(4)]
    names = [f"{head}_{part}" for head in HEADS for part in ("index", "distance", "sentence", "order")]
    axes = {"spans": {0: "spans"}} | {name: {0: "contents"} for name in ["contents", *names, *HEADS]}
    torch.onnx.export(
        _Link(network).eval(), (spans, contents, *near), str(path), input_names=["spans", "contents", *names], output_names=list(HEADS),
        dynamic_axes=axes, dynamo=False, opset_version=17,
    )  # fmt: skip
