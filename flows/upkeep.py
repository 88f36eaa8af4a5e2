"""Upkeep of a warehouse beside its runs, as one list of chores: sweep, collect old snapshots, verify, check.

Every chore is a function of the store and the settings that says in one line what it did, and what it found to be
wrong. All chores are done, whatever the first ones find. A chore that writes waits for a run that is going on.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flows.errors import StorageError
from flows.lock import PATIENCE
from flows.retention import collect_garbage
from flows.settings import Settings
from flows.status import check_published
from flows.store import Store
from flows.verify import verify as verified

PROBLEMS_TOLD = 20
"""Problems that an error names one by one."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a chore."""

    done: str
    """One line."""
    problems: tuple[str, ...] = ()
    """What a person has to look at, a line each."""


@dataclass(frozen=True, slots=True)
class Chore:
    """One thing to do. ``work`` does it."""

    name: str
    work: Callable[[Store, Settings], Outcome]


class UpkeepError(StorageError):
    """Upkeep found the warehouse not to be as it was published; ``problems`` are those found."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        told = "\n".join(f"  {problem}" for problem in self.problems[:PROBLEMS_TOLD])
        number = len(self.problems)
        super().__init__(
            f"upkeep found {number:,} problem{'s' * (number != 1)}:\n{told}",
            advice="What is derived is made again by the next run, and `dateline rollback` leaves a broken snapshot. "
            "Tables that do not hold the checks are a defect of Dateline: please report the lines above.",
        )


def sweep(store: Store, settings: Settings) -> Outcome:
    """Delete what a crash left, and make ``latest/`` and ``analysis.duckdb`` again where they are not as published."""
    with store.lock(PATIENCE):
        repair = store.repair()
    done = f"{len(repair.swept):,} leftovers deleted, {len(repair.relinked):,} files of latest/ made again"
    return Outcome(done + (", analysis.duckdb made again" if repair.analysis else ""))


def gc(store: Store, settings: Settings) -> Outcome:
    """Delete old snapshots, as every run does that publishes."""
    with store.lock(PATIENCE):
        gone = collect_garbage(store, keep_snapshots=settings.keep_snapshots, keep_hours=settings.keep_hours)
    return Outcome(f"{len(gone.snapshots):,} old snapshots deleted, {gone.freed_bytes:,} bytes")


def verify(store: Store, settings: Settings) -> Outcome:
    """Hold all snapshots, ``latest/`` and ``analysis.duckdb`` against their hashes."""
    with store.lock(PATIENCE):
        found = verified(store, store.names())
    faults = tuple(f"{fault.where}: {fault.file}: {fault.problem}" for fault in found.faults)
    done = f"{len(found.snapshots):,} snapshots, {found.files:,} files, {found.size_bytes:,} bytes"
    return Outcome(f"{done}: {len(faults):,} faults", faults)


def check(store: Store, settings: Settings) -> Outcome:
    """Hold the published tables against the contract and all checks."""
    findings = check_published(store.warehouse)
    errors = tuple(str(v) for v in findings.violations if v.severity == "error")
    warnings = len(findings.violations) - len(errors)
    done = f"{findings.rows:,} rows of snapshot {findings.snapshot}: {len(errors):,} errors, {warnings:,} warnings"
    return Outcome(done, errors)


CHORES: tuple[Chore, ...] = (
    Chore("sweep", sweep),
    Chore("gc", gc),
    Chore("verify", verify),
    Chore("check", check),
)
"""What upkeep does, in this order, whoever does it."""


def perform(chore: Chore, store: Store, settings: Settings) -> tuple[Outcome, float]:
    """Do one chore; what came of it, and its seconds."""
    begun = time.monotonic()
    outcome = chore.work(store, settings)
    return outcome, time.monotonic() - begun
