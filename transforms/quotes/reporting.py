"""The vocabulary of saying, read from ``vocabulary/reporting.toml``: verbs and nouns with their stances."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as checked

from transforms.contract.values import QUOTE_STANCES
from transforms.vocabulary.reading import read_toml

Frame = Literal["that", "bare", "whether", "trail", "direct", "fragment"]

PHRASE_REACH = 4
"""Tokens behind a verb among which the other words of a phrase stand ("put it", "made it quite clear")."""


@checked(frozen=True, config={"extra": "forbid"})
class VerbGroup:
    """Verbs of one stance that can introduce the same things, with sentences that show it."""

    stance: str
    frames: tuple[Frame, ...]
    words: tuple[str, ...]
    examples: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.stance not in QUOTE_STANCES:
            raise ValueError(
                f"unknown stance {self.stance!r}: list it in contract/values.py or take one of those there"
            )


@checked(frozen=True, config={"extra": "forbid"})
class NounGroup:
    """Nouns of saying of one stance."""

    stance: str
    words: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.stance not in QUOTE_STANCES:
            raise ValueError(
                f"unknown stance {self.stance!r}: list it in contract/values.py or take one of those there"
            )


@checked(frozen=True, config={"extra": "forbid"})
class Words:
    """A plain list of words."""

    words: tuple[str, ...]


@checked(frozen=True, config={"extra": "forbid"})
class ReportingFile:
    """``reporting.toml`` as it stands."""

    verbs: tuple[VerbGroup, ...]
    nouns: tuple[NounGroup, ...]
    carriers: Words
    givers: Words
    naming: Words
    voices: Words
    nobody: Words
    papers: Words
    labels: Words
    seats: Words
    askers: Words
    colons: Words

    def __post_init__(self) -> None:
        words = [word for group in self.verbs for word in group.words]
        twice = sorted({word for word in words if words.count(word) > 1})
        if twice:
            raise ValueError(f"verbs listed twice, so that their stance is open: {', '.join(twice)}")


def read_reporting() -> ReportingFile:
    """The vocabulary of saying. Raises ``pydantic.ValidationError`` on a malformed entry."""
    source = read_toml("reporting.toml")
    return TypeAdapter(ReportingFile).validate_python(source)


def _phrases(groups: tuple[VerbGroup, ...]) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for group in groups:
        for entry in group.words:
            verb, *rest = entry.split()
            if rest:
                phrases.setdefault(verb, []).append((tuple(rest), entry))
    return {verb: tuple(sorted(found, key=lambda p: (-len(p[0]), p[1]))) for verb, found in phrases.items()}


REPORTING = read_reporting()
NOUNS: Mapping[str, str] = {w: g.stance for g in REPORTING.nouns for w in g.words}
"""Nouns of saying and their stances."""
FRAMES: Mapping[str, frozenset[Frame]] = {w: frozenset(g.frames) for g in REPORTING.verbs for w in g.words} | {
    f"{noun} that": frozenset[Frame](("that",)) for noun in NOUNS
}
"""Reporting verbs (lemmas, with the words of their phrase), nouns with "that", and what each can introduce."""
STANCES: Mapping[str, str] = {w: g.stance for g in REPORTING.verbs for w in g.words} | {
    f"{noun} that": stance for noun, stance in NOUNS.items()
}
"""The stance that a verb or noun lends to what it introduces."""
PHRASES = _phrases(REPORTING.verbs)
CARRIERS = frozenset(REPORTING.carriers.words)
GIVERS = frozenset(REPORTING.givers.words)
NAMING = frozenset(REPORTING.naming.words)
VOICES = frozenset(REPORTING.voices.words)
NOBODY = frozenset(REPORTING.nobody.words)
PAPERS = frozenset(REPORTING.papers.words)
SEATS = frozenset(REPORTING.seats.words)
COLONS = frozenset(REPORTING.colons.words)
ASKERS = frozenset(REPORTING.askers.words)
LABELS = frozenset(REPORTING.labels.words)
"""Words before a colon that name the form of a text or its topic, and nobody who speaks."""


def cue_word(lemma: str, following: Sequence[str]) -> str | None:
    """The entry that a verb (a lemma) stands for, from the words ``following`` it in small letters: a phrase, or the
    verb alone; ``None`` when it is no verb of saying."""
    for rest, entry in PHRASES.get(lemma, ()):
        at = 0
        for word in following[: PHRASE_REACH + len(rest) - 1]:
            if word == rest[at]:
                at += 1
                if at == len(rest):
                    return entry
            elif word in STOPS:
                break
    return lemma if lemma in FRAMES else None


STOPS = frozenset((",", ";", ":", '"', "that", "."))
"""Words that end a phrase."""


def stance_of(entry: str) -> str | None:
    """The stance of a verb, a phrase or a noun of saying."""
    return STANCES.get(entry)
