"""Remote sources: whatever fsspec reaches: object stores, archives, servers of files.

Folders are listed one by one with ``ls``, because fsspec's own ``walk`` and ``find`` take a server that does not
answer for an empty folder. What fails for a reason of the network is tried again; after that the source is away, which
is an error and never looks like a source without files. Credentials come from where fsspec and its file systems look.
"""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import IO, Any, TypeVar, cast
from urllib.parse import urlsplit

from flows.attempts import Steady, refusal_of, said, tried
from flows.errors import SourceError, UsageError
from flows.files import SUFFIXES, UNKNOWN, RawFile, RefusedError, bounded, too_large
from flows.sources import public

T = TypeVar("T")

READERS = 8
"""Objects that are fetched at once, where a file system can do that."""

DEPTH = 50
"""Folders are listed no deeper than this: pages of links may go in circles."""

VERSIONS = (
    "ETag", "etag", "sha", "md5Hash", "md5", "Content-MD5", "checksum", "generation", "CRC",
    "LastModified", "Last-Modified", "last_modified", "mtime", "modified", "updated", "modify", "created", "date_time",
)  # fmt: skip
"""What file systems call that by which one state of a file differs from the next, the best first."""

PATIENCE = {
    "s3": {"config_kwargs": {"connect_timeout": 10, "read_timeout": 30, "retries": {"total_max_attempts": 1}}},
}
"""Options of file systems that would otherwise wait many minutes for a server that takes calls and never answers:
S3's own tries one answer 25 times, a minute each. What the user has set for a file system in fsspec's configuration
goes before."""

EXTRAS = {"s3": "s3", "s3a": "s3", "http": "https", "https": "https"}
"""Extras of ``pyproject.toml`` that bring a file system, by protocol."""


