"""What an audit has found: precision per column and per kind with intervals, calibration, and what to do next.

Made from the verdicts on file and the published table, so that it can be made again at any time. A judged row counts
with the kind and confidence with which it was shown, whatever the judgements have made of it since: what is measured is
what was extracted, not what has been put right. Verdicts on texts that are no longer there do not count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import duckdb

from flows.audit_rows import COLUMNS
from flows.audit_sample import BANDS, Choice, cell_sizes
from flows.audit_verdicts import Verdict
from flows.precision import Cell, Drawn, Estimate, estimate, weights
from transforms.vocabulary.kinds import KINDS

EVENT, ROW, PARTICIPANTS = "event", "whole row", "participants"
PARTIES = frozenset({"actor", "recipient"})


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict, with the cell and the row of the table that it belongs to."""

    verdict: Verdict
    cell: Cell
    event_mention_id: str | None
    """Null when the table holds no such row any more: most often because the verdict has taken it out."""
    row_cell: Cell | None
    """The cell of that row as it is now."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the report."""

    name: str
    rows: int
    """Rows of the table that say something there."""
    estimate: Estimate | None
    missing: int = 0
    """Judged rows that say nothing there although their text does."""
    wrong: Mapping[str, int] | None = None
    """Of a kind: how often each column was wrong."""
    stated: float | None = None
    """Of a band of confidence: the mean confidence of the judged rows."""


@dataclass(frozen=True, slots=True)
class AuditReport:
    """All figures."""

    rows: int
    """Rows that the figures speak for."""
    judged: int
    unseen: int
    """Rows taken in since the last verdict, none of them judged."""
    seeds: tuple[int, ...]
    columns: tuple[Figure, ...]
    kinds: tuple[Figure, ...]
    """The kinds with judged rows, the most frequent first."""
    bands: tuple[Figure, ...]
    cuts: tuple[tuple[str, float, Estimate], ...]
    """Kind, confidence and the share found right below it, where leaving those rows out would help."""


def locate(connection: duckdb.DuckDBPyConnection, choice: Choice, verdicts: Sequence[Verdict]) -> list[Judged]:
    """The verdicts that the choice takes in and whose texts are there, in their order, with their rows."""
    connection.execute(
        """create or replace temp table audit_judged (number int, content_sha256 varchar, evidence varchar,
           "trigger" varchar, event_type varchar, kind varchar, kind_now varchar, confidence double)"""
    )
    rows = []
    for number, verdict in enumerate(verdicts):
        row = verdict.reference
        named = (number, row.content_sha256, row.quote, row.words, _type(row.kind), row.kind)
        rows.append((*named, verdict.kind_now, verdict.confidence))
    if not rows:
        return []
    connection.executemany("insert into audit_judged values (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    cells = connection.execute(
        f"""select m.number, {choice.cell} from audit_judged m join documents d using (content_sha256)
            where {choice.where} order by m.number""",
        choice.values,
    ).fetchall()
    candidates: dict[int, list[tuple[str, Cell, tuple[str, ...]]]] = {}
    for number, identifier, cell, parties in connection.execute(
        f"""select j.number, m.event_mention_id, {choice.cell}, list(q.text order by q.text) filter (q.text is not null)
            from audit_judged j join documents d using (content_sha256)
            join event_mentions m on m.document_id = d.document_id and m.evidence = j.evidence
                 and m."trigger" = j."trigger" and m.kind in (j.kind, j.kind_now)
            left join event_mention_participants q on q.event_mention_id = m.event_mention_id
            where {choice.where} group by all order by j.number, m.event_mention_id""",
        choice.values,
    ).fetchall():
        candidates.setdefault(number, []).append((identifier, tuple(cell), tuple(sorted(parties or ()))))
    taken: set[str] = set()
    judged = []
    for number, cell in cells:
        verdict = verdicts[number]
        free = [c for c in candidates.get(number, ()) if c[0] not in taken]
        same = [c for c in free if c[2] == verdict.reference.parties]
        found = same[0] if same else free[0] if len(free) == 1 else None
        if found:
            taken.add(found[0])
        judged.append(Judged(verdict, tuple(cell), found[0] if found else None, found[1] if found else None))
    return judged


def report_on(connection: duckdb.DuckDBPyConnection, choice: Choice, judged: Sequence[Judged]) -> AuditReport:
    """The figures over the rows of a choice."""
    sizes = Counter(cell_sizes(connection, choice))
    for found in judged:
        sizes[found.cell] += 1
        if found.row_cell is not None:
            sizes[found.row_cell] -= 1
    sizes = +sizes
    told = _told(connection, choice)
    whole = _weighed(sizes, judged)
    kinds = sorted({j.cell[1] for j in judged}, key=lambda kind: (-_size(sizes, 1, kind), kind))
    return AuditReport(
        rows=sum(sizes.values()),
        judged=len(judged),
        unseen=_unseen(connection, choice, judged),
        seeds=tuple(sorted({j.verdict.seed for j in judged})),
        columns=tuple(_column_figures(whole, told, sum(sizes.values()))),
        kinds=tuple(_kind_figure(sizes, judged, kind) for kind in kinds),
        bands=tuple(_band_figure(sizes, judged, low) for low in BANDS if _size(sizes, 2, str(low))),
        cuts=tuple(_cuts(sizes, judged, kinds)),
    )


def is_of_kind(verdict: Verdict) -> bool:
    """There is such an event, and of this kind."""
    return verdict.right and "kind" not in verdict.wrong


