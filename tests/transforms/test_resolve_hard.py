"""Who is one across texts, on a hard table of people and things of the world; in any order of the texts."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resolve_growth import Told, known_of, names, seconds
from resolve_hard import Line, clusters, corpus_of, found_of, hard_lines, results

from transforms.resolve import resolve
from transforms.resolve.knowledge import Knowledge
from transforms.resolve.people import people_of
from transforms.resolve.things import things_of

BARS = {
    "people": (0.99, 0.98),
    "bodies": (0.99, 0.96),
    "places": (0.99, 0.9),
    "products": (0.99, 0.98),
    "agreements": (0.99, 0.9),
}
"""Section -> least precision and recall over pairs of lines."""


def test_pairs_that_are_one_are_joined_and_others_kept_apart() -> None:
    lines = hard_lines()
    found = found_of(lines)
    unlike = "\n".join(clusters(lines, found))
    for section, result in results(lines, found).items():
        precision, recall = BARS[section]
        assert result.precision >= precision, f"{section}: {unlike}"
        assert result.recall >= recall, f"{section}: {unlike}"


lots = st.lists(st.sampled_from(hard_lines()), min_size=2, max_size=40, unique=True)


@settings(max_examples=6, deadline=None)
@given(lots, st.integers(0, 2**32))
def test_any_order_and_any_batches_give_the_same_entities(lines: list[Line], seed: int) -> None:
    """Texts that came in one order, in one batch, and the same in another, batch behind batch."""
    documents, sources, annotations = corpus_of(lines).inputs()
    once = resolve(documents, sources, annotations)
    draw = random.Random(seed)
    cut = draw.randrange(documents.num_rows + 1)
    again = resolve(
        _in_batches(documents, cut, draw),
        _in_batches(sources, cut, draw),
        {name: _in_batches(table, draw.randrange(table.num_rows + 1), draw) for name, table in annotations.items()},
    )
    for name in ("entities", "entity_aliases", "entity_roles", "mentions"):
        assert again[name].equals(once[name]), name


def _in_batches(table: pa.Table, cut: int, draw: random.Random) -> pa.Table:
    order = list(range(table.num_rows))
    draw.shuffle(order)
    return pa.concat_tables([table.take(pa.array(part, pa.int64())) for part in (order[cut:], order[:cut])])


@pytest.mark.parametrize("seed", range(2))
def test_a_world_of_namesakes_does_not_depend_on_order(seed: int) -> None:
    known = known_of(names(800, seed))
    mixed = list(known)
    random.Random(seed).shuffle(mixed)
    assert _locals(people_of(mixed)) == _locals(people_of(known))


def test_things_do_not_depend_on_order() -> None:
    told = [
        Told(written, country or None, date.fromisoformat(line.published), None, "organization", line.other_forms)
        for line in hard_lines() if line.section == "bodies"
        for written, _, country in [line.written.partition("#")]
    ]  # fmt: skip
    known = known_of(told)
    mixed = list(known)
    random.Random(5).shuffle(mixed)
    assert _locals(things_of(mixed)) == _locals(things_of(known))


def _locals(found: Sequence[Sequence[Knowledge]]) -> list[list[tuple[str, int]]]:
    return [[k.first for k in one] for one in found]


def test_the_bearers_of_one_surname_cost_no_square() -> None:
    """Four times the names take nowhere near sixteen times as long, for all that many bear one name."""
    seconds(500)
    small, large = (min(seconds(size) for _ in range(2)) for size in (1_000, 4_000))
    assert large < 12 * max(small, 0.05)


@pytest.mark.slow
def test_a_hundred_thousand_names_take_minutes() -> None:
    assert seconds(100_000) < 300
