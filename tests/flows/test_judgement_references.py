"""Today's identifiers as words that any later version finds again."""

from __future__ import annotations

import duckdb
import pytest
from tiny_world import tiny_world

from flows.errors import NotFoundError
from flows.references import entity_references, event_references, mention_reference, name_reference


@pytest.fixture
def tables() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for name, table in tiny_world().items():
        connection.register(name, table)
    return connection


def test_an_event_is_referred_to_by_each_of_its_tellings(tables: duckdb.DuckDBPyConnection) -> None:
    (event_id,) = tables.execute("select event_id from events where kind = 'visit'").fetchall()[0]
    mentions = tables.execute(
        "select event_mention_id, evidence, trigger from event_mentions where event_id = ?", [event_id]
    ).fetchall()
    found = event_references(tables, event_id)
    assert len(found) == len(mentions) > 1
    assert {(r.quote, r.words) for r in found} == {(evidence, trigger) for _, evidence, trigger in mentions}
    one = mention_reference(tables, mentions[0][0])
    assert one in found
    assert one.kind == "visit"
    assert one.parties == tuple(sorted(one.parties)) != ()


def test_an_entity_is_referred_to_by_a_name_in_each_text(tables: duckdb.DuckDBPyConnection) -> None:
    (entity_id,) = tables.execute("select entity_id from entities where name = 'Ana Souza'").fetchall()[0]
    found = entity_references(tables, entity_id)
    assert {r.kind for r in found} == {"person"}
    assert all(r.words in r.quote for r in found)
    assert len({r.content_sha256 for r in found}) == len(found)
    (mention,) = tables.execute(
        "select mention_id from mentions where entity_id = ? and mention_type = 'name' order by 1", [entity_id]
    ).fetchall()[0]
    assert name_reference(tables, mention).words in name_reference(tables, mention).quote


def test_what_is_not_there_is_told(tables: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(NotFoundError, match="ev_0"):
        event_references(tables, "ev_0")
    with pytest.raises(NotFoundError, match="m_0"):
        name_reference(tables, "m_0")
