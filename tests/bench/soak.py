"""A soak: hundreds of scheduled runs in one process, with new, changed, broken and vanished files between them.

    python -m tests.bench.soak [RUNS]

Annotates with the stand-in of the tests, for it is the store that is soaked. Prints, every so many runs: texts,
rejects, seconds of a run (median), memory of the process, snapshots, bytes on the disk (a file with several names
counts once), and what of them is the state. Ends with an error when a run failed that should not have.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import patch

from flows.schedule import serve_here
from flows.settings import load_settings
from flows.store import Store
from flows.verify import verify
from tests.flows.standin import annotate_batch
from tests.flows.warehouse import text_of

EVERY = 50
FILES = 40
"""Names that files have; a name is given again when all are."""
BROKEN = (b"", b"\x00\x01\x02", b"\xff\xfe\x00", "Ð½ÐµÑ".encode(), b"a")
SIDES = ("India", "Russia", "Kenya", "Sergei Lavrov/RUS", "Wang Yi/CHN")


def change(raw: Path, luck: random.Random, number: int) -> None:
    """What happens in the folder between two runs: something in four of five cases."""
    path = raw / f"{luck.randrange(FILES):02d}.txt"
    match luck.randrange(10):
        case 0 | 1:
            return
        case 2:
            path.write_bytes(luck.choice(BROKEN))
        case 3:
            path.unlink(missing_ok=True)
        case _:
            day = (date(2021, 3, 1) + timedelta(days=luck.randrange(300))).isoformat()
            line = f"visit | {luck.choice(SIDES)} | {luck.choice(SIDES)} | {day} | planned | "
            filler = f"Report {number} told it so, in words that nobody else had used, and then said it twice."
            path.write_text(text_of(day, line, filler=filler))


def on_disk(folder: Path) -> int:
    """Bytes of the files in a folder, each once whatever the number of its names."""
    return sum({s.st_ino: s.st_blocks * 512 for p in folder.rglob("*") if p.is_file() for s in [p.stat()]}.values())


def memory() -> int:
    """Bytes of memory that this process holds now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def soak(runs: int) -> None:
    """Run and print; see the module."""
    luck = random.Random(7)
    with tempfile.TemporaryDirectory() as place, patch("flows.annotation.annotate_batch", annotate_batch):
        raw, warehouse = Path(place) / "raw", Path(place) / "warehouse"
        raw.mkdir()
        settings = load_settings(
            {"raw": raw, "warehouse": warehouse, "workers": 1, "keep_snapshots": 5, "keep_hours": 0}
        )
        store, seconds, done, begun = Store(warehouse), [], 0, time.perf_counter()
        print("  runs  texts  rejects  s a run  memory MB  snapshots  disk MB  state MB", flush=True)

        def between(_: float) -> None:
            nonlocal done, begun
            done += 1
            seconds.append(time.perf_counter() - begun)
            if done % EVERY == 0:
                texts, rejects = store.read("documents").num_rows, store.read("rejects").num_rows
                print(
                    f"{done:>6} {texts:>6} {rejects:>8} {statistics.median(seconds[-EVERY:]):>8.2f}"
                    f" {memory() / 1e6:>10.0f} {len(store.names()):>10} {on_disk(warehouse) / 1e6:>8.1f}"
                    f" {on_disk(warehouse / 'state') / 1e6:>9.1f}",
                    flush=True,
                )
            change(raw, luck, done)
            begun = time.perf_counter()

        serve_here(settings, lambda last: last, wait=between, runs=runs)
        between(0.0)
        found = store.read("runs")
        told = verify(store, store.names())
        print(f"{found.num_rows} runs: {sorted(set(found['status'].to_pylist()))}; faults found: {len(told.faults)}")
        if told.faults or found["status"].to_pylist() != ["completed"] * runs:
            sys.exit("the soak found something")


if __name__ == "__main__":
    soak(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
