"""Errors that speak to the person who has to act: what is wrong, what to do, and the exit code for scripts.

Every error of this project that a user can bring about is a ``DatelineError``; the command line shows its message and
its advice without a traceback and leaves with its exit code. Whatever else is raised is a defect, and keeps its
traceback.
"""

from __future__ import annotations

from typing import ClassVar


class ExitCode:
    """Exit codes of the ``dateline`` command, documented in README."""

    OK: ClassVar[int] = 0
    CHECK_FAILED: ClassVar[int] = 1
    USAGE: ClassVar[int] = 2
    NOT_FOUND: ClassVar[int] = 3
    LOCKED: ClassVar[int] = 4
    STORAGE: ClassVar[int] = 5
    REJECTED: ClassVar[int] = 6
    INTERRUPTED: ClassVar[int] = 130


class DatelineError(Exception):
    """Something that a person can put right. ``advice`` says how; ``exit_code`` is what the command ends with."""

    exit_code: int = ExitCode.CHECK_FAILED
    advice: str = ""

    def __init__(self, message: str, *, advice: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if advice is not None:
            self.advice = advice


class UsageError(DatelineError):
    """An argument or a setting that cannot be."""

    exit_code = ExitCode.USAGE


class NotFoundError(DatelineError):
    """A folder, a warehouse, an event or a country that is not there."""

    exit_code = ExitCode.NOT_FOUND


class LockedError(DatelineError):
    """Another run is writing to the same warehouse."""

    exit_code = ExitCode.LOCKED
    advice = "Wait until the other run has ended, or give this one a warehouse of its own with --warehouse."


class StorageError(DatelineError):
    """The disk is full, read-only, or the files of the warehouse are broken."""

    exit_code = ExitCode.STORAGE


class ClusterError(DatelineError):
    """The cluster is not there, has gone away, or has no worker that can be used."""

    exit_code = ExitCode.NOT_FOUND


class SourceError(StorageError, OSError):
    """A source of texts that is away: no network, no server, no right to read it. As an error of input, it is tried
    again. What was read before it stays."""

    advice = "Nothing is lost: what was read stays, and the next run goes on from there."


class CheckFailedError(DatelineError):
    """Rows that break the contract or a check; they are not published."""

    exit_code = ExitCode.CHECK_FAILED
