"""Who is one across texts."""

from __future__ import annotations

import pytest
from resolve_rows import Corpus, Rows

from transforms.document import Role


def people(tables: Rows) -> list[str]:
    return sorted(e["name"] for e in tables["entities"] if e["entity_type"] == "person")


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(
            [
                ("2021-02-16", "Sergei Lavrov/RUS"),
                ("2021-04-06", "Sergey Lavrov/RUS"),
                ("2021-04-07", "Sergey Lavrov/RUS"),
            ],
            ["Sergey Lavrov"],
            id="two spellings are one person under the commoner",
        ),
        pytest.param(
            [("2021-02-16", "D. B. Varma/IND"), ("2021-03-01", "D B Venkatesh Varma/IND")],
            ["D B Venkatesh Varma"],
            id="the fullest form is the name",
        ),
        pytest.param(
            [("2019-01-10", "Fumio Kishida/JPN"), ("2021-11-01", "Kishida/JPN"), ("2021-11-02", "Kishida")],
            ["Fumio Kishida"],
            id="a bare surname is the one who bears it",
        ),
        pytest.param(
            [("2010-01-10", "Raul Castro/CUB"), ("2010-02-01", "Fidel Castro/CUB"), ("2010-02-02", "Castro/CUB")],
            ["Castro", "Fidel Castro", "Raul Castro"],
            id="a bare surname that two bear is nobody's",
        ),
        pytest.param(
            [("1991-02-01", "Bush/USA"), ("2003-03-20", "Bush/USA")],
            ["Bush", "Bush"],
            id="bare surnames decades apart are two people",
        ),
        pytest.param(
            [("1991-02-01", "George Bush/USA"), ("2003-03-20", "George W. Bush/USA"), ("2003-03-21", "Bush/USA")],
            ["George Bush", "George W. Bush"],
            id="father and son",
        ),
        pytest.param(
            [("2021-05-01", "Aung San Suu Kyi/MMR"), ("2021-05-02", "Suu Kyi/MMR")],
            ["Aung San Suu Kyi"],
            id="the tail of a name",
        ),
        pytest.param(
            [("2021-11-15", "Xi Jinping/CHN"), ("2021-11-16", "Xi/CHN"), ("2021-11-17", "Jinping Xi/CHN")],
            ["Xi Jinping"],
            id="family name first",
        ),
    ],
)
def test_people_across_texts(texts: list[tuple[str, str]], expected: list[str]) -> None:
    corpus = Corpus()
    for published, written in texts:
        corpus.text(published).entity(written, title="Minister")
    assert people(corpus.resolved()) == expected


@pytest.mark.parametrize(
    ("offices", "count"),
    [
        ([("CHN", "Ambassador"), ("CHN", "Ambassador"), ("SGP", "Foreign Minister"), ("SGP", "Foreign Minister")], 2),
        ([("CHN", "Ambassador"), ("CHN", "Ambassador"), ("SGP", "Ambassador"), ("SGP", "Ambassador")], 1),
        ([("CHN", "Ambassador"), ("CHN", "Ambassador"), ("SGP", "Foreign Minister")], 1),
    ],
    ids=["namesakes in two offices", "one office, two countries", "one stray text"],
)
def test_one_full_name_and_two_countries(offices: list[tuple[str, str]], count: int) -> None:
    corpus = Corpus()
    for country, title in offices:
        corpus.text("2021-02-01").entity(f"Li Wei/{country}", title=title)
    assert len(people(corpus.resolved())) == count


@pytest.mark.parametrize(
    ("texts", "country"),
    [
        ([("PER", None), ("CHL", None), ("PER", None)], "PER"),
        ([("PER", None), ("CHL", "Ambassador"), (None, None)], "CHL"),
        ([("PER", None), ("CHL", None)], "CHL"),
    ],
    ids=["most texts", "an office tells more than a guess", "among equals the first in the alphabet"],
)
def test_the_country_of_a_person(texts: list[tuple[str | None, str | None]], country: str) -> None:
    corpus = Corpus()
    for code, title in texts:
        corpus.text("2021-02-01").entity(f"Ana Quispe/{code or ''}", title=title)
    (person,) = corpus.resolved()["entities"]
    assert person["country_code"] == country


