"""Events as other feeds have them: their columns, codes, pairs of actors, and what becomes of each status."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from export_world import DAY, PUBLISHED, event, export_tables

from transforms.vocabulary.gazetteer import COUNTRIES
from transforms.vocabulary.kinds import KINDS

if TYPE_CHECKING:
    from conftest import Ask


def names(line: str) -> list[str]:
    """The names in a line, between bars."""
    return line.split("|")


ACTOR = names(
    "Code|Name|CountryCode|KnownGroupCode|EthnicCode|Religion1Code|Religion2Code|Type1Code|Type2Code|Type3Code"
)
GEO = names("Type|FullName|CountryCode|ADM1Code|ADM2Code|Lat|Long|FeatureID")

GDELT2 = [
    *names("GLOBALEVENTID|SQLDATE|MonthYear|Year|FractionDate"),
    *(f"Actor1{name}" for name in ACTOR),
    *(f"Actor2{name}" for name in ACTOR),
    *names("IsRootEvent|EventCode|EventBaseCode|EventRootCode|QuadClass|GoldsteinScale"),
    *names("NumMentions|NumSources|NumArticles|AvgTone"),
    *(f"{whose}Geo_{name}" for whose in ("Actor1", "Actor2", "Action") for name in GEO),
    *names("DATEADDED|SOURCEURL"),
]
"""GDELT-Event_Codebook-V2.0; 1.0 is without the three columns of second-order divisions."""

ICEWS = names(
    "Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity|Target Name|"
    "Target Sectors|Target Country|Story ID|Sentence Number|Publisher|City|District|Province|Country|Latitude|Longitude"
)

POLECAT = names(
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW|"
    "Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|"
    "Recipient Country|Recipient COW|Primary Recipient Sector|Recipient Sectors|Recipient Title|Recipient Name Raw|"
    "Wikipedia Recipient ID|Placename|City|District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|"
    "Feature Type|Source|Publication Date|Story People|Story Organizations|Story Locations|Language|Version"
)


@pytest.mark.parametrize(
    ("view", "columns", "number"),
    [
        ("gdelt_events", GDELT2, 61),
        ("gdelt1_events", [name for name in GDELT2 if "ADM2" not in name], 58),
        ("icews_events", ICEWS, 20),
        ("polecat_events", POLECAT, 40),
    ],
)
def test_a_feed_has_exactly_its_columns(ask: Ask, view: str, columns: list[str], number: int) -> None:
    assert len(columns) == number
    assert [row[0] for row in ask({}, f"describe {view}")] == columns


def test_columns_of_gdelt_have_the_types_that_its_users_load_them_with(ask: Ask) -> None:
    types = {row[0]: row[1] for row in ask({}, "describe gdelt_events")}
    whole = {"SQLDATE", "MonthYear", "Year", "IsRootEvent", "QuadClass", "NumMentions", "GLOBALEVENTID", "DATEADDED"}
    assert {types[name] for name in whole | {"ActionGeo_Type"}} <= {"INTEGER", "BIGINT"}
    assert {types[n] for n in ("FractionDate", "GoldsteinScale", "AvgTone", "ActionGeo_Lat")} == {"DOUBLE"}
    assert {types[n] for n in ("EventCode", "EventBaseCode", "EventRootCode", "ActionGeo_FeatureID")} == {"VARCHAR"}


def told(ask: Ask, query: str, *events: dict[str, Any]) -> list[tuple[Any, ...]]:
    return ask(export_tables(*events), query)


TRANSLATED = {
    ("visit", "occurred"): ("042", "CONSULT"),
    ("visit", "ongoing"): ("042", "CONSULT"),
    ("visit", "planned"): ("036", "AGREE"),
    ("visit", "proposed"): ("036", "AGREE"),
    ("visit", "postponed"): ("160", "SANCTION"),
    ("visit", "cancelled"): ("161", "SANCTION"),
    ("visit", "denied"): None,
    ("negotiation", "cancelled"): ("164", "SANCTION"),
    ("mediation", "planned"): ("039", "AGREE"),
    ("military_aid", "planned"): ("0332", "AGREE"),
    ("military_aid", "cancelled"): ("1622", "SANCTION"),
    ("economic_cooperation", "proposed"): ("0211", "REQUEST"),
    ("ceasefire", "planned"): ("0356", "AGREE"),
    ("sanctions", "planned"): ("1312", "THREATEN"),
    ("sanctions", "cancelled"): ("085", "RETREAT"),
    ("attack", "proposed"): ("1384", "THREATEN"),
    ("demonstration", "postponed"): ("082", "CONCEDE"),
    ("criticism", "planned"): ("111", "ACCUSE"),
    ("criticism", "cancelled"): None,
    ("speech", "occurred"): ("010", None),
}
"""Kind and status, and the CAMEO code and PLOVER type of the row; ``None`` where there is no row."""


def test_the_status_is_translated_back(ask: Ask) -> None:
    events = [event(f"{kind} {status}", kind, status) for kind, status in TRANSLATED]
    rows = told(ask, "select kind, status, cameo_code, event_type from event_dyads", *events)
    assert {row[:2]: row[2:] for row in rows} == {k: v for k, v in TRANSLATED.items() if v is not None}


def test_what_has_not_happened_bears_the_day_on_which_it_was_told_and_what_has_no_day_is_left_out(ask: Ask) -> None:
    events = [event(status, status=status) for status in ("occurred", "planned", "cancelled")]
    undated = event("undated", date_start=None, date_end=None, first_reported=None)
    rows = told(ask, "select event_id, day from event_dyads order by event_id", *events, undated)
    assert rows == [("cancelled", PUBLISHED), ("occurred", DAY), ("planned", PUBLISHED)]


PAIRS: dict[str, tuple[str, list[tuple[str, str]], list[tuple[Any, Any]]]] = {
    "every actor with every recipient": (
        "criticism",
        [("actor", "IND"), ("actor", "CHN"), ("recipient", "RUS"), ("recipient", "UNO")],
        [("China", "Russia"), ("China", "United Nations"), ("India", "Russia"), ("India", "United Nations")],
    ),
    "those who meet, once each": (
        "meeting",
        [("actor", "IND"), ("actor", "CHN"), ("actor", "RUS")],
        [("China", "India"), ("China", "Russia"), ("India", "Russia")],
    ),
    "no target": ("arrest", [("actor", "IND"), ("actor", "CHN")], [("China", None), ("India", None)]),
    "no source": ("arrest", [("recipient", "lavrov")], [(None, "Sergey Lavrov")]),
    "a host is the target": ("meeting", [("actor", "IND"), ("host", "RUS")], [("India", "Russia")]),
    "nobody with itself": ("meeting", [("actor", "IND"), ("recipient", "IND")], [("India", None)]),
    "unnamed": ("arrest", [("actor", "RUS"), ("recipient", "three men")], [("Russia", "three men")]),
    "the unnamed stand back": (
        "arrest",
        [("actor", "RUS"), ("recipient", "three men"), ("recipient", "lavrov")],
        [("Russia", "Sergey Lavrov")],
    ),
    "nobody takes part": ("speech", [("about", "RUS")], []),
    "to the country of the place": ("visit", [("actor", "IND")], [("India", "Russia")]),
}
"""Kind of event and who takes part, and the pairs of its rows."""


def test_one_row_per_pair(ask: Ask) -> None:
    events = [event(case, kind, parts=parts, place_id="moscow") for case, (kind, parts, _) in PAIRS.items()]
    rows = told(ask, "select event_id, source_name, target_name from event_dyads order by all", *events)
    assert {case: [row[1:] for row in rows if row[0] == case] for case in PAIRS} == {
        case: pairs for case, (_, _, pairs) in PAIRS.items()
    }


def test_numbers_of_rows_are_distinct_and_stay(ask: Ask) -> None:
    query = "select dyad_id from event_dyads order by source_name, target_name"
    events = [event(f"e{n}", parts=[("actor", "IND"), ("recipient", "RUS"), ("recipient", "CHN")]) for n in range(20)]
    numbers = [row[0] for row in told(ask, query, *events)]
    assert len(set(numbers)) == 40
    assert all(0 <= number < 2**52 for number in numbers)
    assert [row[0] for row in told(ask, query, *reversed(events))] == numbers
    assert told(ask, query, event("e1"))[0] == (1747644961027947,)


def test_a_row_of_gdelt(ask: Ask) -> None:
    meeting = event("e1", parts=[("actor", "lavrov"), ("recipient", "UNO")], place_id="moscow", sector="GOV")
    names = [
        *("SQLDATE", "MonthYear", "Year", "FractionDate", "Actor1Code", "Actor1Name", "Actor1CountryCode"),
        *("Actor1Type1Code", "Actor2Code", "Actor2KnownGroupCode", "IsRootEvent", "EventCode", "EventBaseCode"),
        *("EventRootCode", "QuadClass", "GoldsteinScale", "NumArticles", "AvgTone", "Actor1Geo_Type"),
        *("ActionGeo_Type", "ActionGeo_FullName", "ActionGeo_CountryCode", "ActionGeo_ADM1Code", "ActionGeo_Lat"),
        *("DATEADDED", "SOURCEURL"),
    ]
    (row,) = told(ask, f"select {', '.join(names)} from gdelt_events", meeting)
    assert dict(zip(names, row, strict=True)) == {
        "SQLDATE": 20210218,
        "MonthYear": 202102,
        "Year": 2021,
        "FractionDate": 2021.1315,
        "Actor1Code": "RUSGOV",
        "Actor1Name": "SERGEY LAVROV",
        "Actor1CountryCode": "RUS",
        "Actor1Type1Code": "GOV",
        "Actor2Code": "IGOUNO",
        "Actor2KnownGroupCode": "UNO",
        "IsRootEvent": 1,
        "EventCode": "040",
        "EventBaseCode": "040",
        "EventRootCode": "04",
        "QuadClass": 1,
        "GoldsteinScale": 1.0,
        "NumArticles": 1,
        "AvgTone": None,
        "Actor1Geo_Type": 0,
        "ActionGeo_Type": 4,
        "ActionGeo_FullName": "Moscow, Moskva, Russia",
        "ActionGeo_CountryCode": "RS",
        "ActionGeo_ADM1Code": "RS48",
        "ActionGeo_Lat": 55.752,
        "DATEADDED": 20210216000000,
        "SOURCEURL": "e1.txt",
    }


@pytest.mark.parametrize(
    ("place", "written"),
    [
        ("texas", (2, "Texas, United States", "US", "USTX", None)),
        ("RUS", (1, "Russia", "RS", "RS", "RS")),
        (None, (0, None, None, None, None)),
    ],
)
def test_places_as_gdelt_writes_them(ask: Ask, place: str | None, written: tuple[Any, ...]) -> None:
    columns = ", ".join(f"ActionGeo_{n}" for n in ("Type", "FullName", "CountryCode", "ADM1Code", "FeatureID"))
    assert told(ask, f"select {columns} from gdelt_events", event("e1", place_id=place)) == [written]


def test_a_country_is_its_own_place_and_has_no_role(ask: Ask) -> None:
    columns = "Actor1Code, Actor1Type1Code, Actor1Geo_Type, Actor1Geo_FullName, Actor1Geo_CountryCode"
    assert told(ask, f"select {columns} from gdelt_events", event("e1")) == [("IND", None, 1, "India", "IN")]


def test_a_row_of_icews(ask: Ask) -> None:
    query = """select "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
                      "Intensity", "Target Country", "Sentence Number", "Publisher", "City", "Country"
               from icews_events"""
    planned = event("e1", "visit", "planned", parts=[("actor", "lavrov"), ("recipient", "IND")], sector="GOV")
    assert told(ask, query, planned) == [
        (
            *(PUBLISHED, "Sergey Lavrov", "Government", "Russia", "Express intent to meet or negotiate", "036", 4.0),
            *("India", 1, "Gazette", None, None),
        )
    ]


def test_a_row_of_polecat(ask: Ask) -> None:
    query = """select left("Event ID", 3), "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
                      "Actor Name", "Actor COW", "Primary Actor Sector", "Actor Title", "Recipient Country",
                      "Story People", "Feature Type", "GeoNames ID", "Source", "Publication Date"
               from polecat_events"""
    visit = event("e1", "visit", parts=[("actor", "lavrov"), ("recipient", "IND")], place_id="moscow", sector="MED")
    assert told(ask, query, visit, event("e2", "speech")) == [
        (
            *("e1-", "CONSULT", "visit", 4.0, "VERBAL COOPERATION", "diplomatic", "Sergey Lavrov", 365, "JRN"),
            *("Foreign Minister", "IND", "Sergey Lavrov", "PPL", 524901, "Gazette", PUBLISHED),
        )
    ]


# The tables of codes


def test_every_country_has_codes_of_the_right_shape(ask: Ask) -> None:
    rows = ask({}, "select country_code, fips, cameo, cow from country_codes")
    assert sorted(row[0] for row in rows) == sorted(COUNTRIES)
    fips = [row[1] for row in rows if row[1] is not None]
    cameo = [row[2] for row in rows]
    assert all(len(code) == 2 and code.isupper() for code in fips)
    assert len(set(fips)) == len(fips) > 230
    assert all(len(code) == 3 and code.isupper() for code in cameo)
    assert len(set(cameo)) == len(cameo)
    known = {row[0]: row[1:] for row in rows}
    assert known["RUS"] == ("RS", "RUS", 365)
    assert known["DEU"][0] == "GM"
    assert known["CHN"][0] == "CH"
    assert known["CHE"][0] == "SZ"
    assert known["ROU"] == ("RO", "ROM", 360)


def test_every_kind_is_translated_into_codes_that_are_there(ask: Ask) -> None:
    labels = {row[0]: row[1] for row in ask({}, "select cameo_code, goldstein from cameo_codes")}
    rows = ask({}, "select kind, planned, proposed, postponed, cancelled, is_symmetric from kind_translations")
    assert sorted(row[0] for row in rows) == sorted(KINDS)
    for kind, *codes, symmetric in rows:
        assert symmetric == KINDS[kind].symmetric
        assert labels[KINDS[kind].cameo_code] == KINDS[kind].goldstein
        assert {code for code in codes if code is not None} <= set(labels)
        if KINDS[kind].quad_class <= 2 and KINDS[kind].cameo_code[:2] in ("03", "04", "05", "06", "07", "08"):
            assert codes[0].startswith("03"), kind
            assert codes[3].startswith("16"), kind


def test_types_and_modes_are_those_of_plover(ask: Ask) -> None:
    scores = set(ask({}, "select event_type, event_mode from plover_scores"))
    used = ask({}, "select event_type, coalesce(event_mode, '') from cameo_codes where event_type is not null")
    assert set(used) <= scores
    of_kinds = ask({}, "select kind, coalesce(event_mode, '') from kind_translations")
    assert {(KINDS[kind].event_type, mode) for kind, mode in of_kinds} - {("STATEMENT", "")} <= scores
    assert len({row[0] for row in scores}) == 16


def test_groups_and_divisions_have_codes_of_the_right_shape(ask: Ask) -> None:
    assert ask({}, "select count(*) from known_groups where not regexp_full_match(cameo, 'IGO[A-Z]*')") == [(0,)]
    assert ask({}, "select count(*) from admin1_codes where not regexp_full_match(code, '[A-Z0-9]{2}')") == [(0,)]
    assert ask({}, "select count(*) from admin1_codes group by country_code, admin1 having count(*) > 1") == []
    assert ask({}, "select code from admin1_codes where country_code = 'RUS' and admin1 = 'Moskva'") == [("48",)]
