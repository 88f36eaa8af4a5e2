"""Ingest: find new and changed files under the raw folder, read them, remember their texts, reject what is no text.

Identity is the content: the same bytes are one document, however often and under whatever names they arrive. A file
whose size and time of change are those of the last run is not read again. Removing a file removes nothing, and
what was removed on request stays away though its file is there.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import stat
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from flows.errors import NotFoundError, UsageError
from flows.faults import reached
from flows.removed import removed_ids
from flows.state import State
from flows.texts import row_of, text_hash
from flows.versions import reader_key
from transforms.identity import identifier

SUFFIXES = (".txt", ".txt.gz")
CHUNK = 1000
"""Files whose texts are written in one transaction."""


ADVICE = {
    "empty": "Fetch it again; it is tried again when it changes.",
    "binary": "Is it a text at all? It is tried again when it changes.",
    "undecodable": "Save it as UTF-8.",
}
"""What to do about a file, by reason code."""


class RawFile(NamedTuple):
    """A file under the raw folder."""

    source_uri: str
    """Path relative to the raw folder, with slashes; bytes that are no UTF-8 are shown as ``\\xNN``."""
    path: str
    size: int
    mtime_ns: int


@dataclass(slots=True)
class IngestCounts:
    """What ingest has seen."""

    files_seen: int = 0
    documents_added: int = 0
    documents_unchanged: int = 0
    documents_rejected: int = 0
    documents_removed: int = 0


@dataclass(slots=True)
class _Chunk:
    texts: dict[str, dict[str, Any]] = field(default_factory=dict)
    sources: list[dict[str, Any]] = field(default_factory=list)
    seen: list[dict[str, Any]] = field(default_factory=list)
    rejects: list[dict[str, Any]] = field(default_factory=list)


class RefusedError(Exception):
    """A file that cannot be read: a reason code of the contract, and what is wrong and what to do, in words."""

    def __init__(self, reason: str, detail: str, *, passing: bool = False) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
        self.passing = passing
        """True when it may be otherwise next time though the file has not changed: permissions, a failing disk."""


def raw_files(raw: Path, leave_out: Path | None = None) -> Iterator[RawFile]:
    """All text files under a folder, recursively, each folder in the order of its names, without listing all first.

    Hidden files and folders, the folder ``leave_out`` (the warehouse), and symbolic links that lead out of the raw
    folder or in a circle are passed over. A folder that cannot be listed is passed over too.
    """
    root = os.path.realpath(raw)
    left_out = os.path.realpath(leave_out) if leave_out is not None else None
    yield from _walk(str(raw), "", root, left_out, frozenset())


def ingest_files(
    state: State,
    raw: Path,
    *,
    run_id: str,
    now: datetime,
    max_bytes: int,
    leave_out: Path | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> IngestCounts:
    """Read what is new or changed under the raw folder into the state; ``progress`` hears of the number of files seen.

    A file is read again when its size or its time of change differ from the last run's, when the reader has changed,
    or when it was rejected and the largest size has changed. Raises ``NotFoundError`` when there is no raw folder.
    """
    if not raw.exists():
        raise NotFoundError(f"There is no folder {raw}.", advice="Give the folder of your texts: dateline run FOLDER.")
    if not raw.is_dir():
        raise UsageError(f"{raw} is no folder.", advice="Give the folder that the texts lie in.")
    counts = IngestCounts()
    known_files = state.files()
    known_texts = state.known_texts()
    kept_away = removed_ids(state)
    reader = reader_key()[:16]
    reader_of_rejects = f"{reader} {max_bytes}"
    chunk = _Chunk()
    for file in raw_files(raw, leave_out):
        counts.files_seen += 1
        known = known_files.get(file.source_uri)
        if known is not None:
            size, mtime_ns, document_id, read_by = known
            expected = reader if document_id is not None else reader_of_rejects
            if (size, mtime_ns, read_by) == (file.size, file.mtime_ns, expected):
                if document_id is not None:
                    counts.documents_unchanged += 1
                else:
                    counts.documents_rejected += 1
                continue
        row = {"source_uri": file.source_uri, "size_bytes": file.size, "mtime_ns": file.mtime_ns}
        content: bytes | None = None
        try:
            content = read_bytes(file, max_bytes)
            text = _read_text(content, file.source_uri, max_bytes)
        except RefusedError as refusal:
            counts.documents_rejected += 1
            sha = hashlib.sha256(content).hexdigest() if content is not None else None
            reader_of_reject = "" if refusal.passing else reader_of_rejects
            chunk.seen.append({**row, "document_id": None, "reader": reader_of_reject})
            chunk.rejects.append(
                {
                    "reject_id": identifier("r", file.source_uri, sha, refusal.reason),
                    "source_uri": file.source_uri,
                    "content_sha256": sha,
                    "reason": refusal.reason,
                    "detail": refusal.detail,
                    "size_bytes": file.size,
                    "run_id": run_id,
                    "rejected_at": now,
                }
            )
        else:
            document_id = text.document_id
            if document_id in kept_away:
                counts.documents_unchanged += 1
                chunk.seen.append({**row, "document_id": document_id, "reader": reader})
                continue
            read_as, known_hash = known_texts.get(document_id, (None, None))
            if read_as is None:
                counts.documents_added += 1
            else:
                counts.documents_unchanged += 1
            # A text read from a name (its date, say) is read under the smallest, whichever came first.
            if read_as is None or file.source_uri <= read_as:
                hashed = text_hash(text)
                known_texts[document_id] = (file.source_uri, hashed)
                if hashed != known_hash or read_as != file.source_uri:
                    chunk.texts[document_id] = {
                        **row_of(text),
                        "content_sha256": hashlib.sha256(content).hexdigest(),
                        "size_bytes": len(content),
                        "text_hash": hashed,
                        "read_as": file.source_uri,
                        "ingested_at": now,
                        "run_id": run_id,
                    }
            chunk.sources.append({"document_id": document_id, "source_uri": file.source_uri, "first_seen_at": now})
            chunk.seen.append({**row, "document_id": document_id, "reader": reader})
        if len(chunk.seen) >= CHUNK:
            _write(state, chunk)
            chunk = _Chunk()
            progress(counts.files_seen)
    _write(state, chunk)
    progress(counts.files_seen)
    return counts


def read_bytes(file: RawFile, max_bytes: int) -> bytes:
    """The content of a file, decompressed. Raises ``RefusedError`` when it is too large or cannot be read."""
    too_large = RefusedError(
        "too_large", f"More than {max_bytes:,} bytes. Cut it into texts, or raise the limit with --max-bytes."
    )
    compressed = file.path.endswith(".gz")
    if not compressed and file.size > max_bytes:
        raise too_large
    try:
        if compressed:
            with gzip.open(file.path) as stream:
                content = stream.read(max_bytes + 1)
        else:
            with open(file.path, "rb") as stream:  # noqa: PTH123 - paths of bytes that are no UTF-8
                content = stream.read(max_bytes + 1)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise RefusedError("unreadable", f"Not a whole gzip file ({error}). Fetch it again.") from error
    except OSError as error:
        detail = f"{error.strerror or error}. See whether it may be read; every run tries again."
        raise RefusedError("unreadable", detail, passing=True) from error
    if len(content) > max_bytes:
        raise too_large
    return content


def _read_text(content: bytes, source_uri: str, max_bytes: int) -> Any:
    from transforms.reading import Unreadable, read_text

    try:
        return read_text(content, source_uri.rpartition("/")[2], max_bytes=max_bytes)
    except Unreadable as error:
        detail = f"{error.detail.rstrip('.')}. {ADVICE.get(error.reason, '')}".strip()
        raise RefusedError(error.reason, detail) from error


def _write(state: State, chunk: _Chunk) -> None:
    if chunk.seen:
        reached("ingest: files read")
        # The last one wins: a chunk may hold the same document under several sources.
        state.add_files(list(chunk.texts.values()), chunk.sources, chunk.seen, chunk.rejects)
        reached("ingest: files written")


def _walk(folder: str, prefix: str, root: str, left_out: str | None, above: frozenset[str]) -> Iterator[RawFile]:
    real = os.path.realpath(folder)
    if real in above or real == left_out or not _is_within(real, root):
        return
    try:
        with os.scandir(folder) as entries:
            found = sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name)
    except OSError:
        return
    for entry in found:
        try:
            if entry.is_symlink() and not _is_within(os.path.realpath(entry.path), root):
                continue
            if entry.is_dir():
                yield from _walk(entry.path, f"{prefix}{entry.name}/", root, left_out, above | {real})
            elif entry.name.lower().endswith(SUFFIXES):
                status = entry.stat()
                if stat.S_ISREG(status.st_mode):
                    yield RawFile(_readable(prefix + entry.name), entry.path, status.st_size, status.st_mtime_ns)
        except OSError:
            continue


def _is_within(path: str, root: str) -> bool:
    return path == root or path.startswith(root.rstrip(os.sep) + os.sep)


def _readable(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "backslashreplace")