def is_as_stated(verdict: Verdict) -> bool:
    """What ``confidence`` is the probability of: such an event, of this type, with one of the participants at least."""
    retyped = verdict.kind_now is not None and _type(verdict.kind_now) == _type(verdict.reference.kind)
    parties = verdict.told & PARTIES
    return verdict.right and ("kind" not in verdict.wrong or retyped) and not (parties and parties <= verdict.wrong)


Weighed = Sequence[tuple[Verdict, float]]


def _weighed(sizes: Mapping[Cell, int], judged: Sequence[Judged]) -> Weighed:
    weight = weights(sizes, [Drawn(j.cell, j.verdict.rate) for j in judged])
    return list(zip((j.verdict for j in judged), weight, strict=True))


def _share(rows: Weighed, is_right: Callable[[Verdict], bool]) -> Estimate | None:
    return estimate([is_right(verdict) for verdict, _ in rows], [weight for _, weight in rows])


def _column_figures(whole: Weighed, told: Mapping[str, int], rows: int) -> list[Figure]:
    figures = [Figure(EVENT, rows, _share(whole, lambda v: v.right))]
    real = [(v, w) for v, w in whole if v.right]
    for column in COLUMNS:
        asked = [(v, w) for v, w in real if column in v.told]
        missing = sum(column in v.wrong and column not in v.told for v, _ in real)
        figures.append(Figure(column, told[column], _share(asked, lambda v, c=column: c not in v.wrong), missing))  # type: ignore[misc]
        if column == "recipient":
            figures.append(Figure(PARTICIPANTS, told[PARTICIPANTS], _share(real, lambda v: not v.wrong & PARTIES)))
    return [*figures, Figure(ROW, rows, _share(whole, lambda v: v.right and not v.wrong))]


def _kind_figure(sizes: Mapping[Cell, int], judged: Sequence[Judged], kind: str) -> Figure:
    part = [j for j in judged if j.cell[1] == kind]
    own = {cell: size for cell, size in sizes.items() if cell[1] == kind}
    wrong = Counter(column for j in part for column in sorted(j.verdict.wrong))
    none = sum(not j.verdict.right for j in part)
    told = {**({"no such event": none} if none else {}), **{c: wrong[c] for c in COLUMNS if wrong[c]}}
    return Figure(kind, sum(own.values()), _share(_weighed(own, part), is_of_kind), wrong=told)


def _band_figure(sizes: Mapping[Cell, int], judged: Sequence[Judged], low: float) -> Figure:
    part = [j for j in judged if j.cell[2] == str(low)]
    own = {cell: size for cell, size in sizes.items() if cell[2] == str(low)}
    high = next((b for b in BANDS if b > low), 1.0)
    mean = sum(j.verdict.confidence for j in part) / len(part) if part else None
    name = f"{low:.1f} – {high:.1f}"
    return Figure(name, sum(own.values()), _share(_weighed(own, part), is_as_stated), stated=mean)


def _cuts(
    sizes: Mapping[Cell, int], judged: Sequence[Judged], kinds: Sequence[str]
) -> list[tuple[str, float, Estimate]]:
    """For each kind the lowest confidence below which clearly less is right than above: the intervals do not meet."""
    cuts = []
    for kind in kinds:
        for low in BANDS[1:]:
            below = _of_kind(sizes, judged, lambda c, k=kind, b=low: c[1] == k and float(c[2]) < b)  # type: ignore[misc]
            above = _of_kind(sizes, judged, lambda c, k=kind, b=low: c[1] == k and float(c[2]) >= b)  # type: ignore[misc]
            if below and above and below.judged >= 4 and below.high < above.share and below.share < above.low:
                cuts.append((kind, low, below))
                break
    return cuts


def _unseen(connection: duckdb.DuckDBPyConnection, choice: Choice, judged: Sequence[Judged]) -> int:
    if not judged:
        return 0
    later = replace(choice, last_audit=max(j.verdict.given_at for j in judged))
    if any(j.cell[-1] == "new" for j in locate(connection, later, [j.verdict for j in judged])):
        return (
            0  # texts judged before they were taken in: the warehouse has been built anew, and nothing in it is newer
        )
    return sum(size for cell, size in cell_sizes(connection, later).items() if cell[-1] == "new")


def _of_kind(sizes: Mapping[Cell, int], judged: Sequence[Judged], within: Callable[[Cell], bool]) -> Estimate | None:
    """The share of the rows in some cells that are events of their kind."""
    own = {cell: size for cell, size in sizes.items() if within(cell)}
    return _share(_weighed(own, [j for j in judged if within(j.cell)]), is_of_kind)


def _told(connection: duckdb.DuckDBPyConnection, choice: Choice) -> Mapping[str, int]:
    """How many rows say something in each column."""
    row = connection.execute(
        f"""with parties as (
                select event_mention_id, bool_or(role = 'actor') as acts, bool_or(role <> 'actor') as receives
                from event_mention_participants group by event_mention_id
            ), reports as (select event_id, count(*) as reports from event_mentions group by event_id)
            select count(*), count(*) filter (p.acts), count(*) filter (p.receives), count(*),
                   count(*) filter (m.date_start is not null or m.date_end is not null), count(m.place_id),
                   count(*) filter (r.reports > 1), count(p.event_mention_id)
            from event_mentions m join documents d using (document_id) join reports r using (event_id)
            left join parties p using (event_mention_id) where {choice.where}""",
        choice.values,
    ).fetchone()
    return dict(zip((*COLUMNS, PARTICIPANTS), row or (), strict=True))


def _size(sizes: Mapping[Cell, int], depth: int, name: str) -> int:
    return sum(size for cell, size in sizes.items() if cell[depth] == name)


def _type(kind: str | None) -> str:
    known = KINDS.get(kind or "")
    return known.event_type if known else ""
