"""A real Redis."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis
from redis.exceptions import RedisError


@pytest.fixture(scope="session")
def redis() -> Iterator[str]:
    """The address of a real Redis of Debian's package, started for these tests, on a socket of its own."""
    folder = Path(tempfile.mkdtemp(prefix="quoteapi-redis-"))
    address = f"unix://{folder}/socket"
    command = ["redis-server", "--port", "0", "--unixsocket", f"{folder}/socket", "--save", "", "--dir", str(folder)]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as server:
        client = Redis.from_url(address)
        for _ in range(200):
            try:
                client.ping()
                break
            except RedisError:
                time.sleep(0.02)
        client.close()
        yield address
        server.terminate()
    shutil.rmtree(folder, ignore_errors=True)
