"""Label scores to spans: the likeliest legal sequence of begin, inside and outside (Viterbi)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating[Any]]
Ints = npt.NDArray[np.integer[Any]]

# A word with a label that is likelier than this has it, whatever stands beside it: what is left to search is a fifth of the words.
SURE = 0.95
# The least that an end may be likely or unlikely.
LEAST = 1e-3


def log_softmax(scores: Floats) -> Floats:
    """Log probabilities over the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    normed: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return normed


def spans(log_probabilities: Floats, ends: Mapping[int, Floats] | None = None) -> list[tuple[int, int, int]]:
    """The spans of the best sequence, as (kind, first word, word behind the last).

    `log_probabilities` is [words, 1 + 2 * kinds]: outside, then begin and inside of each kind. `ends` gives for some kinds the log
    probability, [words], that a span of the kind ends with the word. Where a phrase's words are all about as likely in as out, it
    tells the places at which one may stop.
    """
    moves = _moves(log_probabilities, ends or {})
    labels: Ints = log_probabilities.argmax(1)
    open_to_doubt = _open_to_doubt(log_probabilities, labels)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], open_to_doubt, [False]]).astype(np.int8)))
    lows, highs = edges[::2], edges[1::2]
    # Outside is what stands behind the last word, and, counted from there, before the first.
    labels = np.concatenate([labels, [0]])
    for low, path in zip(lows.tolist(), _best(log_probabilities, moves, lows, highs, labels[lows - 1], labels[highs]), strict=True):
        labels[low : low + len(path)] = path
    return _runs(labels)


def _open_to_doubt(log_probabilities: Floats, labels: Ints) -> npt.NDArray[np.bool_]:
    """Which words have no sure label, or one that is not legal behind the sure one before it."""
    doubtful: npt.NDArray[np.bool_] = log_probabilities.max(1) < np.log(SURE)
    before = np.concatenate([[0], labels[:-1]])
    inside = (labels > 0) & (labels % 2 == 0)
    doubtful |= inside & (before != labels) & (before != labels - 1)
    return doubtful


def _moves(log_probabilities: Floats, ends: Mapping[int, Floats]) -> Floats:
    """What it costs to go from a word's label to the next word's, [words, labels, labels]."""
    length, labels = log_probabilities.shape
    legal = np.zeros((labels, labels))
    for label in range(2, labels, 2):
        legal[:, label] = -1e9
        legal[label - 1 : label + 1, label] = 0
    moves: Floats = np.repeat(legal[None], length, axis=0)
    for kind, end in ends.items():
        likely = np.exp(end).clip(LEAST, 1 - LEAST)
        leaves, stays = np.log(likely)[:, None], np.log(1 - likely)[:, None]
        of_kind = slice(1 + 2 * kind, 3 + 2 * kind)
        moves[:, of_kind] += leaves[:, :, None]
        moves[:, of_kind, 2 + 2 * kind] += stays - leaves
    return moves


def _best(log_probabilities: Floats, moves: Floats, lows: Ints, highs: Ints, before: Ints, behind: Ints) -> list[list[int]]:
    """The best sequence of each stretch between the labels `before` and `behind` it, all stretches in step."""
    order = np.argsort(lows - highs, kind="stable")
    starts, sizes, behind = lows[order], (highs - lows)[order], behind[order]
    score = log_probabilities[starts] + moves[starts - 1, before[order]]
    back: list[Ints] = []
    for position in range(1, int(sizes[0]) if len(sizes) else 0):
        # The stretches that go on are the first.
        going = int(np.searchsorted(-sizes, -position, side="left"))
        places = starts[:going] + position
        steps = score[:going, :, None] + moves[places - 1]
        back.append(steps.argmax(1))
        score[:going] = steps.max(1) + log_probabilities[places]
    score += moves[starts + sizes - 1, :, behind]
    found: list[list[int]] = [[] for _ in order]
    for row, (stretch, size) in enumerate(zip(order.tolist(), sizes.tolist(), strict=True)):
        path = [int(score[row].argmax())]
        for position in range(size - 2, -1, -1):
            path.append(int(back[position][row, path[-1]]))
        found[stretch] = path[::-1]
    return found


def _runs(labels: Ints) -> list[tuple[int, int, int]]:
    """The spans of a legal sequence that ends outside."""
    stops = np.flatnonzero((labels == 0) | (labels % 2 == 1))
    firsts = np.flatnonzero(labels % 2 == 1)
    lasts = stops[np.searchsorted(stops, firsts, side="right")]
    return list(zip((labels[firsts] // 2).tolist(), firsts.tolist(), lasts.tolist(), strict=True))
