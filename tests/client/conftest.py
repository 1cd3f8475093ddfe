"""A server as it runs: `quoteapi serve`, with its worker, over an archive of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

LISTENING = re.compile(r"Listening at: (http://127\.0\.0\.1:\d+)")
KEY = "desk-key"


@pytest.fixture(scope="session")
def server(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Its address; it asks for KEY."""
    heard = tmp_path_factory.mktemp("log") / "stderr"
    environment = os.environ | {"QUOTEAPI_DATA": str(tmp_path_factory.mktemp("archive")), "QUOTEAPI_API_KEYS": KEY}
    command = [sys.executable, "-m", "quoteapi", "serve", "--port", "0", "--threads", "2"]
    with heard.open("w") as log, subprocess.Popen(command, cwd=root, env=environment, stderr=log) as process:
        try:
            yield _address(heard, process)
            process.send_signal(signal.SIGTERM)
            assert process.wait(60) == 0
        finally:
            process.kill()


def _address(log: Path, process: subprocess.Popen[bytes]) -> str:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        if found := LISTENING.search(log.read_text()):
            return found.group(1)
        time.sleep(0.05)
    pytest.fail(f"It does not listen: {log.read_text()}")
