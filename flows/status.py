"""How a warehouse stands: what is published, how the last runs went, what is rejected, whether all checks hold."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.errors import NotFoundError
from flows.store import LIVE_TABLES, SNAPSHOT_TABLES, NothingPublishedError, Store

if TYPE_CHECKING:
    from flows.checks import Violation

RUNS_TOLD = 5


@dataclass(frozen=True, slots=True)
class Status:
    """What a person wants to know of a warehouse at a glance."""

    warehouse: Path
    snapshot: str | None
    published_at: str | None
    model: str | None
    rows: dict[str, int]
    runs: list[dict[str, Any]]
    """The last runs, newest first."""
    rejects: int

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Findings:
    """What the checks found in the published tables."""

    snapshot: str
    rows: int
    """Rows checked."""
    violations: list[Violation]

    @property
    def failed(self) -> bool:
        """True when a check of severity *error* failed."""
        return any(v.severity == "error" for v in self.violations)


def status_of(warehouse: Path) -> Status:
    """How a warehouse stands. Raises ``NotFoundError`` when there is none."""
    store = existing(warehouse)
    current = store.current()
    runs = store.read("runs").sort_by([("started_at", "descending")]).slice(0, RUNS_TOLD).to_pylist()
    rows: dict[str, int] = {}
    for file in current.files if current is not None else ():
        rows[file.table] = rows.get(file.table, 0) + file.rows
    return Status(
        warehouse=store.warehouse,
        snapshot=current.snapshot_id if current is not None else None,
        published_at=current.created_at if current is not None else None,
        model=current.facts.get("model") if current is not None else None,
        rows=rows,
        runs=runs,
        rejects=store.read("rejects").num_rows,
    )


def check_published(warehouse: Path) -> Findings:
    """Hold the published tables against the contract and all checks. Raises ``NotFoundError`` when there are none."""
    from flows.checks import run_checks
    from flows.model import on_snapshot

    store = existing(warehouse)
    current = store.current()
    if current is None:
        raise NothingPublishedError(warehouse)
    live = {name: store.read(name) for name in LIVE_TABLES}
    rows = sum(f.rows for f in current.files) + sum(t.num_rows for t in live.values())
    with on_snapshot(current, live) as db:
        return Findings(current.snapshot_id, rows, run_checks(db, tables=(*SNAPSHOT_TABLES, *LIVE_TABLES)))


def existing(warehouse: Path) -> Store:
    """The store of a warehouse that is there. Raises ``NotFoundError`` when there is none."""
    store = Store(warehouse)
    if not (warehouse / "CURRENT").exists() and not store.latest.is_dir():
        raise NotFoundError(
            f"There is no warehouse in {warehouse}.",
            advice="Build one with `dateline run`, or name the folder of one with --warehouse.",
        )
    return store
