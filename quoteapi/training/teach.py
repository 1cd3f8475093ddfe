"""A teacher reads: its soft labels and attributions of each article become a lesson for the student."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from quoteapi.engine.model import Scope
from quoteapi.engine.segment import segment
from quoteapi.engine.tagging.tagger import Tagger
from quoteapi.training.lessons import Record, lesson_name, write_lesson


def teach(teacher: Tagger, records: Iterable[Record], scope: Scope, folder: Path) -> int:
    """Write a lesson for each record that has none yet; returns how many. A run that was killed goes on where it stopped."""
    written = 0
    for record in records:
        path = folder / lesson_name(scope, record["id"])
        document = segment(record["text"], record.get("title"))
        if path.exists() or not document.word_starts:
            continue
        reading = teacher.read(document, scope)
        write_lesson(path, reading.labels, teacher.attributed(document, reading, scope))
        written += 1
    return written
