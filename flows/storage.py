"""When the disk fails: what DuckDB, Arrow and the system say of it, as one error that a person can act on."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from flows.errors import DatelineError, StorageError

_ADVICE = {
    errno.ENOSPC: "Make room (`dateline gc`) and run again: what is published stands, what was annotated is kept.",
    errno.EDQUOT: "Your quota is used up. Make room and run again: what is published stands.",
    errno.EROFS: "The disk is read-only: look at the system's log for why, and run again when it is not.",
    errno.EACCES: "Give the folder to the user that runs Dateline, or choose another with --warehouse.",
    errno.EIO: "The disk fails: look at the system's log, and see by `dateline verify` whether the tables are whole.",
}
_OTHERWISE = "Look at the disk and run again: what is published stands, and what was annotated is kept."
_WORDS = {"no space left": errno.ENOSPC, "disk full": errno.ENOSPC, "read-only file system": errno.EROFS}


class DiskError(StorageError):
    """The disk under the warehouse failed; ``code`` is the system's number for it, or ``None``."""

    def __init__(self, warehouse: Path, said: str, code: int | None) -> None:
        super().__init__(
            f"the disk under {warehouse} failed: {said.strip().rstrip('.')}.",
            advice=_ADVICE.get(code, _OTHERWISE) if code is not None else _OTHERWISE,
        )
        self.code = code


@contextmanager
def disk_errors(warehouse: Path) -> Iterator[None]:
    """Within, an error of input or output raises ``DiskError``."""
    try:
        yield
    except DatelineError:
        raise
    except Exception as error:
        if not is_disk_error(error):
            raise
        raise DiskError(warehouse, str(error), _code_of(error)) from error


def is_disk_error(error: BaseException) -> bool:
    """Whether the disk failed, and not the program."""
    # After a failed write DuckDB closes the database, and calls everything that comes then fatal.
    return isinstance(error, (OSError, duckdb.IOException, duckdb.FatalException)) or _is_full(error)


def _is_full(error: BaseException) -> bool:
    return isinstance(error, duckdb.Error) and _code_of(error) is not None


def _code_of(error: BaseException) -> int | None:
    if isinstance(error, OSError) and error.errno is not None:
        return error.errno
    said = str(error).lower()
    return next((code for words, code in _WORDS.items() if words in said), None)
