"""Teachers read: their soft labels and attributions of each article become a lesson for the student."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from quoteapi.engine.model import Scope
from quoteapi.engine.segment import segment
from quoteapi.engine.tagging.tagger import Tagger
from quoteapi.training.lessons import Record, lesson_name, write_lesson


def teach(teachers: Sequence[Tagger], records: Iterable[Record], scope: Scope, folder: Path) -> int:
    """Write a lesson for each record that has none yet; returns how many. A run that was killed goes on where it stopped.

    The soft labels are the mean of the teachers' probabilities, the attributions the last one's.
    """
    written = 0
    for record in records:
        path = folder / lesson_name(scope, record["id"])
        document = segment(record["text"], record.get("title"))
        if path.exists() or not document.word_starts:
            continue
        told = [teacher.read(document, scope).labels for teacher in teachers]
        soft = {head: np.mean([np.exp(labels[head]) for labels in told], axis=0) for head in told[0]}
        write_lesson(path, soft, teachers[-1].tag(document, scope))
        written += 1
    return written
