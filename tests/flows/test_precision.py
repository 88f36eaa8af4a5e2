"""Shares and intervals: known values, weights that add up, and how often the interval holds the truth."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.audit_sample import allocated, strata_for
from flows.precision import Cell, Drawn, collapsed, estimate, weights, wilson


@pytest.mark.parametrize(
    ("right", "count", "low", "high"),
    [
        # Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_gives_the_published_intervals(right: int, count: int, low: float, high: float) -> None:
    assert wilson(right / count, count) == pytest.approx((low, high), abs=5e-5)


def test_cells_too_small_are_put_together_with_their_neighbours() -> None:
    counts = {("A", "x", "hi"): 5, ("A", "x", "lo"): 1, ("A", "y", "hi"): 1, ("A", "y", "lo"): 0, ("B", "z", "hi"): 1}
    assert collapsed(counts, least=2) == {
        ("A", "x", "hi"): ("A", "x", "hi"),
        ("A", "x", "lo"): ("A",),  # with what is left of y
        ("A", "y", "hi"): ("A",),
        ("A", "y", "lo"): ("A",),
        ("B", "z", "hi"): (),
    }


def test_a_row_drawn_at_half_the_rate_stands_for_twice_as_many() -> None:
    sizes = {("x",): 40, ("y",): 60}
    judged = [Drawn(("x",), 0.5), Drawn(("x",), 0.5), Drawn(("y",), 0.1), Drawn(("y",), 0.1), Drawn(("y",), 0.1)]
    assert weights(sizes, judged) == pytest.approx([20, 20, 20, 20, 20])
    assert weights({("x",): 40, ("y",): 9, ("z",): 51}, judged[:2] + judged[2:3]) == pytest.approx(
        [100 / 7] * 2 + [500 / 7]
    )


@given(
    st.dictionaries(st.tuples(st.sampled_from("AB"), st.sampled_from("xyz")), st.integers(1, 50), min_size=1),
    st.data(),
)
def test_weights_add_up_to_the_table(sizes: dict[Cell, int], data: st.DataObject) -> None:
    judged = [
        Drawn(cell, data.draw(st.floats(0.01, 1)))
        for cell in sorted(sizes)
        for _ in range(data.draw(st.integers(0, min(3, sizes[cell]))))
    ]
    found = weights(sizes, judged)
    assert len(found) == len(judged)
    assert not judged or sum(found) == pytest.approx(sum(sizes.values()))


def test_a_table_judged_as_a_whole_leaves_no_interval() -> None:
    found = estimate([True] * 8 + [False] * 2, [1.0] * 10)
    assert found is not None
    assert (found.share, found.low, found.high) == (0.8, 0.8, 0.8)


def test_all_right_is_no_proof_that_all_is_right() -> None:
    few, many = estimate([True] * 5, [100.0] * 5), estimate([True] * 50, [10.0] * 50)
    assert few is not None
    assert many is not None
    assert (few.share, few.high) == (1.0, 1.0)
    assert few.low < 0.6 < 0.92 < many.low < 1


def test_nothing_judged_gives_no_figure() -> None:
    assert estimate([], []) is None


TRUTHS: dict[str, Callable[[Cell], float]] = {
    "nine in ten": lambda cell: 0.9,
    "nearly all": lambda cell: 0.98,
    "by confidence": lambda cell: 0.4 + 0.6 * float(cell[2]),
    "two bad types": lambda cell: 0.5 if cell[0] in ("T3", "T5") else 0.97,
    "rare kinds bad": lambda cell: 0.6 if int(cell[1][1:]) > 8 else 0.95,
    "new rows bad": lambda cell: 0.7 if cell[3] == "new" else 0.95,
}


@pytest.mark.slow
@pytest.mark.parametrize("truth", TRUTHS)
@pytest.mark.parametrize(("rows", "count", "stopped_at"), [(600, 30, 30), (600, 60, 35), (2000, 120, 120)])
def test_the_interval_holds_the_truth_in_nineteen_cases_of_twenty(
    truth: str, rows: int, count: int, stopped_at: int
) -> None:
    chance = random.Random(f"{truth} {rows} {count}")
    sizes = table_of(chance, rows)
    table = [(cell, chance.random() < TRUTHS[truth](cell)) for cell in sorted(sizes) for _ in range(sizes[cell])]
    share = sum(right for _, right in table) / len(table)
    repeats = 200
    held = 0
    total = 0.0
    for _ in range(repeats):
        drawn = sample(chance, sizes, table, count)[:stopped_at]
        found = estimate([right for _, right in drawn], weights(sizes, [row for row, _ in drawn]))
        assert found is not None
        held += found.low <= share <= found.high
        total += found.share
    # Three standard errors below 95 % at 200 repeats; seen: 92 to 99 %.
    assert held / repeats >= 0.904
    assert total / repeats == pytest.approx(share, abs=0.03)


def table_of(chance: random.Random, rows: int) -> dict[Cell, int]:
    """Sizes of cells as a warehouse has them: a few frequent kinds, many rare ones."""
    sizes: dict[Cell, int] = {}
    for number in range(40):
        for band, part in (("0.0", 0.05), ("0.5", 0.1), ("0.7", 0.15), ("0.8", 0.5), ("0.9", 0.2)):
            for newness, share in (("new", 0.3), ("older", 0.7)):
                if size := int(rows / (number + 1) * part * share / 4.28 + chance.random()):
                    sizes[(f"T{number % 12}", f"k{number}", band, newness)] = size
    return sizes


def sample(
    chance: random.Random, sizes: dict[Cell, int], table: list[tuple[Cell, bool]], count: int
) -> list[tuple[Drawn, bool]]:
    """What ``flows.audit_sample.draw`` does, over a table in memory with new random numbers each time."""
    strata = strata_for(sizes, count)
    shares = allocated(strata, sizes, count)
    rows: dict[Cell, list[tuple[float, Cell, bool]]] = {stratum: [] for stratum in shares}
    for cell, right in table:
        rows[strata[cell]].append((chance.random(), cell, right))
    drawn = []
    for stratum, share in shares.items():
        rate = share / len(rows[stratum])
        drawn += [(number / rate, Drawn(cell, rate), right) for number, cell, right in sorted(rows[stratum])[:share]]
    return [(row, right) for _, row, right in sorted(drawn, key=lambda found: found[0])]
