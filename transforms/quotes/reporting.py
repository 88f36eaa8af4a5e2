"""The vocabulary of saying, read from ``vocabulary/reporting.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as checked

from transforms.vocabulary.reading import read_toml

Frame = Literal["that", "bare", "trail", "direct", "fragment"]


@checked(frozen=True, config={"extra": "forbid"})
class VerbGroup:
    """Verbs of one stance that can introduce the same things."""

    stance: str
    frames: tuple[Frame, ...]
    words: tuple[str, ...]


@checked(frozen=True, config={"extra": "forbid"})
class Words:
    """A plain list of words."""

    words: tuple[str, ...]


@checked(frozen=True, config={"extra": "forbid"})
class ReportingFile:
    """``reporting.toml`` as it stands."""

    verbs: tuple[VerbGroup, ...]
    naming: Words
    voices: Words
    nobody: Words
    papers: Words


def read_reporting() -> ReportingFile:
    """The vocabulary of saying. Raises ``pydantic.ValidationError`` on a malformed entry."""
    source = read_toml("reporting.toml")
    return TypeAdapter(ReportingFile).validate_python(source)


def _frames(groups: tuple[VerbGroup, ...]) -> Mapping[str, frozenset[Frame]]:
    frames: dict[str, frozenset[Frame]] = {}
    for group in groups:
        for word in group.words:
            frames[word] = frames.get(word, frozenset()) | frozenset(group.frames)
    return frames


REPORTING = read_reporting()
FRAMES = _frames(REPORTING.verbs)
"""Reporting verbs (lemmas) and what each can introduce."""
STANCES: Mapping[str, str] = {word: group.stance for group in reversed(REPORTING.verbs) for word in group.words}
"""The stance that a verb lends to what it introduces."""
NAMING = frozenset(REPORTING.naming.words)
VOICES = frozenset(REPORTING.voices.words)
NOBODY = frozenset(REPORTING.nobody.words)
PAPERS = frozenset(REPORTING.papers.words)
