"""Growth: synthetic annotations of any size, and how resolution's time and memory grow with them.

    python -m tests.bench.growth --mentions 100000 --out FOLDER     write them as Parquet
    python -m tests.bench.growth --measure 10000 100000 1000000     time resolve over these sizes, each in a process

The same numbers always give the same annotations. ``split`` holds back texts that come later, for "100 more texts".
"""

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Mapping
from itertools import pairwise
from math import log
from pathlib import Path
from typing import NamedTuple

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


def _measure_one(folder: Path) -> None:
    """Print event mentions, seconds and gigabytes of one resolution."""
    from transforms.resolve import resolve

    corpus = read(folder)
    before, started = peak_bytes(), time.perf_counter()
    tables = resolve(*corpus)
    seconds = time.perf_counter() - started
    print(
        corpus.annotations["text_events"].num_rows, tables["events"].num_rows, tables["entities"].num_rows,
        round(seconds, 3), round(peak_bytes() / 1e9, 3), round(before / 1e9, 3),
    )  # fmt: skip


def measure(sizes: list[int], folder: Path, seed: int) -> None:
    """Time ``resolve`` over corpora of these sizes, each in a fresh process, and print a table and the exponent."""
    found, took = [], []
    print("  mentions     events   entities    seconds   peak GB  inputs GB", flush=True)
    for size in sizes:
        place = folder / f"{size}-{seed}"
        if not (place / "text_event_topics.parquet").exists():
            write(size, seed, place)
        command = [sys.executable, "-m", "tests.bench.growth", "--measure-one", str(place)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        mentions, events, entities, seconds, peak, before = told
        print(f"{mentions:>10} {events:>10} {entities:>10} {seconds:>10} {peak:>9} {before:>10}", flush=True)
        found.append(int(mentions))
        took.append(float(seconds))
    for (n, s), (m, t) in pairwise(zip(found, took, strict=True)):
        print(f"from {n:,} to {m:,}: n^{log(t / s) / log(m / n):.2f}")
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
    given = parser.parse_args()
    if given.measure_one:
        _measure_one(given.measure_one)
    elif given.measure:
        measure(given.measure, given.keep, given.seed)
    elif given.mentions and given.out:
        started = time.perf_counter()
        write(given.mentions, given.seed, given.out)
        print(f"{time.perf_counter() - started:.1f} s, {peak_bytes() / 1e9:.2f} GB")
    else:
        parser.error("give --mentions and --out, or --measure")


if __name__ == "__main__":
    main()
