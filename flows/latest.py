"""``latest/``: the current snapshot's files under names that stay, each of them a link that is replaced at once.

A table that is cut by month is a folder here as in the snapshot: ``latest/mentions/2021-02.parquet``. A folder that is
new is made aside and appears with all its files; only then is the file that stood for the table before taken away, and
the other way round when a table has become small again. So at no moment is a table without a name; but whoever asks
for ``latest/mentions.parquet`` does not find it once the table is a folder, and must then read
``latest/mentions/*.parquet``. The files of one folder are replaced one after the other: whoever must be sure that they
belong together compares them with the manifest, as with those of several tables (see ``flows.store``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from shutil import rmtree

from flows.durable import aside, link_or_copy, replace_with_link, sync_folder
from flows.faults import reached
from flows.manifest import MANIFEST, Snapshot
from flows.tablefile import FileFacts, snapshot_of


def link_latest(latest: Path, snapshot: Snapshot, others: Iterable[str]) -> tuple[str, ...]:
    """Let ``latest`` hold the snapshot's files and those named in ``others``, nothing else; what had to be done."""
    latest.mkdir(parents=True, exist_ok=True)
    done = list(_new_folders(latest, snapshot))
    for facts in snapshot.files:
        path, source = latest / facts.name, snapshot.folder / facts.name
        if not _is_same(path, source, facts):
            replace_with_link(path, source)
            done.append(facts.name)
            reached("latest: file replaced")
    done += _take_away(latest, {f.name for f in snapshot.files} | set(others))
    for folder in sorted({(latest / name).parent for name in done}):
        if folder.is_dir():
            sync_folder(folder)
    reached("latest: tables replaced")
    manifest = latest / MANIFEST
    if not manifest.exists() or manifest.read_bytes() != (snapshot.folder / MANIFEST).read_bytes():
        replace_with_link(manifest, snapshot.folder / MANIFEST)
        sync_folder(latest)
        done.append(MANIFEST)
    reached("latest: manifest replaced")
    return tuple(done)


def folders_of(latest: Path) -> list[Path]:
    """The folders of tables that are cut, by name."""
    return sorted(p for p in latest.glob("*") if p.is_dir() and not p.name.startswith("."))


def _new_folders(latest: Path, snapshot: Snapshot) -> Iterator[str]:
    """Tables that have become large: their folders, each put in place with all its files."""
    for name in sorted({str(Path(f.name).parent) for f in snapshot.files} - {"."}):
        folder = latest / name
        if folder.is_dir():
            continue
        unfinished = aside(folder)
        if unfinished.exists():
            rmtree(unfinished)
        unfinished.mkdir()
        own = [f.name for f in snapshot.files if str(Path(f.name).parent) == name]
        for file in own:
            link_or_copy(snapshot.folder / file, unfinished / Path(file).name)
        sync_folder(unfinished)
        reached("latest: folder made")
        unfinished.rename(folder)
        sync_folder(latest)
        yield from own


def _take_away(latest: Path, wanted: set[str]) -> Iterator[str]:
    """Delete the tables, and the months of tables, that are no longer there."""
    for stale in sorted(latest.glob("*.parquet")):
        if stale.name not in wanted:
            stale.unlink()
            yield stale.name
    folders = {str(Path(name).parent) for name in wanted}
    for folder in folders_of(latest):
        if folder.name not in folders:
            gone = aside(folder)
            folder.rename(gone)
            rmtree(gone)
            yield folder.name
            continue
        for stale in sorted(folder.glob("*.parquet")):
            name = f"{folder.name}/{stale.name}"
            if name not in wanted:
                stale.unlink()
                yield name


def _is_same(path: Path, source: Path, facts: FileFacts) -> bool:
    """True when a name in ``latest/`` already stands for a file of the snapshot, as a link or as a copy."""
    if not path.exists():
        return False
    if path.samefile(source):
        return True
    return path.stat().st_size == facts.size_bytes and snapshot_of(path) == facts.snapshot
