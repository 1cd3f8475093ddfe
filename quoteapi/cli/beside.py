"""What gunicorn does beside its own work: it starts a worker for jobs, starts it again if it dies, and ends it with itself."""

from __future__ import annotations

import subprocess
import sys
from threading import Event, Thread

from quoteapi.config import Settings

# Seconds until a worker that died is started again, and until one that was told to stop is killed.
AGAIN, GRACE = 1.0, 30.0

_ending = Event()
_running: list[subprocess.Popen[bytes]] = []


def when_ready(server: object) -> None:  # noqa: ARG001
    """gunicorn's hook: it listens. With Redis workers are services of their own."""
    settings = Settings.from_environment()
    if settings.workers and not settings.redis_url:
        Thread(target=_keep, args=[settings.workers], daemon=True).start()


def on_exit(server: object) -> None:  # noqa: ARG001
    """gunicorn's hook: it ends."""
    _ending.set()
    for process in _running:
        process.terminate()
        try:
            process.wait(GRACE)
        except subprocess.TimeoutExpired:
            process.kill()


def _keep(processes: int) -> None:
    command = [sys.executable, "-m", "quoteapi", "worker", "--processes", str(processes), "--with-parent"]
    while not _ending.is_set():
        # Apart from the terminal: Ctrl-C is for the server, which then tells the worker to stop.
        _running[:] = [subprocess.Popen(command, start_new_session=True)]  # noqa: S603 - made of numbers and our own name
        _running[0].wait()
        _ending.wait(AGAIN)
