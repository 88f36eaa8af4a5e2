"""Removal by request: texts go, with all that is made from them, and stay away until they are asked back."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flows.errors import NotFoundError, UsageError
from flows.hold import HeldError, held
from flows.removed import Text, documents_of, let_back, present_texts, removed_texts, take_away
from flows.runs import Progress, Report, open_run, report_of
from flows.settings import Settings
from flows.sources import common_folder, is_address
from flows.stages import STAGES, perform
from flows.state import State
from flows.state_file import FILE_NAME, state_folder
from flows.store import Store

_AFTER = ("resolve", "check", "publish")
"""Stages that a removal walks: it reads no file and annotates nothing."""


@dataclass(frozen=True, slots=True)
class Removal:
    """What was removed; ``report`` is that of the run which published the tables without it, if there was one."""

    texts: tuple[Text, ...]
    report: Report | None


def remove(
    settings: Settings, asked: Sequence[str], *, dry_run: bool = False, progress: Progress | None = None
) -> Removal:
    """Remove texts, named by file or identifier, and publish the tables without them; with ``dry_run`` only find them.

    They stay away at later runs though their files are there, until the files change or ``restore`` asks for them.
    Raises ``NotFoundError`` for one that is not there (nothing is removed then), ``UsageError`` for a name that
    several texts have, ``HeldError`` while a rollback holds the warehouse, and what ``open_run`` raises.
    """
    if dry_run:
        with _state_of(settings) as state:
            return Removal(_found(asked, present_texts(state), state, settings, "text"), None)
    with _state_of(settings) as state:
        _found(asked, present_texts(state), state, settings, "text")
    with open_run(settings, progress) as run:
        if (hold := held(run.store.warehouse)) is not None:
            raise HeldError(hold)
        texts = _found(asked, present_texts(run.state), run.state, settings, "text")
        take_away(run.state, texts, run.started_at)
        run.counts.documents_removed = len(texts)
        for stage in STAGES:
            if stage.name in _AFTER:
                perform(stage, run)
        return Removal(texts, report_of(run))


def restore(settings: Settings, asked: Sequence[str]) -> tuple[Text, ...]:
    """Ask removed texts back, named by file or identifier: the next run reads them again, if their files are there.

    Raises ``NotFoundError`` for one that was not removed (nothing is restored then).
    """
    with _state_of(settings) as state:
        texts = _found(asked, removed_texts(state), state, settings, "removed text")
        let_back(state, texts)
        return texts


def kept_away(settings: Settings) -> list[Text]:
    """All texts that were removed and not asked back."""
    with _state_of(settings) as state:
        return removed_texts(state)


@contextmanager
def _state_of(settings: Settings) -> Iterator[State]:
    folder = state_folder(settings.warehouse)
    if not (folder / FILE_NAME).exists():
        raise NotFoundError(
            f"There is no warehouse in {settings.warehouse}.", advice="Name it with --warehouse, or run dateline run."
        )
    with Store(settings.warehouse).lock(), State(folder) as state:
        yield state


def _found(
    asked: Sequence[str], texts: Sequence[Text], state: State, settings: Settings, what: str
) -> tuple[Text, ...]:
    """The texts asked for, each once, in the order asked."""
    by_id = {text.document_id: text for text in texts}
    by_file = documents_of(state)
    found: dict[str, Text] = {}
    for name in asked:
        document_id = name if name in by_id else _of_file(name, by_file, by_id, settings)
        if document_id is None:
            raise NotFoundError(
                f"There is no {what} {name}.",
                advice="Give a file in the raw folder as it was when last read, a record (file.jsonl#12), its url, or "
                "a document_id (d_…); `dateline restore` lists what is removed.",
            )
        found[document_id] = by_id[document_id]
    return tuple(found.values())


def _of_file(name: str, by_file: dict[str, set[str]], by_id: dict[str, Text], settings: Settings) -> str | None:
    """The text of a file, a record (``file.jsonl#12``) or a url.

    Files are named as a path, relative to the raw folder, or by the last part where that is enough.
    """
    base = common_folder([source for source in settings.sources if not is_address(source)]) or os.curdir
    path = os.path.relpath(os.path.realpath(name), os.path.realpath(base)).replace(os.sep, "/")
    for source in (name, path):
        found = sorted(by_file.get(source, set()) & by_id.keys())
        if len(found) > 1:
            raise UsageError(f"{name} may be {' or '.join(found[:5])}.", advice="Give the document_id.")
        if found:
            return found[0]
    named = sorted(s for s, d in by_file.items() if Path(s).name == name and d & by_id.keys())
    if len(set().union(*(by_file[source] & by_id.keys() for source in named))) > 1:
        raise UsageError(f"{name} may be {' or '.join(named[:5])}.", advice="Give the file with its folder.")
    return next(iter(by_file[named[0]] & by_id.keys())) if named else None
