"""Files as ingest sees them, wherever they lie: their kinds by name, and texts of bounded size out of them.

A ``.txt`` or ``.txt.gz`` file is one text. A ``.jsonl``, ``.ndjson`` (gzipped or not) or ``.parquet`` file holds
records, each of them a text.
"""

from __future__ import annotations

import gzip
import io
import zlib
from typing import IO, TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from transforms.document import SourceText

TEXTS = (".txt", ".txt.gz")
JSON_LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
PARQUET = (".parquet",)
SUFFIXES = (*TEXTS, *JSON_LINES, *PARQUET)
"""Endings of the names of files that are read, in lower case."""

UNKNOWN = "unknown"
"""Version of a file whose source tells neither a checksum nor a time of change: it is read in every run."""


ADVICE = {
    "empty": "Fetch it again; it is tried again when it changes.",
    "binary": "Is it a text at all? It is tried again when it changes.",
    "undecodable": "Save it as UTF-8.",
}
"""What to do about a file, by reason code."""


class RawFile(NamedTuple):
    """A file of a source, as it was listed."""

    source_uri: str
    """What it is called in the tables: its path relative to the raw folder, with slashes, or its whole address; bytes
    that are no UTF-8 are shown as ``\\xNN``."""
    path: str
    """What its source finds it by."""
    size: int
    """Bytes; -1 when the source does not tell."""
    mtime_ns: int
    """Time of change; 0 where ``version`` stands for it."""
    version: str | None = None
    """What else tells one state of the file from the next: an ETag, or the time of change as its source writes it."""

    @property
    def holds_records(self) -> bool:
        """Whether it is a file of records, and no text itself."""
        return not self.source_uri.lower().endswith(TEXTS)

    @property
    def is_compressed(self) -> bool:
        """Whether it is gzipped."""
        return self.source_uri.lower().endswith(".gz")


class RefusedError(Exception):
    """A file that cannot be read: a reason code of the contract, and what is wrong and what to do, in words."""

    def __init__(self, reason: str, detail: str, *, passing: bool = False) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
        self.passing = passing
        """True when it may be otherwise next time though the file has not changed: permissions, a failing disk."""


def too_large(max_bytes: int) -> RefusedError:
    """The refusal of a text that has more than so many bytes."""
    return RefusedError(
        "too_large", f"More than {max_bytes:,} bytes. Cut it into texts, or raise the limit with --max-bytes."
    )


def broken_gzip(error: Exception) -> RefusedError:
    """The refusal of a file that is no whole gzip file."""
    return RefusedError("unreadable", f"Not a whole gzip file ({error}). Fetch it again.")


def read_bytes(file: RawFile, max_bytes: int) -> bytes:
    """The content of a text file on this machine, decompressed. Raises ``RefusedError`` when it is too large or cannot
    be read."""
    if not file.is_compressed and file.size > max_bytes:
        raise too_large(max_bytes)
    try:
        with open(file.path, "rb") as stream:  # noqa: PTH123 - paths of bytes that are no UTF-8
            return bounded(stream, file.is_compressed, max_bytes)
    except OSError as error:
        detail = f"{error.strerror or error}. See whether it may be read; every run tries again."
        raise RefusedError("unreadable", detail, passing=True) from error


def bounded(stream: IO[bytes] | bytes, is_compressed: bool, max_bytes: int) -> bytes:
    """What a stream holds, decompressed; no more of it is read than shows that it is too large.

    Raises ``RefusedError`` when it is too large or no whole gzip file, and what the stream raises.
    """
    source = io.BytesIO(stream) if isinstance(stream, bytes) else stream
    if not is_compressed:
        content = source.read(max_bytes + 1)
    else:
        try:
            with gzip.GzipFile(fileobj=source) as unpacked:
                content = unpacked.read(max_bytes + 1)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise broken_gzip(error) from error
    if len(content) > max_bytes:
        raise too_large(max_bytes)
    return content


def text_of(content: bytes, name: str, max_bytes: int) -> SourceText:
    """The text that a content is; see ``transforms.reading.read_text``. Raises ``RefusedError`` when it is none."""
    from transforms.reading import Unreadable, read_text

    try:
        return read_text(content, name, max_bytes=max_bytes)
    except Unreadable as error:
        detail = f"{error.detail.rstrip('.')}. {ADVICE.get(error.reason, '')}".strip()
        raise RefusedError(error.reason, detail) from error
