"""Ingest: find new and changed files in the sources, read them, remember their texts, reject what is no text.

Identity is the content: the same bytes are one document, however often and under whatever names they arrive, as files
or as records of a crawler. A file whose size and time of change (or ETag) are those of the last run is not read again.
Removing a file removes nothing, and what was removed on request stays away though its file is there. A source that is
away is an error, or a warning where others are there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from flows.errors import NotFoundError, SourceError
from flows.faults import reached
from flows.files import UNKNOWN, RawFile, RefusedError, text_of
from flows.records import Columns, Record, records_of
from flows.removed import removed_ids
from flows.sources import Given, Source, open_sources
from flows.state import State
from flows.state_tables import KnownText
from flows.texts import row_of, text_hash
from flows.versions import reader_key
from transforms.identity import identifier

CHUNK = 1000
"""Files or records that are written in one transaction, …"""

CHUNK_BYTES = 32_000_000
"""… or so many bytes of new texts."""


@dataclass(slots=True)
class IngestCounts:
    """What ingest has seen. A record of a crawler counts as a document, its file as a file."""

    files_seen: int = 0
    documents_added: int = 0
    documents_unchanged: int = 0
    documents_rejected: int = 0
    documents_removed: int = 0
    away: tuple[str, ...] = ()
    """Sources that could not be read to the end, and why."""


@dataclass(slots=True)
class _Chunk:
    texts: dict[str, dict[str, Any]] = field(default_factory=dict)
    sources: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    seen: dict[str, dict[str, Any]] = field(default_factory=dict)
    rejects: list[dict[str, Any]] = field(default_factory=list)
    size: int = 0
    """Bytes of the texts."""


def ingest_files(
    state: State,
    raw: Given,
    *,
    run_id: str,
    now: datetime,
    max_bytes: int,
    columns: Columns | None = None,
    leave_out: Path | tuple[Path, ...] | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> IngestCounts:
    """Read what is new or changed in the sources into the state; ``progress`` hears of the number of files seen.

    A file is read again when its size or its time of change differ from the last run's, when the reader has changed,
    or when it was rejected and the largest size has changed. All sources are read as far as they can be. When none can,
    raises the error of the first: ``NotFoundError`` when there is no such folder, ``SourceError`` when it is away.
    Raises ``UsageError`` for what is no source.
    """
    sources = open_sources(raw, leave_out)
    reading = _Reading(state, run_id, now, max_bytes, columns or Columns(), progress)
    failures: list[SourceError | NotFoundError] = []
    for source in sources:
        try:
            reading.read(source)
        except (SourceError, NotFoundError) as error:
            failures.append(error)
        finally:
            reading.write()
    progress(reading.counts.files_seen)
    if len(failures) == len(sources):
        raise failures[0]
    reading.counts.away = tuple(failure.message for failure in failures)
    return reading.counts


class _Reading:
    """One ingest: what is known, and what has been read and not yet written."""

    def __init__(
        self,
        state: State,
        run_id: str,
        now: datetime,
        max_bytes: int,
        columns: Columns,
        progress: Callable[[int], None],
    ) -> None:
        self.counts = IngestCounts()
        self._state = state
        self._run_id = run_id
        self._now = now
        self._max_bytes = max_bytes
        self._columns = columns
        self._progress = progress
        self._known_files = state.known_files()
        self._known_texts = state.known_texts()
        self._kept_away = removed_ids(state)
        self._reader = reader_key()[:16]
        self._reader_of_rejects = f"{self._reader} {max_bytes}"
        self._reader_of_records = f"{self._reader} {max_bytes} {columns}"
        self._chunk = _Chunk()

    def read(self, source: Source) -> None:
        """Read what is new or changed in a source. Raises ``SourceError``, ``NotFoundError`` and ``UsageError``."""
        of_records: list[RawFile] = []
        for file, content in source.contents(self._changed(source, of_records), self._max_bytes):
            seen = self._seen(file)
            try:
                if isinstance(content, RefusedError):
                    raise content
                document_id = self._take(content, file.source_uri)
            except RefusedError as refusal:
                self._reject(seen, refusal, self._rejecting(False), content if isinstance(content, bytes) else None)
            else:
                self._put({**seen, "document_id": document_id, "reader": self._reader})
        for file in of_records:
            self._read_records(source, file)

    def write(self) -> None:
        """Write what has been read."""
        chunk, self._chunk = self._chunk, _Chunk()
        if chunk.seen:
            reached("ingest: files read")
            self._state.add_files(
                list(chunk.texts.values()), list(chunk.sources.values()), list(chunk.seen.values()), chunk.rejects
            )
            reached("ingest: files written")

    def _changed(self, source: Source, of_records: list[RawFile]) -> Iterator[RawFile]:
        """Files of one text that are to be read; those of records are put aside."""
        for file in source.files():
            self.counts.files_seen += 1
            known = self._known_files.get(file.source_uri)
            if known is not None and file[2:] == known[:3] and file.version != UNKNOWN:
                if known.documents is not None and known.reader == self._reader_of_records:
                    self.counts.documents_unchanged += known.documents
                    self.counts.documents_rejected += known.rejected or 0
                    continue
                if known.document_id is not None and known.reader == self._reader:
                    self.counts.documents_unchanged += 1
                    continue
                if (
                    known.document_id is None
                    and known.documents is None
                    and known.reader == self._rejecting(file.holds_records)
                ):
                    self.counts.documents_rejected += 1
                    continue
            if file.holds_records:
                of_records.append(file)
            else:
                yield file

    def _read_records(self, source: Source, file: RawFile) -> None:
        seen = self._seen(file)
        documents = rejected = 0
        try:
            with source.open(file) as stream:
                for record in records_of(file, stream, self._columns, self._max_bytes):
                    if self._take_record(file, record):
                        documents += 1
                    else:
                        rejected += 1
        except FileNotFoundError:
            return  # it has gone since it was listed, which deletes nothing
        except RefusedError as refusal:
            self._reject(seen, refusal, self._rejecting(True))
        except SourceError:
            raise
        except OSError as error:
            detail = f"{error.strerror or error}. See whether it may be read; every run tries again."
            self._reject(seen, RefusedError("unreadable", detail, passing=True), self._rejecting(True))
        else:
            reader = self._reader_of_records
            self._put({**seen, "document_id": None, "reader": reader, "documents": documents, "rejected": rejected})

    def _take_record(self, file: RawFile, record: Record) -> bool:
        """Take a record in; whether it is any good."""
        name = f"{file.source_uri}#{record.number}"
        size = record.size or len(record.content)
        seen = {"source_uri": name, "size_bytes": size, "mtime_ns": file.mtime_ns, "container": file.source_uri}
        try:
            if record.refusal is not None:
                raise record.refusal
            document_id = self._take(record.content, record.url or name, record)
        except RefusedError as refusal:
            self._reject(seen, refusal, self._rejecting(True), record.content or None)
            return False
        self._put({**seen, "document_id": document_id, "reader": self._reader, "url": record.url})
        return True

    def _take(self, content: bytes, source_uri: str, record: Record | None = None) -> str:
        """Take a text in; its document. Raises ``RefusedError`` when it is none."""
        sha256 = hashlib.sha256(content).hexdigest()
        document_id = identifier("d", sha256)
        known = self._known_texts.get(document_id)
        if document_id in self._kept_away:
            self.counts.documents_unchanged += 1
            return document_id
        # A text read from a name (its date, say) is read under the smallest, whichever came first.
        is_read = known is not None and (
            source_uri > known.read_as or (known.reader == self._reader and source_uri == known.read_as)
        )
        if not is_read:
            text = text_of(content, _name_of(source_uri, record), self._max_bytes)
            now_known = KnownText(source_uri, text_hash(text), self._reader)
            if now_known != known:
                self._known_texts[document_id] = now_known
                self._chunk.size += len(content)
                self._chunk.texts[document_id] = {
                    **row_of(text),
                    "content_sha256": sha256,
                    "size_bytes": len(content),
                    **now_known._asdict(),
                    "ingested_at": self._now,
                    "run_id": self._run_id,
                }
        if known is None:
            self.counts.documents_added += 1
        else:
            self.counts.documents_unchanged += 1
        self._add_source(document_id, source_uri, record)
        return document_id

    def _add_source(self, document_id: str, source_uri: str, record: Record | None) -> None:
        told: dict[str, Any] = {"publisher": None, "url": None, "given_date": None}
        if record is not None:
            told = {"publisher": record.publisher, "url": record.url, "given_date": record.given_date}
        before = self._chunk.sources.get((document_id, source_uri))
        if before is not None:
            told = {name: min((v for v in (told[name], before[name]) if v is not None), default=None) for name in told}
        row = {"document_id": document_id, "source_uri": source_uri, "first_seen_at": self._now, **told}
        self._chunk.sources[document_id, source_uri] = row

    def _reject(
        self, seen: Mapping[str, Any], refusal: RefusedError, reader: str, content: bytes | None = None
    ) -> None:
        self.counts.documents_rejected += 1
        source_uri = seen["source_uri"]
        sha256 = hashlib.sha256(content).hexdigest() if content is not None else None
        self._chunk.rejects.append(
            {
                "reject_id": identifier("r", source_uri, sha256, refusal.reason),
                "source_uri": source_uri,
                "content_sha256": sha256,
                "reason": refusal.reason,
                "detail": refusal.detail,
                "size_bytes": seen["size_bytes"],
                "run_id": self._run_id,
                "rejected_at": self._now,
            }
        )
        self._put({**seen, "document_id": None, "reader": "" if refusal.passing else reader})

    def _seen(self, file: RawFile) -> dict[str, Any]:
        of_file = {"size_bytes": file.size, "mtime_ns": file.mtime_ns, "version": file.version}
        return {"source_uri": file.source_uri, **of_file}

    def _rejecting(self, holds_records: bool) -> str:
        """What a rejected file must have been read by to be rejected again unread."""
        return self._reader_of_records if holds_records else self._reader_of_rejects

    def _put(self, seen: dict[str, Any]) -> None:
        """Remember a file or record as it was; write what has been read when it is enough."""
        self._chunk.seen[seen["source_uri"]] = {**seen, "run_id": self._run_id}
        if len(self._chunk.seen) >= CHUNK or self._chunk.size >= CHUNK_BYTES:
            self.write()
            self._progress(self.counts.files_seen)


def _name_of(source_uri: str, record: Record | None) -> str:
    """The name that a date may stand in: of a file, or of the page that a record is; that of a crawl's file says when
    it was crawled."""
    return source_uri.rpartition("/")[2] if record is None or record.url is not None else ""
