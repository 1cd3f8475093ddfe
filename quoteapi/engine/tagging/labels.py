"""The label sets of the tagger's heads, in the order of its outputs."""

from __future__ import annotations

from quoteapi.engine.model import ACTS, STANCES, TagKind

IGNORED = -100
TAG_KINDS: tuple[TagKind, ...] = ("source", "cue", "content")
TAGS = 1 + 2 * len(TAG_KINDS)
VENUE_TAGS = 3
# Of a word that ends no span, and that ends one of each kind.
ENDS = 1 + len(TAG_KINDS)
# name -> number of classes; the network's outputs follow one another in this order.
OUTPUTS = {
    "outer": TAGS, "nested": TAGS, "venue": VENUE_TAGS, "act": len(ACTS), "stance": len(STANCES), "outer_end": ENDS, "nested_end": ENDS,
}  # fmt: skip


def begin(kind: int) -> int:
    """The label of a span's first word."""
    return 1 + 2 * kind


def inside(kind: int) -> int:
    """The label of a span's further words."""
    return 2 + 2 * kind


def last(kind: int) -> int:
    """The end label of a span's last word."""
    return 1 + kind


def act_index(act: str) -> int:
    """The class of an act; raises ValueError for a name that is none."""
    return ACTS.index(act)


def stance_index(stance: str) -> int:
    """The class of a stance; raises ValueError for a name that is none."""
    return STANCES.index(stance)
