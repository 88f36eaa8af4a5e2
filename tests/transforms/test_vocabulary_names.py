"""The vocabulary of names: every country is there, and every file is as its loader wants it."""

from __future__ import annotations

from importlib.resources import files

import pycountry
import pytest

from transforms.vocabulary.divisions import read_divisions
from transforms.vocabulary.gazetteer import COUNTRIES, REGIONS, folded, places_known, places_listed, places_named
from transforms.vocabulary.lexicon import LEXICON, compact
from transforms.vocabulary.person_names import gender_of, homes_of, is_given_name
from transforms.vocabulary.titles import HEADS, office_class

UNINHABITED = {"BVT", "HMD", "UMI", "ATA", "ATF", "SGS", "IOT", "SJM", "TKL", "BES", "PCN", "ESH"}
"""Territories without a seat of government of their own that a gazetteer lists."""
ALL = sorted({c.alpha_3 for c in pycountry.countries} | {"XKX"})


@pytest.mark.parametrize("code", ALL)
def test_every_country_has_a_name_and_what_news_needs(code: str) -> None:
    country = COUNTRIES[code]
    assert LEXICON[compact(country.name)].country == code
    if code not in UNINHABITED:
        assert country.capitals, f"{code}: add a capital to country_forms.toml"
        assert country.adjectives, f"{code}: add an adjective to country_forms.toml"


SHARED = {"COG", "DMA"}
"""Another country bears the name, or the word for the people, in news: the Congo, Dominicans."""
LIKE_ADJECTIVE = ("ese", "ish", "ss", "x", "ois")
"""Adjectives that are words for the people as they stand: the Chinese, the Swiss."""


def test_every_country_lies_somewhere() -> None:
    assert [code for code in ALL if not COUNTRIES[code].geonames_id] == []
    assert [code for code in ALL if COUNTRIES[code].longitude is None] == ["UMI"]


def test_every_country_has_a_word_for_its_people() -> None:
    gaps = [
        code
        for code in sorted(set(ALL) - UNINHABITED - SHARED)
        if not COUNTRIES[code].people and not any(a.endswith(LIKE_ADJECTIVE) for a in COUNTRIES[code].adjectives)
    ]
    assert gaps == [], "add the word to country_forms.toml"


def test_every_country_has_a_capital_on_the_map() -> None:
    gaps = [
        code
        for code in sorted(set(ALL) - UNINHABITED)
        if not any(p.country == code for name in COUNTRIES[code].capitals for p in places_known(folded(name)))
    ]
    assert gaps == []


def test_every_name_of_iso_leads_to_its_country() -> None:
    gaps = []
    for listed in pycountry.countries:
        for name in (listed.name, getattr(listed, "official_name", ""), getattr(listed, "common_name", "")):
            entry = LEXICON.get(compact(name.removeprefix("The ").removeprefix("the ")))
            plain = name and "," not in name and "(" not in name and listed.alpha_3 not in SHARED
            if plain and (entry is None or entry.country != listed.alpha_3):
                gaps.append(name)
    assert gaps == []


@pytest.mark.parametrize("code", ["SUN", "YUG", "CSK", "DDR"])
def test_former_states_are_known(code: str) -> None:
    assert COUNTRIES[code].adjectives


COMMON_NAMES = [
    ("USA", "United States"), ("RUS", "Russia"), ("GBR", "United Kingdom"),
    ("KOR", "South Korea"), ("PRK", "North Korea"),
    ("IRN", "Iran"), ("TUR", "Turkey"), ("ARE", "United Arab Emirates"), ("SYR", "Syria"),
    ("VNM", "Vietnam"), ("LAO", "Laos"),
    ("TZA", "Tanzania"), ("BOL", "Bolivia"), ("MDA", "Moldova"), ("TWN", "Taiwan"),
    ("HKG", "Hong Kong"), ("BRN", "Brunei"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "name"), COMMON_NAMES)
def test_countries_are_called_by_their_common_names(code: str, name: str) -> None:
    assert COUNTRIES[code].name == name


FORMS = [
    ("Burma", "MMR"), ("Ivorian", "CIV"), ("Swazi", "SWZ"), ("Kremlin", "RUS"), ("Élysée", "FRA"),
    ("Soviets", "SUN"),
    ("Bangladeshi", "BGD"), ("Kyrgyz", "KGZ"), ("Nauruan", "NRU"), ("Zaire", "COD"),
    ("Holland", "NLD"), ("Poles", "POL"),
    ("Comorian", "COM"), ("Malacañang", "PHL"), ("Timor-Leste", "TLS"), ("DPRK", "PRK"), ("Ulan Bator", "MNG"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "code"), FORMS)
