"""Which rows an audit draws, from a small table made by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime

import duckdb
import pytest

from flows.audit_sample import LEAST, Choice, allocated, cell_sizes, draw, strata_for


@pytest.fixture
def table() -> Iterator[duckdb.DuckDBPyConnection]:
    """400 rows: 300 visits, 80 meetings, 20 attacks, of which 8 below confidence .5; 10 rows of a copy besides."""
    with duckdb.connect() as connection:
        connection.execute(
            """create table documents as
               select 'd' || i as document_id, case when i = 9 then 'd1' end as duplicate_of,
                      date '2022-01-01' + i::int as published_date,
                      timestamp '2022-02-01 00:00:00' + to_days(i::int) as ingested_at
               from range(10) t(i)"""
        )
        connection.execute(
            """create table event_mentions as
               select 'em_' || i as event_mention_id, 'd' || (i % 9) as document_id,
                      case when i < 380 then 'CONSULT' else 'ASSAULT' end as event_type,
                      case when i < 300 then 'visit' when i < 380 then 'meeting' else 'attack' end as kind,
                      case when i >= 392 then .4 else .85 end as confidence
               from range(400) t(i)
               union all select 'em_copy_' || i, 'd9', 'CONSULT', 'visit', .85 from range(10) t(i)"""
        )
        yield connection


def test_the_same_seed_draws_the_same_rows_and_another_one_others(table: duckdb.DuckDBPyConnection) -> None:
    once, again = (draw(table, Choice(), count=40, seed=7) for _ in range(2))
    other = draw(table, Choice(), count=40, seed=8)
    assert len(once) == 40
    assert again == once
    assert {d.event_mention_id for d in other} != {d.event_mention_id for d in once}


def test_a_larger_sample_goes_on_where_the_smaller_one_stopped(table: duckdb.DuckDBPyConnection) -> None:
    small = {d.event_mention_id for d in draw(table, Choice(), count=40, seed=1)}
    large = {d.event_mention_id for d in draw(table, Choice(), count=120, seed=1)}
    assert len(small & large) >= 38  # finer strata may cost one


def test_every_stratum_gives_two_and_the_probability_is_known(table: duckdb.DuckDBPyConnection) -> None:
    sizes = cell_sizes(table, Choice())
    strata = strata_for(sizes, 40)
    drawn = draw(table, Choice(), count=40, seed=1)
    taken = Counter(strata[d.cell] for d in drawn)
    assert set(taken) == set(strata.values())
    assert min(taken.values()) >= LEAST
    for stratum, count in taken.items():
        rows = sum(size for cell, size in sizes.items() if strata[cell] == stratum)
        assert {d.rate for d in drawn if strata[d.cell] == stratum} == {count / rows}
    assert sum(1 / d.rate for d in drawn) == pytest.approx(400)


def test_copies_are_not_asked_about(table: duckdb.DuckDBPyConnection) -> None:
    drawn = draw(table, Choice(), count=1000, seed=1)
    assert len(drawn) == 400
    assert not [d for d in drawn if d.event_mention_id.startswith("em_copy")]


@pytest.mark.parametrize(
    ("choice", "rows"),
    [
        (Choice(kind="attack"), 20),
        (Choice(min_confidence=0.5), 392),
        (Choice(kind="attack", min_confidence=0.5), 12),
        (Choice(since=date(2022, 1, 9)), 44),
        (Choice(kind="veto"), 0),
    ],
)
def test_a_choice_bounds_what_is_drawn(table: duckdb.DuckDBPyConnection, choice: Choice, rows: int) -> None:
    assert len(draw(table, choice, count=1000, seed=1)) == rows


def test_texts_taken_in_since_the_last_audit_are_strata_of_their_own(table: duckdb.DuckDBPyConnection) -> None:
    choice = Choice(last_audit=datetime(2022, 2, 8, 12, tzinfo=UTC))
    sizes = cell_sizes(table, choice)
    assert sum(size for cell, size in sizes.items() if cell[-1] == "new") == 44
    assert {cell[-1] for cell in cell_sizes(table, Choice())} == {"new"}


def test_shares_are_proportional_above_the_least() -> None:
    sizes = {("a",): 900, ("b",): 90, ("c",): 9, ("d",): 1}
    strata = {cell: cell for cell in sizes}
    assert allocated(strata, sizes, 100) == {("a",): 88, ("b",): 9, ("c",): 2, ("d",): 1}
    assert allocated(strata, sizes, 5000) == sizes


def test_strata_are_as_fine_as_there_are_rows_to_fill_them() -> None:
    sizes = {("T", f"k{n}", band): 10 for n in range(20) for band in ("hi", "lo")}
    assert len(set(strata_for(sizes, 400).values())) == 40
    assert len(set(strata_for(sizes, 40).values())) <= 10
    assert len(set(strata_for(sizes, 3).values())) == 1
