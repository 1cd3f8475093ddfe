"""Which inputs a linear map can do without, and how the others take over: the Optimal Brain Surgeon (Hassibi and Stork 1993), for
whole inputs, as in ZipLM (Kurtic, Frantar and Alistarh 2023, arXiv 2302.04089)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]
# Added to the diagonal, as a share of its mean: inputs that nearly repeat others would make the inverse a matter of rounding.
RIDGE = 1e-4


def least_missed(weights: Matrix, moment: Matrix, keep: int) -> tuple[list[int], Matrix]:
    """Which `keep` inputs of a linear map to keep, and the map's weights for them and for the constant.

    `weights` is [outputs, inputs + 1], the last column the bias, and `moment` the mean product of every two inputs. One input after
    the other goes: that whose loss, when all others are fitted anew, changes the outputs' squares least.
    """
    size = weights.shape[1]
    weights = weights.copy()
    inverse = np.linalg.inv(moment + RIDGE * np.trace(moment) / size * np.eye(size))
    left = np.ones(size, dtype=bool)
    for _ in range(size - 1 - keep):
        missed = np.full(size, np.inf)
        missed[left] = (weights[:, left] ** 2).sum(0) / np.diag(inverse)[left]
        # The bias costs nothing to keep.
        gone = int(missed[:-1].argmin())
        weights -= np.outer(weights[:, gone], inverse[gone] / inverse[gone, gone])
        inverse -= np.outer(inverse[:, gone], inverse[gone] / inverse[gone, gone])
        left[gone] = False
    kept = np.flatnonzero(left)
    return kept[:-1].tolist(), weights[:, kept]
