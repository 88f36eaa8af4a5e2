"""Tables cut by month: which files there are, what of them is written anew, and what readers find meanwhile."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tiny_world import tiny_rows, tiny_tables

from flows.model import build_analysis
from flows.parts import on_tables, parts_of, rows_of
from flows.store import SNAPSHOT_TABLES, Store
from flows.tablefile import content_sha256, in_key_order, spool, write_groups
from transforms.contract import CONTRACT_VERSION, TABLES

MONTHS = {"d1": date(2023, 5, 1), "d2": date(2023, 6, 8), "d3": date(2023, 6, 17), "d4": None}
CUT = (
    "document_sources",
    "documents",
    "event_history",
    "event_mention_participants",
    "event_mentions",
    "mentions",
    "sentences",
)
"""The tables of texts of the tiny story that have a row for each month."""


def story(**labels: str) -> dict[str, pa.Table]:
    """The tiny story, over two months and an undated text; a document's title may be given."""
    rows = tiny_rows()
    for row in rows["documents"]:
        row |= {"published_date": MONTHS[row["document_id"]], "title": labels.get(row["document_id"])}
    for row in rows["event_history"]:
        row["reported_on"] = MONTHS[row["document_id"]]
    return tiny_tables(rows)


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables of more than three rows are large."""
    monkeypatch.setattr("flows.parts.LARGEST_WHOLE", {"sentences": 3, "events": 3})


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "warehouse")


def files_of(folder: Path) -> set[str]:
    return {str(p.relative_to(folder)) for p in folder.rglob("*.parquet")}


@pytest.mark.usefixtures("large")
def test_a_large_table_is_a_file_for_each_month(store: Store) -> None:
    snapshot = store.publish(story(), manifest={}).snapshot
    expected = {f"{table}/{month}.parquet" for table in CUT for month in ("2023-05", "2023-06", "undated")}
    expected |= {"quotes/2023-06.parquet"}
    expected |= {f"{table}.parquet" for table in SNAPSHOT_TABLES if table not in (*CUT, "quotes")}
    assert files_of(snapshot.folder) == files_of(store.latest) == expected
    may = pq.read_table(store.latest / "mentions" / "2023-05.parquet")
    assert may["document_id"].to_pylist() == ["d1", "d1"]
    assert [f.rows for f in snapshot.files if f.table == "event_history"] == [1, 3, 1]


@pytest.mark.usefixtures("large")
def test_a_large_table_is_read_back_whole(store: Store) -> None:
    store.publish(story(), manifest={})
    for name, table in story().items():
        assert store.read(name).equals(table), name


@pytest.mark.usefixtures("large")
def test_only_the_months_that_changed_are_written(store: Store) -> None:
    first = store.publish(story(), manifest={}).snapshot
    second = store.publish(story(d2="Visit postponed"), manifest={})
    assert second.written == ("documents",)
    assert [f.name for f in second.snapshot.files if f.snapshot == second.snapshot_id] == ["documents/2023-06.parquet"]
    for facts in second.snapshot.files:
        is_new = facts.name == "documents/2023-06.parquet"
        assert (second.snapshot.folder / facts.name).samefile(first.folder / facts.name) is not is_new
        assert (store.latest / facts.name).samefile(second.snapshot.folder / facts.name)


@pytest.mark.usefixtures("large")
def test_rows_that_come_in_another_order_are_the_same(store: Store) -> None:
    store.publish(story(), manifest={})
    mixed = {
        name: table.take(pa.array(random.Random(7).sample(range(table.num_rows), table.num_rows), pa.int64()))
        for name, table in story().items()
    }
    assert not store.publish(mixed, manifest={}).is_new


def test_a_table_that_grows_becomes_a_folder_and_one_that_shrinks_a_file(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = {f"{table}.parquet" for table in SNAPSHOT_TABLES}
    for limit, is_cut in ((500, False), (3, True), (500, False), (3, True)):
        monkeypatch.setattr("flows.parts.LARGEST_WHOLE", {"sentences": limit, "events": 3})
        publication = store.publish(story(d1=f"At {limit}"), manifest={})
        assert set(CUT) <= set(publication.written)
        assert (files_of(store.latest) == whole) is not is_cut
        assert files_of(store.latest) == files_of(publication.snapshot.folder)
        assert store.read("mentions").equals(story()["mentions"])
        assert not [p for p in store.latest.iterdir() if p.name.startswith(".")]


@pytest.mark.usefixtures("large")
def test_months_that_are_gone_are_taken_away(store: Store) -> None:
    store.publish(story(), manifest={})
    rows = tiny_rows()  # all in one month
    store.publish(tiny_tables(rows), manifest={})
    assert [p.name for p in sorted((store.latest / "mentions").iterdir())] == ["2023-05.parquet"]


@pytest.mark.usefixtures("large")
def test_repair_restores_folders(store: Store) -> None:
    store.publish(story(), manifest={})
    (store.latest / "mentions" / "2023-05.parquet").unlink()
    (store.latest / "mentions" / "2019-01.parquet").write_bytes(b"x")
    (store.latest / "mentions" / ".2023-06.parquet.unfinished").write_bytes(b"x")
    (store.latest / ".sentences.unfinished").mkdir()
    for path in (store.latest / "sentences").iterdir():
        path.unlink()
    (store.latest / "sentences").rmdir()
    (store.latest / "gone").mkdir()
    repair = store.repair()
    assert repair.swept == (".2023-06.parquet.unfinished", ".sentences.unfinished")
    assert set(repair.relinked) == {
        "mentions/2023-05.parquet",
        "mentions/2019-01.parquet",
        *(f"sentences/{month}.parquet" for month in ("2023-05", "2023-06", "undated")),
        "gone",
    }
    assert not store.repair()


@pytest.mark.usefixtures("large")
def test_analysis_reads_months_inside_and_outside(store: Store) -> None:
    store.publish(story(), manifest={})
    for largest in (0, 1 << 30):
        assert build_analysis(store, largest_inside=largest, views=[])
        with duckdb.connect(store.analysis, read_only=True) as db:
            assert db.execute("select count(*) from mentions").fetchall() == [(8,)]


@pytest.mark.usefixtures("large")
def test_a_damaged_month_is_not_carried_on(store: Store) -> None:
    first = store.publish(story(), manifest={}).snapshot
    damaged = first.folder / "mentions" / "2023-05.parquet"
    damaged.chmod(0o644)
    damaged.write_bytes(b"x" * damaged.stat().st_size)
    second = store.publish(story(d2="Visit postponed"), manifest={})
    assert second.written == ("documents", "mentions")
    assert store.read("mentions").equals(story()["mentions"])


def test_another_version_of_duckdb_publishes_nothing_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first = store.publish(story(), manifest={}).snapshot
    monkeypatch.setattr(duckdb, "__version__", "9.9.9")
    assert not store.publish(story(), manifest={}).is_new
    second = store.publish(story(d1="Another"), manifest={}).snapshot
    assert [f.name for f in second.files if f.snapshot != first.snapshot_id] == ["documents.parquet"]
    assert {f.fingerprint[:12] for f in second.files} == {"duckdb 9.9.9"}


@pytest.mark.parametrize("changed", ["mention_id", "document_id", "char_start", "text", "entity_id"])
def test_a_fingerprint_tells_any_other_value(changed: str) -> None:
    def fingerprint(**columns: Any) -> str:
        rows = tiny_rows()
        rows["mentions"][3] |= columns
        with on_tables(tiny_tables(rows)) as db:
            (part,) = parts_of(db, ["mentions"])
        return part.fingerprint

    assert fingerprint() != fingerprint(**{changed: 99 if changed == "char_start" else "other"})
    assert fingerprint(entity_id=None) != fingerprint(entity_id="")


def test_rows_taken_in_batches_give_the_bytes_of_the_table_at_once(tmp_path: Path) -> None:
    """More than two row groups, through the database and the spool, against Arrow's own writer."""
    contract = TABLES["entity_aliases"]
    numbers = list(range(300_000))
    random.Random(1).shuffle(numbers)
    table = pa.table(
        {
            "entity_id": [f"e_{n // 3:06}" for n in numbers],
            "alias": [f"Äöü {n % 3}" for n in numbers],
            "mention_count": numbers,
        },
        schema=contract.arrow,
    )
    ordered = in_key_order(table, contract)
    metadata = {**(contract.arrow.metadata or {}), b"dateline.snapshot": "s", b"dateline.contract": CONTRACT_VERSION}
    pq.write_table(
        ordered.replace_schema_metadata(metadata),
        tmp_path / "at_once.parquet",
        version="2.6",
        compression="zstd",
        compression_level=3,
        row_group_size=131_072,
        data_page_size=1_048_576,
        data_page_version="1.0",
        use_dictionary=True,
        write_statistics=True,
        write_page_index=True,
        store_schema=True,
        coerce_timestamps="us",
    )
    with on_tables({"entity_aliases": table}) as db:
        (spooled,) = [
            spool(batches, contract, tmp_path / "rows") for _, batches in rows_of(db, parts_of(db, ["entity_aliases"]))
        ]
    write_groups(spooled.groups(), tmp_path / "streamed.parquet", contract, snapshot="s")
    assert (tmp_path / "streamed.parquet").read_bytes() == (tmp_path / "at_once.parquet").read_bytes()
    assert (spooled.rows, spooled.content_sha256) == (300_000, content_sha256(ordered, contract))


def test_months_that_are_too_many_to_be_sorted_at_once_come_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.parts.LARGEST_WHOLE", {"sentences": 3, "events": 3})
    monkeypatch.setattr("flows.parts.ROWS_AT_ONCE", 2)
    with on_tables(story()) as db:
        parts = parts_of(db, ["mentions"])
        found = {part.month: batches.read_all()["mention_id"].to_pylist() for part, batches in rows_of(db, parts)}
    assert found == {"2023-05": ["m1", "m2"], "2023-06": ["m3", "m4", "m5", "m6", "m7"], "undated": ["m8"]}
