"""How well things are attested, and how much is covered; whose words, to whom, on what; who held which office."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from stories import PEOPLE, may, parts, together, told
from tiny_world import REFERENCE, tiny_rows, tiny_tables, tiny_world

if TYPE_CHECKING:
    from conftest import Ask


def test_two_texts_of_one_origin_are_one_source(ask: Ask) -> None:
    query = "select kind, level, document_count, copy_count, outlet_count, outlets, second_reported, days_to_second"
    assert ask(tiny_world(), f"{query} from corroboration") == [
        ("visit", "several sources", 4, 1, 1, "Gazette", may(8), 7),
        ("meeting", "one source", 1, 0, 1, "Gazette", None, None),
    ]


@pytest.mark.parametrize(
    ("copies", "level", "second"),
    [([], "several sources", may(2)), ([2], "two sources", may(3)), ([2, 3], "copies only", None)],
)
def test_copies_corroborate_nothing(ask: Ask, copies: list[int], level: str, second: object) -> None:
    rows = told("ev", [(n, "occurred", (1, 1)) for n in (1, 2, 3)], independent_count=3 - len(copies))
    for number in copies:
        rows["documents"][number - 1]["duplicate_of"] = "ev-text1"
    assert ask(tiny_tables(rows), "select level, second_reported from corroboration") == [(level, second)]


def test_what_is_disputed_and_who_says_so_is_told(ask: Ask) -> None:
    rows = together(
        told("ev", [(1, "occurred", (1, 1))]),
        entities=PEOPLE,
        event_conflicts=[{"event_id": "ev", "field": field, "value": v} for field in ("place", "date") for v in "ab"],
    )
    rows["event_mentions"][0]["attributed_to"] = "ana"
    rows["documents"][0]["agency"] = "Wire"
    query = "select disputed, attributed_to, outlets from corroboration"
    assert ask(tiny_tables(rows), query) == [("date; place", "Ana Souza", "Wire")]


def test_coverage_counts_texts_and_events_by_day_and_outlet(ask: Ask) -> None:
    query = "select published_date, outlet, texts, copies, events, first_told, quotes from coverage"
    assert ask(tiny_world(), query) == [
        (may(1), "Gazette", 1, 0, 1, 1, 0),
        (may(8), "Gazette", 1, 0, 1, 0, 0),
        (may(17), "Gazette", 1, 0, 2, 1, 1),
        (may(18), "Gazette", 1, 1, 1, 0, 0),
    ]


def test_coverage_has_a_row_for_texts_of_no_day_and_no_outlet(ask: Ask) -> None:
    documents = [
        {"document_id": "a", "language": "en", "published_date": None},
        {"document_id": "b", "language": "de", "published_date": None},
    ]
    rows = {
        "documents": documents,
        "events": [{"event_id": "ev", "first_reported": None}],
        "event_mentions": [{"event_mention_id": "em", "event_id": "ev", "document_id": "a"}],
    }
    query = "select published_date, outlet, texts, not_read, events, first_told from coverage"
    assert ask(tiny_tables(rows), query) == [(None, None, 2, 1, 1, 0)]


def test_data_quality_counts_what_is_missing(ask: Ask) -> None:
    rows = together(
        told("ev", [(1, "occurred", (1, 1))], confidence=0.9, independent_count=1),
        told("vague", [(None, "denied", None)], confidence=0.5, independent_count=2),
        entities=PEOPLE,
        event_participants=parts("ev", actor="ana", recipient="ken"),
        event_mention_participants=[{"participant_id": "p", "event_mention_id": "ev-1"}],
    )
    found = {m: (n, of, share) for m, n, of, share, _ in ask(tiny_tables(rows), "from data_quality")}
    assert found["texts without a day of publication"] == (1, 2, 0.5)
    assert found["events without a date"] == (1, 2, 0.5)
    assert found["events without a country of the other side"] == (1, 2, 0.5)
    assert found["events from one source"] == (1, 2, 0.5)
    assert found["events of low confidence"] == (1, 2, 0.5)
    assert found["events denied"] == (1, 2, 0.5)
    assert found["participants without a name"] == (1, 1, 1.0)
    assert found["quotes without a speaker"] == (0, 0, None)


def test_plans_are_counted_for_each_country(ask: Ask) -> None:
    stories = [
        told("kept", [(1, "planned", (10, 10)), (12, "occurred", (10, 10))]),
        told("late", [(1, "planned", (10, 10)), (15, "occurred", (14, 14))]),
        told("off", [(1, "planned", (10, 10)), (2, "cancelled", None)]),
        told("no", [(1, "planned", (10, 10)), (2, "denied", None)]),
        told("unplanned", [(1, "occurred", (1, 1))]),
    ]
    who = [row for e in ("kept", "late", "no", "unplanned") for row in parts(e, actor="ana bia", recipient="ken")]
    rows = together(*stories, entities=PEOPLE, event_participants=[*who, *parts("off", actor="ana")])
    columns = "country_code, name, plans, kept, held_late, cancelled, denied, kept_share, mean_delay, longest_delay"
    assert ask(tiny_tables(rows), f"select {columns} from plans_by_country") == [
        ("BRA", "Brazil", 4, 1, 1, 1, 1, 0.333, 4.0, 4),
        ("JPN", "Japan", 3, 1, 1, 0, 1, 0.5, 4.0, 4),
    ]


def office(holder: str, title: str, first: int | None, last: int | None, **more: Any) -> dict[str, Any]:
    days = {"first_seen": may(first) if first else None, "last_seen": may(last) if last else None}
    return {"role_id": f"{holder}-{title}", "entity_id": holder, "title": title, **days, **more}


def test_offices_follow_one_another(ask: Ask) -> None:
    rows = {
        "entities": PEOPLE,
        "entity_roles": [
            office("ana", "Minister", 1, 5, country_code="BRA"),
            office("bia", "Minister", 7, 9),
            office("ana", "President", 8, 9, country_code="BRA"),
            office("ken", "Minister", 2, 3, country_code="JPN"),
            office("lena", "Minister", None, None),
        ],
    }
    query = "select name, title, country_code, is_latest, predecessor, successor from offices"
    assert ask(tiny_tables(rows), query) == [
        ("Ana Souza", "Minister", "BRA", False, None, "Bia Lima"),
        ("Ana Souza", "President", "BRA", True, None, None),
        ("Bia Lima", "Minister", "BRA", True, "Ana Souza", None),
        ("Kenji Mori", "Minister", "JPN", True, None, None),
        ("Léna Roth", "Minister", "CHE", True, None, None),
    ]


@pytest.mark.parametrize(
    ("kind", "role", "speaker", "to", "countries"),
    [
        pytest.param("accusation", "recipient", "ana", "Kenji Mori", ["JPN"], id="accused"),
        pytest.param("accusation", "about", "ana", None, None, id="only spoken of"),
        pytest.param("attack", "recipient", "ana", None, None, id="attacked, not spoken to"),
        pytest.param("accusation", "recipient", "lena", None, None, id="another speaks"),
    ],
)
def test_to_whom_words_are_said(
    ask: Ask, kind: str, role: str, speaker: str, to: str | None, countries: list[str] | None
) -> None:
    rows = {
        **REFERENCE,
        "documents": [{"document_id": "d"}],
        "entities": PEOPLE,
        "events": [{"event_id": "ev", "kind": kind}],
        "event_topics": [{"event_id": "ev", "topic": "trade"}],
        "event_mentions": [{"event_mention_id": "em", "event_id": "ev", "document_id": "d", "sentence_index": 0}],
        "event_mention_participants": [
            {"participant_id": "p1", "event_mention_id": "em", "entity_id": "ana", "role": "actor"},
            {"participant_id": "p2", "event_mention_id": "em", "entity_id": "ken", "role": role},
        ],
        "quotes": [{"quote_id": "q", "document_id": "d", "sentence_index": 0, "speaker_id": speaker}],
    }
    query = "select addressees, addressee_countries, topics from statements"
    assert ask(tiny_tables(rows), query) == [(to, countries, "Trade")]


def test_words_in_a_sentence_without_an_event_have_the_topics_of_their_text(ask: Ask) -> None:
    rows = tiny_rows()
    rows["document_topics"] = [{"document_id": "d3", "topic": "trade", "score": 0.8}]
    assert ask(tiny_tables(rows), "select addressees, topics from statements") == [(None, "Trade")]


def test_a_visit_names_who_had_invited(ask: Ask) -> None:
    def invitation(number: int, day: int, status: str = "occurred") -> dict[str, Any]:
        return {"event_id": f"i{number}", "kind": "invitation", "status": status, "date_start": may(day)}

    rows = {
        "entities": PEOPLE,
        "events": [
            {"event_id": "trip", "kind": "visit", "date_start": may(10), "place_id": "tokyo"},
            invitation(1, 2),
            invitation(2, 3, "denied"),
            invitation(3, 12),
            invitation(4, 4),
        ],
        "event_participants": [
            *parts("trip", actor="ana"),
            *parts("i1", actor="ken", recipient="ana"),
            *parts("i2", actor="jpn", recipient="ana"),
            *parts("i3", actor="jpn", recipient="ana"),
            *parts("i4", actor="lena", recipient="ana"),
        ],
    }
    assert ask(tiny_tables(rows), "select inviters, invited_on from visits") == [("Kenji Mori", may(2))]


@pytest.mark.parametrize(
    ("kind", "status", "later", "fate"),
    [
        ("agreement", "occurred", None, "agreed"),
        ("signing", "occurred", None, "signed"),
        ("signing", "planned", None, "planned"),
        ("signing", "denied", ("withdrawal", "occurred", 9), "denied"),
        ("agreement", "occurred", ("signing", "occurred", 9), "signed"),
        ("signing", "occurred", ("withdrawal", "occurred", 9), "left"),
        ("signing", "occurred", ("withdrawal", "planned", 9), "signed"),
        ("signing", "occurred", ("suspension", "occurred", 2), "signed"),
        ("signing", "occurred", ("suspension", "ongoing", 9), "suspended"),
        ("signing", "occurred", ("criticism", "occurred", 9), "signed"),
    ],
)
def test_the_fate_of_an_agreement(
    ask: Ask, kind: str, status: str, later: tuple[str, str, int] | None, fate: str
) -> None:
    pact = {"entity_id": "pact", "name": "Fish Pact", "entity_type": "agreement"}
    events = [{"event_id": "ev", "kind": kind, "status": status, "date_start": may(5)}]
    if later:
        events.append({"event_id": "after", "kind": later[0], "status": later[1], "date_start": may(later[2])})
    rows = {
        "entities": [*PEOPLE, pact],
        "events": events,
        "event_participants": [
            *parts("ev", actor="ana", about="pact"),
            *(parts("after", about="pact") if later else []),
        ],
    }
    assert ask(tiny_tables(rows), "select fate from agreements where event_id = 'ev'") == [(fate,)]


def test_bilateral_weighs_cooperation_against_conflict(ask: Ask) -> None:
    kinds = [("summit", "occurred"), ("military_aid", "occurred"), ("threat", "occurred"), ("attack", "denied")]
    rows = {
        "entities": PEOPLE,
        "events": [
            {"event_id": kind, "kind": kind, "status": status, "date_start": may(1), "date_precision": "day"}
            for kind, status in kinds
        ],
        "event_participants": [row for kind, _ in kinds for row in parts(kind, actor="ana", recipient="ken")],
    }
    columns = "goldstein_balance, verbal_cooperation, material_cooperation, verbal_conflict, material_conflict"
    assert ask(tiny_tables(rows), f"select {columns} from bilateral") == [(4.9, 1, 1, 1, 0)]


def test_around_an_event_stands_what_belongs_to_it_and_what_is_near(ask: Ask) -> None:
    def event(event_id: str, day: int) -> dict[str, Any]:
        return {"event_id": event_id, "kind": "meeting", "date_start": may(day), "date_end": may(day)}

    names = {"asked": 10, "part": 11, "people": 12, "countries": 13, "far": 60, "others": 10}
    rows = {
        "documents": [{"document_id": "d"}],
        "entities": PEOPLE,
        "events": [event(name, day) for name, day in names.items()],
        "event_mentions": [{"event_mention_id": "em", "event_id": "asked", "document_id": "d"}],
        "event_history": [{"event_mention_id": "em", "event_id": "asked", "document_id": "d", "order": 1}],
        "event_links": [{"event_id": "part", "other_id": "asked", "relation": "part_of"}],
        "event_participants": [
            *parts("asked", actor="ana", recipient="ken"),
            *parts("people", actor="ana", recipient="lena"),
            *parts("countries", actor="bia", recipient="jpn"),
            *parts("far", actor="ana", recipient="ken"),
            *parts("others", actor="lena", recipient="bank"),
        ],
    }
    for identifier in ("asked", "em"):
        query = f"select relation, days_apart, event_id from around('{identifier}')"
        assert ask(tiny_tables(rows), query) == [
            ("has_part", 1, "part"),
            ("same_people", 2, "people"),
            ("same_countries", 3, "countries"),
        ]
    assert ask(tiny_tables(rows), "from around('nothing')") == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("visit of ana souza", ["ev_visit"]),
        ("BRASILIA", ["ev_visit"]),
        ("cafe mori", ["ev_talks"]),
        ("souz", ["ev_talks", "ev_visit"]),
        ("ouza", []),
        ("souza %", ["ev_talks", "ev_visit"]),
        ("souza nobody", []),
        ("  ", []),
        ("'", []),
    ],
)
def test_words_are_found_whatever_their_capitals_and_accents(ask: Ask, words: str, found: list[str]) -> None:
    escaped = words.replace("'", "''")
    rows = ask(tiny_world(), f"select event_id from search('{escaped}')")
    assert sorted(row[0] for row in rows) == found


def test_the_best_fit_comes_first(ask: Ask) -> None:
    query = "select event_id, evidence, sentence_count, score from search('met kenji')"
    assert ask(tiny_world(), query) == [("ev_talks", "Souza met Kenji Mori on café terraces.", 1, 2.0)]
