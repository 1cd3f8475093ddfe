"""`make types`: docs/quoteapi.d.ts, which openapi-typescript makes of openapi.yaml, headed by the checksums that tests/test_types.py holds.

Needs npm, which fetches openapi-typescript.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
SOURCE, TARGET = ROOT / "openapi.yaml", ROOT / "docs" / "quoteapi.d.ts"
MAKER = "openapi-typescript@7.13.0"


def heading(types: bytes) -> bytes:
    """The lines that stand before the types: the checksums of what they are made of, and of themselves."""
    told = hashlib.sha256(SOURCE.read_bytes()).hexdigest(), hashlib.sha256(types).hexdigest()
    return "// Made by `make types`, never edited by hand. sha256 of openapi.yaml: {}\n// sha256 of what follows: {}\n".format(
        *told
    ).encode()


def without_examples(node: Any) -> Any:
    """The contract without its examples, which would be two thirds of the file."""
    if isinstance(node, list):
        return [without_examples(part) for part in node]
    if not isinstance(node, dict):
        return node
    return {name: without_examples(inner) for name, inner in node.items() if name not in ("example", "examples")}


def main() -> None:
    """Write the file."""
    told = json.dumps(without_examples(yaml.safe_load(SOURCE.read_text(encoding="utf-8")))).encode()
    types = subprocess.run(["npx", "--yes", MAKER], input=told, check=True, capture_output=True).stdout
    TARGET.write_bytes(heading(types) + types)


if __name__ == "__main__":
    main()