def test_every_written_form_is_an_alias_and_the_name_is_among_them() -> None:
    corpus = Corpus()
    corpus.text("2021-02-16").alias("Wang Yi/CHN", "Mr Wang", "Wang")
    corpus.text("2021-02-18").entity("Wang/CHN")
    tables = corpus.resolved()
    assert {a["alias"]: a["mention_count"] for a in tables["entity_aliases"]} == {"Wang Yi": 1, "Wang": 2, "Mr Wang": 1}


def test_an_abbreviation_of_one_text_is_understood_in_another() -> None:
    corpus = Corpus()
    corpus.text("2021-02-16").alias("Ministry of External Affairs#IND", "MEA")
    corpus.text("2021-02-18").entity("MEA#IND")
    corpus.text("2021-02-19").entity("MEA#ZAF")
    bodies = sorted((e["name"], e["country_code"], e["document_count"]) for e in corpus.resolved()["entities"])
    assert bodies == [("MEA", "ZAF", 1), ("Ministry of External Affairs", "IND", 2)]


@pytest.mark.parametrize(
    ("one", "other", "kind", "count"),
    [
        ("S-400", "S-400 air defence system", "product", 1),
        ("AK-203", "AK-47", "product", 2),
        ("U.S. Department of the Treasury#USA", "US Department of the Treasury#USA", "organization", 1),
        ("Ministry of Defence#KEN", "Ministry of Defence#GHA", "organization", 2),
        ("Tripoli@LBY", "Tripoli@LBN", "place", 2),
        ("Naval Group#FRA", "Naval Group", "organization", 1),
        ("Egyptian Diplomatic Institute#EGY", "Diplomatic Institute#EGY", "organization", 1),
        ("Japan Post#JPN", "Post#JPN", "organization", 2),
    ],
)
def test_things_across_texts(one: str, other: str, kind: str, count: int) -> None:
    corpus = Corpus()
    corpus.text("2021-02-16").entity(one, kind=kind)
    corpus.text("2021-02-17").entity(other, kind=kind)
    assert len(corpus.resolved()["entities"]) == count


def test_the_vocabulary_key_decides_whatever_the_text_calls_it() -> None:
    corpus = Corpus()
    corpus.text("2021-02-16").entity("UN", kind="igo", key="igo:united-nations")
    corpus.text("2021-02-17").entity("United Nations", kind="igo", key="igo:united-nations")
    entities = corpus.resolved()["entities"]
    assert [(e["name"], e["document_count"]) for e in entities] == [("UN", 2)]


def test_identifiers_survive_fuller_forms_and_unrelated_texts() -> None:
    def lavrov(corpus: Corpus) -> str:
        return next(str(e["entity_id"]) for e in corpus.resolved()["entities"] if "Lavrov" in e["name"])

    corpus = Corpus()
    corpus.text("2021-02-16").entity("Sergei Lavrov/RUS")
    before = lavrov(corpus)
    corpus.text("2021-02-17").entity("Sergey Viktorovich Lavrov/RUS")
    corpus.text("2021-02-15").entity("Lavrov/RUS")
    corpus.text("2021-02-14").entity("Yoshimasa Hayashi/JPN")
    assert lavrov(corpus) == before


def test_an_office_is_one_role_with_its_first_and_last_report() -> None:
    corpus = Corpus()
    for published in ("2021-04-06", "2021-02-16"):
        corpus.text(published).entity("Marise Payne/AUS", title="Foreign Minister")
    (role,) = corpus.resolved()["entity_roles"]
    assert (role["title"], role["country_code"], role["document_count"]) == ("Foreign Minister", "AUS", 2)
    assert (str(role["first_seen"]), str(role["last_seen"])) == ("2021-02-16", "2021-04-06")


