"""The law: what comes out depends on the set of texts alone, and is exactly what the contract promises."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resolve_rows import Corpus

from transforms.contract import TABLES
from transforms.resolve import resolve
from transforms.rows import TEXT_TABLES

PEOPLE = ("Sergei Lavrov/RUS", "Sergey Lavrov/RUS", "Lavrov/RUS", "S. Lavrov", "Lavrov", "Petr Lavrov/RUS",
          "Wang Yi/CHN", "Yi Wang/CHN", "Wang", "Wang Wei/CHN")  # fmt: skip
SIDES = (*PEOPLE, "India", "Russia", "France", "Ministry of Defence#KEN", "MoD")
PLACES = (None, "Moscow@RUS", "Paris@FRA", "India")
STATUSES = ("occurred", "ongoing", "planned", "postponed", "cancelled", "proposed", "denied")

days = st.integers(0, 20).map(lambda n: date(2021, 3, 1) + timedelta(days=n))
dates = st.one_of(
    st.none(),
    days.map(date.isoformat),
    st.tuples(days, st.integers(1, 40)).map(lambda d: f"{d[0]}/{d[0] + timedelta(days=d[1])}"),
)
events = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(("meeting", "visit", "call", "summit", "criticism", "attack")),
        "actors": st.sampled_from(SIDES),
        "recipients": st.sampled_from(("", *SIDES)),
        "on": dates,
        "status": st.sampled_from(STATUSES),
        "place": st.sampled_from(PLACES),
        "confidence": st.sampled_from((0.3, 0.7, 0.9)),
    }
)
texts = st.tuples(st.one_of(st.none(), days.map(date.isoformat)), st.lists(events, max_size=3))


def shuffled(table: pa.Table, seed: int) -> pa.Table:
    order = list(range(table.num_rows))
    random.Random(seed).shuffle(order)
    return table.take(pa.array(order, pa.int64()))


def corpus_of(told: list[tuple[str | None, list[dict[str, object]]]]) -> Corpus:
    corpus = Corpus()
    for published, happenings in told:
        text = corpus.text(published)
        for event in happenings:
            text.event(**event)  # type: ignore[arg-type]
    return corpus


Told = list[tuple[str | None, list[dict[str, object]]]]
corpora = st.lists(texts, min_size=1, max_size=6)
seeds = st.integers(0, 2**32)


@settings(max_examples=10, deadline=None)
@given(corpora, seeds)
def test_the_law(told: Told, seed: int) -> None:
    hold_to_the_law(told, seed)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(corpora, seeds)
def test_the_law_at_length(told: Told, seed: int) -> None:
    hold_to_the_law(told, seed)


def hold_to_the_law(told: Told, seed: int) -> None:
    documents, sources, annotations = corpus_of(told).inputs()
    tables = resolve(documents, sources, annotations)
    others = resolve(
        shuffled(documents, seed),
        shuffled(sources, seed + 1),
        {name: shuffled(table, seed + 2 + i) for i, (name, table) in enumerate(annotations.items())},
    )
    for name, table in tables.items():
        assert serialised(others[name]) == serialised(table), f"{name} shows the order of the rows that came in"
    hold_to_the_contract(tables)
    pairs = [(m["document_id"], m["event_id"]) for m in tables["event_mentions"].to_pylist()]
    assert len(pairs) == len(set(pairs)), "an event holds two mentions of one text"


def serialised(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return bytes(sink.getvalue())


def hold_to_the_contract(tables: dict[str, pa.Table]) -> None:
    assert tables.keys() == {name for name, table in TABLES.items() if not table.live}
    for name, found in tables.items():
        table = TABLES[name]
        assert found.schema.equals(table.arrow, check_metadata=True), name
        keys = [tuple(row[k] for k in table.key) for row in found.to_pylist()]
        assert keys == sorted(set(keys)), f"{name} is not sorted by its key, or has one twice"
        for column in table:
            values = found[column.name]
            assert column.nullable or values.null_count == 0, (name, column.name)
            if column.allowed:
                assert set(values.drop_null().to_pylist()) <= set(column.allowed), (name, column.name)
            if column.references:
                other, key = column.references.split(".")
                assert set(values.drop_null().to_pylist()) <= set(tables[other][key].to_pylist()), (name, column.name)


def test_an_empty_corpus_gives_empty_tables() -> None:
    empty = {name: table.arrow.empty_table() for name, table in TEXT_TABLES.items()}
    tables = resolve(TABLES["documents"].arrow.empty_table(), TABLES["document_sources"].arrow.empty_table(), empty)
    assert {name for name, table in tables.items() if table.num_rows} <= {"event_kinds", "topics"}


def test_a_text_without_annotations_is_kept() -> None:
    corpus = Corpus()
    corpus.text("2021-03-01")
    documents, sources, annotations = corpus.inputs()
    empty = {name: table.slice(0, 0) for name, table in annotations.items()}
    (document,) = resolve(documents, sources, empty)["documents"].to_pylist()
    assert (document["sentence_count"], document["dateline_place_id"]) == (0, None)


def many_mentions(texts_count: int, per_text: int) -> Corpus:
    """A corpus of reports on a few thousand events by a few hundred people."""
    draw = random.Random(7)
    codes = ("IND", "RUS", "FRA", "JPN", "KEN", "PER", "TUR", "BRA", "EGY", "CHL")
    first = ("Anna", "Boris", "Chen", "Dalia", "Emil", "Farid", "Grace", "Hugo", "Ines", "Jonas")
    names = [f"{f} {chr(65 + n)}{'aeiou'[n % 5]}l{'aeiou'[k % 5]}nd{'aeiou'[(n + k) % 5]}r/{codes[(n + k) % 10]}"
             for k, f in enumerate(first) for n in range(26)]  # fmt: skip
    corpus = Corpus()
    for i in range(texts_count):
        published = date(2015, 1, 1) + timedelta(days=draw.randrange(3000))
        text = corpus.text(published.isoformat())
        for _ in range(per_text):
            actor, recipient = draw.sample(names, 2)
            on = published - timedelta(days=draw.randrange(4))
            text.event(
                draw.choice(("meeting", "visit", "call", "criticism", "attack", "signing")),
                actor if draw.random() < 0.6 else draw.choice(("India", "Russia", "France")),
                recipient if draw.random() < 0.6 else draw.choice(("Japan", "Kenya", "Peru")),
                on=on.isoformat(),
                says=f"Report {draw.randrange(400)} on the matter number {draw.randrange(400)} of {i % 50}.",
            )
    return corpus


@pytest.mark.slow
def test_ten_thousand_mentions_take_seconds() -> None:
    import time

    inputs = many_mentions(2_500, 4).inputs()
    started = time.perf_counter()
    tables = resolve(*inputs)
    assert tables["event_mentions"].num_rows == 10_000
    assert time.perf_counter() - started < 60
