"""How long views and macros take over a big warehouse, each question on a connection of its own.

    python -m tests.bench.views OUT --grow WAREHOUSE --copies 3     a warehouse of shifted copies of another's events
    python -m tests.bench.views OUT                                 build its analysis.duckdb, and time all questions

A copy has the same people and places, other texts and events, and lies ten years after the one before. The first
number is that of the first 100 rows as they come, the second that of a question as analysts put it (``ASKED``), the
rows all fetched; each is the best of two, in seconds.
"""

from __future__ import annotations

import argparse
import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb

from flows.macros import read_macros
from flows.manifest import MANIFEST
from flows.model import build_analysis
from flows.store import Store
from flows.views import read_views
from transforms.contract import TABLES

SHARED = ("entities", "entity_aliases", "entity_roles", "places", "event_kinds", "topics")
"""Tables that are not copied: who and what there is stays the same."""

OWN_KEYS = re.compile(
    r"(document|event|event_mention|mention|participant|quote|timex|other)_id|duplicate_of|source_uri"
)
YEARS_APART = 10

ASKED = {
    "agreements": "where list_has_all(countries, ['IND', 'RUS'])",
    "beliefs": "where event_id = $event",
    "bilateral": "where country_a = 'IND' and country_b = 'RUS'",
    "calendar": "where list_contains(countries, 'IND')",
    "conflicts": "where event_id = $event",
    "corroboration": "where level = 'several sources' and date_start between date '2020-02-01' and date '2020-02-29'",
    "country_pairs": "where country_a = 'IND' and country_b = 'RUS'",
    "coverage": "where published_date between date '2020-02-01' and date '2020-02-29'",
    "event_lifecycle": "where event_id = $event",
    "event_sides": "where list_has_all(countries, ['IND', 'RUS'])",
    "meetings": "where list_has_all(countries, ['IND', 'RUS'])",
    "offices": "where name = $person",
    "people": "where name = $person",
    "plans": "where list_has_all(countries, ['IND', 'RUS'])",
    "plans_by_country": "where country_code = 'IND'",
    "reports": "where event_id = $event",
    "sanctions": "where list_contains(target_countries, 'RUS')",
    "slips": "where list_has_all(countries, ['IND', 'RUS'])",
    "sources": "where published_date = date '2020-02-03'",
    "statement_context": "where list_contains(addressee_countries, 'RUS')",
    "statements": "where speaker = $person",
    "timeline": "where list_has_all(countries, ['IND', 'RUS'])",
    "visit_meetings": "where visit_id = $event",
    "visits": "where list_has_all(host_countries, ['RUS']) and list_contains(visitor_countries, 'IND')",
    "who_meets_whom": "where name_a = $person or name_b = $person",
}
"""The question put to each view; those that are not listed are asked for all they have."""

CALLED = {
    "around": "around($event)",
    "as_of": "as_of('2016-02-17') where status = 'postponed'",
    "dossier": "dossier($person)",
    "entity_of": "entity_of('russia')",
    "event_of": "event_of($event)",
    "search": "search('trade border talks')",
    "timeline": "timeline('IND', 'RUS')",
    "upcoming": "upcoming('2016-02-17')",
}


def grow(source: Path, target: Path, copies: int) -> None:
    """Write a warehouse of so many copies of the events that ``source`` publishes."""
    given = Store(source).demand_current()
    folder = target / "snapshots" / given.snapshot_id
    shutil.rmtree(target, ignore_errors=True)
    folder.mkdir(parents=True)
    files = []
    for facts in given.files:
        for number in range(1 if facts.table in SHARED else copies):
            name = facts.name if not number else f"{facts.table}/{number}-{Path(facts.name).name}"
            (folder / name).parent.mkdir(exist_ok=True)
            if number:
                _shift(given.folder / facts.name, folder / name, facts.table, number)
            else:
                shutil.copyfile(given.folder / facts.name, folder / name)
            files.append(replace(facts, name=name, size_bytes=(folder / name).stat().st_size))
    grown = replace(given, folder=folder, files=tuple(sorted(files, key=lambda f: f.name)))
    (folder / MANIFEST).write_bytes(grown.to_json())
    (target / "latest").mkdir()
    for name in ("runs", "rejects"):
        shutil.copyfile(source / "latest" / f"{name}.parquet", target / "latest" / f"{name}.parquet")
    (target / "CURRENT").write_text(given.snapshot_id)