def test_forms_lead_to_their_country(form: str, code: str) -> None:
    assert LEXICON[compact(form)].country == code


@pytest.mark.parametrize(
    ("name", "country", "geonames_id"),
    [("Bombay", "IND", 1275339), ("Kiev", "UKR", 703448), ("Lagos", "NGA", 2332459), ("Nuku'alofa", "TON", 4032402)],
)
def test_places_lead_to_geonames(name: str, country: str, geonames_id: int) -> None:
    place = places_named(name)[0]
    assert (place.country, place.geonames_id) == (country, geonames_id)


SMALL = [("Paris", "USA", "Texas"), ("Kafranbel", "SYR", "Idlib"), ("Alexandria", "USA", "Louisiana")]


@pytest.mark.parametrize(("name", "country", "admin1"), SMALL)
def test_small_towns_are_known_and_not_listed_first(name: str, country: str, admin1: str) -> None:
    assert (country, admin1) in {(p.country, p.admin1) for p in places_known(name)}
    assert all(p.kind in ("city", "region") for p in places_listed(name))


@pytest.mark.parametrize("form", ["", "Zzyzzx", "paris", "\t", "’"])
def test_forms_that_no_place_bears_find_none(form: str) -> None:
    assert places_known(form) == ()


def test_every_line_of_places_is_found_by_its_form() -> None:
    lines = files("transforms.vocabulary").joinpath("places.tsv").read_text(encoding="utf-8").splitlines()
    assert [line.split("\t")[0].encode() for line in lines] == sorted(line.split("\t")[0].encode() for line in lines)
    for line in (lines[0], *lines[1::5000], lines[-1]):
        form, number, *_ = line.split("\t")
        assert int(number) in {p.geonames_id for p in places_known(form)}


def test_abbreviations_lead_to_divisions() -> None:
    known = read_divisions()
    assert {known[a].name for a in ("La.", "Ky.", "W.Va.", "B.C.", "Qld")} == {
        "Louisiana", "Kentucky", "West Virginia", "British Columbia", "Queensland",
    }  # fmt: skip


SEATS = [
    ("Sucre", "BOL"), ("Cotonou", "BEN"), ("Gitega", "BDI"), ("Kotte", "LKA"), ("Putrajaya", "MYS"), ("Yangon", "MMR"),
    ("Nur-Sultan", "KAZ"), ("Dodoma", "TZA"), ("Lagos", "NGA"), ("Tel Aviv", "ISR"), ("Yamoussoukro", "CIV"),
    ("Maximos Mansion", "GRC"), ("Cotroceni Palace", "ROU"), ("Rosenbad", "SWE"), ("Harambee House", "KEN"),
    ("Temple Trees", "LKA"), ("Union Buildings", "ZAF"), ("Zhongnanhai", "CHN"), ("Filipina", "PHL"),
    ("Emiratis", "ARE"), ("Scotsman", "GBR"), ("Bosniaks", "BIH"), ("Basotho", "LSO"), ("Ceylon", "LKA"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "code"), SEATS)
def test_capitals_seats_and_peoples_lead_to_their_country(form: str, code: str) -> None:
    assert LEXICON[compact(form)].country == code


def test_regions_have_known_countries() -> None:
    assert [form for form, (entry, _) in REGIONS.items() if entry.country and entry.country not in COUNTRIES] == []


def test_offices_of_one_meaning_share_a_class() -> None:
    assert office_class("External Affairs Minister") == office_class("Foreign Minister") == office_class("EAM")
    assert ("prime", "minister") in HEADS


def test_names_point_to_where_they_are_at_home() -> None:
    among = {"GEO", "ARM", "FIN", "VNM", "GHA"}
    assert homes_of(("levan", "kobiashvili"), among).most_common(1)[0][0] == "GEO"
    assert homes_of(("hasmik", "petrosyan"), among).most_common(1)[0][0] == "ARM"
    assert homes_of(("jari", "nieminen"), among).most_common(1)[0][0] == "FIN"
    assert homes_of(("nguyen", "van"), among).most_common(1)[0][0] == "VNM"
    assert is_given_name("Kwame")
    assert gender_of("Svetlana") == "f"
