"""Seconds that pathological texts cost, by family, stage and size; the exponent tells what is not linear.

    python -m tests.bench.hostile [--sizes 2000 8000 32000] [--stop 20] [family …]

A family whose time grows with a power above the bar, or stops at ``--stop`` seconds, is printed with its stages. The
language model's own time is a stage like the others.
"""

from __future__ import annotations

import argparse
import math
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from tests.hostile.families import FAMILIES, HEADER, PROSE

BAR = 1.35
LEAST = 0.08
"""Seconds below which nothing is said of growth."""


class TooSlowError(Exception):
    """The bound is passed."""


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Raise ``TooSlowError`` within when it takes more CPU time."""

    def stop(_: int, frame: FrameType | None) -> None:
        where = "".join(traceback.format_stack(frame, limit=3))
        raise TooSlowError(where)

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def stages_of(content: bytes, stop: float, reading_only: bool) -> dict[str, float]:
    """CPU seconds by stage; raises what a stage raises."""
    from transforms.annotate import STAGES
    from transforms.document import AnnotatedText
    from transforms.language import attach, prepare
    from transforms.reading import read_text
    from transforms.rows import tables_of
    from transforms.sentences import find_sentences

    seconds: dict[str, float] = {}

    @contextmanager
    def taken(name: str) -> Iterator[None]:
        begun = time.process_time()
        try:
            with bounded(stop):
                yield
        except TooSlowError as error:
            raise TooSlowError(f"{name}\n{error}") from None
        seconds[name] = time.process_time() - begun

    with taken("read"):
        source = read_text(content, "2021-02-17.txt")
    text = AnnotatedText(source)
    with taken("sentences"):
        find_sentences(text)
    if reading_only or not source.is_annotated:
        return seconds
    nlp = model()
    with taken("prepare"):
        doc = prepare(text, nlp)
    with taken("model"):
        for _, pipe in nlp.pipeline:
            doc = pipe(doc)
    with taken("attach"):
        attach(text, doc)
    for stage in STAGES:
        with taken(stage.__name__):
            stage(text)
    with taken("rows"):
        tables = tables_of([text])
    for name in ("text_mentions", "text_timexes", "text_quotes"):
        for row in tables[name].to_pylist():
            assert text.text[row["char_start"] : row["char_end"]] == row["text"], (name, row)
    return seconds


_MODEL = []


def model():  # type: ignore[no-untyped-def]
    """The language model, once."""
    if not _MODEL:
        from transforms.language import load_model

        _MODEL.append(load_model())
    return _MODEL[0]


def main() -> None:
    """Measure, and print what grows."""
    parser = argparse.ArgumentParser()
    parser.add_argument("families", nargs="*")
    parser.add_argument("--sizes", nargs="+", type=int, default=[2000, 8000, 32000])
    parser.add_argument("--stop", type=float, default=20.0)
    parser.add_argument("--reading", action="store_true", help="no language model: reading and sentences only")
    parser.add_argument("--first", action="store_true", help="the run opens the text, and prose comes after it")
    parser.add_argument("--all", action="store_true", help="print every family")
    given = parser.parse_args()
    worst: list[tuple[float, str]] = []
    for name in given.families or FAMILIES:
        found: list[dict[str, float]] = []
        trouble = ""
        for size in given.sizes:
            run = FAMILIES[name](size)
            content = (f"{HEADER}{run}\n{PROSE}" if given.first else f"{HEADER}{PROSE} {run}").encode()
            try:
                found.append(stages_of(content, given.stop, given.reading))
            except TooSlowError as error:
                trouble = f"STOPPED at {size}: {error}"
                break
            except Exception as error:
                if type(error).__name__ == "Unreadable":
                    continue
                trouble = f"FAILED at {size}: {type(error).__name__}: {str(error)[:300]}\n" + traceback.format_exc(
                    limit=-4
                )
                break
        total = sum(found[-1].values()) if found else 0.0
        worst.append((total, name))
        grown = []
        for stage, last in (found[-1] if found else {}).items():
            before = found[-2].get(stage, 0.0) if len(found) > 1 else 0.0
            if last >= LEAST and before > 0:
                power = math.log(last / before) / math.log(given.sizes[len(found) - 1] / given.sizes[len(found) - 2])
                if power > BAR:
                    grown.append(f"{stage} {last:.2f} s (n^{power:.2f})")
        if trouble or grown or given.all:
            print(f"{name}: {total:.2f} s  {'; '.join(grown)}  {trouble}", flush=True)
    print("slowest:", *(f"{name} {total:.1f} s" for total, name in sorted(worst, reverse=True)[:12]), sep="\n  ")


if __name__ == "__main__":
    sys.exit(main())
