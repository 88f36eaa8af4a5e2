"""The file of judgements, ``judgements.jsonl``: what people have decided about single rows, one JSON object a line.

It lies beside the warehouse and outlives it. Lines are added and never changed; the newest on a thing wins, and a
judgement is taken back by another line that names it. See ``transforms.resolve.judgements`` for the fields.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from flows.durable import aside, move_in, write_synced
from flows.errors import StorageError, UsageError
from transforms.resolve.judgements import Judgement

FILE_NAME = "judgements.jsonl"
_MODE = 0o644
"""The file is the user's: it may be read, mended and kept under version control."""


class JudgementError(UsageError):
    """A line of the file that is no judgement; ``path`` and ``line`` (from 1) tell where."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(
            f"{path}, line {line}: {reason}.",
            advice="Mend or delete that line; `dateline judge --help` tells how to give a judgement.",
        )
        self.path = path
        self.line = line


def read_judgements(path: Path) -> list[Judgement]:
    """All judgements ever given, oldest first; none when there is no file. Empty lines are passed over.

    Raises ``JudgementError`` for a line that is no judgement, ``StorageError`` when the file cannot be read.
    """
    return [judgement for _, judgement in _numbered(path)]


def append_judgements(path: Path, judgements: Sequence[Judgement]) -> None:
    """Add lines to the file, all or none of them, and have them on the disk; the file is made when it is missing.

    Lines that are there stay as they are, byte for byte. Waits while another process adds its own. Raises
    ``StorageError`` when the file cannot be written.
    """
    if not judgements:
        return
    try:
        target = path.resolve()  # a link is followed, not replaced
        with _alone_in(target.parent):
            known = target.read_bytes() if target.exists() else b""
            if known and not known.endswith(b"\n"):
                known += b"\n"
            added = "".join(f"{line_of(j)}\n" for j in judgements).encode()
            mode = target.stat().st_mode & 0o777 if target.exists() else _MODE
            unfinished = aside(target)
            unfinished.unlink(missing_ok=True)
            write_synced(unfinished, known + added, mode)
            move_in(unfinished, target)
    except OSError as error:
        raise StorageError(
            f"{path} cannot be written: {error.strerror or error}.",
            advice="Make its folder writable, or name another file with --judgements. Nothing has been added.",
        ) from error


def withdrawal(judgement: Judgement, given_at: datetime | None = None) -> Judgement:
    """The judgement that takes another back."""
    return Judgement(verdict="withdraw", withdraws=judgement.judgement_id, given_at=given_at or now())


def now() -> datetime:
    """The time at which a judgement is given, in UTC."""
    return datetime.now(UTC).replace(microsecond=0)


def line_of(judgement: Judgement) -> str:
    """A judgement as it stands in the file; what is left out has its default."""
    return judgement.model_dump_json(exclude_defaults=True)


def problem_in(error: ValidationError) -> str:
    """The first thing that is wrong with a judgement, in words."""
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    what = str(first["msg"]).removeprefix("Value error, ")
    if first["type"] == "extra_forbidden":
        return f"there is no field {where!r}"
    if first["type"] == "missing":
        return f"the field {where!r} is missing"
    return f"{where}: {what}" if where else what


def _numbered(path: Path) -> Iterator[tuple[int, Judgement]]:
    """Line number and judgement."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return
    except OSError as error:
        raise StorageError(
            f"{path} cannot be read: {error.strerror or error}.",
            advice="Is it a file that you may read? Name another one with --judgements.",
        ) from error
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            yield number, Judgement.model_validate_json(line)
        except ValidationError as error:
            raise JudgementError(path, number, problem_in(error)) from error


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Nobody else adds to a file of judgements in this folder; the kernel lets go when we die."""
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
