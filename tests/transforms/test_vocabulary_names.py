"""The vocabulary of names: every country is there, and every file is as its loader wants it."""

from __future__ import annotations

import pycountry
import pytest

from transforms.vocabulary.gazetteer import COUNTRIES, REGIONS, places_named
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