@pytest.mark.parametrize(
    ("texts", "roles"),
    [
        pytest.param(
            [("President", "PER"), ("president", "PER"), ("President", "PER")],
            [("President", "PER", 3)],
            id="however it is written",
        ),
        pytest.param(
            [("Prime Minister", "BGD"), ("Prime Minister", "BGD"), ("Prime Minister", "GBR")],
            [("Prime Minister", "BGD", 3)],
            id="one text errs on a head of government",
        ),
        pytest.param(
            [("Ambassador", "CHL"), ("Ambassador", "CHL"), ("Ambassador", "KEN")],
            [("Ambassador", "CHL", 2), ("Ambassador", "KEN", 1)],
            id="two posts",
        ),
        pytest.param(
            [("Spokesman", "TUR"), ("Spokesman", None)],
            [("Spokesman", "TUR", 2)],
            id="one text leaves the country open",
        ),
    ],
)
def test_texts_agree_on_an_office(texts: list[tuple[str, str | None]], roles: list[tuple[str, str, int]]) -> None:
    corpus = Corpus()
    home = texts[0][1]
    for title, country in texts:
        text = corpus.text("2016-05-01")
        text.annotated.entities[text.entity(f"Rosa Quispe Limachi/{home}")].roles.append(Role(title, country))
    found = corpus.resolved()["entity_roles"]
    assert sorted((r["title"], r["country_code"], r["document_count"]) for r in found) == roles


@pytest.mark.parametrize(("presidencies", "titles"), [(6, ["President"]), (5, ["President", "Prime Minister"])])
def test_one_text_of_many_errs_on_an_office(presidencies: int, titles: list[str]) -> None:
    corpus = Corpus()
    for day in range(presidencies):
        corpus.text(f"2016-05-0{2 * day % 9 + 1}").entity("Rosa Quispe/PER", title="President")
    corpus.text("2016-05-03").entity("Rosa Quispe/PER", title="Prime Minister")
    found = corpus.resolved()["entity_roles"]
    assert sorted(r["title"] for r in found) == titles


@pytest.mark.parametrize(("inferred", "country"), [(1, "PER"), (3, "PER"), (5, "ARG")])
def test_a_country_told_by_an_office_outweighs_a_few_inferred(inferred: int, country: str) -> None:
    corpus = Corpus()
    corpus.text("2016-05-01").entity("Rosa Quispe Limachi/PER", title="Minister")
    for day in range(inferred):
        corpus.text(f"2016-05-0{day + 2}").entity("Rosa Quispe Limachi/ARG")
    (person,) = corpus.resolved()["entities"]
    assert person["country_code"] == country


@pytest.mark.parametrize(("written", "named"), [("Foreign Ministry#CHL", True), ("Foreign Ministry#PER", False)])
def test_a_body_of_another_country_is_not_the_office_holders(written: str, named: bool) -> None:
    corpus = Corpus()
    text = corpus.text("2016-05-01")
    body = text.entity(written)
    text.annotated.entities[text.entity("Rosa Quispe/CHL")].roles.append(Role("Spokeswoman", "CHL", body))
    (role,) = corpus.resolved()["entity_roles"]
    assert (role["organization_id"] is not None) == named


@pytest.mark.parametrize(
    ("beside", "title", "people"),
    [
        pytest.param("Wang Ye", None, 1, id="one vowel, no office"),
        pytest.param("Wang Ye/CHN", None, 1, id="one vowel, his country"),
        pytest.param("Wang Ye/CHN", "Governor", 2, id="an office of his own"),
        pytest.param("Wang Ye/TWN", None, 2, id="another country"),
        pytest.param("Wang Yang", None, 2, id="another name"),
        pytest.param("Wang Yi-chi", None, 2, id="a longer name"),
    ],
)
def test_a_text_misprints_a_name_it_has(beside: str, title: str | None, people: int) -> None:
    corpus = Corpus()
    corpus.text("2022-08-01").entity("Wang Yi/CHN", title="Foreign Minister")
    text = corpus.text("2022-08-07")
    text.entity("Wang Yi/CHN", title="Foreign Minister")
    text.entity(beside if "/" in beside else f"{beside}/", title=title)
    assert sum(e["entity_type"] == "person" for e in corpus.resolved()["entities"]) == people


