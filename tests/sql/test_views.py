"""What each view answers, shown on the tiny story and on a few rows of its own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tiny_world import REFERENCE, tiny_rows, tiny_tables, tiny_world

if TYPE_CHECKING:
    from conftest import Ask

VISIT = "Ana Souza (BRA) visits Tokyo"
TALKS = "Ana Souza (BRA) met Kenji Mori (JPN) in Tokyo"
MAY = date(2023, 5, 1)


def day(number: int) -> date:
    return date(2023, 5, number)


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        pytest.param(
            "select date_start, status, kind, summary, actors, recipients, place, file_name from timeline",
            [
                (day(17), "occurred", "meeting", TALKS, "Ana Souza", "Kenji Mori", "Tokyo", "d3.txt"),
                (day(17), "ongoing", "visit", VISIT, "Ana Souza", None, "Tokyo", "d3.txt"),
            ],
            id="timeline",
        ),
        pytest.param(
            "select event_id from timeline where list_has_all(countries, ['BRA', 'JPN'])",
            [("ev_talks",), ("ev_visit",)],
            id="timeline between two countries",
        ),
        pytest.param(
            "select event_id from timeline where list_has_all(countries, ['BRA', 'KOR'])",
            [],
            id="timeline between two others",
        ),
        pytest.param(
            "select evidence from timeline where kind = 'visit'",
            [("Ana Souza arrived in Tokyo on her visit.",)],
            id="timeline shows the latest claim",
        ),
        pytest.param(
            "select name, country_code, offices, aliases, event_count, met, quote_count from people",
            [
                ("Ana Souza", "BRA", "Foreign Minister (BRA), 2023-05-01", "Souza", 2, "Kenji Mori", 1),
                ("Kenji Mori", "JPN", None, None, 1, "Ana Souza", 0),
            ],
            id="people",
        ),
        pytest.param(
            "select side_a, side_b, place, topics, visit, visit_id from meetings",
            [("Ana Souza", "Kenji Mori", "Tokyo", "Trade", VISIT, "ev_visit")],
            id="meetings",
        ),
        pytest.param(
            "select visitors, host_countries, destination, days, status, planned_start, meeting_count, meetings"
            " from visits",
            [("Ana Souza", ["JPN"], "Tokyo", 2, "ongoing", day(10), 1, TALKS)],
            id="visits",
        ),
        pytest.param(
            "select month, country_a, name_a, country_b, name_b, events, cooperation, conflict, goldstein_mean,"
            " meetings, visits, planned, fell_through, document_count from bilateral",
            [(MAY, "BRA", "Brazil", "JPN", "Japan", 2, 2, 0, 1.45, 1, 1, 0, 0, 5)],
            id="bilateral",
        ),
        pytest.param(
            "select report_number, reported_on, status, days_moved, is_change, is_copy, change"
            " from event_lifecycle where kind = 'visit'",
            [
                (1, day(1), "planned", None, True, False, "first report"),
                (
                    2,
                    day(8),
                    "postponed",
                    7,
                    True,
                    False,
                    "planned → postponed; 2023-05-10/2023-05-11 → 2023-05-17/2023-05-18",
                ),
                (3, day(17), "ongoing", 0, True, False, "postponed → ongoing"),
                (4, day(18), "ongoing", 0, False, True, None),
            ],
            id="event_lifecycle",
        ),
        pytest.param(
            "select published_date, speaker, speaker_country, speaker_office, quote_type, verb, text from statements",
            [(day(17), "Ana Souza", "BRA", "Foreign Minister", "direct", "said", "We shall trade more 🤝,")],
            id="statements",
        ),
        pytest.param(
            "select published_date, date_start, date_end, date_precision, place from statements",
            [(day(17), day(16), day(16), "day", "Tokyo")],
            id="statements with the day and the place of the saying",
        ),
        pytest.param(
            "select reported_on, status, trigger, place, is_copy from reports"
            " where kind = 'visit' order by reported_on",
            [
                (day(1), "planned", "visit", "Tokyo", False),
                (day(8), "postponed", "visit", "Tokyo", False),
                (day(17), "ongoing", "arrived", "Tokyo", False),
                (day(18), "ongoing", "arrived", "Tokyo", True),
            ],
            id="reports",
        ),
        pytest.param(
            "select file_name, publisher, copy_of, copy_count, event_count, quote_count from sources",
            [
                ("d1.txt", "Gazette", None, 0, 1, 0),
                ("d2.txt", "Gazette", None, 0, 1, 0),
                ("d3.txt", "Gazette", None, 1, 2, 1),
                ("d4.txt", "Gazette", "d3.txt", 0, 1, 0),
            ],
            id="sources",
        ),
        pytest.param("select visit_id, meeting_id, basis from visit_meetings", [("ev_visit", "ev_talks", "linked")]),
        pytest.param("select event_id from calendar", [], id="calendar without plans"),
        pytest.param("select event_id from agreements", [], id="agreements without any"),
    ],
)
def test_the_tiny_story(ask: Ask, query: str, rows: list[tuple[Any, ...]]) -> None:
    assert ask(tiny_world(), query) == rows


def entity(entity_id: str, entity_type: str, code: str | None) -> dict[str, Any]:
    return {"entity_id": entity_id, "name": entity_id.title(), "entity_type": entity_type, "country_code": code}


def part(event_id: str, entity_id: str, role: str, code: str | None = None) -> dict[str, Any]:
    return {"event_id": event_id, "entity_id": entity_id, "role": role, "country_code": code}


PEOPLE = [
    entity("ana", "person", "BRA"),
    entity("kenji", "person", "JPN"),
    entity("lena", "person", "CHE"),
    entity("ifor", "igo", None),
    entity("tokyo", "place", "JPN"),
    entity("geneva", "place", "CHE"),
]


@pytest.mark.parametrize(
    ("kind", "parts", "place", "actors", "others", "everybody"),
    [
        ("meeting", [("ana", "actor"), ("kenji", "recipient")], None, ["BRA"], ["JPN"], ["BRA", "JPN"]),
        ("meeting", [("ana", "actor"), ("lena", "host")], None, ["BRA"], ["CHE"], ["BRA", "CHE"]),
        (
            "negotiation",
            [("ana", "actor"), ("kenji", "recipient"), ("lena", "host")],
            "geneva",
            ["BRA"],
            ["JPN"],
            ["BRA", "CHE", "JPN"],
        ),
        ("meeting", [("ana", "actor"), ("ifor", "recipient"), ("lena", "mediator")], None, ["BRA"], [], ["BRA", "CHE"]),
        ("visit", [("ana", "actor")], "tokyo", ["BRA"], ["JPN"], ["BRA", "JPN"]),
        ("visit", [("ana", "actor"), ("lena", "recipient")], "tokyo", ["BRA"], ["CHE"], ["BRA", "CHE"]),
        ("meeting", [("ana", "actor")], "tokyo", ["BRA"], [], ["BRA"]),
        ("criticism", [("ana", "actor"), ("kenji", "about")], None, ["BRA"], [], ["BRA"]),
        ("riot", [], None, [], [], []),
    ],
)
def test_sides_of_an_event(
    ask: Ask,
    kind: str,
    parts: list[tuple[str, str]],
    place: str | None,
    actors: list[str],
    others: list[str],
    everybody: list[str],
) -> None:
    tables = tiny_tables(
        {
            "entities": PEOPLE,
            "events": [{"event_id": "ev", "kind": kind, "place_id": place}],
            "event_participants": [part("ev", who, role) for who, role in parts],
        }
    )
    query = "select actor_countries, recipient_countries, countries from event_sides"
    assert ask(tables, query) == [(actors, others, everybody)]


def test_names_stand_best_attested_first(ask: Ask) -> None:
    tables = tiny_tables(
        {
            "entities": PEOPLE,
            "events": [{"event_id": "ev", "kind": "summit"}],
            "event_participants": [
                part("ev", "ana", "actor") | {"document_count": 1},
                part("ev", "lena", "actor") | {"document_count": 3},
                part("ev", "kenji", "actor") | {"document_count": 1},
            ],
        }
    )
    assert ask(tables, "select actors from event_sides") == [("Lena; Ana; Kenji",)]


def between(number: int, **columns: Any) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    event = {"event_id": f"ev{number}", "kind": "meeting", "date_start": MAY, "date_end": MAY, **columns}
    return event, [part(f"ev{number}", "kenji", "actor"), part(f"ev{number}", "ana", "recipient")]


def test_bilateral_counts_what_took_place_apart_from_plans(ask: Ask) -> None:
    stories = [
        between(1, status="occurred", date_precision="day"),
        between(2, status="ongoing", date_precision="week", kind="threat"),
        between(3, status="planned", date_precision="month"),
        between(4, status="postponed", date_precision="day"),
        between(5, status="denied", date_precision="day"),
        between(6, status="occurred", date_precision="year"),
        between(7, status="occurred", date_precision="unknown", date_start=None, date_end=None),
    ]
    tables = tiny_tables(
        {
            "entities": PEOPLE,
            "events": [event for event, _ in stories],
            "event_participants": [row for _, parts in stories for row in parts],
        }
    )
    columns = "month, country_a, country_b, name_a, events, cooperation, conflict, planned, fell_through"
    assert ask(tables, f"select {columns} from bilateral") == [
        (MAY, "BRA", "JPN", None, 2, 1, 1, 1, 2),
        (None, "BRA", "JPN", None, 2, 2, 0, 0, 0),
    ]


def test_bilateral_has_no_mean_where_nothing_took_place(ask: Ask) -> None:
    event, parts = between(1, status="planned", date_precision="day")
    tables = tiny_tables({"entities": PEOPLE, "events": [event], "event_participants": parts})
    assert ask(tables, "select events, goldstein_mean from bilateral") == [(0, None)]


def test_no_country_is_paired_with_itself(ask: Ask) -> None:
    tables = tiny_tables(
        {
            "entities": [*PEOPLE, entity("hana", "person", "JPN")],
            "events": [{"event_id": "ev", "kind": "attack"}],
            "event_participants": [
                part("ev", "kenji", "actor"),
                part("ev", "hana", "recipient"),
                part("ev", "ana", "recipient"),
                part("ev", "ana", "actor"),
            ],
        }
    )
    assert ask(tables, "select country_a, country_b from country_pairs") == [("BRA", "JPN")]


@pytest.mark.parametrize(
    ("meeting", "role", "belongs"),
    [
        ({"date_start": day(11), "place_id": "tokyo", "status": "occurred"}, "actor", True),
        ({"date_start": day(11), "place_id": "tokyo", "status": "occurred"}, "about", False),
        ({"date_start": day(13), "place_id": "tokyo", "status": "occurred"}, "actor", False),
        ({"date_start": day(11), "place_id": "geneva", "status": "occurred"}, "actor", False),
        ({"date_start": day(11), "place_id": "tokyo", "status": "planned"}, "actor", False),
    ],
)
def test_meetings_within_a_visit_belong_to_it(ask: Ask, meeting: dict[str, Any], role: str, belongs: bool) -> None:
    tables = tiny_tables(
        {
            "entities": PEOPLE,
            "events": [
                {
                    "event_id": "trip",
                    "kind": "visit",
                    "status": "occurred",
                    "date_start": day(10),
                    "date_end": day(12),
                    "date_precision": "day",
                    "place_id": "tokyo",
                },
                {"event_id": "talks", "kind": "meeting", "date_end": meeting["date_start"], **meeting},
            ],
            "event_participants": [part("trip", "ana", "actor"), part("talks", "ana", role)],
        }
    )
    rows = ask(tables, "select visit_id, meeting_id, basis from visit_meetings")
    assert rows == ([("trip", "talks", "overlap")] if belongs else [])


def test_calendar_holds_what_is_still_to_come(ask: Ask) -> None:
    tables = tiny_tables(
        {
            "events": [
                {"event_id": "late", "status": "postponed", "date_start": day(20), "last_reported": day(1)},
                {"event_id": "soon", "status": "planned", "date_start": day(3), "last_reported": day(1)},
                {"event_id": "open", "status": "proposed", "last_reported": day(1)},
                {"event_id": "past", "status": "planned", "date_start": day(1), "last_reported": day(2)},
                {"event_id": "done", "status": "occurred", "date_start": day(1), "last_reported": day(1)},
            ],
        }
    )
    assert ask(tables, "select event_id, days_ahead from calendar") == [
        ("past", -1),
        ("soon", 2),
        ("late", 19),
        ("open", None),
    ]


def test_agreements_name_what_they_concern(ask: Ask) -> None:
    tables = tiny_tables(
        {
            **REFERENCE,
            "entities": [*PEOPLE, entity("fish pact", "agreement", None)],
            "events": [{"event_id": "ev", "kind": "signing", "status": "occurred", "summary": "Ana and Kenji signed."}],
            "event_participants": [
                part("ev", "ana", "actor"),
                part("ev", "kenji", "recipient"),
                part("ev", "fish pact", "about"),
            ],
            "event_topics": [{"event_id": "ev", "topic": "trade"}],
        }
    )
    query = "select kind, actors, recipients, about, countries, topics from agreements"
    assert ask(tables, query) == [("signing", "Ana", "Kenji", "Fish Pact", ["BRA", "JPN"], "Trade")]


def test_a_report_that_gives_no_date_changes_none(ask: Ask) -> None:
    days: list[tuple[date | None, date | None]] = [(day(10), day(10)), (None, None), (day(12), day(12))]
    tables = tiny_tables(
        {
            "documents": [{"document_id": "d"}],
            "entities": PEOPLE,
            "events": [{"event_id": "ev", "kind": "call"}],
            "event_mentions": [{"event_mention_id": f"em{n}", "event_id": "ev", "document_id": "d"} for n in range(3)],
            "event_history": [
                {
                    "event_mention_id": f"em{n}",
                    "event_id": "ev",
                    "order": n + 1,
                    "status": "planned",
                    "date_start": first,
                    "date_end": last,
                    "place_id": "tokyo" if n == 2 else None,
                }
                for n, (first, last) in enumerate(days)
            ],
        }
    )
    assert ask(tables, "select days_moved, change from event_lifecycle") == [
        (None, "first report"),
        (None, None),
        (2, "2023-05-10 → 2023-05-12; place known: Tokyo"),
    ]


def test_a_statement_without_a_day_of_its_own_is_not_given_that_of_its_text(ask: Ask) -> None:
    rows = tiny_rows()
    quote = rows["quotes"][0]
    quote |= {"date_start": None, "date_end": None, "date_precision": "unknown", "place_id": None}
    query = "select published_date, date_start, date_end, date_precision, place, place_id from statements"
    assert ask(tiny_tables(rows), query) == [(day(17), None, None, "unknown", None, None)]


def test_both_sides_of_a_conflict_stand_with_their_sources(ask: Ask) -> None:
    texts = [("t1", date(2023, 5, 2)), ("t2", date(2023, 5, 3)), ("t3", None)]
    side = {"event_id": "ev", "field": "date"}
    tables = tiny_tables(
        {
            "documents": [{"document_id": d, "file_name": f"{d}.txt", "published_date": day} for d, day in texts],
            "events": [{"event_id": "ev", "kind": "meeting", "status": "occurred", "date_start": MAY, "date_end": MAY}],
            "event_conflicts": [
                side | {"value": "2023-05-01", "document_count": 2, "document_ids": "t3 t1", "independent_count": 2},
                side | {"value": "2023-04-30", "document_ids": "t2"},
            ],
        }
    )
    assert ask(tables, "select field, value, is_believed, document_count, first_reported, files from conflicts") == [
        ("date", "2023-05-01", True, 2, date(2023, 5, 2), "t1.txt; t3.txt"),
        ("date", "2023-04-30", False, 1, date(2023, 5, 3), "t2.txt"),
    ]
