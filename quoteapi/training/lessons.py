"""What a teacher said of an article, kept without the article's text: soft labels a word, and the attributions it found.

Lessons are written one file an article, so that teaching can stop and go on, and packed into one zip to be kept.
"""

from __future__ import annotations

import io
import json
import os
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from quoteapi.engine.model import Attribution, Document, Scope, Tag
from quoteapi.engine.segment import segment
from quoteapi.engine.tagging.labels import OUTPUTS

Record = dict[str, Any]
# Probabilities are kept in steps of a thirty-first: what a student learns from is finer than that only by chance.
STEPS = 31
# Probabilities by head, [words, classes].
Soft = dict[str, npt.NDArray[np.float32]]


def lesson_name(scope: Scope, article: str) -> str:
    """Where the lesson of an article stands below the folder, or in the zip."""
    return f"{scope}/{article.replace('/', '_')}.npz"


def pack(folder: Path, packed: Path) -> None:
    """Write all lessons of a folder into one zip; the same lessons make the same bytes."""
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(folder.glob("*/*.npz")):
            # A fixed date, and no second compression of what is compressed.
            archive.writestr(zipfile.ZipInfo(path.relative_to(folder).as_posix()), path.read_bytes())


@cache
def _opened(packed: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(packed)


# Two processes that are forked from one would read by one position in the file.
os.register_at_fork(after_in_child=_opened.cache_clear)


def _lesson(lessons: Path, scope: Scope, article: str) -> dict[str, npt.NDArray[Any]] | None:
    """What stands in a lesson of a folder or a zip, or None where there is none."""
    name = lesson_name(scope, article)
    if lessons.is_dir():
        source = (lessons / name).read_bytes() if (lessons / name).exists() else None
    else:
        archive = _opened(lessons)
        source = archive.read(name) if name in archive.NameToInfo else None
    if source is None:
        return None
    with np.load(io.BytesIO(source)) as lesson:
        return {key: lesson[key] for key in lesson.files}


def write_lesson(path: Path, log_probabilities: dict[str, npt.NDArray[np.floating[Any]]], found: tuple[Attribution, ...]) -> None:
    """Keep a lesson: `soft`, [outputs, words] in `STEPS`, and `found`, the attributions with character offsets, as JSON."""
    steps = np.concatenate([np.rint(np.exp(log_probabilities[name]) * STEPS) for name in OUTPUTS], axis=1)
    # Output by output, since one output's neighbours are alike: it packs to half.
    soft = np.ascontiguousarray(steps.T, dtype=np.uint8)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part.npz")
    np.savez_compressed(part, soft=soft, found=np.array(json.dumps([_plain(number, a) for number, a in enumerate(found)])))
    part.replace(path)


def soft_labels(lessons: Path, scope: Scope, article: str, document: Document, printed: str) -> Soft | None:
    """The teacher's probabilities for the words of `document`, or None where it has not read its article.

    `printed` is the text as the teacher read it; a style may have taken some of its words away.
    """
    lesson = _lesson(lessons, scope, article)
    if lesson is None:
        return None
    if len(lesson["soft"]) not in np.cumsum(list(OUTPUTS.values())):
        raise ValueError(f"the lesson {lesson_name(scope, article)} in {lessons} is of other heads than the network's")
    soft = lesson["soft"].T.astype(np.float32)
    if len(soft) != len(document.word_starts):
        read = segment(printed).word_starts
        left = np.isin(read, document.word_starts)
        if len(read) != len(soft) or left.sum() != len(document.word_starts):
            return None
        soft = soft[left]
    # A teacher without the last heads tells of the first ones.
    heads = np.split(soft, np.cumsum(list(OUTPUTS.values())), axis=1)
    return {name: head / head.sum(-1, keepdims=True).clip(min=1e-6) for name, head in zip(OUTPUTS, heads, strict=False) if head.size}


def silver(lessons: Path, scope: Scope, record: Record) -> Record | None:
    """The record with the teacher's attributions in place of its own, or None where there is no lesson.

    Those inside others are left out: of them the teacher has seen as little as the student.
    """
    lesson = _lesson(lessons, scope, record["id"])
    if lesson is None:
        return None
    return {**record, "attributions": [a for a in json.loads(str(lesson["found"])) if not a["within"]]}


def _plain(number: int, attribution: Attribution) -> Record:
    def places(*tags: Tag | None) -> list[list[int]]:
        return [[t.span.start, t.span.end] for t in tags if t is not None]

    return {
        "id": f"T{number}",
        "content": places(*attribution.contents),
        "source": places(attribution.source),
        "cue": places(attribution.cue),
        "venue": places(attribution.venue),
        "act": attribution.act,
        "stance": attribution.stance,
        # Which attribution holds it does not matter to the network, that one does does.
        "within": "" if not attribution.nested else "outer",
    }
