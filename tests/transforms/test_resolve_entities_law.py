"""Entities do not show in which steps texts came and left, nor what was judged meanwhile."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resolve_growth import Told, laid_out, names
from test_resolve_stability import WORLD

from transforms.resolve.entities import settle_entities

GIVEN = ("given_documents", "text_entities", "text_aliases", "text_roles")
SETTLED = ("entity", "entity_of", "holder_of")


class Store:
    """A database into which texts come, and from which they leave."""

    def __init__(self, world: Sequence[Told]) -> None:
        self.db = laid_out(world)
        for name in GIVEN:
            self.db.execute(f"create table all_{name} as from {name}")
            self.db.execute(f"drop view {name}")
            self.db.execute(f"create table {name} as from all_{name} limit 0")
        self.db.execute("create table linking.changed (document_id varchar, is_gone boolean)")
        self.db.execute(
            "create table linking.judged_entity_pair "
            "(document_a varchar, local_a bigint, document_b varchar, local_b bigint, is_same boolean)"
        )
        self.there: set[str] = set()

    def step(self, coming: set[str], leaving: set[str], copies: dict[str, str] | None = None) -> None:
        """These texts come, these leave; then entities are settled."""
        changed = [(text, text in leaving) for text in sorted(coming | leaving)]
        self.db.execute("delete from linking.changed")
        for name in GIVEN:
            self.db.execute(f"delete from {name} where document_id in (select unnest($1))", [sorted(coming | leaving)])
            self.db.execute(
                f"insert into {name} from all_{name} where document_id in (select unnest($1))", [sorted(coming)]
            )
        if changed:
            self.db.executemany("insert into linking.changed values (?, ?)", changed)
        self.there = (self.there - leaving) | coming
        was = dict(self.db.execute("from linking.copy_of").fetchall())
        now = {a: b for a, b in (copies or {}).items() if {a, b} <= self.there}
        self.db.execute("create or replace temp table copy_changed (document_id varchar)")
        for text in sorted(was.keys() | now.keys()):
            if was.get(text) != now.get(text):
                self.db.execute("insert into copy_changed values (?)", [text])
        self.db.execute("delete from linking.copy_of")
        for pair in now.items():
            self.db.execute("insert into linking.copy_of values (?, ?)", pair)
        settle_entities(self.db)

    def judge(self, pairs: Sequence[tuple[str, str, bool]]) -> None:
        """These judgements, and no others, hold from the next step on."""
        self.db.execute("delete from linking.judged_entity_pair")
        for one, other, is_same in pairs:
            self.db.execute("insert into linking.judged_entity_pair values (?, 0, ?, 0, ?)", [one, other, is_same])

    def settled(self) -> dict[str, list[tuple[object, ...]]]:
        """All rows of what is settled."""
        return {name: sorted(self.db.execute(f"from linking.{name}").fetchall(), key=repr) for name in SETTLED}


def some(draw: random.Random, texts: set[str], most: int) -> set[str]:
    return set(draw.sample(sorted(texts), min(len(texts), draw.randrange(most + 1))))


def hold_to_the_law(world: Sequence[Told], steps: int, seed: int) -> None:
    draw = random.Random(seed)
    texts = {f"doc_{i:07}" for i in range(len(world))}
    store = Store(world)
    pairs: list[tuple[str, str, bool]] = []
    copies: dict[str, str] = {}
    for _ in range(steps):
        leaving = some(draw, store.there, 4)
        coming = some(draw, texts - leaving, max(4, len(texts) // steps))
        if draw.random() < 0.4 and store.there:
            some_pairs = (draw.sample(sorted(texts), 2) for _ in range(draw.randrange(4)))
            pairs = [(one, other, draw.random() < 0.5) for one, other in some_pairs]
        if draw.random() < 0.4:
            copies = dict(zip(draw.sample(sorted(texts), 2), draw.sample(sorted(texts), 2), strict=True))
        store.judge(pairs)
        store.step(coming, leaving, copies)
    fresh = Store(world)
    fresh.judge(pairs)
    fresh.step(store.there, set(), copies)
    assert store.settled() == fresh.settled()
    store.db.close()
    fresh.db.close()


worlds = st.lists(st.sampled_from(WORLD), min_size=2, max_size=60)
seeds = st.integers(0, 2**32)


@settings(max_examples=5, deadline=None)
@given(worlds, seeds)
def test_entities_do_not_show_the_steps(world: list[Told], seed: int) -> None:
    hold_to_the_law(world, 4, seed)


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(worlds, seeds)
def test_entities_do_not_show_the_steps_at_length(world: list[Told], seed: int) -> None:
    hold_to_the_law(world, 6, seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_a_thousand_namesakes_do_not_show_the_steps(seed: int) -> None:
    hold_to_the_law(names(1_000, seed), 12, seed)
