"""What is new costs: seconds to settle, check and publish 100 new texts onto a store of so many event mentions.

    python -m tests.bench.growth_store FOLDER [KEPT]     of what tests.bench.growth has written there

With ``KEPT`` the store without the new texts is kept in that folder, and taken from there the next time.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from flows.runs import Run, open_run
from flows.settings import Settings, load_settings
from flows.stages import STAGES, perform
from flows.state import KEY
from tests.bench.growth import Corpus, peak_bytes, read, split, timed
from transforms.rows import TEXT_TABLES

NEW = 100

_DOCUMENTS = """
    insert into documents by name
    select document_id, text, encoding, published_date, published_value, published_date_source, anchor_date,
           anchor_source, agency, language, content_sha256, size_bytes, content_sha256 as text_hash,
           file_name as read_as, ingested_at, run_id
    from incoming
"""
_SOURCES = "insert into sources by name select document_id, source_uri, first_seen_at from incoming"
_ANNOTATED = f"""
    insert into annotated by name
    select d.document_id, {KEY} as annotation_key, false as failed
    from documents as d anti join annotated using (document_id)
"""


def put(run: Run, corpus: Corpus) -> None:
    """Lay texts and annotations into the state, as ingest and annotate would."""
    with run.state.transaction() as db:
        given = [(_DOCUMENTS, corpus.documents), (_SOURCES, corpus.sources)]
        given += [(f"insert into {name} by name from incoming", corpus.annotations[name]) for name in TEXT_TABLES]
        for query, table in given:
            db.register("incoming", table)
            db.execute(query)
            db.unregister("incoming")
        db.execute(_ANNOTATED, {"annotator": run.annotator})


def measure(folder: Path, kept: Path | None = None) -> None:
    """Print the seconds of each stage, for the base and for what is new."""
    base, more = split(read(folder), NEW)
    with tempfile.TemporaryDirectory() as place:
        settings = load_settings({"raw": Path(place) / "raw", "warehouse": Path(place) / "warehouse"})
        if kept and kept.is_dir():
            shutil.copytree(kept, settings.warehouse, copy_function=_linked_or_copied)
        else:
            _perform(settings, base, "base")
            if kept:
                shutil.copytree(settings.warehouse, kept, copy_function=_linked_or_copied)
        del base
        _perform(settings, more, f"{NEW} new texts")
        print(f"peak memory {peak_bytes() / 1e9:.2f} GB")


def _perform(settings: Settings, corpus: Corpus, told: str) -> None:
    begun = time.perf_counter()
    with open_run(settings) as run, timed() as steps:
        put(run, corpus)
        opened = time.perf_counter()
        for stage in STAGES[2:]:
            perform(stage, run)
        took = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in run.seconds.items())
        mentions = corpus.annotations["text_events"].num_rows
        print(f"{told}: {mentions:,} event mentions, {took}; {time.perf_counter() - opened:.1f} s", flush=True)
        print("  " + ", ".join(f"{name} {seconds:.2f}" for name, seconds in steps.items()), flush=True)
    print(f"  {time.perf_counter() - begun:.1f} s with the opening of the store and the laying in", flush=True)


def _linked_or_copied(source: str, target: str) -> None:
    """Files of snapshots never change, so a link will do; the state does."""
    if "/snapshots/" in source:
        os.link(source, target)
    else:
        shutil.copy2(source, target)


if __name__ == "__main__":
    measure(*map(Path, sys.argv[1:]))
