"""The trigger vocabulary: words that tell of events, with the frames that say who takes which part.

One TOML file per event type under ``vocabulary/triggers``, checked when read: an unknown key, kind, role or entity type
is an error that names file and entry. ``constructions.toml`` beside them lists the words of grammar (light verbs and
the like).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from transforms.vocabulary.kinds import KINDS
from transforms.vocabulary.reading import read_toml

Role = Literal["actor", "recipient", "host", "mediator", "about", "place"]
FillerType = Literal[
    "person", "country", "organization", "igo", "place", "facility", "product", "agreement", "unnamed", "none"
]
ANY = "-any-"
"""In objects and conditions: any noun."""


class Strict(BaseModel):
    """A model that knows all its keys and never changes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Example(Strict):
    """A sentence with the event that it must give: names of entities, or words of unnamed participants."""

    text: str
    actor: str | None = None
    recipient: str | None = None
    place: str | None = None
    status: str | None = None
    kind: str | None = None
    """Another kind than the entry's own, for sentences that show where it does not apply; ``"none"`` for no event."""


class TriggerEntry(Strict):
    """One entry of a trigger file: a group of verbs or of nouns with one frame."""

    kind: str
    verbs: tuple[str, ...] = ()
    """Lemmas, with the particles, prepositions and fixed nouns that must go with them: "call on", "open fire"."""
    nouns: tuple[str, ...] = ()
    """Lemmas, with the modifiers that must go with them: "phone call"."""
    objects: tuple[str, ...] = ()
    """For verbs: the object must be one of these nouns ("impose" + "sanctions"); "-any-" for whatever noun."""
    frame: dict[Role, tuple[str, ...]]
    """For each role the slots that may fill it, best first."""
    accept: dict[Role, tuple[FillerType, ...]] = Field(default_factory=dict)
    """What may fill a role; anything where nothing is said. A role that is filled by something else is no event."""
    avoid: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Nouns that must not stand in a slot ("meet" + "demand")."""
    require: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """For a slot: words of which one must stand in it."""
    needs: tuple[Role, ...] = ()
    """Roles that must be filled."""
    each: Role | None = None
    """The role whose fillers make one event each: recalled ambassadors, destinations of a tour."""
    status: str | None = None
    """The status that the words themselves show."""
    governed: bool = False
    """For nouns: only where a light verb or a preposition makes something happen of them."""
    also: bool = False
    """For verbs: the words tell of another event besides, for which the search goes on ("urged him by telephone")."""
    examples: tuple[Example, ...] = Field(min_length=1)

    @field_validator("kind")
    @classmethod
    def known_kind(cls, kind: str) -> str:
        if kind not in KINDS:
            raise ValueError(f"no such kind of event: {kind!r}; the kinds are listed in vocabulary/kinds.toml")
        return kind

    @model_validator(mode="after")
    def verbs_or_nouns(self) -> TriggerEntry:
        if bool(self.verbs) == bool(self.nouns):
            raise ValueError("an entry has verbs or nouns, and not both")
        return self


class TriggerFile(Strict):
    """A trigger file."""

    trigger: tuple[TriggerEntry, ...]


class Constructions(Strict):
    """Words of grammar, from ``constructions.toml``."""

    light_verbs: tuple[str, ...]
    part_nouns: tuple[str, ...]
    object_control: tuple[str, ...]
    container_nouns: tuple[str, ...]
    belonging_nouns: tuple[str, ...]
    unnamed_nouns: tuple[str, ...]
    separately: tuple[str, ...]
    reporting_verbs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """One word or word group that tells of an event."""

    entry: TriggerEntry
    words: tuple[str, ...]
    """For a verb: its lemma and what goes with it. For a noun: its modifiers and its lemma, which comes last."""
    rank: int
    """Position in the files: of two equally specific triggers the first wins."""
    beside: frozenset[str] = frozenset()
    """For a verb: the words that must stand in its sentence besides."""
    heads: frozenset[str] = frozenset()
    """For a verb with fixed objects: the heads of which one must stand there."""

    def may_stand_among(self, words: frozenset[str]) -> bool:
        """Whether a sentence of these words can hold the trigger at all: cheap to ask, before the parse is."""
        return self.beside <= words and (not self.heads or not self.heads.isdisjoint(words))

    @property
    def specificity(self) -> int:
        """How much the trigger demands; the most demanding one that fits wins."""
        entry = self.entry
        return (
            4 * (len(self.words) - 1)
            + 3 * (bool(entry.objects) and entry.objects != (ANY,))
            + 2 * bool(entry.require)
            + bool(entry.needs)
        )


@dataclass(slots=True)
class TriggerIndex:
    """All triggers by the lemma that finds them, the most specific first."""

    verbs: dict[str, list[Trigger]] = field(default_factory=dict)
    nouns: dict[str, list[Trigger]] = field(default_factory=dict)


def _read(name: str) -> dict[str, object]:
    return read_toml("triggers", name)


def read_entries() -> Mapping[str, tuple[TriggerEntry, ...]]:
    """All entries by file name. Raises ``ValueError`` naming the file when an entry is malformed."""
    folder = files("transforms.vocabulary").joinpath("triggers")
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".toml") and f.name != "constructions.toml")
    out = {}
    for name in names:
        try:
            out[name] = TriggerFile.model_validate(_read(name)).trigger
        except ValueError as error:
            raise ValueError(f"vocabulary/triggers/{name}: {error}") from error
    return out


def _heads(entry: TriggerEntry) -> frozenset[str]:
    if entry.objects == (ANY,):
        return frozenset()
    return frozenset(noun.split()[-1] for noun in entry.objects)


@cache
def trigger_index() -> TriggerIndex:
    """The index over all trigger files."""
    index = TriggerIndex()
    rank = 0
    for entries in read_entries().values():
        for entry in entries:
            for phrase in entry.verbs:
                rank += 1
                words = tuple(phrase.split())
                trigger = Trigger(entry, words, rank, frozenset(words[1:]), _heads(entry))
                index.verbs.setdefault(words[0], []).append(trigger)
            for phrase in entry.nouns:
                rank += 1
                words = tuple(phrase.split())
                head = words[words.index("of") - 1] if "of" in words else words[-1]
                index.nouns.setdefault(head, []).append(Trigger(entry, words, rank))
    for group in (index.verbs, index.nouns):
        for triggers in group.values():
            triggers.sort(key=lambda t: (-t.specificity, t.rank))
    return index


CONSTRUCTIONS = Constructions.model_validate(_read("constructions.toml"))
LIGHT_VERBS = frozenset(CONSTRUCTIONS.light_verbs)
PART_NOUNS = frozenset(CONSTRUCTIONS.part_nouns)
OBJECT_CONTROL = frozenset(CONSTRUCTIONS.object_control)
CONTAINER_NOUNS = frozenset(CONSTRUCTIONS.container_nouns)
BELONGING_NOUNS = frozenset(CONSTRUCTIONS.belonging_nouns)
UNNAMED_NOUNS = frozenset(CONSTRUCTIONS.unnamed_nouns)
SEPARATELY = frozenset(CONSTRUCTIONS.separately)
REPORTING_VERBS = frozenset(CONSTRUCTIONS.reporting_verbs)
