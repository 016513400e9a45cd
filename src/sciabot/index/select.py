"""The best few of many scores, in time that ties cannot spoil.

Most documents share nothing with a query, so most scores are equal, and `np.argpartition` takes
over a hundred times as long on equal values as on different ones. Here the scores are cut into
blocks, and each block is judged by its highest. With `limit` blocks chosen, each brings at least
one score as good as the worst of their highest, so no other block can matter, save for ties; and
among ties the corpus order decides, so the first `limit` tied blocks hold all that is wanted. At
most twice `limit` blocks are then looked into.
"""

import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Positions = NDArray[np.intp]


def best(scores: Floats, limit: int, *, above: float) -> Positions:
    """Where the `limit` highest scores over `above` are: best first, ties in their order."""
    if len(scores) == 0:
        return np.empty(0, np.intp)
    size = _block_size(len(scores), limit)
    highest = np.maximum.reduceat(scores, np.arange(0, len(scores), size))
    blocks = _worth_looking_into(highest, limit, above)
    positions = _inside(blocks, size, len(scores))
    positions = positions[scores[positions] > above]
    return positions[np.argsort(-scores[positions], kind="stable")[:limit]]


def _block_size(count: int, limit: int) -> int:
    # count / size blocks are judged and some `limit` of them looked into: this balances the two.
    return math.isqrt(count // limit) + 1


def _worth_looking_into(highest: Floats, limit: int, above: float) -> Positions:
    blocks = np.flatnonzero(highest > above)
    if len(blocks) <= limit:
        return blocks
    highest = highest[blocks]
    worst = np.sort(highest)[-limit]
    better, tied = blocks[highest > worst], blocks[highest == worst][:limit]
    return np.sort(np.concatenate([better, tied]))


def _inside(blocks: Positions, size: int, count: int) -> Positions:
    positions = (blocks[:, np.newaxis] * size + np.arange(size)).ravel()
    return positions[positions < count]
