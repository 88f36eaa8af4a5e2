"""Keys of what is said: rows that share none can never be one, nor change who is one with whom.

Every step that compares two rows finds them by something that both have; the keys here are all of these things. What is
the same for rows that are joined first (an identity, a country) is a key of each of them, so that it is one of theirs
together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import pyarrow as pa

from transforms.resolve.kept import Database
from transforms.resolve.knowledge import Knowledge
from transforms.resolve.names import Words, block_keys, initial_keys, person_words, slip_ends, slip_keys, split_initials
from transforms.resolve.people import BARE, BY_INITIAL, WHOLE, step_of
from transforms.resolve.short_names import spoken_keys, tail_keys, word_keys
from transforms.resolve.spelling import folded, skeleton
from transforms.resolve.thing_names import GROUPS, is_abbreviation, spelling_keys, thing_words, vocabulary_key
from transforms.resolve.things import Thing

SHARED = 0
"""Rows that share such a key are settled together. Other keys are those that a row asks for at a step (``relation`` is
its number), and those under which a step finds rows (its number, negative). Whole names with initials before them ask
for what names with mere initials do."""


class Key(NamedTuple):
    """One key of one row."""

    relation: int
    key: str


def keys_of(k: Knowledge) -> Iterator[Key]:
    """All keys of a row."""
    if k.entity_type != "person":
        yield from (Key(SHARED, key) for key in _thing_keys(k))
        return
    step, words = step_of(k), person_words(k.name)
    shared = spoken_keys(words) if step == BARE else _person_keys(words, k.country, k.key)
    yield from (Key(SHARED, f"{step} {key}") for key in shared)
    if step == BARE:
        yield from (Key(BARE, key) for key in {f"w {key}" for key in spoken_keys(words)} | {f"a {folded(k.name)}"})
        return
    asked = initial_keys(words)
    yield from (Key(BY_INITIAL if step == BY_INITIAL else -BY_INITIAL, key) for key in asked)
    if split_initials(words)[0]:
        yield from (Key(WHOLE, key) for key in asked)
    yield from (Key(-BARE, f"w {word}") for word in word_keys(words))
    yield from (Key(-BARE, f"a {alias}") for alias in {folded(alias) for alias in k.aliases})


def add_keys(db: Database, known: Sequence[Knowledge]) -> None:
    """Add the keys of the rows to ``linking.said_key`` (said, relation, key), and their steps to ``linking.said``."""
    numbers: list[int] = []
    relations: list[int] = []
    keys: list[str] = []
    steps: dict[int, int] = {}
    for k in known:
        if k.said not in steps:
            steps[k.said] = step_of(k)
            for relation, key in keys_of(k):
                numbers.append(k.said)
                relations.append(relation)
                keys.append(key)
    found = {"said": pa.array(numbers, pa.int32()), "relation": pa.array(relations, pa.int8()), "key": pa.array(keys)}
    db.register("found_key", pa.table(found))
    db.register(
        "found_step",
        pa.table({"said": pa.array(steps.keys(), pa.int32()), "step": pa.array(steps.values(), pa.int8())}),
    )
    db.execute("""
        create or replace temp table said_key_new (said integer, relation tinyint, key ubigint);
        insert into said_key_new select said, relation, md5_number_lower(key) from found_key;
        insert into linking.said_key from said_key_new;
        update linking.said as s set step = f.step from found_step as f where s.said = f.said;
    """)
    db.unregister("found_key")
    db.unregister("found_step")


def forget_keys(db: Database) -> None:
    """Drop the keys that rows had before they got other ones."""
    db.execute("""
        delete from linking.said_key where said in (select said from said_rekeyed);
        insert into linking.said_key from said_key_new;
    """)


@lru_cache(maxsize=200_000)
def _person_keys(words: Words, country: str | None, key: str | None) -> tuple[str, ...]:
    keys = {*block_keys(words), *tail_keys(words)}
    if len(words) == 2:
        keys.add(f"m {skeleton(words[0])} {skeleton(words[1])}")
    if key:
        keys.add(f"k {key}")
    if country:
        for place, kept, other in slip_ends(words):
            keys.update(f"s {country} {place} {kept} {slip}" for slip in slip_keys(other))
    return tuple(keys)


def _thing_keys(k: Knowledge) -> set[str]:
    thing, country = Thing([k]), k.country or ""
    keys = {f"n {name}" for name in (*thing.names, *thing.identities, thing_words(k.name))}
    keys |= {f"c {name}" for name in thing.cores} | {f"b {short}" for short in thing.abbreviations}
    keys |= {f"i {country} {letters}" for letters in thing.initials}
    if is_abbreviation(k.name):
        keys.add(f"i {country} {k.name.replace('.', '').upper()}")
    key = vocabulary_key(k)
    keys |= _prefixed("s", country, spelling_keys(thing.words)) if key is None else {f"k {key}"}
    group = GROUPS[k.entity_type]
    return {f"{group} {key}" for key in keys}


def _prefixed(kind: str, country: str, keys: Iterable[str]) -> set[str]:
    return {f"{kind} {country} {key}" for key in keys}