class Remote:
    """An address that fsspec knows."""

    def __init__(self, address: str) -> None:
        self.name = public(address)
        self._address = address
        self._fs: Any = None
        self._root = ""

    def files(self) -> Iterator[RawFile]:
        """All files of texts and records under the address, or the one file that it names."""
        try:
            self._connect()
            is_file = self._names_file()
            found = [self._info(self._root)] if is_file else self._listed(self._root)
        except FileNotFoundError as error:
            raise SourceError(
                f"There is nothing at {self.name}.",
                advice="Is the address right, and is anything there? What was read from it before stays.",
            ) from error
        if is_file:
            yield from self._as_file(self._root, found[0])
        else:
            yield from self._below(self._root, found, {self._root})

    def contents(self, files: Iterable[RawFile], max_bytes: int) -> Iterator[tuple[RawFile, bytes | RefusedError]]:
        """See ``flows.sources.Source``."""
        pairs = self._fetched(files, max_bytes)
        return ((file, content) for file, content in pairs if content is not None)

    def open(self, file: RawFile) -> IO[bytes]:
        """See ``flows.sources.Source``."""
        try:
            stream = tried(self.name, lambda: self._fs.open(file.path, "rb"))
        except (FileNotFoundError, SourceError):
            raise
        except Exception as error:
            raise refusal_of(error) from error
        return io.BufferedReader(cast("Any", Steady(stream, self.name)), buffer_size=1 << 20)

    def _connect(self) -> None:
        if self._fs is not None:
            return
        import fsspec

        try:
            if "::" in self._address:  # an archive that was opened once is remembered as it was then
                fsspec.get_filesystem_class(self._address.partition(":")[0]).clear_instance_cache()
            options = patience(self._address, fsspec.config.conf)
            self._fs, self._root = tried(self.name, lambda: fsspec.url_to_fs(self._address, **options))
            # Listings are remembered for as long as a process lives, which may run every quarter of an hour.
            self._fs.invalidate_cache()
        except ImportError as error:
            extra = EXTRAS.get(self._address.partition(":")[0])
            advice = f"pip install 'dateline[{extra}]'" if extra else "Install what the message names."
            raise UsageError(f"{self.name} needs a package that is not installed: {error}.", advice=advice) from error
        except (FileNotFoundError, SourceError):
            raise
        except Exception as error:
            raise UsageError(
                f"{self.name} cannot be opened: {said(error)}.",
                advice="Give a folder, or an address that fsspec knows: s3://bucket/prefix, zip://::archive.zip.",
            ) from error

    def _names_file(self) -> bool:
        """Whether the address is that of a file, by its ending."""
        path = urlsplit(self._root).path if self._root.startswith("http") else self._root
        return path.lower().endswith(SUFFIXES) and not self._address.partition("::")[0].endswith("/")

    def _listed(self, folder: str) -> list[Mapping[str, Any]]:
        """What lies in a folder. Raises ``FileNotFoundError`` and ``SourceError``."""
        path = folder.rstrip("/") + "/" if folder.startswith("http") else folder
        return self._told(lambda: list(self._fs.ls(path, detail=True)))

    def _info(self, path: str) -> Mapping[str, Any]:
        """What is known of a file. Raises ``FileNotFoundError`` and ``SourceError``."""
        return self._told(lambda: dict(self._fs.info(path)))

    def _told(self, action: Callable[[], T]) -> T:
        """What an action gives that a source must be able to do, tried again while the network fails."""
        try:
            return tried(self.name, action)
        except (FileNotFoundError, SourceError):
            raise
        except Exception as error:
            raise SourceError(
                f"{self.name} cannot be listed: {said(error)}.",
                advice="Credentials come from where fsspec looks for them: see docs/sources.md. Nothing is lost: what "
                "was read stays.",
            ) from error

    def _below(self, folder: str, found: list[Mapping[str, Any]], above: set[str]) -> Iterator[RawFile]:
        for entry in sorted(found, key=lambda entry: str(entry["name"])):
            path = str(entry["name"])
            base = path.rstrip("/").rpartition("/")[2]
            if base.startswith(".") and path != self._root:
                continue
            if entry.get("type") == "directory":
                inner = path.rstrip("/")
                if inner in above or len(above) > DEPTH or not inner.startswith(folder.rstrip("/")):
                    continue
                try:
                    listed = self._listed(path)
                except FileNotFoundError:
                    continue  # it has gone meanwhile
                yield from self._below(inner, listed, above | {inner})
            elif path.lower().endswith(SUFFIXES):
                yield from self._as_file(path, entry)

    def _as_file(self, path: str, entry: Mapping[str, Any]) -> Iterator[RawFile]:
        version = next((str(entry[key]) for key in VERSIONS if entry.get(key)), None)
        if version is None or entry.get("size") is None:
            try:
                entry = {**entry, **self._info(path)}
            except FileNotFoundError:
                return
            version = next((str(entry[key]) for key in VERSIONS if entry.get(key)), None)
        size = entry.get("size")
        yield RawFile(self._uri(path), path, int(size) if size is not None else -1, 0, version or UNKNOWN)

    def _uri(self, path: str) -> str:
        root = self._root.rstrip("/")
        if path.rstrip("/") == root:
            return self.name
        inner = path[len(root) :] if path.startswith(root) else path
        return f"{self.name.rstrip('/')}/{inner.lstrip('/')}"

    def _fetched(
        self, files: Iterable[RawFile], max_bytes: int
    ) -> Iterator[tuple[RawFile, bytes | RefusedError | None]]:
        if not getattr(self._fs, "async_impl", False):
            for file in files:
                yield file, self._fetch(file, max_bytes)
            return
        waiting: deque[tuple[RawFile, Future[bytes | RefusedError | None]]] = deque()
        pool = ThreadPoolExecutor(READERS, thread_name_prefix="fetch")
        try:
            for file in files:
                waiting.append((file, pool.submit(self._fetch, file, max_bytes)))
                if len(waiting) == 2 * READERS:
                    first, content = waiting.popleft()
                    yield first, content.result()
            while waiting:
                first, content = waiting.popleft()
                yield first, content.result()
        finally:
            pool.shutdown(cancel_futures=True)

    def _fetch(self, file: RawFile, max_bytes: int) -> bytes | RefusedError | None:
        """The content of a file, a refusal, or ``None`` when it has gone. Nothing that is too large is fetched."""
        if file.size > max_bytes:
            return too_large(max_bytes)
        try:
            fetched = tried(self.name, lambda: self._read(file, max_bytes + 1))
            return bounded(fetched, file.is_compressed, max_bytes)
        except FileNotFoundError:
            return None
        except RefusedError as refusal:
            return refusal
        except SourceError:
            raise
        except Exception as error:
            return refusal_of(error)

    def _read(self, file: RawFile, most: int) -> bytes:
        if file.size == 0:
            return b""  # a range of nothing is an error for many servers
        if file.size < 0:
            with self._fs.open(file.path, "rb") as stream:
                return bytes(stream.read(most))
        return bytes(self._fs.cat_file(file.path, start=0, end=most))[:most]


def patience(address: str, configured: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    """Options for the file system of an address, as far as the user has not set them."""
    protocol = address.partition("://")[0].replace("s3a", "s3")
    known = configured.get(protocol, {})
    return {name: value for name, value in PATIENCE.get(protocol, {}).items() if name not in known}
