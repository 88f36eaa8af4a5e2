"""Copies kept in the database are those found over all texts, whatever came before."""

from __future__ import annotations

import re
from datetime import date

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.copies import find_copies
from transforms.resolve.copying import settle_copies

WORDS = re.findall(r"\w+", "the envoy of Togo met his guest in Lome and spoke of the border for an hour before he left")
SENTENCES = [" ".join(WORDS[i:] + WORDS[:i]) + f" on day {i}." for i in range(12)]

Text = tuple[date | None, str]


class Kept:
    """A database that hears of texts as they come, change and go."""

    def __init__(self) -> None:
        self.texts: dict[str, Text] = {}
        self.db = duckdb.connect()
        self.db.execute("create schema linking")

    def update(self, changes: dict[str, Text | None]) -> dict[str, str]:
        """Change, add or take away (``None``) texts; the copies after that."""
        for name, text in changes.items():
            self.texts.pop(name, None)
            if text is not None:
                self.texts[name] = text
        names = list(self.texts)
        tables = {
            "given_documents": {
                "document_id": pa.array(names, pa.string()),
                "published_date": pa.array([t[0] for t in self.texts.values()], pa.date32()),
                "text": pa.array(["all of it"] * len(names), pa.string()),
            },
            "text_sentences": {
                "document_id": pa.array(names, pa.string()),
                "sentence_index": pa.array([0] * len(names), pa.int64()),
                "text": pa.array([t[1] for t in self.texts.values()], pa.string()),
                "is_furniture": pa.array([False] * len(names), pa.bool_()),
            },
        }
        for name, columns in tables.items():
            self.db.register(name, pa.table(columns))
        self.db.register("changes", pa.table({"document_id": pa.array(list(changes), pa.string())}))
        self.db.execute("create or replace table linking.changed as select document_id from changes")
        settle_copies(self.db)
        return dict(self.db.execute("select document_id, original_id from linking.copy_of").fetchall())

    def all_at_once(self) -> dict[str, str]:
        return find_copies([(name, day, body) for name, (day, body) in self.texts.items()])


names = st.sampled_from([f"d{i}" for i in range(8)])
days = st.sampled_from([None, date(2021, 5, 3), date(2021, 5, 4)])
bodies = st.lists(st.sampled_from(SENTENCES), max_size=6).map(" ".join)
histories = st.lists(st.dictionaries(names, st.none() | st.tuples(days, bodies), max_size=5), min_size=1, max_size=6)


@settings(max_examples=10, deadline=None)
@given(histories)
def test_copies_are_those_of_all_texts_at_once(history: list[dict[str, Text | None]]) -> None:
    hold_to_all_at_once(history)


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(histories)
def test_copies_are_those_of_all_texts_at_once_at_length(history: list[dict[str, Text | None]]) -> None:
    hold_to_all_at_once(history)


def hold_to_all_at_once(history: list[dict[str, Text | None]]) -> None:
    kept = Kept()
    before: dict[str, str] = {}
    for changes in history:
        now = kept.update(changes)
        assert now == kept.all_at_once()
        changed = {name for (name,) in kept.db.execute("select document_id from copy_changed").fetchall()}
        assert changed == {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}
        before = now


def test_a_crowded_bucket_remembers_its_earliest_texts() -> None:
    kept = Kept()
    body = " ".join(SENTENCES)
    kept.update({f"d{i:03}": (date(2021, 5, 4), body) for i in range(60)})
    assert kept.update({"a": (date(2021, 5, 3), body), "d000": None, "d001": None}) == kept.all_at_once()
    assert kept.update({"a": None}) == kept.all_at_once() == {f"d{i:03}": "d002" for i in range(3, 60)}


def test_what_is_known_is_not_judged_again(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept()
    kept.update({f"d{i}": (date(2021, 5, 3), " ".join(SENTENCES)) for i in range(5)})
    read: list[str] = []
    monkeypatch.setattr("transforms.resolve.copying.shingled", lambda body: read.append(body))
    assert len(kept.update({"d1": kept.texts["d1"]})) == 4
    assert read == [], "a text that is given again as it was is not even read"


def test_all_the_readable_text_counts_when_there_are_no_sentences() -> None:
    kept = Kept()
    kept.update({"a": (None, ""), "b": (None, "")})
    kept.db.register("text_sentences", kept.db.sql("select * from text_sentences limit 0").to_arrow_table())
    assert kept.db.execute("select * from linking.copy_of").fetchall() == []
    settle_copies(kept.db)
    assert kept.db.execute("select * from linking.copy_of").fetchall() == [("b", "a")]
