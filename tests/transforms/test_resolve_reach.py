"""What a change reaches: events next to it are asked anew, and believed of nothing but what they themselves were."""

from __future__ import annotations

from types import SimpleNamespace

import pyarrow as pa
import pytest

from transforms.resolve import linking, reach

AT_ODDS = {("a", "b"), ("b", "n")}


@pytest.fixture(autouse=True)
def claims(monkeypatch: pytest.MonkeyPatch) -> None:
    """Claims that have a name only, each of a text of its own; some pairs are at odds."""

    def likeness(one: SimpleNamespace, other: SimpleNamespace) -> float | None:
        return None if tuple(sorted((one.mention_id, other.mention_id))) in AT_ODDS else 1.0

    monkeypatch.setattr(linking, "likeness", likeness)
    monkeypatch.setattr(
        reach,
        "claims_of",
        lambda rows: [SimpleNamespace(mention_id=m, document_id=m) for m in rows["event_mention_id"].to_pylist()],
    )


def unlike_before(mentions: str, edges: dict[str, float], standing: dict[str, str]) -> list[str]:
    """Mentions are letters, an edge a pair of them; ``standing`` are the members of events by identifier."""
    pairs = [(mentions.index(a), mentions.index(b), value) for (a, b), value in edges.items()]
    return reach.unlike_before(
        pa.table({"number": range(len(mentions)), "event_mention_id": list(mentions)}),
        pa.table(dict(zip(("a", "b", "value"), map(list, zip(*pairs, strict=True)), strict=True))),
        [],
        {mentions.index(m): event for event, members in standing.items() for m in members},
    )


def test_an_event_that_what_is_reached_joins_is_another() -> None:
    assert unlike_before("an", {"an": 1.0}, {"ev_n": "n"}) == ["ev_n"]


def test_an_event_that_what_is_reached_is_at_odds_with_stands() -> None:
    assert unlike_before("bmn", {"bm": 1.0, "mn": 2.0}, {"ev": "mn"}) == []


def test_pairs_between_events_that_stand_are_not_asked_again() -> None:
    assert unlike_before("bmn", {"mn": 2.0}, {"ev_m": "m", "ev_n": "n"}) == []


def test_an_event_that_is_reached_may_fall_apart_and_free_another() -> None:
    # a, b and x were one by a judgement that was withdrawn; b, which n is at odds with, stays apart from them now.
    assert unlike_before("abxn", {"ax": 3.0, "bx": 2.0, "an": 1.0}, {"ev_n": "n"}) == ["ev_n"]
