"""What gunicorn does beside its own work: it starts a worker for jobs, starts it again if it dies, and ends it with itself.

Its own processes are told what need not be looked through for garbage.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import Path
from threading import Event, Thread

from quoteapi.config import Settings

# Seconds until a worker that died is started again, and until one that was told to stop is killed.
AGAIN, GRACE = 1.0, 30.0

_ending = Event()
_running: list[int] = []
_keepers: list[Thread] = []


def when_ready(server: object) -> None:  # noqa: ARG001
    """gunicorn's hook: it listens. With Redis workers are services of their own."""
    settings = Settings.from_environment()
    if settings.workers and not settings.redis_url:
        _keepers.append(Thread(target=_keep, args=[settings.workers], daemon=True))
        _keepers[0].start()


def post_worker_init(worker: object) -> None:  # noqa: ARG001
    """gunicorn's hook: a process of its own is about to answer.

    What it has loaded by now stays for good. To look it through for garbage takes a tenth of a second, which now and then an answer
    would wait for.
    """
    gc.collect()
    gc.freeze()


def on_exit(server: object) -> None:  # noqa: ARG001
    """gunicorn's hook: it ends."""
    _ending.set()
    for number, patience in ((signal.SIGTERM, GRACE), (signal.SIGKILL, 1.0)):
        for pid in _running:
            os.kill(pid, number)
        for keeper in _keepers:
            keeper.join(patience)


def _keep(processes: int) -> None:
    while not _ending.is_set():
        pid = _started([sys.executable, "-m", "quoteapi", "worker", "--processes", str(processes), "--with-parent"])
        _running.append(pid)
        _wait(pid)
        _running.remove(pid)
        _ending.wait(AGAIN)


def _started(command: list[str]) -> int:
    # `subprocess` waits until a pipe is closed, which a process that gunicorn forks at this moment would hold open for good.
    closed = [(os.POSIX_SPAWN_CLOSE, fd) for fd in _inherited()]
    # In a session apart from the terminal's: Ctrl-C is for the server, which then tells the worker to stop.
    return os.posix_spawn(command[0], command, os.environ, file_actions=closed, setsid=True)


def _inherited() -> list[int]:
    """What a worker would get and has no use for: the sockets that gunicorn listens on."""
    found = []
    for path in Path("/dev/fd").iterdir():
        try:
            if int(path.name) > 2 and os.get_inheritable(int(path.name)):
                found.append(int(path.name))
        except OSError:
            # The folder's own, which is closed by now.
            continue
    return found


def _wait(pid: int) -> None:
    try:
        os.waitpid(pid, 0)
    except ChildProcessError:
        # gunicorn waits for whatever ends, and was first.
        return
