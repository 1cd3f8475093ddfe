"""Running the probes and putting their figures together."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from tempfile import TemporaryFile
from time import perf_counter
from typing import IO, Any

from quoteapi.errors import QuoteapiError
from quoteapi.evaluation.bench.systems import NotInstalledError, Setup
from quoteapi.evaluation.bench.texts import Text

PROBE = [sys.executable, "-m", "quoteapi.evaluation.bench.probe"]
# Whatever a system computes with keeps to one thread.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")


class ProbeError(QuoteapiError):
    """A probe ended without its figures; the message holds the end of what it said."""


@dataclass(frozen=True, slots=True)
class Round:
    """What one process took: seconds to its first answer and for all texts (by the clock and on the processor), seconds by
    stage, the peak of its memory in bytes, what it failed with on single texts, and what it found, if asked for."""

    version: str
    first_answer: float
    seconds: float
    cpu_seconds: float
    stages: Mapping[str, float]
    peak_bytes: int | None
    failures: Sequence[str]
    found: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Measurement:
    """One system's figures: medians over its rounds, and the slowest and fastest of them."""

    system: str
    version: str
    words: int
    words_per_second: float
    slowest: float
    fastest: float
    words_per_cpu_second: float
    stages: Mapping[str, float]
    first_answer: float
    peak_bytes: int | None
    failures: Sequence[str]


def probed(system: str, texts: Sequence[Text], setup: Setup, *, quotes: bool = False) -> Round:
    """Measure one system in a fresh process. Raises NotInstalledError, or ProbeError where the process fails."""
    order = {"system": system, "setup": asdict(setup), "quotes": quotes}
    with TemporaryFile() as given, TemporaryFile() as errors:
        given.writelines(json.dumps(line).encode() + b"\n" for line in (order, *map(asdict, texts)))
        given.seek(0)
        lines, status = _stamped(given, errors)
        if status:
            errors.seek(0)
            raise ProbeError(f"{system}: {errors.read().decode(errors='replace')[-2000:]}")
    measured = _round(lines)
    if len(measured.failures) == len(texts):
        raise ProbeError(f"{system}: failed on every text; {measured.failures[0]}")
    return measured


def _stamped(given: IO[bytes], errors: IO[bytes]) -> tuple[list[tuple[dict[str, Any], float]], int]:
    """What a probe says, each line with the seconds since it was started, and its exit status."""
    began = perf_counter()
    with subprocess.Popen(PROBE, stdin=given, stdout=subprocess.PIPE, stderr=errors, env=os.environ | ONE_THREAD) as process:  # noqa: S603
        stamped = [(line, perf_counter() - began) for line in process.stdout or ()]
    return [(json.loads(line), seconds) for line, seconds in stamped], process.returncode


def _round(lines: Sequence[tuple[dict[str, Any], float]]) -> Round:
    first, first_answer = lines[0]
    if "missing" in first:
        raise NotInstalledError(first["missing"])
    figures, _ = lines[1]
    return Round(first["version"], first_answer, **figures)


def turns(systems: Sequence[str], rounds: int) -> Iterator[tuple[str, int]]:
    """The systems by turns: each once, then each again, so that none has the quiet minutes to itself."""
    return ((system, number) for number in range(rounds) for system in systems)


def summary(system: str, words: int, rounds: Sequence[Round]) -> Measurement:
    """The figures of one system over its rounds, all of which read the same `words`."""
    speeds = [words / one.seconds for one in rounds]
    peaks = [one.peak_bytes for one in rounds if one.peak_bytes is not None]
    return Measurement(
        system=system,
        version=rounds[0].version,
        words=words,
        words_per_second=median(speeds),
        slowest=min(speeds),
        fastest=max(speeds),
        words_per_cpu_second=median(words / one.cpu_seconds for one in rounds),
        stages={stage: median(one.stages[stage] for one in rounds) for stage in rounds[0].stages},
        first_answer=median(one.first_answer for one in rounds),
        peak_bytes=max(peaks) if peaks else None,
        failures=rounds[0].failures,
    )
