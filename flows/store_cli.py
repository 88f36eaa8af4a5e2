"""``dateline snapshots``, ``diff``, ``verify``, ``gc``, ``rollback`` and ``resume`` on the command line."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from flows.settings import Settings
    from flows.store import Store

Warehouse = Annotated[
    Path | None, typer.Option("--warehouse", "-w", metavar="DIR", help="Folder of the warehouse. [default: warehouse]")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Name = "An identifier, its number, or its beginning"


def snapshots(warehouse: Warehouse = None, as_json: AsJson = False) -> None:
    """The snapshots that are there: when they were published, how large they are, which is current."""
    from flows.retention import list_snapshots
    from flows.terminal import console_for, print_rows, write_object

    listed = list_snapshots(_store(warehouse))
    if as_json:
        write_object({"snapshots": [asdict(one) for one in listed]}, sys.stdout)
        return
    names = ["snapshot", "published", "rows", "size", "of its own", ""]
    rows = [
        (
            one.snapshot_id,
            one.created_at.replace("T", " ").replace("+00:00", "Z"),
            f"{one.rows:,}",
            _bytes(one.size_bytes),
            _bytes(one.own_bytes),
            one.problem or ("held" if one.is_held else "current" if one.is_current else ""),
        )
        for one in listed
    ]
    print_rows(console_for(), names, rows)


def diff(
    before: Annotated[str | None, typer.Argument(metavar="[A]", help=f"{Name}. [default: the one before B]")] = None,
    after: Annotated[str | None, typer.Argument(metavar="[B]", help=f"{Name}. [default: the current one]")] = None,
    table: Annotated[str | None, typer.Option(help="Show the rows of this table.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="So many rows at most, with --table.")] = 50,
    warehouse: Warehouse = None,
    as_json: AsJson = False,
) -> None:
    """What changed from snapshot A to B: rows added, gone and changed, by table and column."""
    from flows.difference import differences, row_differences
    from flows.hold import name_before, name_of
    from flows.manifest import read_snapshot
    from flows.terminal import console_for, print_rows, write_object

    store = _store(warehouse)
    last = name_of(store, after) if after else store.demand_current().snapshot_id
    first = name_of(store, before) if before else name_before(store, read_snapshot(store.snapshots / last))
    ends = read_snapshot(store.snapshots / first), read_snapshot(store.snapshots / last)
    names: list[str]
    rows: list[tuple[Any, ...]]
    if table is not None:
        found = row_differences(*ends, table, limit)
        told: list[Any] = [asdict(row) for row in found]
        names = ["change", "key", "column", "before", "after"]
        rows = [(r.change, " ".join(map(str, r.key)), r.column, r.before, r.after) for r in found]
    else:
        differing = differences(*ends)
        told = [asdict(one) for one in differing]
        names = ["table", "added", "gone", "changed", "columns that changed"]
        rows = [
            (d.table, d.added, d.gone, d.changed, ", ".join(f"{n} {count:,}" for n, count in d.columns.items()))
            for d in differing
        ]
    if as_json:
        write_object({"before": first, "after": last, "table" if table else "tables": told}, sys.stdout)
    elif rows:
        print_rows(console_for(), names, rows)
    else:
        typer.echo(f"{first} and {last} hold the same rows.")


def verify(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[SNAPSHOT...]", help=f"{Name}. [default: current]")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="All snapshots that are there.")] = False,
    warehouse: Warehouse = None,
    as_json: AsJson = False,
) -> None:
    """Hold a snapshot, latest/ and analysis.duckdb against their hashes, every byte; exit code 5 when one is wrong."""
    from flows.errors import ExitCode
    from flows.hold import name_of
    from flows.terminal import console_for, print_rows, write_object
    from flows.verify import verify as verified

    store = _store(warehouse)
    asked = [name_of(store, name) for name in names or ()]
    found = verified(store, store.names() if every else asked or [store.demand_current().snapshot_id])
    if as_json:
        write_object(asdict(found), sys.stdout)
    else:
        if found.faults:
            print_rows(
                console_for(), ["where", "file", "problem"], [(f.where, f.file, f.problem) for f in found.faults]
            )
        told = f"{len(found.snapshots):,} snapshots, {found.files:,} files, {_bytes(found.size_bytes)}"
        typer.echo(f"{told}: " + (f"{len(found.faults):,} faults." if found.faults else "all as they were published."))
    if found.faults:
        if not as_json:
            typer.echo(
                "What is derived is made again by the next run; a broken snapshot is left by `dateline rollback`."
            )
        raise typer.Exit(ExitCode.STORAGE)


def gc(
    keep_snapshots: Annotated[int | None, typer.Option(min=1, help="Keep so many, the newest. [default: 10]")] = None,
    keep_hours: Annotated[
        float | None, typer.Option(min=0, help="Keep what was current within so many hours. [default: 6]")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go.")] = False,
    warehouse: Warehouse = None,
) -> None:
    """Delete old snapshots: those that are neither among the newest nor were current lately. Every run does it too."""
    from flows.retention import collect_garbage

    settings = _settings(warehouse=warehouse, keep_snapshots=keep_snapshots, keep_hours=keep_hours)
    gone = collect_garbage(
        _store(warehouse), keep_snapshots=settings.keep_snapshots, keep_hours=settings.keep_hours, dry_run=dry_run
    )
    for name in gone.snapshots:
        typer.echo(f"{'would delete' if dry_run else 'deleted'} {name}")
    typer.echo(f"{len(gone.snapshots):,} snapshots, {_bytes(gone.freed_bytes)}")


def rollback(
    snapshot: Annotated[
        str | None, typer.Argument(metavar="[SNAPSHOT]", help=f"{Name}. [default: the one before]")
    ] = None,
    warehouse: Warehouse = None,
) -> None:
    """Publish an older snapshot and hold it, whatever runs come, until `dateline resume`."""
    from flows import hold

    held = hold.rollback(_store(warehouse), snapshot)
    typer.echo(
        f"{held.snapshot_id} is current, and held: runs read new texts and publish nothing until `dateline resume`."
    )


def resume(warehouse: Warehouse = None) -> None:
    """Let runs publish again after a rollback."""
    from flows import hold

    held = hold.resume(_store(warehouse))
    typer.echo(
        f"No longer held at {held.snapshot_id}: the next run publishes all that has come since."
        if held
        else "The warehouse is not held."
    )


def _settings(**options: Any) -> Settings:
    from flows.settings import load_settings

    return load_settings(options)


def _store(warehouse: Path | None) -> Store:
    """The store of a warehouse that is there. Raises ``NotFoundError`` when there is none."""
    from flows.status import existing

    return existing(_settings(warehouse=warehouse).warehouse)


def _bytes(size: int) -> str:
    digits = max(len(str(size)) - 1, 0) // 3
    return f"{size / 1000**digits:.3g} {('B', 'kB', 'MB', 'GB', 'TB')[min(digits, 4)]}"
