"""What a person says of today's identifiers becomes judgements in words of the texts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest
from tiny_world import tiny_rows, tiny_tables

from flows.errors import DatelineError, NotFoundError, UsageError
from flows.judgements import withdrawal
from flows.judging import (
    WAITING,
    corrections,
    listed,
    naming,
    office,
    same_or_different,
    states_of,
    target,
    to_withdraw,
    wrong,
)
from transforms.resolve.judgements import Judgement

WHEN = datetime(2023, 6, 1, tzinfo=UTC)
RENAMED = {
    **{f"e_{name}": f"en_{name.encode().hex()}" for name in ("ana", "mori", "bra", "jpn", "tokyo")},
    **{f"em{n}": f"em_{n}0" for n in range(1, 6)},
    **{f"m{n}": f"m_{n}0" for n in range(1, 9)},
    "ev_visit": "ev_a1",
    "ev_talks": "ev_b2",
    "r1": "ro_c3",
}


@pytest.fixture(scope="module")
def tables() -> duckdb.DuckDBPyConnection:
    """The tiny world under identifiers of the published form."""
    rows = {
        table: [{column: RENAMED.get(str(value), value) for column, value in row.items()} for row in found]
        for table, found in tiny_rows().items()
    }
    connection = duckdb.connect()
    for name, table in tiny_tables(rows).items():
        connection.register(name, table)
    return connection


def test_two_events_are_told_apart_by_all_their_mentions(tables: duckdb.DuckDBPyConnection) -> None:
    (given,) = same_or_different(tables, "different", "ev_a1", "ev_b2", "a visit is not the talks")
    assert (given.verdict, given.of, given.note) == ("different", "event", "a visit is not the talks")
    assert [r.words for r in given.one] == ["visit", "visit", "arrived", "arrived"]
    assert [r.words for r in given.other] == ["met"]


def test_mentions_of_one_event_are_told_apart(tables: duckdb.DuckDBPyConnection) -> None:
    (given,) = same_or_different(tables, "different", "em_10", "em_30")
    assert ([r.words for r in given.one], [r.words for r in given.other]) == (["visit"], ["arrived"])


def test_an_event_is_corrected_in_all_its_texts(tables: duckdb.DuckDBPyConnection) -> None:
    given = corrections(tables, "ev_a", ["status=cancelled", "date=2023-05-17/2023-05-18", "place=", "actor=BRA; Mori"])
    assert {j.field: j.value for j in given} == {
        "status": "cancelled",
        "date_start": "2023-05-17/2023-05-18",
        "place": None,
        "actor": "BRA; Mori",
    }
    assert {len(j.one) for j in given} == {4}


def test_countries_may_be_named(tables: duckdb.DuckDBPyConnection) -> None:
    (given,) = corrections(tables, RENAMED["e_ana"], ["country=Portugal"])
    assert (given.of, given.field, given.value) == ("entity", "country", "PRT")


def test_an_office_is_that_of_the_entity_when_there_is_one(tables: duckdb.DuckDBPyConnection) -> None:
    for identifier in ("ro_c3", RENAMED["e_ana"]):
        given = office(tables, identifier, ["title=Trade Minister"])
        assert {r.kind for r in given[0].one} == {"Foreign Minister"}
    new = office(tables, RENAMED["e_mori"], ["title=Trade Minister", "country=JPN"])
    assert {r.kind for j in new for r in j.one} == {None}
    (gone,) = wrong(tables, "ro_c3")
    assert (gone.verdict, gone.of) == ("wrong", "role")


Asked = Callable[[duckdb.DuckDBPyConnection], object]
REFUSED: list[tuple[Asked, type[DatelineError], str]] = [
    (lambda t: same_or_different(t, "same", "ev_a1", "ev_a1"), UsageError, "already"),
    (lambda t: same_or_different(t, "different", "ev_a1", "em_10"), UsageError, "which of its mentions"),
    (lambda t: same_or_different(t, "same", "ev_a1", RENAMED["e_ana"]), UsageError, "they cannot be same"),
    (lambda t: same_or_different(t, "same", "ev_ffff", "ev_a1"), NotFoundError, "No event"),
    (lambda t: wrong(t, "en_"), UsageError, "no identifier"),
    (lambda t: wrong(t, "en_" + "\udcff"), UsageError, "no identifier"),
    (lambda t: wrong(t, "'; drop table events"), UsageError, "no identifier"),
    (lambda t: wrong(t, "em_%"), UsageError, "no identifier"),
    (lambda t: wrong(t, "m_9"), NotFoundError, "begins with"),
    (lambda t: wrong(t, RENAMED["e_ana"]), UsageError, "cannot be wrong as a whole"),
    (lambda t: corrections(t, "ev_a1", []), UsageError, "What is right"),
    (lambda t: corrections(t, "ev_a1", ["kind"]), UsageError, "no field=value"),
    (lambda t: corrections(t, "ev_a1", ["kind=party"]), UsageError, "there is no kind"),
    (lambda t: corrections(t, "ev_a1", ["colour=red"]), UsageError, "no field 'colour'"),
    (lambda t: corrections(t, "ev_a1", ["date=soon"]), UsageError, "no date"),
    (lambda t: corrections(t, RENAMED["e_ana"], ["country=Atlantis"]), NotFoundError, "no country"),
    (lambda t: corrections(t, "ev_a1", ["title=\udcff"]), UsageError, "ev_a1"),
    (lambda t: naming(t, "ev_a1", "Talks"), UsageError, "given to entities"),
    (lambda t: naming(t, RENAMED["e_ana"], "  "), UsageError, "the name"),
    (lambda t: office(t, "ev_a1", ["title=x"]), UsageError, "no person and no office"),
]


@pytest.mark.parametrize(("asked", "kind", "told"), REFUSED, ids=[f"{n} {r[2]}" for n, r in enumerate(REFUSED)])
def test_what_cannot_be_said_is_refused_in_words(
    tables: duckdb.DuckDBPyConnection, asked: Asked, kind: type[DatelineError], told: str
) -> None:
    with pytest.raises(kind, match=told):
        asked(tables)


def test_the_list_tells_what_has_come_of_each(tables: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    first = wrong(tables, "em_10")[0]
    second = naming(tables, RENAMED["e_ana"], "Ana Maria Souza")[0]
    given: list[Judgement] = [first, second, withdrawal(first, WHEN)]
    rows = listed(given, {second.judgement_id: ("applied", "")})
    assert [(r["number"], r["state"]) for r in rows] == [(1, "withdrawn"), (2, "applied"), (3, "done")]
    assert "Ana Maria Souza" in rows[1]["what"]
    assert rows[2]["of"] == "judgement 1"
    assert [r["state"] for r in listed([second], states_of(tmp_path))] == [WAITING]


def test_what_is_withdrawn_is_not_withdrawn_again(tables: duckdb.DuckDBPyConnection) -> None:
    first = wrong(tables, "em_10")[0]
    assert to_withdraw([first], 1) == first
    for given, number, told in (([first], 2, "no judgement 2"), ([first, withdrawal(first, WHEN)], 1, "already")):
        with pytest.raises(UsageError, match=told):
            to_withdraw(given, number)


def test_an_identifier_may_be_shortened_as_long_as_it_is_one(tables: duckdb.DuckDBPyConnection) -> None:
    assert target(tables, "em_1").identifier == "em_10"
    with pytest.raises(UsageError, match="Several rows"):
        target(tables, "en_6")
