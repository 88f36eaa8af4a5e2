"""Judgements through resolution: what becomes of events and entities, in one run and when they come and go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb
import pytest
from judged_rows import WHEN, judgement, of_entity, of_event, right_value
from resolve_rows import Corpus, Text

from transforms.contract import TABLES
from transforms.identity import identifier
from transforms.resolve import resolve
from transforms.resolve.corpus import update
from transforms.resolve.judgements import Judgement, marks_of
from transforms.resolve.tables import published

Rows = dict[str, list[dict[str, Any]]]


def resolved(corpus: Corpus, *judgements: Judgement) -> Rows:
    """The published tables, with these judgements."""
    return {name: table.to_pylist() for name, table in resolve(*corpus.inputs(), judgements).items()}


def world() -> tuple[Corpus, Text, Text, Text]:
    """Two reports of one meeting, and one of another, months later."""
    corpus = Corpus()
    for published_on, day in (("2021-03-02", "2021-03-01"), ("2021-03-03", "2021-03-01"), ("2021-08-02", "2021-08-01")):
        text = corpus.text(published_on)
        text.entity("Marise Payne/AUS", title="Foreign Minister")
        text.event("meeting", "Marise Payne/AUS", "Wang Yi/CHN", on=day, place="Perth@AUS")
    first, second, third = corpus.texts
    return corpus, first, second, third


def event_of(rows: Rows, text: Text) -> str:
    return next(str(m["event_id"]) for m in rows["event_mentions"] if m["document_id"] == text.document_id)


def one_event(rows: Rows, *texts: Text) -> bool:
    return len({event_of(rows, text) for text in texts}) == 1


def test_events_are_joined_and_parted_as_judged() -> None:
    corpus, first, second, third = world()
    assert one_event(resolved(corpus), first, second)
    assert not one_event(resolved(corpus), first, third)
    same = judgement("same", of_event(first), of_event(third))
    different = judgement("different", of_event(first), of_event(second))
    assert one_event(resolved(corpus, same), first, second, third)
    parted = resolved(corpus, same, different)
    assert not one_event(parted, first, second)
    assert one_event(parted, first, third)
    assert one_event(
        resolved(corpus, same, different, judgement("same", of_event(second), of_event(first))), first, second
    )


def test_two_events_of_one_text_may_be_judged_one() -> None:
    corpus = Corpus()
    text = corpus.text("2021-03-02")
    text.event("meeting", "Marise Payne/AUS", "Wang Yi/CHN", on="2021-03-01")
    text.event("call", "Marise Payne/AUS", "Wang Yi/CHN", on="2021-03-01")
    assert len(resolved(corpus)["events"]) == 2
    (event,) = resolved(corpus, judgement("same", of_event(text, 0), of_event(text, 1)))["events"]
    assert event["document_count"] == 1


def test_a_wrong_event_is_gone_from_all_tables() -> None:
    corpus, first, second, third = world()
    rows = resolved(corpus, judgement("wrong", [of_event(first), of_event(second)]))
    (event,) = rows["events"]
    assert event["event_id"] == event_of(rows, third)
    for table in ("event_mentions", "event_history"):
        assert {r["document_id"] for r in rows[table]} == {third.document_id}


def test_corrected_fields_reach_the_event() -> None:
    corpus, first, second, _ = world()
    both = [of_event(first), of_event(second)]
    rows = resolved(
        corpus,
        right_value(both, "kind", "call"),
        right_value(both, "date_start", "2021-02-28"),
        right_value(both, "place", "Canberra"),
        right_value(both, "recipient", "Wang Yi; JPN"),
    )
    event = next(e for e in rows["events"] if e["kind"] == "call")
    assert str(event["date_start"]) == str(event["date_end"]) == "2021-02-28"
    names = {e["entity_id"]: e["name"] for e in rows["entities"]}
    assert names[event["place_id"]] == "Canberra"
    sides = {
        (names[p["entity_id"]], p["role"]) for p in rows["event_participants"] if p["event_id"] == event["event_id"]
    }
    assert sides == {("Marise Payne", "actor"), ("Wang Yi", "recipient"), ("Japan", "recipient")}


def test_entities_are_joined_parted_and_named_as_judged() -> None:
    corpus, first, second, third = world()
    other = corpus.text("2021-03-04")
    other.entity("Payn Maris/AUS")
    known = of_entity(first, "Marise Payne/AUS")
    rows = resolved(
        corpus,
        judgement("same", known, of_entity(other, "Payn Maris/AUS"), of="entity"),
        judgement("name", known, of="entity", value="Senator Payne"),
        judgement("different", of_entity(second, "Wang Yi/CHN"), of_entity(third, "Wang Yi/CHN"), of="entity"),
    )
    names = [e["name"] for e in rows["entities"]]
    assert names.count("Senator Payne") == 1
    assert not {"Marise Payne", "Payn Maris"} & set(names)
    assert names.count("Wang Yi") == 2


def test_a_country_and_an_office_are_corrected() -> None:
    corpus, first, second, third = world()
    everywhere = [of_entity(t, "Marise Payne/AUS") for t in (first, second, third)]
    offices = [r.model_copy(update={"kind": "Foreign Minister"}) for r in everywhere]
    rows = resolved(
        corpus,
        right_value(everywhere, "country", "NZL", of="entity"),
        right_value(offices, "title", "Trade Minister", of="role"),
        right_value(offices, "country", "NZL", of="role"),
    )
    (payne,) = [e for e in rows["entities"] if e["name"] == "Marise Payne"]
    assert payne["country_code"] == "NZL"
    assert [(r["title"], r["country_code"]) for r in rows["entity_roles"]] == [("Trade Minister", "NZL")]


class Kept:
    """A database that stays open while judgements come and go."""

    def __init__(self, corpus: Corpus) -> None:
        self.db = duckdb.connect()
        documents, sources, annotations = corpus.inputs()
        for name, table in {"given_documents": documents, "given_sources": sources, **annotations}.items():
            self.db.register("given", table)
            self.db.execute(f"create table {name} as from given")
        self.db.execute("create table given_fingerprints (document_id varchar, fingerprint varchar)")

    def update(self, judgements: Sequence[Judgement]) -> Rows:
        """The tables, brought up to date."""
        marks = marks_of(judgements)
        self.db.execute("delete from given_fingerprints")
        for document, content in self.db.execute("select document_id, content_sha256 from given_documents").fetchall():
            self.db.execute("insert into given_fingerprints values (?, ?)", [document, marks.get(content, "")])
        update(self.db, judgements)
        return {
            name: published(name, self.db.sql(f"select * from settled.{name}").to_arrow_table()).to_pylist()
            for name, table in TABLES.items()
            if not table.live
        }


def test_judgements_that_come_and_go_leave_what_one_run_over_all_would_make() -> None:
    corpus, first, second, third = world()
    kept = Kept(corpus)
    same = judgement("same", of_event(first), of_event(third))
    given = [
        right_value(of_event(second), "kind", "call"),
        same,
        judgement("different", of_entity(second, "Wang Yi/CHN"), of_entity(third, "Wang Yi/CHN"), of="entity"),
        judgement("wrong", of_event(second)),
        Judgement(verdict="withdraw", withdraws=same.judgement_id, given_at=WHEN),
        judgement("name", of_entity(first, "Wang Yi/CHN"), of="entity", value="Minister Wang"),
        right_value(of_event(first), "place", "Osaka"),
        judgement("right", of_event(second)),
    ]
    plain = kept.update([])
    assert plain == resolved(corpus)
    for number in (3, 5, 8):
        assert kept.update(given[:number]) == resolved(corpus, *given[:number]), given[number - 1].verdict
    assert kept.update([]) == plain


def test_what_has_come_of_each_is_kept_beside() -> None:
    corpus, first, _, _ = world()
    kept = Kept(corpus)
    lost = judgement("wrong", of_event(first, content_sha256="gone"))
    kept.update([lost, right_value(of_event(first), "title", "Talks")])
    assert kept.db.execute("select number, judgement_id, state from linking.judged order by 1").fetchall() == [
        (1, lost.judgement_id, "no such text"),
        (2, right_value(of_event(first), "title", "Talks").judgement_id, "applied"),
    ]


@pytest.mark.parametrize("spoken", ["'; drop table events; --", "\x00", "Ünïcödé 🗼", "a" * 19_000, "ev_1; ev_2; ;;"])
def test_hostile_values_are_only_values(spoken: str) -> None:
    corpus, first, *_ = world()
    rows = resolved(
        corpus, right_value(of_event(first), "actor", spoken), right_value(of_event(first), "title", spoken)
    )
    assert spoken in {m["title"] for m in rows["event_mentions"]}
    assert len(rows["events"]) >= 2


def test_an_identifier_of_a_judged_event_is_still_made_from_its_first_mention() -> None:
    corpus, first, _, third = world()
    rows = resolved(corpus, judgement("same", of_event(third), of_event(first)))
    mention = next(m for m in rows["event_mentions"] if m["document_id"] == first.document_id)
    assert event_of(rows, third) == identifier("ev", mention["event_mention_id"])
