"""Words by which events are read around their triggers, from ``events.toml``; what each list is for is told there."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

from transforms.vocabulary.kinds import KINDS
from transforms.vocabulary.reading import read_toml


def _once_each(words: list[str]) -> list[str]:
    """Raises ``ValueError`` for a word that stands twice in a list, or is not in lower case."""
    for n, word in enumerate(words):
        if word in words[:n]:
            raise ValueError(f"{word!r} stands twice in this list of events.toml; keep one")
        if not word or word != word.strip().casefold():
            raise ValueError(f"{word!r} in events.toml must be in lower case and without blanks around it")
    return words


def _known(kinds: frozenset[str]) -> frozenset[str]:
    """Raises ``ValueError`` for a kind that is not in ``kinds.toml``."""
    if unknown := sorted(kinds - set(KINDS)):
        raise ValueError(f"no such kinds of event: {', '.join(unknown)}; the kinds are listed in vocabulary/kinds.toml")
    return kinds


Words = Annotated[frozenset[str], BeforeValidator(_once_each)]
Kinds = Annotated[frozenset[str], BeforeValidator(_once_each), AfterValidator(_known)]


class Section(BaseModel):
    """A section that knows all its lists and never changes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class KindGroups(Section):
    """Kinds of event by how they behave."""

    meets: Kinds
    violent: Kinds
    local: Kinds
    placeless: Kinds
    bare: Kinds
    speech_acts: Kinds
    spoken: Kinds
    between_states: Kinds
    wants_other_side: Kinds
    aimed: Kinds
    custody: Kinds
    stated_only: Kinds
    done_only: Kinds
    proposable: Kinds
    momentary: Kinds
    talked_of: Kinds
    told_to_states: Kinds
    of_events: Kinds
    joint_deeds: Kinds
    lasting: Kinds
    enduring: Kinds


class TriggerWords(Section):
    """Words beside a trigger that tell which happening it means."""

    ordinals: Words
    generic_nouns: Words
    event_heads: Words
    habitual: Words
    further: Words
    pointing: Words
    casualties: Words
    nouns_like_verbs: Words


class FrameWords(Section):
    """Words through which an event noun borrows its participants."""

    hosts: Words
    event_verbs: Words
    brokers: Words
    light_nouns: Words
    governing_prepositions: Words
    handing: Words
    blaming: Words


class FillerWords(Section):
    """Nouns that tell who is meant, and for whom somebody acts."""

    person_endings: Words
    things: Words
    honorifics: Words
    armed: Words
    state_organs: Words
    joined_apart: Words
    joint_matters: Words
    one_sided_matters: Words
    spoken_matters: Words
    state_deeds: Words
    factions: Words
    letters: Words
    answering: Words


class DateWords(Section):
    """Words that tell whose date an expression is."""

    bounds: Words
    hosting: Words
    setting: Words
    margins: Words
    arrivals: Words
    content: Words
    papers: Words
    time_nouns: Words
    judging: Words
    publishing: Words
    states: Words
    parts_of_day: Words
    definite: Words
    at_once: Words
    comes_before: Words
    long_ago: Words
    distances: Words


class PlaceWords(Section):
    """Words that tell where an event happens."""

    locative: Words
    gathered: Words
    gatherings: Words
    place_nouns: Words
    matters: Words


class EventWords(Section):
    """``events.toml`` as it stands in the file."""

    kinds: KindGroups
    triggers: TriggerWords
    frames: FrameWords
    fillers: FillerWords
    dates: DateWords
    places: PlaceWords
    numbers: dict[str, int]
    occasions: dict[str, Kinds]
    answered: dict[str, Kinds]
    taken_up: dict[str, Kinds]


EVENT_WORDS: EventWords = EventWords.model_validate(read_toml("events.toml"))
"""Raises ``pydantic.ValidationError`` on import when a list is unknown, doubled or names no kind."""
