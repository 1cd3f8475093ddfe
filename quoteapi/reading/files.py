"""Files, unpacked where gzip has packed them, read a piece at a time: what is too large to be an article is never held."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, cast

from quoteapi.reading.records import FaultError

GZIP = b"\x1f\x8b"
# The most bytes that one record has, or a file that is read as a whole. What a few kilobytes unpack to may be without end.
LARGEST = 32 * 1024 * 1024
TOO_LARGE = f"Is larger than {LARGEST // 1024 // 1024} MiB, unpacked."
PIECE = 1024 * 1024


@contextmanager
def unpacked(file: IO[bytes]) -> Iterator[IO[bytes]]:
    """The file's content. Raises FaultError where gzip has not packed it whole, here or in what reads it."""
    # Asked of the content, and not of the name: what is fetched from a server is often unpacked on the way.
    content = cast("io.BufferedReader", file).peek(len(GZIP))[: len(GZIP)]
    try:
        if content != GZIP:
            yield file
            return
        with gzip.GzipFile(fileobj=file) as packed:
            # Not buffered once more: what comes before a missing end would be lost with it.
            yield cast("IO[bytes]", packed)
    except EOFError:
        raise FaultError("Is not all that gzip packed: the end is missing.") from None
    except (gzip.BadGzipFile, zlib.error) as error:
        raise FaultError(f"Is not what gzip packs: {error}.") from None


def whole(file: IO[bytes]) -> bytes:
    """All of the file. Raises FaultError where that is too large."""
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise FaultError(TOO_LARGE)
    return content


def lines(file: IO[bytes]) -> Iterator[bytes | None]:
    """Each line with its end; None for one that is too large."""
    while line := file.readline(LARGEST + 1):
        if len(line) <= LARGEST:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(PIECE)
        yield None
