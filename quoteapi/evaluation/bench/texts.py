"""The texts that are read, and their words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

WORD = re.compile(r"\w+")
COPIES = 20


@dataclass(frozen=True, slots=True)
class Text:
    """One text and its title, if that stands apart."""

    id: str | int
    text: str
    title: str | None = None


def multiplied(text: str, copies: int = COPIES) -> tuple[Text, ...]:
    """`text` as that many articles, and all of them once more as one long text."""
    return (*(Text(f"article {n + 1}", text) for n in range(copies)), Text("one long text", "\n\n".join([text] * copies)))


def words_in(texts: Iterable[Text]) -> int:
    """How many words (runs of letters and digits) the texts have, titles left out."""
    return sum(1 for text in texts for _ in WORD.finditer(text.text))
