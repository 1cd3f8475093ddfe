"""Label scores to spans: the likeliest legal sequence of begin, inside and outside (Viterbi)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating[Any]]
Ints = npt.NDArray[np.integer[Any]]

# Stretches in which no label but "outside" reaches this are not searched: it halves the decoding time and changes nothing.
QUIET = 0.02
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
    lively = np.exp(log_probabilities[:, 0]) < 1 - QUIET
    edges = np.flatnonzero(np.diff(np.concatenate([[False], lively, [False]]).astype(np.int8)))
    lows, highs = edges[::2], edges[1::2]
    paths = _best(log_probabilities, _moves(log_probabilities, ends or {}), lows, highs - lows)
    return [span for low, path in zip(lows.tolist(), paths, strict=True) for span in _runs(path, low)]


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


def _best(log_probabilities: Floats, moves: Floats, lows: Ints, lengths: Ints) -> list[list[int]]:
    """The best sequence of each stretch, all stretches in step."""
    order = np.argsort(-lengths, kind="stable")
    starts, sizes = lows[order], lengths[order]
    score = log_probabilities[starts].astype(np.float64)
    score[:, 2::2] -= 1e9
    back: list[Ints] = []
    for position in range(1, int(sizes[0]) if len(sizes) else 0):
        # The stretches that go on are the first.
        going = int(np.searchsorted(-sizes, -position, side="left"))
        places = starts[:going] + position
        steps = score[:going, :, None] + moves[places - 1]
        back.append(steps.argmax(1))
        score[:going] = steps.max(1) + log_probabilities[places]
    found: list[list[int]] = [[] for _ in order]
    for row, (stretch, size) in enumerate(zip(order.tolist(), sizes.tolist(), strict=True)):
        path = [int(score[row].argmax())]
        for position in range(size - 2, -1, -1):
            path.append(int(back[position][row, path[-1]]))
        found[stretch] = path[::-1]
    return found


def _runs(labels: list[int], offset: int) -> list[tuple[int, int, int]]:
    out, position = [], 0
    while position < len(labels):
        label = labels[position]
        end = position + 1
        if label:
            while end < len(labels) and labels[end] == label + 1:
                end += 1
            out.append(((label - 1) // 2, position + offset, end + offset))
        position = end
    return out
