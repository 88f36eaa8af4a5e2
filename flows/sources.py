"""Sources: where texts come from: folders and files of this machine, and whatever fsspec reaches (``flows.remote``).

A file of this machine is called by its path relative to the folder that was given; where several folders or files are
given, relative to the folder that holds them all. So no two files have one name, and what a file is called does not
depend on the order in which sources are given. A remote file is called by its address.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Protocol
from urllib.parse import unquote, urlsplit

from flows.errors import NotFoundError, UsageError
from flows.files import SUFFIXES, RawFile, RefusedError, read_bytes

Given = Path | str | Sequence[str | Path]
"""One source or several: paths, or addresses that fsspec knows."""

ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+(://|::)")
LOCAL = re.compile(r"(file|local):/")


class Source(Protocol):
    """Where files lie."""

    @property
    def name(self) -> str:
        """What people call it; no password is in it."""

    def files(self) -> Iterator[RawFile]:
        """All files that may be read. Raises ``NotFoundError``, ``SourceError`` and ``UsageError``."""

    def contents(self, files: Iterable[RawFile], max_bytes: int) -> Iterator[tuple[RawFile, bytes | RefusedError]]:
        """The content of files of one text each, in order; those that have gone meanwhile are left out.

        Raises ``SourceError`` when the source is away.
        """

    def open(self, file: RawFile) -> IO[bytes]:
        """A file of records, to be read. Raises ``FileNotFoundError``, ``RefusedError`` and ``SourceError``."""


class Local:
    """A folder of this machine, or one file in it."""

    def __init__(self, path: str, base: str, leave_out: frozenset[str]) -> None:
        self.name = path
        self._base = base
        self._leave_out = leave_out

    def files(self) -> Iterator[RawFile]:
        """All files of texts and records under the folder; see ``raw_files``."""
        path = Path(self.name)
        if path.is_dir():
            yield from raw_files(path, self._leave_out, self._base)
        elif not path.exists():
            raise NotFoundError(
                f"There is no folder {self.name}.", advice="Give the folder of your texts: dateline run FOLDER."
            )
        elif not self.name.lower().endswith(SUFFIXES) or not path.is_file():
            raise UsageError(
                f"{self.name} is no folder.",
                advice=f"Give the folder that the texts lie in, or one file of records ({', '.join(SUFFIXES)}).",
            )
        else:
            status = path.stat()
            name = readable(os.path.relpath(self.name, self._base).replace(os.sep, "/"))
            yield RawFile(name, self.name, status.st_size, status.st_mtime_ns)

    def contents(self, files: Iterable[RawFile], max_bytes: int) -> Iterator[tuple[RawFile, bytes | RefusedError]]:
        """See ``Source``."""
        for file in files:
            try:
                yield file, read_bytes(file, max_bytes)
            except RefusedError as refusal:
                yield file, refusal

    def open(self, file: RawFile) -> IO[bytes]:
        """See ``Source``."""
        return open(file.path, "rb")  # noqa: PTH123 - paths of bytes that are no UTF-8; the caller closes it


def open_sources(given: Given, leave_out: Path | Iterable[Path] | None = None) -> list[Source]:
    """The sources given, each once; ``leave_out`` are folders and files that are no texts: the warehouse, judgements.

    Nothing is looked at yet. Raises ``UsageError`` when none is given.
    """
    names = source_names(given)
    if not names:
        raise UsageError("No source is given.", advice="Give the folder of your texts: dateline run FOLDER.")
    paths = [name for name in names if not is_address(name)]
    base = common_folder(paths)
    outside = [leave_out] if isinstance(leave_out, Path) else leave_out or ()
    left_out = frozenset(os.path.realpath(path) for path in outside)
    sources: list[Source] = []
    for name in names:
        if is_address(name):
            from flows.remote import Remote

            sources.append(Remote(name))
        elif not any(_lies_in(name, other) for other in paths):
            sources.append(Local(name, base, left_out))
    return sources


def source_names(given: Given) -> tuple[str, ...]:
    """Sources as strings, each once: addresses as they are, paths absolute (``file://`` too)."""
    several = [given] if isinstance(given, (str, Path)) else given
    return tuple(dict.fromkeys(_name(str(one)) for one in several if str(one)))


def is_address(name: str) -> bool:
    """Whether a source is one for fsspec: ``s3://bucket/prefix``, ``zip://::archive.zip``."""
    return ADDRESS.match(name) is not None and LOCAL.match(name) is None


def public(address: str) -> str:
    """An address as people may see it: without user, password and query; what lies in an archive, behind its name."""
    links = address.split("::")
    outer = links[-1]
    parts = urlsplit(outer)
    if parts.scheme and "://" in outer:
        outer = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
        if parts.scheme not in ("http", "https"):
            # In keys and paths these are characters like any other.
            outer += (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
    inner = [re.sub(r"^[A-Za-z0-9+.-]+://", "", link) for link in links[:-1] if "://" in link]
    return "/".join([outer.rstrip("/"), *(i.strip("/") for i in reversed(inner) if i.strip("/*"))])


def common_folder(paths: Sequence[str]) -> str:
    """The folder that the names of local files are relative to."""
    folders = [str(Path(path).parent) if Path(path).is_file() else path for path in paths]
    return os.path.commonpath(folders) if folders else ""


def raw_files(raw: Path, leave_out: Path | Iterable[str] | None = None, base: str | None = None) -> Iterator[RawFile]:
    """All files of texts and records under a folder, recursively, each folder in the order of its names, without
    listing all first. They are called by their paths relative to ``base``, by default the folder.

    Hidden files and folders, what is to be left out, and symbolic links that lead out of the raw folder or in a circle
    are passed over. A folder that cannot be listed is passed over too, but for the first.
    """
    left_out = {os.path.realpath(leave_out)} if isinstance(leave_out, Path) else frozenset(leave_out or ())
    relative = os.path.relpath(raw, base) if base is not None else "."
    prefix = "" if relative == "." else relative.replace(os.sep, "/") + "/"
    yield from _walk(str(raw), prefix, os.path.realpath(raw), left_out, frozenset())


def readable(name: str) -> str:
    """A file's name as text; bytes that are no UTF-8 are shown as ``\\xNN``."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _name(one: str) -> str:
    if is_address(one):
        return one
    return str(Path(unquote(urlsplit(one).path) if LOCAL.match(one) else one).absolute())


def _lies_in(path: str, folder: str) -> bool:
    return path != folder and is_within(path, folder)


def _walk(folder: str, prefix: str, root: str, left_out: Iterable[str], above: frozenset[str]) -> Iterator[RawFile]:
    real = os.path.realpath(folder)
    if real in above or real in left_out or not is_within(real, root):
        return
    try:
        with os.scandir(folder) as entries:
            found = sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name)
    except OSError as error:
        if not above:
            raise NotFoundError(
                f"{folder} cannot be listed: {error.strerror}.", advice="See whether it may be read."
            ) from error
        return
    for entry in found:
        try:
            if entry.is_symlink() and not is_within(os.path.realpath(entry.path), root):
                continue
            if entry.is_dir():
                yield from _walk(entry.path, f"{prefix}{entry.name}/", root, left_out, above | {real})
            elif entry.name.lower().endswith(SUFFIXES) and not (left_out and _is_left_out(entry, left_out)):
                status = entry.stat()
                if stat.S_ISREG(status.st_mode):
                    yield RawFile(readable(prefix + entry.name), entry.path, status.st_size, status.st_mtime_ns)
        except OSError:
            continue


def _is_left_out(entry: os.DirEntry[str], left_out: Iterable[str]) -> bool:
    # Only judgements may be meant, which are JSON Lines: to resolve every text's path would cost more than listing.
    return entry.name.endswith("l") and os.path.realpath(entry.path) in left_out


def is_within(path: str, folder: str) -> bool:
    """Whether a path is a folder or lies in it."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
