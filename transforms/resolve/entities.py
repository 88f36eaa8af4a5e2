"""Who and what: one identifier for one entity across texts, and the tables that describe it.

An ``entity_id`` is made from what survives when more texts arrive:

* for what the vocabulary knows, its key;
* for a person, the romanisation-insensitive first and last word of the earliest full name (a later, fuller form or
  another spelling does not change it); where no full name is known, of the earliest short one;
* for any other thing, its group and its normalised name of the earliest text.

Where two entities would get one identifier (namesakes), all but the earliest also carry their earliest text and index.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import duckdb

from transforms.resolve.clustering import clusters_again
from transforms.resolve.cycles import no_cycles
from transforms.resolve.holders import settle_holders
from transforms.resolve.identities import Entity, settle_identities
from transforms.resolve.knowledge import Knowledge, counted, country_of, majority
from transforms.resolve.members import keep_members, keep_pieces
from transforms.resolve.names import is_initialed, person_words
from transforms.resolve.overruling import Judgements, lay_out_judged, overruled, read_judgements
from transforms.resolve.said import forget_unsaid, settle_said
from transforms.resolve.spelling import folded, sound
from transforms.resolve.thing_names import GROUPS, identifying_words, thing_words, vocabulary_key
from transforms.vocabulary.spellings import read_spellings


def settle_entities(db: duckdb.DuckDBPyConnection) -> None:
    """Lay out who and what is one across texts.

    Reads given_documents, text_entities, text_aliases, text_roles, text_mentions, linking.copy_of (document_id,
    original_id), ``linking.changed``, copy_changed and, where they are there, the judgements linking.judged_entity_pair
    and linking.judged_name. Brings up to date linking.entity (entity_id, name, entity_type, country_code),
    linking.entity_of (document_id, local_id, entity_id) and linking.holder_of (mention_id, document_id, char_start,
    char_end, entity_id). Leaves the temporary table moved (document_id): texts of which an entity became another one.
    """
    lay_out_judged(db)
    with no_cycles():
        is_first = settle_said(db)
        clusters = clusters_again(db, is_first)
        judgements = read_judgements(db)
        judged = overruled(clusters, judgements)
        ids = settle_identities(db, [_entity(found, judgements) for found in judged])
        keep_pieces(db, clusters, judged, ids)
        keep_members(db, judged, ids, is_first)
    forget_unsaid(db)
    settle_holders(db)


def _entity(found: Sequence[Knowledge], judgements: Judgements) -> Entity:
    types = counted(found, lambda k: k.entity_type)
    name = judgements.name_of(found) or _name(found)
    entity_type = majority(types) or found[0].entity_type
    return Entity(_anchor(found), found[0].first, found[0].order, name, entity_type, country_of(found))


def _anchor(found: Sequence[Knowledge]) -> tuple[str, ...]:
    """What the identifier is made from; ``found`` is in order of publication."""
    key = min((key for k in found if (key := vocabulary_key(k)) is not None), default=None)
    if key is not None:
        return (key,)
    first = found[0]
    if first.entity_type != "person":
        return (GROUPS[first.entity_type], identifying_words(first))
    names = [person_words(k.name) for k in found]
    whole = [w for w in names if len(w) > 1]
    words = next((w for w in whole if not is_initialed(w)), whole[0] if whole else names[0])
    return ("person", *sorted({sound(words[0]), sound(words[-1])}))


def _name(found: Sequence[Knowledge]) -> str:
    """The canonical name: the vocabulary's, else the fullest form; of equally full ones the commonest, then first."""
    keyed = counted((k for k in found if k.key), lambda k: k.name)
    if keyed:
        return majority(keyed) or found[0].name
    counts = counted(found, lambda k: k.name)
    if found[0].entity_type == "person":
        counts = _without_titles(counts)
    else:
        return min(counts, key=lambda n: (-len(thing_words(n).split()), -counts[n]))
    return min(counts, key=lambda n: (*_fullness(n), -counts[n]))


def _without_titles(counts: Counter[str]) -> Counter[str]:
    """Names without a title that annotation left before them ("Senator Joseph R. Biden")."""
    bare: Counter[str] = Counter()
    for name, count in counts.items():
        words = name.split()
        while len(words) > 2 and folded(words[0]) in read_spellings().people.titles:
            words = words[1:]
        bare[" ".join(words)] += count
    return bare


def _fullness(name: str) -> tuple[int, int]:
    """Sorts the fullest name of a person first: whole words, then initials."""
    words = person_words(name)
    return (-sum(len(w) > 1 for w in words), -len(words))
