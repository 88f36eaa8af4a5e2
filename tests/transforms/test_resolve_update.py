"""Updates: whatever came, went or came anew before, the tables are those of all present texts resolved at once."""

from __future__ import annotations

import random
from collections.abc import Mapping

import pyarrow as pa
import pytest
from resolve_rows import Corpus
from resolve_steps import Steps, inputs_of, part_of

from transforms.resolve import resolve


def visits() -> Corpus:
    """Three texts on one visit, one on another, one on something else."""
    corpus = Corpus()
    for n, (day, status) in enumerate(
        (("2021-03-01", "planned"), ("2021-03-05", "occurred"), ("2021-03-06", "occurred"))
    ):
        text = corpus.text(day, f"visit {n}")
        text.event("visit", "Sergei Lavrov/RUS", "India", on="2021-03-05", status=status, place="Delhi@IND")
    corpus.text("2021-05-06", "later").event("visit", "Wang Yi/CHN", "India", on="2021-05-05")
    corpus.text("2021-05-07", "other").event("criticism", "Iran", "France", on="2021-05-06")
    return corpus


def hold_to_a_fresh_start(steps: Steps) -> None:
    fresh = resolve(*inputs_of(part_of(steps.texts, steps.given)))
    for name, table in steps.tables().items():
        assert table.equals(fresh[name]), name


def test_texts_one_by_one_in_any_order_give_what_all_give_at_once() -> None:
    corpus = visits()
    fresh = resolve(*corpus.inputs())
    for seed in range(4):
        steps = Steps(*corpus.inputs())
        texts = [t.document_id for t in corpus.texts]
        random.Random(seed).shuffle(texts)
        for text in texts:
            assert steps.put(text)
        tables = steps.tables()
        for name, table in tables.items():
            assert table.equals(fresh[name]), name
        assert tables["events"].num_rows == 3


def test_a_text_that_leaves_takes_its_part_with_it() -> None:
    corpus = visits()
    steps = Steps(*corpus.inputs())
    texts = {t.name: t.document_id for t in corpus.texts}
    steps.put(*texts.values())
    former = events_of(steps)
    steps.remove(texts["visit 0"])
    hold_to_a_fresh_start(steps)
    assert len(former - events_of(steps)) == 1, "the visit is named after another text"
    steps.remove(*(text for text in texts.values() if text in steps.texts))
    assert steps.tables()["events"].num_rows == 0


def events_of(steps: Steps) -> set[str]:
    return set(steps.tables()["events"]["event_id"].to_pylist())


def test_what_did_not_change_is_not_touched() -> None:
    corpus = visits()
    steps = Steps(*corpus.inputs())
    steps.put(*(t.document_id for t in corpus.texts))
    assert not steps.put()
    changes = steps.put(corpus.texts[-1].document_id)
    assert changes.months["sentences"] == {"2021-05"}
    assert "events" not in changes.tables


def test_months_tell_where_rows_were_and_where_they_are() -> None:
    corpus = visits()
    steps = Steps(*corpus.inputs())
    steps.put(*(t.document_id for t in corpus.texts))
    moved = corpus.inputs()[0].to_pylist()
    (text,) = (t.document_id for t in corpus.texts if t.name == "later")
    (row,) = (r for r in moved if r["document_id"] == text)
    documents = corpus.inputs()[0]
    row["published_date"] = None
    changes = steps.put(text, given={"given_documents": pa.Table.from_pylist([row], documents.schema)})
    assert changes.months["documents"] == {"2021-05", ""}


def test_an_entity_that_another_text_settles_changes_the_events_of_older_texts() -> None:
    corpus = Corpus()
    corpus.text("2021-03-01", "short").event("meeting", "Lavrov", "India", on="2021-03-01")
    corpus.text("2021-03-01", "twin").event("meeting", "Lavrov", "India", on="2021-03-01")
    corpus.text("2021-02-27", "whole").event("meeting", "Sergei Lavrov/RUS", "India", on="2021-03-01")
    steps = Steps(*corpus.inputs())
    for text in corpus.texts:
        steps.put(text.document_id)
        hold_to_a_fresh_start(steps)
    (event,) = steps.tables()["events"].to_pylist()
    assert event["summary"] == "Sergei Lavrov (RUS) met India"


@pytest.mark.parametrize("same", [True, False])
def test_judgements_join_and_part(same: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transforms.resolve.corpus.correct", lambda db, judgements: [])
    corpus = Corpus()
    corpus.text("2021-03-01", "one").event("meeting", "Sergei Lavrov/RUS", "India", on="2021-03-01")
    on = "2021-04-20" if same else "2021-03-01"
    corpus.text("2021-04-21", "other").event("meeting", "Sergei Lavrov/RUS", "India", on=on)
    steps = Steps(*corpus.inputs())
    steps.put(*(t.document_id for t in corpus.texts))
    assert steps.tables()["events"].num_rows == (2 if same else 1)
    mentions = steps.tables()["event_mentions"]["event_mention_id"].to_pylist()
    steps.db.execute("insert into linking.judged_event_pair values (?, ?, ?)", [*mentions, same])
    steps.put()
    assert steps.tables()["events"].num_rows == (1 if same else 2)
    steps.db.execute("delete from linking.judged_event_pair")
    steps.put()
    hold_to_a_fresh_start(steps)


def crowd(texts: int, seed: int) -> Mapping[str, pa.Table]:
    """Texts on few people within few weeks, so that cells are crowded, cut, and joined again."""
    draw = random.Random(seed)
    corpus = Corpus()
    for n in range(texts):
        day = 1 + draw.randrange(28)
        text = corpus.text(f"2021-03-{day:02}" if draw.random() < 0.9 else None, f"text {n}")
        for _ in range(2):
            actor = draw.choice(("Sergei Lavrov/RUS", "Russia", "Wang Yi/CHN", "Lavrov"))
            on = f"2021-03-{max(1, day - draw.randrange(3)):02}" if draw.random() < 0.6 else None
            text.event(draw.choice(("meeting", "call", "visit")), actor, draw.choice(("India", "", "France")), on=on)
    documents, sources, annotations = corpus.inputs()
    return {"given_documents": documents, "given_sources": sources, **annotations}


def test_crowds_come_and_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transforms.resolve.crowds.CROWD", 4)
    given = crowd(30, 5)
    steps = Steps(*inputs_of(given))
    draw = random.Random(3)
    texts = given["given_documents"]["document_id"].to_pylist()
    for _ in range(8):
        out = [t for t in texts if t not in steps.texts]
        if len(steps.texts) > 8 and draw.random() < 0.4:
            steps.remove(*draw.sample(sorted(steps.texts), 4))
        else:
            steps.put(*draw.sample(out, min(len(out), 6)))
        hold_to_a_fresh_start(steps)


def test_an_error_leaves_everything_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = visits()
    steps = Steps(*corpus.inputs())
    steps.put(corpus.texts[0].document_id)
    former = steps.tables()

    def broken(*_: object) -> None:
        raise RuntimeError("the lights went out")

    with monkeypatch.context() as patched:
        patched.setattr("transforms.resolve.corpus.settle_links", broken)
        with pytest.raises(RuntimeError):
            steps.put(corpus.texts[1].document_id)
    assert {name: table for name, table in steps.tables().items() if name in ("events", "mentions")} == {
        name: former[name] for name in ("events", "mentions")
    }
    assert steps.put()
    hold_to_a_fresh_start(steps)
