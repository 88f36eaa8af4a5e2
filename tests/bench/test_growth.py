"""The annotations that growth is measured on have the form of real ones."""

import pyarrow.compute as pc
import pytest

from tests.bench.growth import Corpus, annotations, exponent, split
from transforms.contract import TABLES
from transforms.rows import TEXT_TABLES


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return annotations(1_200, seed=3)


def test_every_table_has_its_schema_and_unique_keys(corpus: Corpus) -> None:
    assert corpus.documents.schema.equals(TABLES["documents"].arrow, check_metadata=True)
    assert corpus.annotations.keys() == TEXT_TABLES.keys()
    for name, table in TEXT_TABLES.items():
        found = corpus.annotations[name]
        assert found.schema.equals(table.arrow, check_metadata=True), name
        keys = list(zip(*(found[k].to_pylist() for k in table.key), strict=True))
        assert keys, name
        assert keys == sorted(set(keys)), name
        for column in table:
            assert column.nullable or not found[column.name].null_count, (name, column.name)
            if column.allowed:
                assert set(found[column.name].drop_null().to_pylist()) <= set(column.allowed), (name, column.name)


def test_offsets_cut_out_their_words(corpus: Corpus) -> None:
    bodies = dict(zip(*(corpus.documents[c].to_pylist() for c in ("document_id", "text")), strict=True))
    named = ("text_sentences", "text_mentions", "text_timexes", "text_participants", "text_quotes")
    for name, words in (("text_events", "trigger"), *((name, "text") for name in named)):
        for row in corpus.annotations[name].to_pylist():
            assert bodies[row["document_id"]][row["char_start"] : row["char_end"]] == row[words], (name, row)


def test_the_same_numbers_give_the_same_rows(corpus: Corpus) -> None:
    again = annotations(1_200, seed=3)
    assert again.documents.equals(corpus.documents)
    assert all(again.annotations[name].equals(table) for name, table in corpus.annotations.items())


def test_a_text_in_ten_is_a_copy_and_a_part_names_its_visit(corpus: Corpus) -> None:
    from transforms.copies import find_copies

    told = [tuple(r.values()) for r in corpus.documents.select(["document_id", "published_date", "text"]).to_pylist()]
    assert 6 <= len(find_copies(told)) <= 12, "of a hundred texts"
    events = {e["event_mention_id"]: e for e in corpus.annotations["text_events"].to_pylist()}
    parts = [e for e in events.values() if e["part_of"]]
    assert parts
    assert all(events[e["part_of"]]["document_id"] == e["document_id"] for e in parts)
    assert {events[e["part_of"]]["kind"] for e in parts} == {"visit"}


def test_split_holds_back_the_newest(corpus: Corpus) -> None:
    base, more = split(corpus, 10)
    assert (base.documents.num_rows, more.documents.num_rows) == (90, 10)
    assert pc.max(base.documents["published_date"]).as_py() <= pc.min(more.documents["published_date"]).as_py()
    assert (
        sum(c.annotations["text_events"].num_rows for c in (base, more)) == corpus.annotations["text_events"].num_rows
    )


def test_the_exponent_of_a_square_is_two() -> None:
    assert exponent([10, 100, 1000], [1.0, 100.0, 10_000.0]) == pytest.approx(2)
