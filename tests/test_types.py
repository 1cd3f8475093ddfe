"""The clients' types are those of the committed contract; npm, which makes those of TypeScript, is not needed to see that."""

from __future__ import annotations

import hashlib
from pathlib import Path

from quoteapi.api.client_types import types


def test_the_types_of_the_python_client_are_the_contracts(root: Path) -> None:
    assert (root / "quoteapi/client/types.py").read_text(encoding="utf-8") == types(), "write them anew: make types"


def test_the_types_of_typescript_are_the_contracts(root: Path) -> None:
    first, second, rest = (root / "docs/quoteapi.d.ts").read_bytes().split(b"\n", 2)
    contract = hashlib.sha256((root / "openapi.yaml").read_bytes()).hexdigest()
    assert first.decode().endswith(contract), "write them anew: make types"
    assert second.decode().endswith(hashlib.sha256(rest).hexdigest()), "write them anew: make types"
    assert b"export interface paths {" in rest
    assert b'"/v1/extract"' in rest
