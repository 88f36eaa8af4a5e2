"""Seconds from a kill to a whole, up-to-date warehouse: a run killed at each fault point, and the next begun at once.

    python -m tests.bench.recovery RAW [FRESH]

The warehouse holds all texts of a folder but the last ``FRESH`` by name (10); the run that is killed is the one that
adds those. Prints by fault point the seconds of the next run, from its start to its end, and beside them those of a
run that nobody kills, all in one go. Ends with an error when a run does not end in the state of an undisturbed one.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from flows.faults import PIPELINE_FAULTS, STORE_FAULTS
from flows.store import SNAPSHOT_TABLES, Store
from flows.verify import verify
from tests.flows.warehouse import without_runs

UNREACHED = ("latest: folder made",)
"""Points that only tables beyond the size of one file pass."""


def dateline(raw: Path, warehouse: Path, fault: str | None = None) -> tuple[int, float]:
    """Exit code and seconds of one run."""
    environment = {**os.environ, **({"DATELINE_FAULT": fault} if fault else {})}
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "flows.cli", "run", str(raw), "-w", str(warehouse)],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    return done.returncode, time.perf_counter() - begun


def whole(warehouse: Path) -> dict[str, object]:
    """What is published, without the columns that tell of runs. Raises ``AssertionError`` when a file is broken."""
    store = Store(warehouse)
    assert not verify(store, [store.demand_current().snapshot_id]).faults
    return {name: without_runs(name, store.read(name)) for name in SNAPSHOT_TABLES}


def measure(texts: Path, fresh: int = 10) -> None:
    """Kill, run again and print; see the module."""
    with tempfile.TemporaryDirectory() as place:
        before, raw = Path(place) / "before", Path(place) / "raw"
        raw.mkdir()
        files = sorted(path for path in texts.iterdir() if path.is_file())
        for path in files[:-fresh]:
            shutil.copy2(path, raw)
        assert dateline(raw, before)[0] == 0
        for path in files[-fresh:]:
            shutil.copy2(path, raw)
        clean = Path(place) / "clean"
        shutil.copytree(before, clean)
        code, undisturbed = dateline(raw, clean)
        assert code == 0
        expected = whole(clean)
        print(f"{len(files) - fresh} texts, then {fresh} more; undisturbed {undisturbed:.1f} s", flush=True)
        taken = []
        for fault in (*PIPELINE_FAULTS, *STORE_FAULTS):
            if fault in UNREACHED:
                continue
            warehouse = Path(place) / "warehouse"
            shutil.copytree(before, warehouse)
            assert dateline(raw, warehouse, fault)[0] == -signal.SIGKILL, f"{fault} was not reached"
            code, seconds = dateline(raw, warehouse)
            assert code == 0
            assert whole(warehouse) == expected, f"killed at {fault!r}, the next run ends otherwise"
            print(f"  {fault:<32} {seconds:5.1f} s", flush=True)
            taken.append(seconds)
            shutil.rmtree(warehouse)
        print(
            f"{len(taken)} kills; {min(taken):.1f} to {max(taken):.1f} s, median {sorted(taken)[len(taken) // 2]:.1f}"
        )


if __name__ == "__main__":
    measure(Path(sys.argv[1]), *map(int, sys.argv[2:]))
