"""Which rows an audit asks about: a stratified sample of the event mentions of the texts that are no copies.

Strata are cells of kind × confidence band × newness (texts taken in since the last audit, or before it), small ones put
together with their neighbours until there is at most one for every four rows that are drawn. Each gets two rows at
least, the rest is proportional. Every row has a lasting random number made from the seed and its identifier, and a
stratum gives its rows with the smallest ones: the same seed draws the same rows, a larger sample holds the smaller one,
and an audit goes on where the last one stopped (permanent random numbers, Ohlsson 1995). Rows are asked in the order of
number ÷ probability, so that whoever stops early has a proper smaller sample all the same (sequential Poisson sampling,
Ohlsson 1998).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from heapq import heapify, heappop, heappush

import duckdb

from flows.precision import Cell, collapsed

BANDS = (0.0, 0.5, 0.7, 0.8, 0.9)
"""Lower ends of the bands of confidence."""
LEAST = 2
"""Rows that a stratum gives at least."""
ROWS_A_STRATUM = 4
"""Rows drawn for every stratum, on average, at least."""
UNIT = 2.0**64


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rows the audit is about."""

    kind: str | None = None
    since: date | None = None
    """First day of publication, or of taking in where that is unknown."""
    min_confidence: float = 0.0
    last_audit: datetime | None = None
    """When the last verdict before this audit was given (UTC); texts taken in later are new."""

    @property
    def where(self) -> str:
        """The condition on ``m`` (event_mentions) and ``d`` (documents), for ``values``."""
        conditions = ["d.duplicate_of is null", "m.confidence >= $least"]
        if self.kind is not None:
            conditions.append("m.kind = $kind")
        if self.since is not None:
            conditions.append("coalesce(d.published_date, d.ingested_at::date) >= $since")
        return " and ".join(conditions)

    @property
    def values(self) -> dict[str, object]:
        """The parameters of ``where``."""
        given = {"kind": self.kind, "since": self.since}
        return {"least": self.min_confidence, **{name: value for name, value in given.items() if value is not None}}

    @property
    def cell(self) -> str:
        """The cell of a row in SQL, over ``m`` and ``d``: a list of event type, kind, band and newness."""
        band = " ".join(f"when m.confidence >= {low} then '{low}'" for low in reversed(BANDS[1:]))
        new = (
            "true"
            if self.last_audit is None
            else f"d.ingested_at > timestamp '{self.last_audit.astimezone(UTC):%Y-%m-%d %H:%M:%S}'"
        )
        return f"[m.event_type, m.kind, case {band} else '0.0' end, case when {new} then 'new' else 'older' end]"


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """A row to be asked about."""

    event_mention_id: str
    cell: Cell
    rate: float
    """The probability with which it was drawn."""


def cell_sizes(connection: duckdb.DuckDBPyConnection, choice: Choice) -> dict[Cell, int]:
    """How many rows of the table lie in each cell."""
    rows = connection.execute(
        f"""select {choice.cell} as cell, count(*) from event_mentions m join documents d using (document_id)
            where {choice.where} group by cell order by cell""",
        choice.values,
    ).fetchall()
    return {tuple(cell): count for cell, count in rows}


def draw(connection: duckdb.DuckDBPyConnection, choice: Choice, *, count: int, seed: int) -> list[DrawnRow]:
    """``count`` rows (fewer where there are no more), in the order in which they are to be asked."""
    sizes = cell_sizes(connection, choice)
    strata = strata_for(sizes, count)
    shares = allocated(strata, sizes, count)
    names = sorted(shares)
    drawn = [
        (list(cell), names.index(strata[cell]), shares[strata[cell]], _rows_of(strata[cell], strata, sizes))
        for cell in sorted(sizes)
    ]
    connection.execute(
        "create or replace temp table audit_strata (cell varchar[], stratum int, wanted int, available int)"
    )
    if not drawn:
        return []
    connection.executemany("insert into audit_strata values (?, ?, ?, ?)", drawn)
    rows = connection.execute(
        f"""
        with numbered as (
            select m.event_mention_id, {choice.cell} as cell,
                   md5_number_lower(concat($seed, ' ', m.event_mention_id)) / {UNIT} as number
            from event_mentions m join documents d using (document_id) where {choice.where}
        ), ranked as (
            select n.*, s.wanted, s.wanted / s.available as rate,
                   row_number() over (partition by s.stratum order by n.number, n.event_mention_id) as place
            from numbered n join audit_strata s using (cell)
        )
        select event_mention_id, cell, rate from ranked where place <= wanted order by number / rate, event_mention_id
        """,
        {**choice.values, "seed": str(seed)},
    ).fetchall()
    return [DrawnRow(identifier, tuple(cell), rate) for identifier, cell, rate in rows]


def strata_for(sizes: Mapping[Cell, int], count: int) -> dict[Cell, Cell]:
    """The stratum of every cell for a sample of ``count`` rows: as fine as there are rows to fill them."""
    most = max(1, count // ROWS_A_STRATUM)
    least = 1
    while len(set((strata := collapsed(sizes, least)).values())) > most:
        least += max(1, least // 8)
    return strata


def allocated(strata: Mapping[Cell, Cell], sizes: Mapping[Cell, int], count: int) -> dict[Cell, int]:
    """How many of ``count`` rows each stratum gives: ``LEAST``, and the rest in proportion to its rows, as far as it
    has them."""
    rows = {stratum: _rows_of(stratum, strata, sizes) for stratum in sorted(set(strata.values()))}
    shares = {stratum: min(LEAST, size) for stratum, size in rows.items()}
    left = min(count, sum(rows.values())) - sum(shares.values())
    behind = [(shares[stratum] / rows[stratum], stratum) for stratum in rows if shares[stratum] < rows[stratum]]
    heapify(behind)
    for _ in range(left):
        _, stratum = heappop(behind)  # the one furthest behind its proportional share gets the next row
        shares[stratum] += 1
        if shares[stratum] < rows[stratum]:
            heappush(behind, (shares[stratum] / rows[stratum], stratum))
    return shares


def _rows_of(stratum: Cell, strata: Mapping[Cell, Cell], sizes: Mapping[Cell, int]) -> int:
    return sum(size for cell, size in sizes.items() if strata[cell] == stratum)