def test_the_name_bears_no_title_and_the_written_form_is_an_alias() -> None:
    corpus = Corpus()
    corpus.text("2006-11-13").entity("Senator Joseph R. Biden/USA")
    corpus.text("2008-11-13").entity("Joe Biden/USA")
    tables = corpus.resolved()
    assert [e["name"] for e in tables["entities"]] == ["Joseph R. Biden"]
    assert {a["alias"] for a in tables["entity_aliases"]} == {"Senator Joseph R. Biden", "Joseph R. Biden", "Joe Biden"}


@pytest.mark.parametrize(
    ("one", "other", "kind", "keys", "count"),
    [
        ("Burma", "Myanmar", "country", ("country:MMR", "country:MMR"), 1),
        ("Soviet Union", "Russia", "country", ("country:SUN", "country:RUS"), 2),
        ("Kiev@UKR", "Kyiv@UKR", "place", ("place:703448", "place:703448"), 1),
        ("Tripoli@LBY", "Tripoli@LBN", "place", ("place:2210247", "place:266826"), 2),
        ("Ministry of External Affairs (India)#IND", "Indian foreign ministry#IND", "organization",
         ("organization:ministry-of-external-affairs:IND", "organization:ministry-of-foreign-affairs:IND"), 1),
        ("Ministry of Defence (Kenya)#KEN", "Kenyan Defense Ministry#KEN", "organization",
         ("organization:ministry-of-defence:KEN", None), 1),
        ("Ministry of Defence (Kenya)#KEN", "Ministry of Defence (Ghana)#GHA", "organization",
         ("organization:ministry-of-defence:KEN", "organization:ministry-of-defence:GHA"), 2),
    ],
)  # fmt: skip
def test_what_the_vocabulary_knows(one: str, other: str, kind: str, keys: tuple[str, str | None], count: int) -> None:
    corpus = Corpus()
    corpus.text("2016-05-01").entity(one, kind=kind, key=keys[0])
    corpus.text("2016-06-01").entity(other, kind=kind, key=keys[1])
    assert len(corpus.resolved()["entities"]) == count


def test_an_abbreviation_that_bodies_of_two_countries_share_is_its_own_country_s() -> None:
    corpus = Corpus()
    corpus.text("2018-02-01").alias("Syrian Democratic Forces#SYR", "SDF")
    corpus.text("2018-02-02").alias("Self-Defense Forces#JPN", "SDF")
    corpus.text("2018-02-03").entity("SDF#SYR")
    corpus.text("2018-02-04").entity("SDF#JPN")
    corpus.text("2018-02-05").entity("SDF#")
    bodies = sorted((e["name"], e["country_code"] or "", e["document_count"]) for e in corpus.resolved()["entities"])
    assert bodies == [("SDF", "", 1), ("Self-Defense Forces", "JPN", 2), ("Syrian Democratic Forces", "SYR", 2)]


@pytest.mark.parametrize(
    ("title", "published", "named"),
    [
        ("Foreign Minister", "2021-03-01", "Hossein Amir-Abdollahian"),
        ("Foreign Minister", "2023-03-01", None),
        ("Deputy Foreign Minister", "2021-03-01", None),
    ],
)
def test_a_title_alone_is_its_holder_of_that_time(title: str, published: str, named: str | None) -> None:
    corpus = Corpus()
    corpus.text("2021-02-20").entity("Hossein Amir-Abdollahian/IRN", title=title)
    later = corpus.text(published)
    later.event("meeting", "Iran", "India", says="The Iranian minister met the delegation of India.")
    later.open_role("The Iranian minister", title, "IRN")
    tables = corpus.resolved()
    names = {e["entity_id"]: e["name"] for e in tables["entities"]}
    (mention,) = [m for m in tables["mentions"] if m["mention_type"] == "title"]
    assert names.get(mention["entity_id"]) == named
