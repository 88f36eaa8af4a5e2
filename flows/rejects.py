"""Rejects: what could not be read or annotated, why, and what to do; tried again on request, and loud when many.

A file or text stays rejected until it changes, or Dateline does, or somebody asks for it to be tried again. A run of
whose new texts too large a share is rejected fails, after it has published the good ones: a text that was read is kept
whatever comes beside it, so that to withhold it would only put it off to the next run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from flows.errors import DatelineError, ExitCode
from transforms.contract.values import REJECT_REASONS

if TYPE_CHECKING:
    from flows.runs import Run
    from flows.settings import Settings

LEAST_REJECTS = 5
"""Fewer new rejects than this never fail a run: one bad file of three tells nothing of the other two's source."""

REASONS_TOLD = 3


class Reason(NamedTuple):
    """What a reason code means, and what to do about it."""

    meaning: str
    advice: str


REASONS: Mapping[str, Reason] = {
    "empty": Reason("nothing to be seen in it", "Fetch it again, or delete it."),
    "binary": Reason("no text at all", "Save what it holds as plain text, or delete it."),
    "too_large": Reason(
        "larger than a text may be", "Cut it into texts, or raise the limit with --max-bytes (DATELINE_MAX_BYTES)."
    ),
    "undecodable": Reason("in an encoding that is not known", "Save it as UTF-8."),
    "unreadable": Reason(
        "cannot be opened, or is not whole", "See whether it may be read; fetch a broken archive again."
    ),
    "annotation_failed": Reason(
        "read, and published as a text, but not annotated", "See its detail; after a cure: dateline rejects --retry."
    ),
}
"""By reason code of the contract."""

assert set(REASONS) == set(REJECT_REASONS)


class TooManyRejectsError(DatelineError):
    """More of a run's new texts were rejected than may be; the good ones are published all the same."""

    exit_code = ExitCode.REJECTED

    def __init__(self, rejected: Mapping[str, int], tried: int, allowed: float) -> None:
        self.rejected = rejected
        """New rejects by reason, the commonest first."""
        self.tried = tried
        """New files and texts of the run."""
        number = sum(rejected.values())
        told = [f"{count:,} × {reason} ({REASONS[reason].meaning})" for reason, count in rejected.items()]
        if len(told) > REASONS_TOLD:
            told[REASONS_TOLD:] = [f"{sum(list(rejected.values())[REASONS_TOLD:]):,} for other reasons"]
        super().__init__(
            f"{number:,} of {tried:,} new texts ({number / tried:.0%}) were rejected, more than the {allowed:.0%} that "
            f"are allowed: {', '.join(told)}. All others are taken in.",
            advice="dateline rejects shows each with what to do. If so many are to be expected, set "
            "DATELINE_MAX_REJECT_SHARE (1 allows all).",
        )


def rejects_of(warehouse: Path) -> list[dict[str, Any]]:
    """What is rejected at present, by source: rows of the contract's table, and ``advice`` by their reason.

    Raises ``NotFoundError`` when there is no warehouse.
    """
    from flows.status import existing

    rows = existing(warehouse).read("rejects").to_pylist()
    found = [{**row, "advice": REASONS[row["reason"]].advice} for row in rows]
    return sorted(found, key=lambda row: (row["source_uri"], row["reason"]))


def summary_of(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rejects by reason, the commonest first: reason, number, meaning, advice."""
    counts = Counter(row["reason"] for row in rows)
    return [
        {"reason": reason, "number": number, **REASONS[reason]._asdict()}
        for reason, number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]


def retry(settings: Settings) -> int:
    """Have the next run try again whatever is rejected; how many rejects there are.

    Raises ``NotFoundError`` when there is no warehouse, and ``LockedError`` while a run goes on.
    """
    from flows.state import State
    from flows.state_file import state_folder
    from flows.status import existing

    store = existing(settings.warehouse)
    with store.lock(), State(state_folder(store.warehouse)) as state, state.transaction() as db:
        db.execute(
            """with rejected as (
                   select source_uri, container from files semi join rejects using (source_uri)
                   where document_id is null
               )
               update files set reader = ''
               where source_uri in (select unnest([source_uri, container]) from rejected)"""
        )
        db.execute("delete from annotated where failed")
        row = db.execute("select count(*) from rejects").fetchall()[0]
    return int(row[0])


def demand_few(run: Run) -> None:
    """Raise ``TooManyRejectsError`` when too large a share of what is new in a run was rejected in it.

    What was rejected before and is again, for the same reason, is not new.
    """
    rejected = run.state.rejected_in(run.run_id)
    number = sum(rejected.values())
    unread = number - rejected.get("annotation_failed", 0)
    tried = unread + max(run.counts.documents_added, run.annotated + run.failed)
    if number >= LEAST_REJECTS and number > run.settings.max_reject_share * tried:
        raise TooManyRejectsError(rejected, tried, run.settings.max_reject_share)
