"""Questions of many rows as people and scripts meet them, over the tiny world: a visit planned, postponed and held."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date

import duckdb
import pytest

from flows import questions
from flows.choice import Choice
from flows.errors import NotFoundError, StorageError
from flows.questions_shown import print_dossier, print_search, print_slips, print_upcoming
from flows.terminal import console_for, write_csv, write_json
from tests.flows.reported import analysis, hostile_rows


@pytest.fixture(scope="module")
def world() -> Iterator[duckdb.DuckDBPyConnection]:
    with analysis() as connection:
        yield connection


def test_a_dossier_tells_names_counterparts_events_and_words(world: duckdb.DuckDBPyConnection) -> None:
    who, rows = questions.dossier(world, "souza")
    assert (who.entity_id, who.name) == ("e_ana", "Ana Souza")
    sections = [row["section"] for row in rows]
    assert sections == sorted(sections, key=questions.DOSSIER_ORDER.index)
    stream = io.StringIO()
    print_dossier(console_for(stream), who, rows, 1)
    told = stream.getvalue()
    assert "Ana Souza (BRA), person" in told
    assert "Foreign Minister" in told
    assert "Kenji Mori" in told
    assert "1 of 2" in told  # the latest event alone
    assert "We shall trade more 🤝" in told


def test_a_name_that_is_not_found_gives_the_nearest(world: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(NotFoundError) as caught:
        questions.dossier(world, "Anna Sousa")
    assert caught.value.exit_code == 3
    assert "Ana Souza" in caught.value.advice
    with pytest.raises(NotFoundError) as caught:
        questions.dossier(world, "Qqqq")
    assert "Nearest" not in caught.value.advice


def test_what_lay_ahead_is_told_as_it_was_seen_then(world: duckdb.DuckDBPyConnection) -> None:
    day = date(2023, 5, 2)
    rows = questions.upcoming(world, day)
    assert [(r["event_id"], r["days_ahead"], r["status"]) for r in rows] == [("ev_visit", 8, "planned")]
    stream = io.StringIO()
    print_upcoming(console_for(stream), rows, day)
    assert "2023-05-10 – 11" in stream.getvalue()
    assert "ongoing" in stream.getvalue()  # what became of it
    assert questions.newest_day(world) == date(2023, 5, 18)


def test_slips_tell_by_how_many_days(world: duckdb.DuckDBPyConnection) -> None:
    rows = questions.slips(world, Choice(), 10)
    stream = io.StringIO()
    print_slips(console_for(stream), rows)
    assert "held late" in stream.getvalue()
    assert "+7" in stream.getvalue()
    assert questions.slips(world, Choice(kinds=("meeting",)), 10) == []


def test_words_are_found_in_the_evidence(world: duckdb.DuckDBPyConnection) -> None:
    rows = questions.search(world, "cafe terraces", 5)
    assert [row["event_id"] for row in rows] == ["ev_talks"]
    stream = io.StringIO()
    print_search(console_for(stream), rows)
    assert "Souza met Kenji Mori on café terraces." in stream.getvalue()


def test_scripts_get_json_and_csv_with_lists(world: duckdb.DuckDBPyConnection) -> None:
    (row,) = questions.slips(world, Choice(), 10)
    as_json, as_csv = io.StringIO(), io.StringIO()
    write_json(list(row), [tuple(row.values())], as_json)
    write_csv(["countries"], [(row["countries"],)], as_csv)
    assert json.loads(as_json.getvalue())[0]["countries"] == row["countries"] == ["BRA", "JPN"]
    assert as_csv.getvalue() == "countries\nBRA; JPN\n"


def test_names_of_hostile_texts_leave_no_control_character_in_the_terminal() -> None:
    with analysis(hostile_rows()) as connection:
        who, rows = questions.dossier(connection, "Ana Souza")
        ahead = questions.upcoming(connection, date(2023, 5, 2))
    stream = io.StringIO()
    print_dossier(console_for(stream), who, rows, 9)
    print_upcoming(console_for(stream), ahead, None)
    assert "reversed" in stream.getvalue()
    assert not set(stream.getvalue()) & set("\u202e\u2066\x1b")


def test_an_older_analysis_file_is_named_as_such() -> None:
    with duckdb.connect() as connection, pytest.raises(StorageError, match="another version"):
        questions.search(connection, "words", 1)
