"""Other newsrooms' typography, put on the training text. Every change keeps each offset, so the labels stay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from quoteapi.engine.model import Quotation
from quoteapi.engine.segment import segment

Style = Callable[[str], str]


def straight(text: str) -> str:
    """Typewriter marks."""
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def curly(text: str) -> str:
    """Typographer's marks."""
    return _with_marks(text.replace("'", "’"), "“", "”")


def british(text: str) -> str:
    """Single marks outside."""
    return _with_marks(text, "‘", "’")


def guillemets(text: str) -> str:
    """French marks without spaces, as Swiss papers set them."""
    return _with_marks(text, "«", "»")


def unmarked(text: str) -> str:
    """Double marks lost in conversion."""
    return _with_marks(text, " ", " ")


def lower_case_headline(text: str) -> str:
    """The first paragraph without capitals, as some feeds give it."""
    end = text.find("\n")
    head = text[:end].lower() if 0 < end < 200 else ""
    return head + text[len(head) :] if len(head) == end else text


STYLES: dict[str, Style] = {
    "straight": straight,
    "curly": curly,
    "british": british,
    "guillemets": guillemets,
    "unmarked": unmarked,
    "lower_case_headline": lower_case_headline,
}


# How often a style is drawn, beside 1: what takes most away takes longest to learn.
WEIGHTS = {"unmarked": 6}


def _with_marks(text: str, opening: str, closing: str) -> str:
    letters = list(text)
    for pair in segment(text).quotations:
        if pair.depth == 1 and pair.outer.start + 1 == pair.inner.start:
            _write(letters, pair, opening, closing)
    return "".join(letters)


def _write(letters: list[str], pair: Quotation, opening: str, closing: str) -> None:
    letters[pair.outer.start] = opening
    if pair.closed and pair.inner.end + 1 == pair.outer.end:
        letters[pair.inner.end] = closing


def drawn(chance: float, random: Random, among: Sequence[str] = ()) -> Style:
    """Another style with probability `chance`, else none; one of those that `among` names, if it names any."""
    if random.random() >= chance:
        return str
    names = among or list(STYLES)
    style = STYLES[random.choices(names, [WEIGHTS.get(name, 1) for name in names])[0]]

    def keeping_length(text: str) -> str:
        changed = style(text)
        return changed if len(changed) == len(text) else text

    return keeping_length
