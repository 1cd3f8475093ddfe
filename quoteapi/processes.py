"""Processes that must not outlive the one that started them."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from threading import Thread


def end_with_parent() -> None:
    """End this process when the one that started it is killed: what is left over would work on unseen beside its successor."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        watch(parent.join, lambda: os._exit(1))


def watch(wait: Callable[[], object], then: Callable[[], object]) -> None:
    """Call `then` when `wait` returns, in a thread that keeps nothing alive."""

    def run() -> None:
        wait()
        then()

    Thread(target=run, daemon=True).start()
