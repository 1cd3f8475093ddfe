"""One system in a process of its own: texts on standard input, measurements on standard output, one JSON object a line.

The first line out comes with the first answer; the second when every text has been read once more, or says why nothing was.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from time import perf_counter, process_time
from typing import Any

from quoteapi.evaluation.bench.memory import peak_bytes
from quoteapi.evaluation.bench.systems import Answer, NotInstalledError, Setup, System, load


def main() -> None:
    """Measure the system named by the first line."""
    order = json.loads(sys.stdin.readline())
    texts = [json.loads(line) for line in sys.stdin]
    try:
        system = load(order["system"], Setup(**order["setup"]))
    except NotInstalledError as error:
        _say({"missing": str(error)})
        return
    _read(system, texts[0])
    _say({"version": system.version})
    _say(_measured(system, texts, quotes=order["quotes"]))


def _measured(system: System, texts: Sequence[dict[str, Any]], *, quotes: bool) -> dict[str, Any]:
    """The seconds for all texts, those of each stage, and what was found if that is asked for (outside of the time)."""
    wall = cpu = 0.0
    stages: dict[str, float] = {}
    found: list[dict[str, Any]] = []
    failures: list[str] = []
    for text in texts:
        began, began_cpu = perf_counter(), process_time()
        answer = _read(system, text)
        wall, cpu = wall + perf_counter() - began, cpu + process_time() - began_cpu
        if isinstance(answer, str):
            failures.append(answer)
            continue
        for stage, seconds in answer.stages.items():
            stages[stage] = stages.get(stage, 0.0) + seconds
        if quotes:
            found.append({"id": text["id"], "quotes": answer.quotes()})
    return {"seconds": wall, "cpu_seconds": cpu, "stages": stages, "peak_bytes": peak_bytes(), "failures": failures, "found": found}


def _read(system: System, text: dict[str, Any]) -> Answer | str:
    """The system's answer, or what it failed with: one bad text should not cost a peer its measurement."""
    try:
        return system.read(text["text"], text["title"])
    except Exception as error:
        return f"{text['id']}: {error!r}"


def _say(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
