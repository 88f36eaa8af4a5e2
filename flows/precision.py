"""Shares found right in a sample, weighed back to the whole table, with intervals that hold for few rows and near 1.

What is drawn is a stratified sample of known probabilities, so a row stands for as many rows as its weight says. The
weights are calibrated to the sizes of strata (post-stratification, Holt & Smith 1979): strata in which hardly anything
was judged are first put together with their neighbours in the tree of cells (kind, confidence band, newness).

The interval is Wilson's on the effective sample size: Kish's (1965), with a finite population correction, so that a
table judged as a whole has no interval left, and not above what the variance between the judged rows themselves
allows. Near 1 and for small samples it covers well where the usual interval shrinks to a point: Franco, Little, Louis &
Slud, Comparative Study of Confidence Intervals for Proportions in Complex Sample Surveys, Journal of Survey Statistics
and Methodology 7 (2019), 334–364. How often it covers here is simulated in tests/flows/test_precision.py.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Cell = tuple[str, ...]
"""The finest stratum of a row, from coarse to fine: as ``("CONSULT", "visit", "0.8", "new")``."""

Z_95 = 1.959963984540054
"""The 97.5 % quantile of the normal distribution."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A judged row: the cell that it lies in, and the probability with which it was drawn (0 < rate ≤ 1)."""

    cell: Cell
    rate: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share of a table with its 95 % interval, and on how many judged rows it rests."""

    share: float
    low: float
    high: float
    judged: int


def collapsed(counts: Mapping[Cell, int], least: int) -> dict[Cell, Cell]:
    """The stratum of every cell: its own where that counts at least ``least``, else one put together with neighbours.

    Cells too small are pooled with their small siblings under the prefix they share, and that pool with the next one
    above while it is too small. What is left at the root is a stratum of any size, named ``()``.
    """
    strata: dict[Cell, Cell] = {}
    pools: dict[Cell, list[Cell]] = {cell: [cell] for cell in sorted(counts)}
    for depth in range(max((len(cell) for cell in counts), default=0), 0, -1):
        for prefix in sorted(p for p in pools if len(p) == depth):
            members = pools.pop(prefix)
            if sum(counts[cell] for cell in members) >= least:
                strata |= dict.fromkeys(members, prefix)
            else:
                pools.setdefault(prefix[:-1], []).extend(members)
    return strata | dict.fromkeys(pools.get((), []), ())


def weights(sizes: Mapping[Cell, int], judged: Sequence[Drawn]) -> list[float]:
    """For how many rows of the table each judged row stands, in their order; together for all of them.

    ``sizes`` are the rows of every cell. A cell's rate is the largest at which one of its rows was drawn: draws take
    rows in a lasting random order, so that a larger draw holds the smaller one. Where nothing is judged near a cell,
    all that is judged stands for it.
    """
    if not judged:
        return []
    counts = Counter(row.cell for row in judged)
    strata = collapsed({cell: counts[cell] for cell in {*sizes, *counts}}, least=2)
    found = Counter(strata[row.cell] for row in judged)
    if len(found) > 1 and found[()] == 1:
        thinnest = min((s for s in found if s), key=lambda s: (found[s], s))
        strata = {cell: stratum or thinnest for cell, stratum in strata.items()}
    rates: dict[Cell, float] = defaultdict(float)
    for row in judged:
        rates[row.cell] = max(rates[row.cell], row.rate)
    totals: dict[Cell, int] = defaultdict(int)
    for cell, stratum in strata.items():
        totals[stratum] += max(sizes.get(cell, 0), counts[cell])
    present = {strata[row.cell] for row in judged}
    carried = sum(totals.values()) / sum(rows for stratum, rows in totals.items() if stratum in present)
    raw = [carried / rates[row.cell] for row in judged]
    shared: dict[Cell, float] = defaultdict(float)
    for row in judged:
        shared[strata[row.cell]] += 1 / rates[row.cell]
    return [w * totals[strata[row.cell]] / shared[strata[row.cell]] for row, w in zip(judged, raw, strict=True)]


def estimate(right: Sequence[bool], weight: Sequence[float]) -> Estimate | None:
    """The weighted share of ``right`` with its interval; nothing when no row is judged.

    The rows may be part of the sample only (those of which a column was asked): the share is a ratio then.
    """
    if not right:
        return None
    total = math.fsum(weight)
    share = math.fsum(w for r, w in zip(right, weight, strict=True) if r) / total
    share = min(share, 1.0)
    spread = math.fsum(w * max(w - 1, 0.0) for w in weight)
    if spread <= 1e-9 * total:
        return Estimate(share, share, share, len(right))
    effective = total**2 / spread
    observed = (
        math.fsum(w * max(w - 1, 0.0) * (r - share) ** 2 for r, w in zip(right, weight, strict=True))
        * len(right)
        / max(len(right) - 1, 1)
    )
    if observed > 0:
        effective = min(effective, share * (1 - share) * total**2 / observed)
    low, high = wilson(share, effective)
    return Estimate(share, low, high, len(right))


def wilson(share: float, count: float, z: float = Z_95) -> tuple[float, float]:
    """Wilson's score interval (1927) of a share among ``count`` rows; ``count`` need not be whole."""
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z / (1 + z * z / count) * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return max(0.0, min(middle - half, share)), min(1.0, max(middle + half, share))
