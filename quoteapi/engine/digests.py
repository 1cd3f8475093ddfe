"""The checksum that tells texts apart, in a result and in the archive."""

from __future__ import annotations

import hashlib


def sha256_of(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
