"""Which nodes of a graph hang together."""

from __future__ import annotations

from typing import Any

import numpy as np


def components(numbers: Any, ones: Any, others: Any) -> Any:
    """For each of the sorted numbers the place of the first one that edges connect it with."""
    parent = np.arange(len(numbers)).tolist()

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return int(node)

    for one, other in zip(
        np.searchsorted(numbers, ones).tolist(), np.searchsorted(numbers, others).tolist(), strict=True
    ):
        a, b = root(one), root(other)
        if a != b:
            parent[max(a, b)] = min(a, b)
    return np.array([root(node) for node in range(len(parent))], np.int64)
