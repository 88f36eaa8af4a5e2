"""Who meets whom, who puts sanctions on whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from stories import PEOPLE, may, parts
from tiny_world import tiny_rows, tiny_tables, tiny_world

if TYPE_CHECKING:
    from conftest import Ask


def event(event_id: str, kind: str, status: str = "occurred", day: int | None = 1) -> dict[str, Any]:
    days = {"date_start": may(day), "date_end": may(day), "date_precision": "day"} if day else {}
    return {"event_id": event_id, "kind": kind, "status": status, **days}


@pytest.mark.parametrize(
    ("roles", "pairs"),
    [
        pytest.param({"actor": "ana", "recipient": "ken"}, [("ana", "ken")], id="two sides"),
        pytest.param({"actor": "ana bia", "recipient": "ken"}, [("ana", "ken"), ("bia", "ken")], id="a delegation"),
        pytest.param({"actor": "ana ken"}, [("ana", "ken")], id="two countries on one side"),
        pytest.param({"actor": "ana", "recipient": "bia"}, [("ana", "bia")], id="within one country"),
        pytest.param({"actor": "ana", "recipient": "bra"}, [], id="a minister and the minister's own country"),
        pytest.param(
            {"actor": "ana", "recipient": "ken", "host": "jpn"}, [("ana", "jpn"), ("ana", "ken")], id="a host"
        ),
        pytest.param({"actor": "ana", "mediator": "lena"}, [("ana", "lena")], id="a mediator"),
        pytest.param({"actor": "ana", "recipient": "bank"}, [("ana", "bank")], id="a body of no country"),
        pytest.param({"actor": "ana", "about": "ken"}, [], id="spoken of"),
        pytest.param({"actor": "ana tokyo"}, [], id="a place"),
        pytest.param({"actor": "ana ken", "recipient": "ana"}, [("ana", "ken")], id="named on both sides"),
    ],
)
def test_who_meets_whom(ask: Ask, roles: dict[str, str], pairs: list[tuple[str, str]]) -> None:
    tables = tiny_tables(
        {"entities": PEOPLE, "events": [event("ev", "meeting")], "event_participants": parts("ev", **roles)}
    )
    assert sorted(ask(tables, "select entity_a, entity_b from who_meets_whom where weight = 1")) == pairs


def test_encounters_are_counted_by_what_became_of_them(ask: Ask) -> None:
    events = [
        event("m1", "meeting", day=3),
        event("m2", "summit", "ongoing", day=9),
        event("c1", "call", day=None),
        event("v1", "visit", day=1),
        event("p1", "meeting", "planned", day=20),
        event("p2", "call", "postponed", day=20),
        event("no1", "meeting", "cancelled", day=20),
        event("no2", "meeting", "denied", day=20),
        event("x1", "threat", day=20),
    ]
    both = [row for e in events for row in parts(e["event_id"], actor="ken", recipient="ana")]
    tables = tiny_tables({"entities": PEOPLE, "events": events, "event_participants": both})
    query = "select name_a, name_b, weight, meetings, calls, visits, planned, first_met, last_met from who_meets_whom"
    assert ask(tables, query) == [("Ana Souza", "Kenji Mori", 3, 2, 1, 1, 2, may(3), may(9))]


def test_sanctions_name_both_sides_and_what_became_of_them(ask: Ask) -> None:
    events = [
        event("first", "sanctions", day=1),
        event("threat", "sanctions", "planned", day=5),
        event("eased", "ease_sanctions", day=9),
        event("later", "ease_sanctions", day=19),
        event("other", "ease_sanctions", day=3),
        event("never", "ease_sanctions", "denied", day=2),
        event("talks", "meeting", day=2),
    ]
    who = [
        row for e in ("first", "threat", "eased", "later", "never") for row in parts(e, actor="bra", recipient="ken")
    ]
    who += [*parts("other", actor="jpn", recipient="bra"), *parts("first", about="bank")]
    tables = tiny_tables({"entities": PEOPLE, "events": events, "event_participants": who})
    query = "select event_id, measure, status, senders, target_countries, about, eased_on from sanctions"
    assert ask(tables, query) == [
        ("first", "imposed", "occurred", "Brazil", ["JPN"], "Green Bank", may(9)),
        ("never", "eased", "denied", "Brazil", ["JPN"], None, None),
        ("other", "eased", "occurred", "Japan", ["BRA"], None, None),
        ("threat", "imposed", "planned", "Brazil", ["JPN"], None, None),
        ("eased", "eased", "occurred", "Brazil", ["JPN"], None, None),
        ("later", "eased", "occurred", "Brazil", ["JPN"], None, None),
    ]


ALIASES = [
    {"entity_id": "ana", "alias": "Souza", "mention_count": 3},
    {"entity_id": "bia", "alias": "Souza", "mention_count": 1},
    {"entity_id": "jpn", "alias": "Land of the Rising Sun", "mention_count": 1},
]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ana", [("ana", "identifier", 0)]),
        ("JPN", [("jpn", "code", 0)]),
        (" jpn ", [("jpn", "code", 0)]),
        ("japan", [("jpn", "name", 0)]),
        ("land of the rising sun", [("jpn", "alias", 0)]),
        ("LENA ROTH", [("lena", "name", 0)]),
        ("souza", [("ana", "alias", 1)]),
        ("roth", [("lena", "words", 0)]),
        ("mori kenji", [("ken", "words", 0)]),
        ("Nobody", []),
        ("", []),
        ("%", []),
    ],
)
def test_an_entity_is_found_by_code_name_or_alias(ask: Ask, words: str, found: list[tuple[str, str, int]]) -> None:
    tables = tiny_tables({"entities": PEOPLE, "entity_aliases": ALIASES})
    assert ask(tables, f"select entity_id, matched, other_count from entity_of('{words}')") == found


@pytest.mark.parametrize(
    ("call", "events"),
    [
        ("'BRA', 'JPN'", ["talks", "trip"]),
        ("'japan', 'Brazil'", ["talks", "trip"]),
        ("'Souza', 'JPN'", ["talks", "trip"]),
        ("'Souza', 'Mori'", ["talks"]),
        ("'Kenji Mori', null", ["talks"]),
        ("'BRA', 'BRA'", ["home", "talks", "trip"]),
        ("'BRA', 'CHE'", []),
        ("'Green Bank', null", []),
        ("'Nobody', null", []),
        ("'BRA', 'Nobody'", []),
    ],
)
def test_a_timeline_between_two(ask: Ask, call: str, events: list[str]) -> None:
    tables = tiny_tables(
        {
            "entities": [row | {"name": "Kenji Mori"} if row["entity_id"] == "ken" else row for row in PEOPLE],
            "entity_aliases": [*ALIASES, {"entity_id": "ken", "alias": "Mori"}],
            "events": [
                event("home", "speech", day=1),
                event("talks", "meeting", day=2),
                event("trip", "visit", day=3) | {"place_id": "tokyo"},
            ],
            "event_participants": [
                *parts("home", actor="ana", about="bank"),
                *parts("talks", actor="ana", recipient="ken"),
                *parts("trip", actor="ana"),
            ],
        }
    )
    assert ask(tables, f"select event_id from timeline({call})") == [(e,) for e in events]


def test_a_dossier_of_a_person(ask: Ask) -> None:
    query = "select section, position, date_start, label, text, status, times, event_id from dossier('souza')"
    assert ask(tiny_world(), query) == [
        ("who", 1, may(1), "person", "Ana Souza", None, 4, None),
        ("alias", 1, None, "alias", "Souza", None, 1, None),
        ("office", 1, may(1), "office", "Foreign Minister", None, 1, None),
        ("counterpart", 1, may(17), "person", "Kenji Mori", None, 1, None),
        ("event", 1, may(17), "meeting", "Ana Souza (BRA) met Kenji Mori (JPN) in Tokyo", "occurred", 1, "ev_talks"),
        ("event", 2, may(17), "visit", "Ana Souza (BRA) visits Tokyo", "ongoing", 3, "ev_visit"),
        ("statement", 1, may(16), "say", "We shall trade more 🤝,", None, 1, None),
    ]


def test_a_dossier_of_a_country_holds_what_its_people_do_and_say(ask: Ask) -> None:
    rows = tiny_rows()
    rows["quotes"].append(rows["quotes"][0] | {"quote_id": "q2", "document_id": "d4"})  # of a copy
    query = "select section, label, text from dossier('BRA') where section <> 'event'"
    assert ask(tiny_tables(rows), query) == [
        ("who", "country", "Brazil"),
        ("office", "Foreign Minister", "Ana Souza, Foreign Minister"),
        ("statement", "say", "We shall trade more 🤝,"),
    ]
    assert ask(tiny_tables(rows), "select event_id from dossier('BRA') where section = 'event'") == [
        ("ev_talks",),
        ("ev_visit",),
    ]
    assert ask(tiny_tables(rows), "from dossier('nobody')") == []
