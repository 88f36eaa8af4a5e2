"""Attempts: what fails for a reason of the network is tried again; to the end, and its source is away."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Callable
from typing import Any, TypeVar

from flows.errors import SourceError
from flows.files import RefusedError

T = TypeVar("T")

WAITS: tuple[float, ...] = (1.0, 4.0)
"""Seconds before what failed is tried again."""

PATIENCE = 60.0
"""Seconds after which nothing is tried again: file systems try again themselves, some of them for minutes."""

NETWORK = {
    "aiobotocore",
    "aiohttp",
    "azure",
    "botocore",
    "fsspec",
    "google",
    "httpx",
    "paramiko",
    "requests",
    "urllib3",
}
"""Packages whose errors tell of the network or the server, and are no ``OSError``."""

FINAL = (FileNotFoundError, IsADirectoryError, NotADirectoryError, PermissionError)
"""Errors of input that another try does not put right."""


def tried(source: str, action: Callable[[], T]) -> T:
    """What an action gives, tried again while the network fails.

    Raises ``SourceError`` when it fails to the end, and at once what another try would not put right.
    """
    begun = time.monotonic()
    for wait in (*WAITS, None):
        try:
            return action()
        except SourceError:
            raise
        except Exception as error:
            if not _is_of_network(error):
                raise
            if wait is None or time.monotonic() - begun > PATIENCE:
                raise SourceError(f"{source} is away: {said(error)}.") from error
        time.sleep(wait)
    raise AssertionError("unreachable")


def _is_of_network(error: BaseException) -> bool:
    cause = error.__cause__
    over_http = isinstance(cause, OSError) or _package(cause) == "aiohttp"
    if isinstance(error, FileNotFoundError) and cause is not None and over_http:
        return _is_of_network(cause)  # so fsspec tells over HTTP that a server is away
    if isinstance(error, FINAL) or type(error).__name__ in ("FileExpired", "NoCredentialsError"):
        return False
    status = getattr(error, "status", None)
    if isinstance(status, int) and 400 <= status < 500 and status not in (408, 425, 429):
        return False
    if isinstance(error, zipfile.BadZipFile):
        return False
    return isinstance(error, OSError) or _package(error) in NETWORK


def _package(error: BaseException | None) -> str:
    """The package that an error comes from."""
    return type(error).__module__.partition(".")[0]


def refusal_of(error: Exception) -> RefusedError:
    """Why a single file cannot be read, whose source is there."""
    detail = f"{said(error)}. See whether it may be read; every run tries again."
    return RefusedError("unreadable", detail, passing=True)


def said(error: BaseException) -> str:
    """What an error says, in one line, without its address's password."""
    words = " ".join(str(error).split()) or type(error).__name__
    words = re.sub(r"://[^/@\s]+@", "://", words)
    return words[:300].rstrip(".")


class Steady(io.RawIOBase):
    """A remote file whose reads are tried again, from the same place."""

    def __init__(self, stream: Any, source: str) -> None:
        self._stream = stream
        self._source = source
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return bool(self._stream.seekable())

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = int(self._stream.seek(offset, whence))
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: Any) -> int:
        def read() -> bytes:
            if self._stream.tell() != self._at:
                self._stream.seek(self._at)
            return bytes(self._stream.read(len(buffer)))

        try:
            piece = tried(self._source, read)
        except (SourceError, FileNotFoundError):
            raise
        except Exception as error:
            raise refusal_of(error) from error
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()
