"""The most memory that this process has held."""

from __future__ import annotations

import re
from pathlib import Path

STATUS = Path("/proc/self/status")
PEAK = re.compile(r"^VmHWM:\s+(\d+) kB$", re.MULTILINE)


def peak_bytes() -> int | None:
    """The peak of the resident set, in bytes; None where the system does not tell.

    Not `getrusage`: on Linux its peak is inherited over fork and exec, and a small child would report its parent's.
    """
    try:
        found = PEAK.search(STATUS.read_text(encoding="ascii"))
    except OSError:
        return None
    return int(found.group(1)) * 1024 if found else None
