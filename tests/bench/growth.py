"""Growth: synthetic annotations of any size, and how resolution's time and memory grow with them.

    python -m tests.bench.growth --mentions 100000 --out FOLDER     write them as Parquet
    python -m tests.bench.growth --measure 10000 100000 1000000     time resolve over these sizes, each in a process

The same numbers always give the same annotations. ``split`` holds back texts that come later, for "100 more texts".
"""

import argparse
import json
import multiprocessing
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import pairwise
from math import log
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tests.bench.growth_news import make_news
from tests.bench.growth_tables import lay_out


class Corpus(NamedTuple):
    """What ``resolve`` takes."""

    documents: pa.Table
    sources: pa.Table
    annotations: Mapping[str, pa.Table]


def annotations(mentions: int, seed: int = 1) -> Corpus:
    """Documents, sources and annotations of texts with about so many event mentions in all."""
    return _corpus(dict(lay_out(make_news(mentions, seed), seed)))


def _corpus(tables: dict[str, pa.Table]) -> Corpus:
    return Corpus(tables.pop("documents"), tables.pop("document_sources"), tables)


def split(corpus: Corpus, texts: int, newest: bool = True) -> tuple[Corpus, Corpus]:
    """The corpus without so many of its texts, and these: the last by day of publication, or some of all years."""
    documents = corpus.documents.select(["document_id", "published_date"])
    if newest:
        order = documents.sort_by([("published_date", "descending"), ("document_id", "ascending")])
        held_back = order["document_id"].slice(0, texts)
    else:
        held_back = documents["document_id"].take(pa.array(range(0, len(documents), max(1, len(documents) // texts))))
        held_back = held_back.slice(0, texts)
    return _only(corpus, held_back, among=False), _only(corpus, held_back, among=True)


def _only(corpus: Corpus, document_ids: pa.ChunkedArray, among: bool) -> Corpus:
    def kept(table: pa.Table) -> pa.Table:
        found = pc.is_in(table["document_id"], value_set=document_ids.combine_chunks())
        return table.filter(found if among else pc.invert(found))

    tables = {name: kept(table) for name, table in corpus.annotations.items()}
    return Corpus(kept(corpus.documents), kept(corpus.sources), tables)


def write(mentions: int, seed: int, folder: Path) -> None:
    """Write the annotations table by table, one Parquet file for each."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in lay_out(make_news(mentions, seed), seed):
        pq.write_table(table, folder / f"{name}.parquet")
        print(f"{name:<20} {table.num_rows:>12,}", file=sys.stderr, flush=True)


def read(folder: Path) -> Corpus:
    """What ``write`` wrote."""
    return _corpus({path.stem: pq.read_table(path) for path in sorted(folder.glob("*.parquet"))})


def peak_bytes() -> int:
    """The most memory that this process has had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def exponent(sizes: list[int], seconds: list[float]) -> float:
    """The slope of log seconds over log size, fitted by least squares: time grows like size to this power."""
    xs, ys = [log(n) for n in sizes], [log(s) for s in seconds]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


@contextmanager
def timed() -> Iterator[dict[str, float]]:
    """Meanwhile, the seconds that each step of ``transforms.resolve.corpus.update`` takes, by its name, in order."""
    from transforms.resolve import corpus

    took: dict[str, float] = {}

    def watched(name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any) -> Any:
            started = time.perf_counter()
            try:
                return step(*given)
            finally:
                took[name] = took.get(name, 0.0) + time.perf_counter() - started

        return run

    steps = {name: getattr(corpus, name) for name in dir(corpus) if name.startswith(("settle_", "find_"))}
    for name, step in steps.items():
        setattr(corpus, name, watched(name, step))
    try:
        yield took
    finally:
        for name, step in steps.items():
            setattr(corpus, name, step)


def _measure_one(folder: Path, workers: int) -> None:
    """Print event mentions, seconds and gigabytes of one resolution, and the seconds of its steps."""
    from transforms.resolve import resolve

    corpus = read(folder)
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) if workers > 1 else None
    with timed() as took:
        before, started = peak_bytes(), time.perf_counter()
        tables = resolve(*corpus, pool=pool)
        seconds = time.perf_counter() - started
    if pool is not None:
        pool.shutdown()
    print(
        corpus.annotations["text_events"].num_rows, tables["events"].num_rows, tables["entities"].num_rows,
        round(seconds, 3), round(peak_bytes() / 1e9, 3), round(before / 1e9, 3),
        round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / 1e9, 3),
    )  # fmt: skip
    print(json.dumps({name: round(seconds, 2) for name, seconds in took.items()}))


def measure(sizes: list[int], folder: Path, seed: int, workers: int) -> None:
    """Time ``resolve`` over corpora of these sizes, each in a fresh process: a table, the steps, and the exponent."""
    found, took, steps = [], [], []
    print("  mentions     events   entities    seconds   peak GB  inputs GB  a worker's GB", flush=True)
    for size in sizes:
        place = folder / f"{size}-{seed}"
        if not (place / "text_event_topics.parquet").exists():
            write(size, seed, place)
        command = [sys.executable, "-m", "tests.bench.growth", "--measure-one", str(place), "--workers", str(workers)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
        mentions, events, entities, seconds, peak, before, worker = told[0].split()
        print(
            f"{mentions:>10} {events:>10} {entities:>10} {seconds:>10} {peak:>9} {before:>10} {worker:>14}", flush=True
        )
        steps.append(json.loads(told[1]))
        found.append(int(mentions))
        took.append(float(seconds))
    for (n, s), (m, t) in pairwise(zip(found, took, strict=True)):
        print(f"from {n:,} to {m:,}: n^{log(t / s) / log(m / n):.2f}")
    for name in steps[-1]:
        print(f"{name:<24}" + " ".join(f"{one.get(name, 0.0):>10.2f}" for one in steps))
    if len(found) > 2:
        print(f"over all: n^{exponent(found, took):.2f}")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mentions", type=int, help="about so many event mentions")
    parser.add_argument("--out", type=Path, help="folder for the Parquet files")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--measure", type=int, nargs="+", metavar="MENTIONS", help="time resolve over these sizes")
    parser.add_argument("--measure-one", type=Path, metavar="FOLDER", help="time resolve over what lies in a folder")
    parser.add_argument("--keep", type=Path, default=Path("/tmp/growth"), help="where --measure keeps its corpora")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes that work is spread over")
    given = parser.parse_args()
    if given.measure_one:
        _measure_one(given.measure_one, given.workers)
    elif given.measure:
        measure(given.measure, given.keep, given.seed, given.workers)
    elif given.mentions and given.out:
        started = time.perf_counter()
        write(given.mentions, given.seed, given.out)
        print(f"{time.perf_counter() - started:.1f} s, {peak_bytes() / 1e9:.2f} GB")
    else:
        parser.error("give --mentions and --out, or --measure")


if __name__ == "__main__":
    main()