def _shift(source: Path, target: Path, table: str, number: int) -> None:
    columns = []
    for column in TABLES[table]:
        name = f'"{column.name}"'
        if OWN_KEYS.fullmatch(column.name):
            columns.append(f"{name} || '_{number}' as {name}")
        elif column.name == "document_ids":
            columns.append(f"regexp_replace({name}, '( |$)', '_{number}\\1', 'g') as {name}")
        elif column.type == "date":
            columns.append(f"cast({name} + interval {number * YEARS_APART} year as date) as {name}")
        else:
            columns.append(name)
    with duckdb.connect() as connection:
        connection.execute(
            f"copy (select {', '.join(columns)} from read_parquet('{source}')) to '{target}' (compression zstd)"
        )


def questions() -> Iterator[tuple[str, str, str]]:
    """Name, what gives the first rows (of a view), and the question."""
    for view in read_views():
        if view.file.startswith("exports/"):  # to be written to files, all rows of them
            continue
        yield view.name, f"from {view.name} limit 100", f"from {view.name} {ASKED.get(view.name, '')}"
    for macro in read_macros():
        yield macro.call, "", f"from {CALLED[macro.name]}"


def seconds(path: Path, query: str, known: dict[str, str]) -> tuple[float, int]:
    """The better time of two, and the rows."""
    best, rows = 1e9, 0
    with duckdb.connect(path, read_only=True) as connection:
        given = {name: value for name, value in known.items() if f"${name}" in query}
        for _ in range(2):
            begun = time.perf_counter()
            rows = len(connection.execute(query, given).fetchall())
            best = min(best, time.perf_counter() - begun)
    return best, rows


def measure(warehouse: Path, only: list[str]) -> None:
    """Build ``analysis.duckdb``, and print a line for each view and macro."""
    store = Store(warehouse)
    begun = time.perf_counter()
    if build_analysis(store):
        size = store.analysis.stat().st_size / 1e6
        print(f"analysis.duckdb: {time.perf_counter() - begun:.1f} s, {size:.0f} MB")
    with duckdb.connect(store.analysis, read_only=True) as connection:
        counts = "select (select count(*) from events), (select count(*) from event_mentions), count(*) from documents"
        print("events, event mentions, texts:", *connection.execute(counts).fetchall()[0])
        (event,) = connection.execute(
            "select event_id from events where kind = 'visit' and document_count > 4 order by event_id limit 1"
        ).fetchall()[0]
        (person,) = connection.execute(
            "select name from entities where entity_type = 'person' order by document_count desc, entity_id limit 1"
        ).fetchall()[0]
    for name, first, question in questions():
        if only and name.partition("(")[0] not in only:
            continue
        known = {"event": event, "person": person}
        shown = f"{seconds(store.analysis, first, known)[0]:8.2f}" if first else " " * 8
        took, rows = seconds(store.analysis, question, known)
        print(f"{name:24}{shown}{took:8.2f}{rows:10,}  {question}", flush=True)


def main() -> None:
    """Read the arguments, and do what they say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("warehouse", type=Path)
    parser.add_argument("only", nargs="*", help="views and macros, unless all")
    parser.add_argument("--grow", type=Path, help="the warehouse to copy from")
    parser.add_argument("--copies", type=int, default=3)
    given = parser.parse_args()
    if given.grow:
        grow(given.grow, given.warehouse, given.copies)
    else:
        measure(given.warehouse, given.only)


if __name__ == "__main__":
    main()
