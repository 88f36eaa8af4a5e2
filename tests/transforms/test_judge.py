"""Judgements applied to the rows of texts: each sort once, found again when the annotator has changed, withdrawn."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from judged_rows import WHEN, Judged, judgement, laid_out, of_entity, of_event, right_value
from resolve_rows import Corpus, Text

from transforms.resolve.judge import correct, lift
from transforms.resolve.judge_pairs import PairVerdict, settled_pairs
from transforms.resolve.judgements import Judgement, Reference

SAYS = "On Monday Marise Payne arrived to meet Wang Yi in Perth, aides said."


def payne(corpus: Corpus, **more: Any) -> Text:
    """A text with one event."""
    text = corpus.text("2021-03-02")
    text.event("visit", "Marise Payne/AUS", "Wang Yi/CHN", on="2021-03-01", says=SAYS, **more)
    return text


@pytest.fixture
def corpus() -> Corpus:
    return Corpus()


FIELDS: list[tuple[str, str | None, dict[str, Any]]] = [
    ("kind", "meeting", {"kind": "meeting", "event_type": "CONSULT"}),
    ("kind", "signing", {"kind": "signing", "event_type": "SUPPORT"}),
    ("status", "planned", {"status": "planned", "status_cue": None}),
    ("title", "Perth talks", {"title": "Perth talks"}),
    ("date_start", "2021-02-28", {"date_start": date(2021, 2, 28), "date_end": date(2021, 2, 28)}),
    ("date_end", "2021-03-02", {"date_start": date(2021, 3, 1), "date_end": date(2021, 3, 2)}),
    ("date_start", "2021-03-05", {"date_start": date(2021, 3, 5), "date_end": date(2021, 3, 5)}),
    ("date_start", "2021-03", {"date_end": date(2021, 3, 31), "date_precision": "month"}),
    ("date_end", "2021-02-17/2021-02-18", {"date_start": date(2021, 2, 17), "date_end": date(2021, 2, 18)}),
    ("date_start", None, {"date_start": None, "date_end": None, "date_precision": "unknown", "date_basis": None}),
    ("place", None, {"place_local_id": None, "place_basis": None}),
]


@pytest.mark.parametrize(("field", "value", "expected"), FIELDS)
def test_a_field_of_an_event_is_corrected(
    corpus: Corpus, field: str, value: str | None, expected: dict[str, Any]
) -> None:
    found = Judged(corpus, [right_value(of_event(payne(corpus)), field, value)])
    assert found.states == ["applied"]
    assert {name: found.event[name] for name in expected} == expected


SIDES: list[tuple[str, str | None, list[tuple[str, str | None]]]] = [
    ("recipient", "CHN", [("China", "CHN")]),
    ("recipient", "France; Wang Yi", [("France", "FRA"), ("Wang Yi", "CHN")]),
    ("recipient", "Julie Bishop (AUS)", [("Julie Bishop", "AUS")]),
    ("host", "organization: Hamas", [("Hamas", "PSE")]),
    ("recipient", None, []),
    ("recipient", "United Nations", [("United Nations", None)]),
    ("actor", "wang yi", [("Wang Yi", "CHN")]),
]


@pytest.mark.parametrize(("role", "value", "expected"), SIDES)
def test_participants_are_named_by_name_or_country(
    corpus: Corpus, role: str, value: str | None, expected: list[tuple[str, str | None]]
) -> None:
    found = Judged(corpus, [right_value(of_event(payne(corpus)), role, value)])
    assert sorted(found.side(role)) == expected
    keys = [p["participant_id"] for p in found.tables["text_participants"]]
    assert len(set(keys)) == len(keys)


def test_who_is_named_for_one_role_leaves_the_other(corpus: Corpus) -> None:
    text = payne(corpus)
    found = Judged(
        corpus,
        [
            right_value(of_event(text), "actor", "Wang Yi"),
            right_value(of_event(text), "recipient", "Marise Payne"),
        ],
    )
    assert (found.side("actor"), found.side("recipient")) == ([("Wang Yi", "CHN")], [("Marise Payne", "AUS")])


def test_a_place_is_known_by_its_name(corpus: Corpus) -> None:
    found = Judged(corpus, [right_value(of_event(payne(corpus)), "place", "Canberra")])
    (place,) = [e for e in found.tables["text_entities"] if e["local_id"] == found.event["place_local_id"]]
    assert (place["name"], place["entity_type"], place["country_code"]) == ("Canberra", "place", "AUS")
    assert place["key"].startswith("place:")
    assert found.event["place_basis"] == "stated"


def test_a_wrong_event_goes_with_all_that_hangs_on_it(corpus: Corpus) -> None:
    text = payne(corpus)
    text.event("meeting", "Marise Payne/AUS", "Wang Yi/CHN", says="The two met for an hour.", part_of=0)
    found = Judged(corpus, [judgement("wrong", of_event(text))])
    assert [(e["kind"], e["part_of"]) for e in found.tables["text_events"]] == [("meeting", None)]
    assert len({p["event_mention_id"] for p in found.tables["text_participants"]}) == 1


def test_the_newest_on_a_thing_wins(corpus: Corpus) -> None:
    one = of_event(payne(corpus))
    both = Judged(corpus, [right_value(one, "kind", "meeting"), right_value(one, "kind", "call")])
    assert both.event["kind"] == "call"
    assert both.states == ["superseded", "applied"]
    spared = Judged(corpus, [judgement("wrong", one), judgement("right", one)])
    assert spared.event["kind"] == "visit"
    assert spared.states == ["superseded", "noted"]


def test_what_is_withdrawn_changes_nothing(corpus: Corpus) -> None:
    wrong = judgement("wrong", of_event(payne(corpus)))
    back = Judgement(verdict="withdraw", withdraws=wrong.judgement_id, given_at=WHEN)
    assert Judged(corpus, [wrong]).tables["text_events"] == []
    assert Judged(corpus, [wrong, back]).event["kind"] == "visit"
    assert Judged(corpus, [wrong, back]).states == []


AGAIN: dict[str, dict[str, Any]] = {
    "another trigger of the same clause": {"words": "arrived"},
    "another kind": {"kind": "meeting"},
    "another kind and other parties": {"kind": "signing", "parties": ("Payne",)},
    "the trigger cut otherwise": {"words": "On Monday Marise"},
    "the sentence cut otherwise": {"quote": "On Monday Marise Payne arrived to meet Wang Yi"},
    "a line broken elsewhere": {"quote": SAYS.replace(" to ", " \n to ")},
    "parties by another of their names": {"words": "arrived", "parties": ("Payne", "Wang Yi")},
}


@pytest.mark.parametrize("changed", AGAIN.values(), ids=AGAIN.keys())
def test_it_is_found_again_when_the_annotator_has_changed(corpus: Corpus, changed: dict[str, Any]) -> None:
    text = payne(corpus)
    text.alias("Marise Payne/AUS", "Payne")
    text.event("meeting", "Marise Payne/AUS", "Wang Yi/CHN", says="Later the two met.")
    found = Judged(corpus, [right_value(of_event(text, **changed), "status", "cancelled")])
    assert found.states == ["applied"]
    assert [e["status"] for e in found.tables["text_events"] if e["evidence"] == SAYS] == ["cancelled"]


LOST: dict[str, tuple[dict[str, Any], str]] = {
    "an event that is no longer found, beside another": ({"words": "aides", "kind": "statement"}, "not found"),
    "words that the text does not have": ({"quote": "Nobody came."}, "not found"),
    "a text that is not there": ({"content_sha256": "0000"}, "no such text"),
    "a pattern instead of words": ({"quote": ".*", "words": "(((("}, "not found"),
}


@pytest.mark.parametrize(("changed", "state"), LOST.values(), ids=LOST.keys())
def test_what_is_not_found_is_told_and_changes_nothing(corpus: Corpus, changed: dict[str, Any], state: str) -> None:
    text = payne(corpus)
    found = Judged(corpus, [judgement("wrong", of_event(text, **{"parties": (), **changed}))])
    assert found.states == [state]
    assert found.outcomes[0].detail
    assert not found.outcomes[0].is_fulfilled
    assert found.event["kind"] == "visit"
    assert found.linking["judged"][0][2] == state


def test_of_two_events_at_one_trigger_the_parties_tell_which(corpus: Corpus) -> None:
    text = corpus.text("2021-03-02")
    says = "Marise Payne met Wang Yi and Sergey Lavrov."
    text.event("meeting", "Marise Payne/AUS", "Wang Yi/CHN", says=says)
    text.event("meeting", "Marise Payne/AUS", "Sergey Lavrov/RUS", says=says)
    first, second = text.annotated.events
    second.start, second.end, second.sentence = first.start, first.end, first.sentence
    wrong = of_event(text, 1)
    assert Judged(corpus, [judgement("wrong", wrong)]).side("recipient") == [("Wang Yi", "CHN")]
    blind = Judged(corpus, [judgement("wrong", wrong.model_copy(update={"parties": ()}))])
    assert blind.states == ["ambiguous"]


def test_an_entity_gets_its_name_type_and_country(corpus: Corpus) -> None:
    text = payne(corpus)
    one = of_entity(text, "Marise Payne/AUS")
    found = Judged(
        corpus,
        [
            judgement("name", one, of="entity", value="Marise Ann Payne"),
            right_value(one, "country", "NZL", of="entity"),
            right_value(one, "type", "organization", of="entity"),
        ],
    )
    (row,) = [e for e in found.tables["text_entities"] if e["name"] == "Marise Payne"]
    assert (row["entity_type"], row["country_code"]) == ("organization", "NZL")
    assert found.side("actor") == [("Marise Payne", "NZL")]
    assert found.linking["judged_name"] == [(text.document_id, 0, "Marise Ann Payne")]


def test_a_name_is_found_again_where_the_mention_is_cut_otherwise(corpus: Corpus) -> None:
    text = payne(corpus)
    one = of_entity(text, "Marise Payne/AUS", quote=SAYS, words="Minister Marise Payne")
    assert Judged(corpus, [judgement("name", one, of="entity", value="M. Payne")]).states == ["not found"]
    text.alias("Marise Payne/AUS", "Payne")
    again = of_entity(text, "Marise Payne/AUS", quote=SAYS, words="Payne")
    assert Judged(corpus, [judgement("name", again, of="entity", value="M. Payne")]).states == ["applied"]


ROLES: list[tuple[str | None, list[tuple[str, str | None]], list[tuple[str, str | None]]]] = [
    ("Foreign Minister", [("title", "Defence Minister")], [("Defence Minister", "AUS")]),
    ("foreign minister", [("country", "NZL")], [("Foreign Minister", "NZL")]),
    (None, [("title", "Senator"), ("country", None)], [("Foreign Minister", "AUS"), ("Senator", None)]),
    ("Prime Minister", [("title", "Senator")], [("Foreign Minister", "AUS")]),
]


@pytest.mark.parametrize(("title", "values", "expected"), ROLES)
def test_an_office_is_corrected_or_added(
    corpus: Corpus,
    title: str | None,
    values: list[tuple[str, str | None]],
    expected: list[tuple[str, str | None]],
) -> None:
    text = corpus.text("2021-03-02")
    text.entity("Marise Payne/AUS", title="Foreign Minister")
    one = of_entity(text, "Marise Payne/AUS", kind=title)
    found = Judged(corpus, [right_value(one, field, value, of="role") for field, value in values])
    assert [(r["title"], r["country_code"]) for r in found.tables["text_roles"]] == expected
    assert found.states == ["applied" if title != "Prime Minister" else "not found"] * len(values)


def test_a_wrong_office_is_taken_away(corpus: Corpus) -> None:
    text = corpus.text("2021-03-02")
    text.entity("Marise Payne/AUS", title="Foreign Minister")
    one = of_entity(text, "Marise Payne/AUS", kind="Foreign Minister")
    assert Judged(corpus, [judgement("wrong", one, of="role")]).tables["text_roles"] == []


def test_verdicts_on_pairs_are_laid_out_for_the_linking(corpus: Corpus) -> None:
    a, b, c = payne(corpus), payne(corpus), payne(corpus)
    found = Judged(
        corpus,
        [
            judgement("same", of_event(a), [of_event(b), of_event(c)]),
            judgement("different", of_entity(a, "Wang Yi/CHN"), of_entity(b, "Wang Yi/CHN"), of="entity"),
        ],
    )
    ids = {e["document_id"]: e["event_mention_id"] for e in found.tables["text_events"]}
    one, two, three = (ids[t.document_id] for t in (a, b, c))
    assert found.linking["judged_event_pair"] == sorted((*sorted((one, x)), True) for x in (two, three))
    (pair,) = found.linking["judged_entity_pair"]
    assert {pair[:2], pair[2:4]} == {(a.document_id, 1), (b.document_id, 1)}
    assert pair[4] is False
    assert found.states == ["applied", "applied"]


PAIRS: list[tuple[str, list[tuple[str, str, bool]], list[tuple[str, str, bool]]]] = [
    ("the newest wins", [("a", "b", True), ("a", "b", False)], [("a", "b", False)]),
    ("either way round", [("a", "b", False), ("b", "a", True)], [("a", "b", True)]),
    (
        "what newer verdicts part is not joined by way of a third",
        [("a", "b", True), ("b", "c", True), ("a", "c", False)],
        [("a", "c", False), ("b", "c", True)],
    ),
    (
        "what newer verdicts join is not parted",
        [("a", "c", False), ("a", "b", True), ("b", "c", True)],
        [("a", "b", True), ("b", "c", True)],
    ),
    ("nothing differs from itself", [("a", "a", False)], []),
]


@pytest.mark.parametrize(("verdicts", "pairs"), [p[1:] for p in PAIRS], ids=[p[0] for p in PAIRS])
def test_pairs_never_contradict_each_other(
    verdicts: list[tuple[str, str, bool]], pairs: list[tuple[str, str, bool]]
) -> None:
    given = [PairVerdict(n, (a,), (b,), is_same) for n, (a, b, is_same) in enumerate(verdicts, 1)]
    assert settled_pairs(given)[0] == pairs


def test_texts_that_nobody_judged_stay_as_they_are_and_corrections_can_be_lifted(corpus: Corpus) -> None:
    judged, other = payne(corpus), payne(corpus)
    with laid_out(corpus) as db:
        before = db.execute("select * from text_events order by all").fetchall()
        correct(db, [right_value(of_event(judged), "kind", "call")])
        kinds = dict(db.execute("select document_id, kind from text_events").fetchall())
        assert kinds == {judged.document_id: "call", other.document_id: "visit"}
        correct(db, [right_value(of_event(judged), "kind", "meeting")])
        assert ("meeting",) in db.execute("select kind from text_events").fetchall()
        lift(db)
        assert db.execute("select * from text_events order by all").fetchall() == before
        assert correct(db) == []


def test_a_reference_to_a_whole_text_of_words_costs_no_time(corpus: Corpus) -> None:
    text = corpus.text("2021-03-02")
    text.event("visit", "Marise Payne/AUS", says="a " * 9_000 + "b")
    far = Reference(content_sha256=of_event(text).content_sha256, quote="a " * 9_000 + "c", words="a " * 500, kind=None)
    assert Judged(corpus, [judgement("wrong", far)]).states == ["not found"]
