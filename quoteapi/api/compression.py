"""gzip for those who take it."""

from __future__ import annotations

from flask import Flask
from flask_compress import Compress

# Files are left as they are: their ETags would no longer be those that the server compares.
COMPRESSED = ["application/json", "application/problem+json", "application/x-ndjson", "application/yaml", "text/csv"]


def register(app: Flask) -> None:
    """Compress answers that are worth it, streams too."""
    app.config["COMPRESS_ALGORITHM"] = app.config["COMPRESS_ALGORITHM_STREAMING"] = ["gzip"]
    app.config["COMPRESS_MIMETYPES"] = COMPRESSED
    Compress(app)
