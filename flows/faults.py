"""Named points at which a run can be killed on purpose, so that tests can show that nothing is lost by it.

``reached(name)`` does nothing unless the environment variable ``DATELINE_FAULT`` names the point; then the process dies
of SIGKILL there and then, as it would when the machine's memory runs out. ``name@3`` means the third time.
"""

from __future__ import annotations

import os
import signal
from collections import Counter

VARIABLE = "DATELINE_FAULT"

PIPELINE_FAULTS = (
    "ingest: files read",
    "ingest: files written",
    "annotate: superseded dropped",
    "annotate: batch done",
    "annotate: batch written",
    "resolve: begun",
    "resolve: tables settled",
    "check: tables checked",
)
"""Every point of the stages before publication, in the order in which an undisturbed run passes them."""

STORE_FAULTS = (
    "publish: rows put down",
    "publish: file staged",
    "publish: files staged",
    "publish: manifest staged",
    "publish: snapshot renamed",
    "publish: CURRENT written aside",
    "publish: CURRENT replaced",
    "latest: folder made",
    "latest: file replaced",
    "latest: tables replaced",
    "latest: manifest replaced",
    "live: file written",
    "analysis: built aside",
    "analysis: replaced",
    "repair: leftovers swept",
)
"""Every point of the store, in the order in which an undisturbed publication passes them."""

UPKEEP_FAULTS = (
    "rollback: held",
    "gc: snapshot renamed",
    "gc: snapshot deleted",
)
"""Every point of what is done to snapshots that are there."""

FAULTS = (*PIPELINE_FAULTS, *STORE_FAULTS, *UPKEEP_FAULTS)
"""Every point there is."""

_passed: Counter[str] = Counter()


def reached(name: str) -> None:
    """Die here if ``DATELINE_FAULT`` says so. Raises ``ValueError`` for a point that ``FAULTS`` does not list."""
    if name not in FAULTS:
        raise ValueError(f"fault point {name!r} is not listed in flows/faults.py")
    wanted = os.environ.get(VARIABLE)
    if wanted is None:
        return
    point, _, count = wanted.partition("@")
    if point == name:
        _passed[name] += 1
        if _passed[name] == int(count or 1):
            os.kill(os.getpid(), signal.SIGKILL)
