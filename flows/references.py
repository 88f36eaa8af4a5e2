"""References to published rows: today's identifiers turned into words by which judgements find their rows again.

Every function takes an open, read-only connection to ``analysis.duckdb``. A reference tells the text by the hash of its
bytes, the sentence, and the words in it, and so does not depend on the version of anything.
"""

from __future__ import annotations

from typing import Any

import duckdb

from flows.errors import NotFoundError
from transforms.resolve.judgements import Reference

MOST_TEXTS = 50
"""Texts by which an entity or a role is referred to, the earliest; events are referred to by all of theirs."""

_EVENT_MENTIONS = """
    select d.content_sha256, m.evidence as quote, m.trigger as words, m.kind,
           list(distinct p.text order by p.text) filter (p.text <> '') as parties
    from event_mentions as m
    join documents as d using (document_id)
    left join event_mention_participants as p using (event_mention_id)
    where {condition}
    group by d.content_sha256, m.evidence, m.trigger, m.kind, m.event_mention_id, d.published_date
    order by d.published_date nulls last, m.event_mention_id
"""

_ENTITY_MENTIONS = """
    with named as (
        select m.document_id, m.mention_id, d.content_sha256, s.text as quote, m.text as words, n.entity_type as kind,
               d.published_date,
               row_number() over (
                   partition by m.document_id
                   order by m.mention_type <> 'name', -length(m.text), m.char_start, m.mention_id
               ) as position
        from mentions as m
        join entities as n using (entity_id)
        join documents as d using (document_id)
        join sentences as s using (document_id, sentence_index)
        where m.mention_type in ('name', 'demonym') and {condition}
    )
    select content_sha256, quote, words, kind, null::varchar[] as parties
    from named where position = 1
    order by published_date nulls last, document_id, mention_id
    limit {most}
"""


def mention_reference(connection: duckdb.DuckDBPyConnection, event_mention_id: str) -> Reference:
    """One event as one text tells it. Raises ``NotFoundError`` when there is no such event mention."""
    return _references(connection, _EVENT_MENTIONS, "m.event_mention_id = ?", event_mention_id)[0]


def event_references(connection: duckdb.DuckDBPyConnection, event_id: str) -> tuple[Reference, ...]:
    """All mentions of an event, in order of publication. Raises ``NotFoundError`` when there is no such event."""
    return _references(connection, _EVENT_MENTIONS, "m.event_id = ?", event_id)


def name_reference(connection: duckdb.DuckDBPyConnection, mention_id: str) -> Reference:
    """What one text means by a name. Raises ``NotFoundError`` when there is no such mention, or it is no name."""
    return _references(connection, _ENTITY_MENTIONS, "m.mention_id = ?", mention_id)[0]


def entity_references(connection: duckdb.DuckDBPyConnection, entity_id: str) -> tuple[Reference, ...]:
    """An entity by its longest name in each of its texts. Raises ``NotFoundError`` when no text names it."""
    return _references(connection, _ENTITY_MENTIONS, "m.entity_id = ?", entity_id)


def _references(
    connection: duckdb.DuckDBPyConnection, query: str, condition: str, identifier: str
) -> tuple[Reference, ...]:
    rows = connection.execute(query.format(condition=condition, most=MOST_TEXTS), [identifier]).fetchall()
    if not rows:
        raise NotFoundError(
            f"There is no {identifier!r} that a text names.", advice="See `dateline timeline` and `dateline explain`."
        )
    return tuple(_reference(*row) for row in rows)


def _reference(content: str, quote: str, words: str, kind: str | None, parties: list[Any] | None) -> Reference:
    return Reference(content_sha256=content, quote=quote, words=words, kind=kind, parties=tuple(parties or ()))
