"""Who is one across texts, as the user judges it: what must be one, what must not, and what it is called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import duckdb

from transforms.resolve.knowledge import LOCALS, NO_DAY, Knowledge

Clusters = list[list[Knowledge]]


@dataclass(frozen=True, slots=True)
class Judgements:
    """Judgements on entities of single texts, each by its number: that of the text times ``LOCALS``, and local_id."""

    same: Sequence[tuple[int, int]] = ()
    different: Sequence[tuple[int, int]] = ()
    names: Mapping[int, str] = field(default_factory=dict)

    def name_of(self, found: Sequence[Knowledge]) -> str | None:
        """The name that was given to the earliest of those that were given one."""
        return next((self.names[k.order] for k in found if k.order in self.names), None) if self.names else None


_JUDGED: Mapping[str, Sequence[str]] = {
    "judged_entity_pair": (
        "select document_a, local_a from linking.judged_entity_pair",
        "select document_b, local_b from linking.judged_entity_pair",
    ),
    "judged_name": ("select document_id, local_id from linking.judged_name",),
}
"""Tables of judgements, and the entities of single texts that each speaks of."""


def lay_out_judged(db: duckdb.DuckDBPyConnection) -> None:
    """The temporary table judged_local (document_id, local_id, number): what any judgement speaks of."""
    db.execute("create or replace temp table judged_local (document_id varchar, local_id bigint, number bigint)")
    for table, queries in _JUDGED.items():
        if _is_there(db, table):
            for query in queries:
                db.execute(f"insert into judged_local select *, 0 from ({query})")
    if _nothing_judged(db):
        return
    db.execute("""
        create or replace temp table judged_local as
        select document_id, local_id, row_number() over () as number
        from (select distinct document_id, local_id from judged_local)
    """)


def _nothing_judged(db: duckdb.DuckDBPyConnection) -> bool:
    return db.execute("select count(*) from judged_local").fetchall() == [(0,)]


def _is_there(db: duckdb.DuckDBPyConnection, table: str) -> bool:
    query = "select 1 from duckdb_tables() where schema_name = 'linking' and table_name = ?"
    return db.execute(query, [table]).fetchone() is not None


def read_judgements(db: duckdb.DuckDBPyConnection) -> Judgements:
    """The judgements whose texts are there. Reads text_number and judged_local."""
    if _nothing_judged(db):
        return Judgements()
    same: list[tuple[int, int]] = []
    different: list[tuple[int, int]] = []
    if _is_there(db, "judged_entity_pair"):
        for one, other, is_same in db.execute(
            """
            select distinct a.text * $locals + p.local_a, b.text * $locals + p.local_b, p.is_same
            from linking.judged_entity_pair as p
            join text_number as a on a.document_id = p.document_a
            join text_number as b on b.document_id = p.document_b
            order by all
            """,
            {"locals": LOCALS},
        ).fetchall():
            (same if is_same else different).append((one, other))
    names = {}
    if _is_there(db, "judged_name"):
        names = dict(
            db.execute(
                """
                select t.text * $locals + n.local_id, min(n.name)
                from linking.judged_name as n join text_number as t using (document_id)
                group by all order by all
                """,
                {"locals": LOCALS},
            ).fetchall()
        )
    return Judgements(same, different, names)


def overruled(clusters: Clusters, judgements: Judgements) -> Clusters:
    """The clusters, in order of their first: those made one that are judged the same, those parted that are not.

    What is judged the same stays one, whatever else is judged of it. Of a cluster that is parted, each of the rest goes
    with those judged of whom it has most: office, country, name, and then time.
    """
    if not judgements.same and not judgements.different:
        return clusters
    judged = {n for pair in (*judgements.same, *judgements.different) for n in pair}
    cluster_of = {k.order: i for i, found in enumerate(clusters) for k in found if k.order in judged}
    same = [pair for pair in judgements.same if all(n in cluster_of for n in pair)]
    different = [pair for pair in judgements.different if all(n in cluster_of for n in pair)]
    wholes = _united(range(len(clusters)), [(cluster_of[a], cluster_of[b]) for a, b in same])
    units = _united(sorted(cluster_of), same)
    rivals: dict[int, set[int]] = defaultdict(set)
    for a, b in different:
        if units[a] != units[b]:
            rivals[units[a]].add(units[b])
            rivals[units[b]].add(units[a])
    united: dict[int, list[Knowledge]] = defaultdict(list)
    for i, found in enumerate(clusters):
        united[wholes[i]] += found
    parted = (
        part for found in united.values() for part in _parted(sorted(found, key=lambda k: k.order), units, rivals)
    )
    return sorted(parted, key=lambda found: found[0].order)


def _united(nodes: Sequence[int], pairs: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Node -> the smallest of those it is connected with."""
    root = {n: n for n in nodes}

    def found(n: int) -> int:
        while root[n] != n:
            root[n] = root[root[n]]
            n = root[n]
        return n

    for a, b in pairs:
        one, other = sorted((found(a), found(b)))
        root[other] = one
    return {n: found(n) for n in nodes}


def _parted(found: list[Knowledge], units: Mapping[int, int], rivals: Mapping[int, set[int]]) -> Clusters:
    """One cluster in as few parts as its rivals ask for."""
    parts: list[set[int]] = []
    seeds: list[list[Knowledge]] = []
    for k in found:
        unit = units.get(k.order)
        if unit is None or unit not in rivals:
            continue
        place = next((n for n, part in enumerate(parts) if not part & rivals[unit]), len(parts))
        place = next((n for n, part in enumerate(parts) if unit in part), place)
        if place == len(parts):
            parts.append(set())
            seeds.append([])
        parts[place].add(unit)
        seeds[place].append(k)
    if len(parts) < 2:
        return [found]
    placed = {k.order: n for n, part in enumerate(seeds) for k in part}
    unit_place = {unit: n for n, part in enumerate(parts) for unit in part}
    made: Clusters = [[] for _ in parts]
    for k in found:
        place = placed.get(k.order, unit_place.get(units.get(k.order, -1), -1))
        if place < 0:
            place = min(range(len(seeds)), key=lambda n: (min(_distance(k, seed) for seed in seeds[n]), n))
        made[place].append(k)
    return made


def _distance(k: Knowledge, seed: Knowledge) -> tuple[bool, bool, bool, int]:
    days = 0 if NO_DAY in (k.since, seed.since) else max(0, seed.since - k.until, k.since - seed.until)
    return (not k.titles & seed.titles, k.country != seed.country, k.name != seed.name, days)
