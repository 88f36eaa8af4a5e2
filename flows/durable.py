"""Files that survive a crash: written aside, synced to the disk, then moved in as a whole.

A name seen from outside holds either the old file or the new one, never half of either, also after a power cut: the
bytes are synced before the rename, the folder after it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

UNFINISHED = ".unfinished"
"""What the names of unfinished files end with; whatever bears it may be deleted while the lock is held."""

READ_ONLY = 0o444


def aside(path: Path) -> Path:
    """The hidden name beside ``path`` under which its next version is written.

    It has another ending, because DuckDB's ``glob`` matches hidden files too: ``latest/*.parquet`` must not find it.
    """
    return path.with_name(f".{path.name}{UNFINISHED}")


def sync_file(path: Path) -> None:
    """Have the bytes of a file on the disk before going on."""
    _sync(path, os.O_RDONLY)


def sync_folder(path: Path) -> None:
    """Have the names in a folder on the disk before going on."""
    _sync(path, os.O_RDONLY | os.O_DIRECTORY)


def _sync(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_synced(path: Path, content: bytes, mode: int = READ_ONLY) -> None:
    """Write a new file and sync it. Raises ``FileExistsError`` when there is one already."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fchmod(file.fileno(), mode)
        os.fsync(file.fileno())


def move_in(unfinished: Path, path: Path) -> None:
    """Let a finished, synced file take the place of ``path`` at once, and for good."""
    unfinished.replace(path)
    sync_folder(path.parent)


def replace_with(path: Path, content: bytes, mode: int = READ_ONLY) -> None:
    """Replace a small file as a whole."""
    unfinished = aside(path)
    unfinished.unlink(missing_ok=True)
    write_synced(unfinished, content, mode)
    move_in(unfinished, path)


def link_or_copy(source: Path, target: Path) -> None:
    """A second name for a file, or a synced copy where the file system gives no second name to it."""
    try:
        target.hardlink_to(source)
    except FileExistsError:
        raise
    except OSError:  # another file system, too many links, or a file system without links
        shutil.copyfile(source, target)
        target.chmod(READ_ONLY)
        sync_file(target)


def replace_with_link(path: Path, source: Path) -> None:
    """Let ``path`` name the file that ``source`` names, without a moment in which it names none."""
    unfinished = aside(path)
    unfinished.unlink(missing_ok=True)
    link_or_copy(source, unfinished)
    unfinished.replace(path)


def sweep(folders: Iterable[Path]) -> list[str]:
    """Delete the unfinished files and folders in the given folders; the names of what was deleted, sorted."""
    swept = []
    for folder in folders:
        for leftover in folder.glob(f".*{UNFINISHED}*"):  # DuckDB adds .wal to the name
            if leftover.is_dir():
                shutil.rmtree(leftover)
            else:
                leftover.unlink()
            swept.append(leftover.name)
    return sorted(swept)


def sweep_folder(folder: Path) -> list[str]:
    """Delete a folder of unfinished folders; the names of those, sorted."""
    if not folder.is_dir():
        return []
    swept = sorted(p.name for p in folder.iterdir())
    shutil.rmtree(folder)
    return swept
