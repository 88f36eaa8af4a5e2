"""Freshness: whether new texts come, and whether runs end well, as the records of runs have it.

``dateline status --fresh 1d`` is for those without a Prefect server, in a cron job that mails what fails; with one, an
automation tells (see ``docs/operations.md``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow.compute as pc

from flows.errors import CheckFailedError
from flows.status import existing


class StaleError(CheckFailedError):
    """No new text has come for longer than it may, or the last run did not end well; ``freshness`` tells."""

    def __init__(self, message: str, advice: str, freshness: Freshness) -> None:
        super().__init__(message, advice=advice)
        self.freshness = freshness


@dataclass(frozen=True, slots=True)
class Freshness:
    """When a warehouse last heard of the world. All moments in UTC."""

    warehouse: Path
    new_texts_at: datetime | None
    """Beginning of the last run that found new texts."""
    new_texts: int
    """How many it found."""
    last_run: Mapping[str, Any] | None
    """The last run that has ended, as a row of ``runs``."""


def freshness_of(warehouse: Path) -> Freshness:
    """How fresh a warehouse is. Raises ``NotFoundError`` when there is none."""
    store = existing(warehouse)
    runs = store.read("runs").sort_by([("started_at", "descending")])
    ended = runs.filter(pc.invert(pc.equal(runs["status"], "running"))).slice(0, 1).to_pylist()
    added = runs.filter(pc.greater(runs["documents_added"], 0)).slice(0, 1).to_pylist()
    return Freshness(
        warehouse=store.warehouse,
        new_texts_at=added[0]["started_at"].replace(tzinfo=UTC) if added else None,
        new_texts=added[0]["documents_added"] if added else 0,
        last_run=ended[0] if ended else None,
    )


def demand_fresh(found: Freshness, within: timedelta, now: datetime) -> None:
    """Raise ``StaleError`` when the last run failed, or no new text has come within so long before ``now``."""
    run = found.last_run
    if run is not None and run["status"] == "failed":
        ago = _span(now - run["started_at"].replace(tzinfo=UTC))
        raise StaleError(
            f"The last run in {found.warehouse}, {ago} ago, failed.",
            "Run `dateline run` to see why, or look into the log of what runs it.",
            found,
        )
    if found.new_texts_at is not None and now - found.new_texts_at <= within:
        return
    told = f"the last came {_span(now - found.new_texts_at)} ago" if found.new_texts_at else "none ever came"
    last = f"the last run was {_span(now - run['started_at'].replace(tzinfo=UTC))} ago" if run else "there was no run"
    raise StaleError(
        f"No new text has come to {found.warehouse} for {_span(within)}: {told}; {last}.",
        "See whether texts still arrive in the raw folder, and whether what runs `dateline` still does.",
        found,
    )


def _span(length: timedelta) -> str:
    """``2 d 3 h``, ``45 min``: the two largest units."""
    minutes = max(int(length.total_seconds() // 60), 0)
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [f"{n} {unit}" for n, unit in ((days, "d"), (hours, "h"), (minutes, "min")) if n]
    return " ".join(parts[:2]) or "0 min"
